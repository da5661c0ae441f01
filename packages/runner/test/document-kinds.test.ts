import type { DocumentKind } from "@boekbrug/core";
import { describe, expect, it } from "vitest";
import { vatReports } from "../src/index.ts";
import { connectAgain, createWorld, runOnce, runUntilQuiet, someOrders, type World } from "./world.ts";

const items = { fallback: "DIVERSEN" };
const kindWorld = (kind: DocumentKind, ledger: Record<string, unknown> = {}, exact = {}): World =>
  createWorld({ rules: { document: { kind } }, ledger: { items, ...ledger }, exact });

const returned = ({ exact }: World) =>
  exact.state.vatReturn("2026-01-01", "2026-12-31").reduce((sum, line) => sum + line.vatCents, 0);
const planned = (report: Awaited<ReturnType<typeof runOnce>>) =>
  report.booked.reduce((sum, { totals }) => sum + totals.vat.minor, 0);
const fates = async (world: World) => {
  const all = (await world.store.orders("shop", { fates: allFates, after: null, limit: 100 }))._unsafeUnwrap();
  return all.map(({ fate }) => (fate.kind === "changed" ? `${fate.kind} ${fate.problem.code}` : fate.kind));
};
const allFates = ["seen", "held", "planned", "writing", "in-doubt", "booked", "waiting-on-ledger", "changed"] as const;
/** Does something just before the first write to a resource, when everything was checked. */
function beforeWriting({ exact }: World, resource: string, act: () => void): void {
  const { fetch } = exact;
  const watching: typeof fetch = (input, init) => {
    const { method, url } = input instanceof Request ? input : new Request(input, init);
    if (method === "POST" && new URL(url).pathname.endsWith(`/${resource}`)) {
      Object.assign(exact, { fetch });
      act();
    }
    return fetch(input, init);
  };
  Object.assign(exact, { fetch: watching });
}

const centsOf = (amount: unknown): number => Math.round(Number(amount) * 100);
const grossOf = (lines: readonly { readonly netCents: number; readonly vatCents: number }[]): number =>
  lines.reduce((sum, { netCents, vatCents }) => sum + netCents + vatCents, 0);

const writes = ({ exact }: World) =>
  exact.calls.filter(({ method, path }) => method !== "GET" && !path.includes("oauth2")).map(({ path }) => path);

