import { isUnreadable, type Order, type OrderHead } from "@boekbrug/core";
import { type CcvShopSwitches, ccvShopSwitches } from "@boekbrug/simulators";
import { describe, expect, it } from "vitest";
import { bookingOf, from, readAll, type Subject, sampleShop } from "./support.ts";

/** Reasons for which an order may be held when its totals as shown are not what was charged. */
const amountsAreHeld = ["order.does-not-add-up", "order.vat-does-not-add-up", "vat.not-charged"];

interface Reading {
  readonly label: string;
  readonly held: string | undefined;
  /** Total and VAT as charged and as read; VAT per rate as charged and as planned. */
  readonly right: boolean;
}

async function readOne({ shop, source }: Subject, head: OrderHead): Promise<Reading> {
  const order = (await source.order(head.id, head))._unsafeUnwrap();
  if (order === null) throw new Error(`order ${head.id} is gone`);
  const charged = shop.state.charged(Number(head.id));
  const booking = bookingOf(order);
  const label = shop.state.order(Number(head.id)).label ?? head.id;
  const right = !isUnreadable(order) && order.total.minor === charged.total && order.totalVat.minor === charged.vat;
  return { label, right, held: "held" in booking ? booking.held : undefined };
}

/** Every order is right, or held for a reason that speaks of its amounts. Each `every`-th order is read whole, from the `first` on; all are listed. */
async function expectNoneWrong(subject: Subject, every = 1, first = 0): Promise<Reading[]> {
  const { heads, unreadable } = await readAll(subject.source);
  expect(unreadable).toEqual([]);
  expect(heads).toHaveLength(subject.shop.state.orders().filter(({ completed }) => completed).length);
  const read: Reading[] = [];
  for (const [index, head] of heads.entries())
    if (index % every === first % every) read.push(await readOne(subject, head));
  const wrong = read.filter(({ right, held }) => !right && !amountsAreHeld.includes(held ?? ""));
  expect(wrong).toEqual([]);
  return read;
}

const settingsOf = (list: typeof ccvShopSwitches) =>
  list
    .flatMap(({ name, settings }) => settings.map((setting) => [name, setting] as const))
    .map(([name, setting], index) => [name, setting, index] as const);

const withSwitch = (name: string, setting: unknown) => ({ [name]: setting }) as Partial<CcvShopSwitches>;

/** Switches under which the shop hides what it charged, so that orders must be held. */
const hiding = new Set([
  "totalPriceContainsShipping no",
  "couponVat as-payment",
  "creditPointVat as-payment",
  "netShopTaxesIncluded no",
  "costVat none",
]);

/** In the sample shop: hand-made to be off by its shipping. */
const madeWrong = 1;

const money = ccvShopSwitches.filter(({ unknown }) => ["16.2", "16.3", "16.12"].includes(unknown));
const others = ccvShopSwitches.filter(
  ({ unknown, name }) => !["16.2", "16.3", "16.12"].includes(unknown) && !name.startsWith("webhook"),
);

