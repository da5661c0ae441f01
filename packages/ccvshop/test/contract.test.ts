import { money, type WebhookSubject } from "@boekbrug/core";
import { type CcvShopSwitches, createCcvShopSimulator, type FaultKind } from "@boekbrug/simulators";
import { orderSourceContract } from "@boekbrug/testkit";
import { createCcvShop } from "../src/index.ts";
import { createPostbox, fakeClock } from "./support.ts";

const faults: Readonly<Record<string, FaultKind>> = {
  refused: "refused",
  dropped: "drop-after-commit",
  limited: "rate-limit",
  unavailable: "server-error",
  malformed: "malformed",
};

const pageSize = 4;

/** The adapter on an empty simulated shop with small pages. */
async function open(switches: Partial<CcvShopSwitches> = {}) {
  const clock = fakeClock();
  const post = createPostbox();
  const shop = createCcvShopSimulator({
    clock,
    send: post.send,
    switches: { maxPageSize: pageSize as CcvShopSwitches["maxPageSize"], ...switches },
  });
  let minutes = 0;
  const add = (extra: Parameters<typeof shop.state.addOrder>[0]) => {
    minutes += 1;
    const created = new Date(Date.parse("2026-11-01T10:00:00Z") + minutes * 60_000);
    return String(shop.state.addOrder({ ...extra, created: `${created.toISOString().slice(0, 19)}Z` }));
  };
  const addBasket = () => {
    const number = 7_000;
    add({ rows, completed: false, number });
    return number;
  };
  const rows = [
    { name: "Pan", price: "89.95" },
    { name: "Boek", price: "27.50", rate: 9, count: 3 },
  ];
  const shipping = { price: "5.95" };
  const { public: publicKey, secret } = shop.keys;
  return {
    source: createCcvShop(
      { kind: "ccvshop", baseUrl: "https://shop.test", publicKey, secret },
      { clock, fetch: shop.fetch },
    ),
    pageSize,
    arrange: {
      addOrder: async (kind: "paid" | "unpaid") => add({ rows, shipping, paid: kind === "paid" }),
      addUnreadable: async () => add({ rows, raw: { total_price: "onbekend" } }),
      ...(switches.basketNumbers === "shown" ? { addNumberedBasket: async () => addBasket() } : {}),
      pay: async (id: string) => shop.state.updateOrder(Number(id), { paid: true }),
      cancel: async (id: string) => shop.state.updateOrder(Number(id), { status: 8 }),
      remove: async (id: string) => shop.state.deleteOrder(Number(id)),
    },
    expected: async (id: string) => {
      const { total, vat } = shop.state.charged(Number(id));
      return { total: money(total, "EUR"), vat: money(vat, "EUR") };
    },
    products: {
      add: async (name: string) => {
        minutes += 1;
        const changed = new Date(Date.parse("2026-11-01T10:00:00Z") + minutes * 1_000).toISOString();
        return String(shop.state.addProduct({ name, productNumber: `P-${name}`, created: changed, modified: changed }));
      },
      rename: async (id: string, name: string) => {
        await clock.sleep(1_000);
        shop.state.products.update(Number(id), { name });
      },
      remove: async (id: string) => shop.state.products.delete(Number(id)),
    },
    webhooks: {
      bodyOf: (id: string) => JSON.stringify({ triggered_at: "2026-11-21T10:00:00Z", id: Number(id) }),
      deliver: async (address: string, body: string, subject: WebhookSubject) => {
        shop.state.webhooks.send(`${subject}.created`, body);
        await shop.state.webhooks.settled();
        return post.lastTo(address);
      },
      calls: () => shop.calls.length,
    },
    faults: {
      next: (kind: string) => {
        shop.faults.add({ fault: faults[kind] ?? "refused" });
      },
    },
    close: async () => {},
  };
}

orderSourceContract("ccvshop", () => open());
orderSourceContract("ccvshop, at its most sparing", () =>
  open({
    lastPageNext: "absent",
    emptyList: "no-body",
    absentText: "null",
    deletedOrders: "gone",
    basketNumbers: "shown",
    unknownErrorBody: "empty",
  }),
);