describe("sales invoices", () => {
  it("are booked once, open, and count for VAT once a person processes them", async () => {
    const world = kindWorld("invoice");
    const report = await runOnce(world);
    expect(report).toMatchObject({ held: [], stopped: null, booked: [{}, {}, {}] });
    expect(world.exact.state.invoices()).toHaveLength(3);
    expect(returned(world)).toBe(0);
    for (const { id } of world.exact.state.invoices()) world.exact.state.byHand.processInvoice(id);
    expect(returned(world)).toBe(planned(report));
    const before = writes(world).length;
    expect(await runOnce(world)).toMatchObject({ booked: [], held: [] });
    expect(writes(world)).toHaveLength(before);
  });

  it("are processed by setting: with the order's date and Exact's number, and nobody is mailed", async () => {
    const world = kindWorld("invoice", { invoices: { process: true } });
    const report = await runOnce(world);
    const { invoices, mails } = world.exact.state;
    expect(invoices().map(({ status }) => status)).toEqual([50, 50, 50]);
    expect(report.booked.map(({ documentNumber }) => documentNumber)).toEqual(
      invoices().map(({ invoiceNumber }) => String(invoiceNumber)),
    );
    expect(report.booked.map(({ date }) => date)).toEqual(
      invoices().map(({ invoiceDate }) => new Date(invoiceDate ?? 0).toISOString().slice(0, 10)),
    );
    expect(mails()).toEqual([]);
    expect(returned(world)).toBe(planned(report));
  });

  it("are mailed where that is asked for", async () => {
    const world = kindWorld("invoice", { invoices: { process: true, send: "email" } });
    await runOnce(world);
    expect(world.exact.state.mails()).toHaveLength(3);
  });

  it("are neither processed nor mailed where their totals are not the order's, until a person has mended them", async () => {
    const world = kindWorld("invoice", { invoices: { process: true, send: "email" } });
    const { byHand, ...state } = world.exact.state;
    beforeWriting(world, "SalesInvoices", () => byHand.editVatCode("4", { type: "E" }));
    const first = await runOnce(world);
    expect(first).toMatchObject({ booked: [{}], held: [{}, {}] });
    expect([state.mails().length, state.entries().length]).toEqual([1, 1]);
    byHand.editVatCode("4", { type: "I" });
    world.clock.advance(60_000);
    expect(await runOnce(world)).toMatchObject({ booked: [], stillHeld: 2 });
    for (const { problem } of first.held) {
      const { booked, planned: meant } = problem.parameters;
      expect(problem.code).toBe("ledger.total-differs");
      const wrong = state.invoices().find(({ lines }) => grossOf(lines) === centsOf(booked));
      state.tamper(wrong?.id ?? "", centsOf(meant) - centsOf(booked));
    }
    const mended = await runOnce(world);
    expect(mended).toMatchObject({ held: [], stillHeld: 0, booked: [{}, {}] });
    expect(state.invoices().map(({ status }) => status)).toEqual([50, 50, 50]);
    expect(state.mails()).toHaveLength(3);
    expect(returned(world)).toBe(planned(first) + planned(mended));
  });

  it("tell the closed period that keeps one from being processed, and go on when it is open", async () => {
    const world = kindWorld("invoice", { invoices: { process: true } });
    world.exact.state.byHand.closePeriod(2026, 3);
    expect((await runOnce(world)).held.map(({ problem }) => problem)).toMatchObject(
      ["2026-03-10", "2026-03-11", "2026-03-12"].map((date) => ({
        code: "ledger.period-closed",
        parameters: { date },
      })),
    );
    world.clock.advance(60_000);
    expect(await runOnce(world)).toMatchObject({ held: [], stillHeld: 3 });
    expect(await fates(world)).toEqual(["held", "held", "held"]);
    world.exact.state.byHand.openPeriod(2026, 3);
    world.clock.advance(24 * 3_600_000);
    expect((await runOnce(world)).booked).toHaveLength(3);
    expect(world.exact.state.invoices().map(({ status }) => status)).toEqual([50, 50, 50]);
  });

  it.each(["processed", "unprocessed"])(
    "tell what failed in processing, once, and are booked after it (%s)",
    async (documentError) => {
      const world = kindWorld("invoice", { invoices: { process: true } }, { switches: { documentError } });
      world.exact.state.byHand.failDocuments("Lay-out ontbreekt");
      const first = await runOnce(world);
      expect(first.booked).toEqual([]);
      expect(first.held.map(({ problem }) => problem)).toMatchObject([
        { code: "ledger.finish-failed", parameters: { detail: "Lay-out ontbreekt" } },
        { code: "ledger.finish-failed" },
        { code: "ledger.finish-failed" },
      ]);
      world.exact.state.byHand.failDocuments();
      world.clock.advance(2 * 3_600_000);
      expect(await runOnce(world)).toMatchObject({ booked: [{}, {}, {}], held: [] });
      expect(world.exact.state.invoices().map(({ status }) => status)).toEqual([50, 50, 50]);
    },
  );

  it("that a lost store has forgotten are taken over, and processed where they were not", async () => {
    const world = kindWorld("invoice");
    await runOnce(world);
    const again = await kindWorldOn(world, { invoices: { process: true } });
    const report = await runOnce(again);
    expect(report).toMatchObject({ booked: [{}, {}, {}], held: [] });
    expect(world.exact.state.invoices().map(({ status }) => status)).toEqual([50, 50, 50]);
  });
});