describe("every order is read as it was charged, or held", () => {
  it.each(settingsOf(money as unknown as typeof ccvShopSwitches))("with %s %s", async (name, setting) => {
    const read = await expectNoneWrong(sampleShop(withSwitch(name, setting)));
    const addsUpNot = read.filter(({ held }) => held?.endsWith("add-up") === true);
    if (!hiding.has(`${name} ${setting}`)) expect(addsUpNot).toHaveLength(madeWrong);
  });

  it.each(settingsOf(others as unknown as typeof ccvShopSwitches))("with %s %s", async (name, setting, index) => {
    await expectNoneWrong(sampleShop(withSwitch(name, setting)), 16, index);
  });

  it.each(settingsOf(money as unknown as typeof ccvShopSwitches))(
    "in a net shop with %s %s",
    async (name, setting, index) => {
      const net = { shop: { settings: { pricesIncludeVat: false } } };
      await expectNoneWrong(sampleShop(withSwitch(name, setting), {}, net), 6, index);
    },
  );

  it("and booked with the VAT of each rate as it was charged", async () => {
    const { shop, source } = sampleShop();
    let booked = 0;
    for (const head of (await readAll(source)).heads) {
      const order = (await source.order(head.id, head))._unsafeUnwrap();
      const booking = order === null ? undefined : bookingOf(order);
      if (booking === undefined || !("plan" in booking) || booking.plan === undefined) continue;
      const { perRate } = shop.state.charged(Number(head.id));
      const planned: Record<string, { vat: number; gross: number }> = {};
      for (const { vatPercent, vat, gross } of booking.plan.vatTotals) {
        const before = planned[vatPercent] ?? { vat: 0, gross: 0 };
        planned[vatPercent] = { vat: before.vat + vat.minor, gross: before.gross + gross.minor };
      }
      const charged = Object.entries(perRate).map(([rate, { vat, gross }]) => [rate, { vat, gross }]);
      expect(planned).toEqual(Object.fromEntries(charged));
      booked += 1;
    }
    expect(booked).toBeGreaterThan(50);
  });

  it("with several unknowns at once", async () => {
    await expectNoneWrong(
      sampleShop({
        totalDiscountsSign: "negative",
        totalDiscountsContains: "coupon-and-row-discounts",
        creditPointDiscountSign: "negative",
        costVat: "shipping-rate",
        rowTotalsCounted: "both-per-unit",
        netShopTotalPrice: "net",
        netShopCostBasis: "gross",
        vatRounding: "per-line",
      }),
    );
  });
});

describe("a key", () => {
  const statuses = [401, 403, 500] as const;
  const bodies = ["json-without-code", "json", "html", "empty"] as const;
  const matrix = statuses.flatMap((status) => bodies.map((body) => [status, body] as const));

  it.each(matrix)("that is wrong is told as such: %d, %s", async (authErrorStatus, unknownErrorBody) => {
    for (const authErrorsSigned of ["no", "yes"] as const) {
      const switches = { authErrorStatus, unknownErrorBody, authErrorsSigned };
      const { source } = sampleShop(switches, { secret: "fout" });
      const { problem } = (await source.changed(null, from))._unsafeUnwrapErr();
      const wordless = authErrorStatus === 500 && (unknownErrorBody === "html" || unknownErrorBody === "empty");
      expect(problem).toMatchObject(
        wordless
          ? { code: "shop.unreachable", parameters: { detail: "HTTP 500, or a wrong key" } }
          : { code: "shop.not-authorised" },
      );
    }
  });

  it.each([...matrix, ...bodies.map((body) => [404, body] as const)])(
    "without a right is told which: %d, %s",
    async (permissionErrorStatus, unknownErrorBody) => {
      const subject = sampleShop({ permissionErrorStatus, unknownErrorBody, childPermission: "own" });
      const { source, shop } = subject;
      const first = (await source.changed(null, from))._unsafeUnwrap().heads[0];
      if (first === undefined) throw new Error("no order");
      shop.state.permissions.delete("orderrows");
      const rows = (await source.order(first.id, first))._unsafeUnwrapErr().problem;
      const hidden = permissionErrorStatus === 500 && (unknownErrorBody === "html" || unknownErrorBody === "empty");
      expect(rows.code).toBe(hidden ? "shop.unreachable" : "shop.permission-missing");
      shop.state.permissions.delete("orders");
      const { problem } = (await source.changed(null, from))._unsafeUnwrapErr();
      expect(problem).toMatchObject({ code: "shop.permission-missing", parameters: { what: "orders" } });
      expect((await source.head(first.id)).isErr()).toBe(true);
    },
  );
});

describe("an order that is deleted", () => {
  const ways = (["not-found", "gone", "readable-by-id"] as const).flatMap((deletedOrders) =>
    (["json-without-code", "json", "html", "empty"] as const).map((body) => [deletedOrders, body] as const),
  );
  it.each(ways)("%s (%s) is gone, or as before", async (deletedOrders, unknownErrorBody) => {
    const { shop, source } = sampleShop({ deletedOrders, unknownErrorBody });
    const head = (await readAll(source)).heads[0];
    if (head === undefined) throw new Error("no order");
    shop.state.deleteOrder(Number(head.id));
    const readable = deletedOrders === "readable-by-id";
    expect((await source.head(head.id))._unsafeUnwrap() !== null).toBe(readable);
    expect((await source.order(head.id))._unsafeUnwrap() !== null).toBe(readable);
    expect((await source.order(head.id, head))._unsafeUnwrap() !== null).toBe(readable);
  });
});