/** The same shop and books with a new store, and other settings. */
const kindWorldOn = async (
  world: World,
  ledger: Record<string, unknown>,
  kind: DocumentKind = "invoice",
): Promise<World> => {
  const refreshToken = await connectAgain(world);
  world.clock.advance(1_200_000);
  return {
    ...world,
    rules: { ...world.rules, document: { ...world.rules.document, kind } },
    ledger: { items, ...ledger },
    store: createWorld().store,
    refreshToken,
  };
};

describe("sales orders", () => {
  it("are booked once; they count for VAT once they are invoiced", async () => {
    const world = kindWorld("order");
    const report = await runOnce(world);
    expect(report).toMatchObject({ held: [], booked: [{}, {}, {}] });
    expect(returned(world)).toBe(0);
    for (const { id } of world.exact.state.orders()) world.exact.state.byHand.invoiceOrder(id);
    expect(returned(world)).toBe(planned(report));
    expect(await runOnce(world)).toMatchObject({ booked: [], held: [] });
    expect(world.exact.state.orders()).toHaveLength(3);
  });

  it.each([
    {},
    { invoicingResult: "InvoiceSalesOrdersResult" },
    { invoicingResultBy: "filter" },
    { invoicingStatus: "numbers" },
    { invoicingMode: "both" },
    { orderRefOnInvoice: "empty" },
    { invoicedOrders: "processed" },
    { orFilter: "refused" },
  ])("wait on the ledger while it invoices them (%j), then are booked on the invoice", async (switches) => {
    const world = kindWorld("order", { orders: { invoice: true } }, { switches });
    world.exact.state.byHand.invoicingTakes(600_000);
    const first = await runOnce(world);
    expect(first).toMatchObject({ booked: [], held: [], waitingOnLedger: 3 });
    expect(await fates(world)).toEqual(["waiting-on-ledger", "waiting-on-ledger", "waiting-on-ledger"]);
    world.clock.advance(900_000);
    const before = writes(world).length;
    const second = await runOnce(world);
    expect(second).toMatchObject({ booked: [{}, {}, {}], held: [], waitingOnLedger: 0 });
    expect(second.booked.map(({ documentId }) => documentId).sort()).toEqual(
      world.exact.state
        .invoices()
        .map(({ id }) => id)
        .sort(),
    );
    expect(writes(world)).toHaveLength(before);
    expect(await fates(world)).toEqual(["booked", "booked", "booked"]);
  });

  it("count in the reports when Exact dates their invoices, not when they were ordered", async () => {
    const orders = someOrders.map((order) => ({ ...order, created: "2026-03-31T20:00:00Z" }));
    const ledger = { items, orders: { invoice: true } };
    const exact = { switches: { invoicedOrders: "processed" as const } };
    const world = createWorld({ rules: { document: { kind: "order" } }, ledger, exact, orders });
    world.clock.advance(Date.parse("2026-03-31T23:50:00Z") - world.clock.now());
    world.exact.state.byHand.invoicingTakes(1_800_000);
    await runOnce(world);
    world.clock.advance(3_600_000);
    const { booked } = await runOnce(world);
    expect(booked.map(({ date }) => date)).toEqual(["2026-04-01", "2026-04-01", "2026-04-01"]);
    for (const [from, to] of [
      ["2026-01-01", "2026-03-31"],
      ["2026-04-01", "2026-06-30"],
    ] as const) {
      const { boxes } = (await vatReports(world.store, "shop", { from, to }))._unsafeUnwrap().vat;
      const inExact = world.exact.state.vatReturn(from, to).reduce((sum, { vatCents }) => sum + vatCents, 0);
      expect(boxes.reduce((sum, { vat }) => sum + (vat?.minor ?? 0), 0)).toBe(inExact);
      expect(inExact > 0).toBe(from === "2026-04-01");
    }
  });

  it.each([{}, { invoicingResult: "InvoiceSalesOrdersResult" }, { invoicingResultBy: "filter" }])(
    "whose invoicing fails are told once, and booked when a person has invoiced them (%j)",
    async (switches) => {
      const world = kindWorld("order", { orders: { invoice: true } }, { switches });
      world.exact.state.byHand.failInvoicing("Geen voorraad");
      world.exact.state.byHand.invoicingTakes(60_000);
      await runOnce(world);
      world.clock.advance(900_000);
      const told = await runOnce(world);
      expect(told.held.map(({ problem }) => problem.code)).toEqual(Array(3).fill("ledger.invoicing-failed"));
      expect(JSON.stringify(told.held)).toContain("Geen voorraad");
      world.clock.advance(900_000);
      expect(await runOnce(world)).toMatchObject({ held: [], stillHeld: 3 });
      world.exact.state.byHand.failInvoicing();
      for (const { id } of world.exact.state.orders()) world.exact.state.byHand.invoiceOrder(id);
      expect(await runOnce(world)).toMatchObject({ booked: [{}, {}, {}], held: [], stillHeld: 0 });
    },
  );

  it.each(["second-finds-nothing", "both-invoice"])(
    "whose invoicing takes long, with lost answers, get one invoice, and keep no others waiting (%s)",
    async (overlappingInvoicing) => {
      const world = kindWorld("order", { orders: { invoice: true } }, { switches: { overlappingInvoicing } });
      world.exact.state.byHand.invoicingTakes(600_000);
      world.exact.faults.add({ fault: "drop-after-commit", path: /InvoiceSalesOrders$/, times: 3 });
      expect((await runOnce(world)).inDoubt).toHaveLength(3);
      world.clock.advance(300_000);
      world.shop.state.addOrder({ ...someOrders[0], created: "2026-03-16T09:00:00Z", rows: someOrders[0]?.rows ?? [] });
      expect(await runOnce(world)).toMatchObject({ stopped: null, inDoubt: [{}, {}, {}], waitingOnLedger: 1 });
      world.clock.advance(900_000);
      expect(await runOnce(world)).toMatchObject({ booked: [{}, {}, {}, {}], inDoubt: [], held: [] });
      expect(world.exact.state.invoices()).toHaveLength(4);
    },
  );

  it("that were never asked to be invoiced, since that call got lost, are asked again after an hour", async () => {
    const world = kindWorld("order", { orders: { invoice: true } });
    world.exact.faults.add({ fault: "drop-before", path: /InvoiceSalesOrders$/, times: 3 });
    world.exact.faults.add({ fault: "server-error", method: "GET", path: /SalesInvoiceLines/, times: 3 });
    await runUntilQuiet(world);
    world.clock.advance(60_000);
    expect((await runOnce(world)).booked).toHaveLength(3);
    expect(world.exact.state.invoices()).toHaveLength(3);
  });

  it("that the ledger does not finish in four hours are told, and booked when it has", async () => {
    const world = kindWorld("order", { orders: { invoice: true } });
    world.exact.state.byHand.invoicingTakes(6 * 3_600_000);
    await runOnce(world);
    world.clock.advance(4 * 3_600_000);
    const told = await runOnce(world);
    expect(told.held.map(({ problem }) => problem.code)).toEqual(Array(3).fill("ledger.invoicing-overdue"));
    world.clock.advance(3 * 3_600_000);
    expect(await runOnce(world)).toMatchObject({ booked: [{}, {}, {}], held: [], stillHeld: 0 });
  });

  it("whose invoice has other VAT than the order are brought to a person", async () => {
    const thirds = Array.from({ length: 3 }, (_, index) => ({ name: `Knoop ${index}`, price: "0.33", rate: 21 }));
    const world = createWorld({
      orders: [{ created: "2026-03-10T10:00:00Z", rows: thirds }],
      rules: { document: { kind: "order" } },
      ledger: { items, orders: { invoice: true } },
      exact: { switches: { orderVatAmount: "recomputed" } },
    });
    await runOnce(world);
    const [order] = world.exact.state.orders();
    const vat = order?.lines.reduce((sum, line) => sum + line.vatCents, 0);
    world.clock.advance(900_000);
    const { held } = await runOnce(world);
    expect(vat).toBe(17);
    expect(held).toMatchObject([
      { problem: { code: "ledger.total-differs", parameters: { bookedVat: "0.18", plannedVat: "0.17" } } },
    ]);
    expect(await fates(world)).toEqual(["changed ledger.total-differs"]);
    world.clock.advance(900_000);
    expect(await runOnce(world)).toMatchObject({ held: [], stillHeld: 1 });
  });
});

describe("another choice of document kind", () => {
  const kinds: DocumentKind[] = ["entry", "invoice", "order"];
  it.each(kinds.flatMap((from) => kinds.filter((to) => to !== from).map((to) => [from, to] as const)))(
    "from %s to %s books nothing twice, with or without the store",
    async (from, to) => {
      const ledger = { invoices: { process: true }, orders: { invoice: true } };
      const world = kindWorld(from, ledger);
      await runOnce(world);
      world.clock.advance(900_000);
      await runOnce(world);
      const documentWrites = () => writes(world).filter((path) => /SalesEntries|SalesInvoices|SalesOrders/.test(path));
      const before = documentWrites();
      const report = await runOnce(await kindWorldOn(world, ledger, to));
      expect(report).toMatchObject({ booked: [{}, {}, {}], held: [], stopped: null });
      expect(report.booked.every(({ adopted }) => adopted)).toBe(true);
      expect(documentWrites()).toEqual(before);
    },
  );

  it("finds a document whose answer was lost before the choice changed", async () => {
    const world = kindWorld("entry");
    world.exact.faults.add({ fault: "drop-after-commit", method: "POST", path: /SalesEntries/ });
    world.exact.faults.add({
      fault: "server-error",
      method: "GET",
      path: /SalesEntries(?!.*or%20startswith).*startswith/,
      times: 9,
    });
    const lost = await runOnce(world);
    expect(lost.stopped).toBeNull();
    expect(await fates(world)).toContain("in-doubt");
    world.clock.advance(900_000);
    world.exact.faults.clear();
    const { store, refreshToken } = world;
    await runOnce({ ...(await kindWorldOn(world, {}, "invoice")), store, refreshToken });
    const ids = [...world.exact.state.entries(), ...world.exact.state.invoices()].map(({ yourRef }) => yourRef);
    expect(ids).toHaveLength(3);
    expect(new Set(ids).size).toBe(3);
  });
});