describe("a read that goes wrong", () => {
  const passing = [
    "refused",
    "drop-before",
    "drop-after-commit",
    "rate-limit",
    "server-error",
    "gateway-timeout",
    "malformed",
  ] as const;
  it.each(passing)("by %s is made again", async (fault) => {
    const { shop, source } = sampleShop();
    shop.faults.add({ fault, path: /orders/ }).add({ fault, path: /orderrows/ });
    const { heads } = await readAll(source);
    const order = (await source.order(heads[0]?.id ?? ""))._unsafeUnwrap();
    expect(order !== null && !isUnreadable(order)).toBe(true);
    expect(shop.faults.hits).toBe(2);
  });

  it.each([
    ["refused", "shop.unreachable"],
    ["drop-before", "shop.unreachable"],
    ["server-error", "shop.unreachable"],
    ["rate-limit", "shop.limit"],
    ["malformed", "shop.signature-invalid"],
  ] as const)("by %s again and again is %s, and nothing was done", async (fault, code) => {
    const { shop, source } = sampleShop();
    shop.faults.add({ fault, times: 99 });
    expect((await source.changed(null, from))._unsafeUnwrapErr()).toMatchObject({
      problem: { code },
      outcome: "not-done",
    });
  });

  it("by slowness is given up after the time-out and made again", async () => {
    const { shop, source } = sampleShop({}, { timeoutSeconds: 1 });
    shop.faults.add({ fault: "slow", delayMs: 3000 });
    expect((await source.changed(null, from)).isOk()).toBe(true);
    expect(shop.calls).toHaveLength(3);
  });
});

describe("limits", () => {
  it.each(["none", "retry-after", "x-ratelimit"] as const)(
    "of other apps are waited out (%s)",
    async (limitHeaders) => {
      for (const limitAnswer of ["429", "500.10"] as const) {
        const { shop, source, clock } = sampleShop({ limitScope: "shop", limitHeaders, limitAnswer });
        shop.state.otherAppCalls("GET", "orders", 150);
        expect((await source.changed(null, from)).isOk()).toBe(true);
        expect(clock.waits.length).toBeGreaterThan(0);
      }
    },
  );

  it("are never reached by ourselves", async () => {
    const { shop, source } = sampleShop({ maxPageSize: 10 });
    for (let pass = 0; pass < 40; pass += 1) await readAll(source);
    expect(shop.calls.length).toBeGreaterThan(200);
    expect(shop.calls.every(({ status }) => status === 200)).toBe(true);
  });
});

it("choices are read in four calls", async () => {
  const { shop, source } = sampleShop();
  const { statuses, paymentMethods, tariffs, currency } = (await source.choices())._unsafeUnwrap();
  expect(statuses).toHaveLength(14);
  expect(statuses[6]).toEqual({ id: "7", name: "Afgerond" });
  expect(paymentMethods.map(({ id }) => id)).toContain("21");
  expect(tariffs).toContainEqual({ country: "DE", name: "low a", percent: "7" });
  expect(currency).toBe("EUR");
  expect(shop.calls).toHaveLength(4);
});

it("choices leave out what the key may not read", async () => {
  const { shop, source } = sampleShop();
  shop.state.permissions.delete("paymethods");
  const without = (await source.choices())._unsafeUnwrap();
  expect([without.statuses.length, without.paymentMethods.length]).toEqual([14, 0]);
  shop.state.permissions.delete("webshops");
  expect((await source.choices())._unsafeUnwrap()).toEqual({ statuses: [], tariffs: [], paymentMethods: [] });
});

it("one order costs two calls, and one when its head was just read", async () => {
  const { shop, source } = sampleShop({}, { readProducts: false });
  const head = (await source.changed(null, from))._unsafeUnwrap().heads[0];
  shop.calls.length = 0;
  const orders: (Order | null)[] = [];
  for (const known of [head, undefined]) {
    const order = (await source.order(head?.id ?? "", known))._unsafeUnwrap();
    orders.push(order !== null && isUnreadable(order) ? null : order);
  }
  expect(orders[0]).toEqual(orders[1]);
  expect(shop.calls).toHaveLength(3);
});