it("an administration without sales orders takes sales entries as before", async () => {
  const world = kindWorld("entry");
  world.exact.state.setScope("Sales orders", false);
  world.exact.state.setScope("Sales invoices", false);
  expect(await runOnce(world)).toMatchObject({ booked: [{}, {}, {}], held: [], stopped: null });
});

it("the payment condition follows the payment method, else it is the one for all", async () => {
  const orders = [1, 3].map((payMethodId) => ({
    created: "2026-03-10T10:00:00Z",
    payMethodId,
    rows: [{ name: "Pan", price: "12.10", rate: 21 }],
  }));
  const ledger = { items, paymentCondition: "30", paymentConditions: { "1": "00" } };
  const world = createWorld({ orders, rules: { document: { kind: "invoice" } }, ledger });
  expect(await runOnce(world)).toMatchObject({ booked: [{}, {}], check: [] });
  expect(world.exact.state.invoices().map(({ paymentCondition }) => paymentCondition)).toEqual(["00", "30"]);
});

it("a payment condition that does not exist is told before anything is written", async () => {
  const world = kindWorld("invoice", { paymentConditions: { ideal: "99" } });
  expect((await runOnce(world)).check).toMatchObject([
    { code: "ledger.payment-condition-unknown", field: "ledger.paymentConditions.ideal" },
  ]);
  expect(writes(world)).toEqual([]);
});
