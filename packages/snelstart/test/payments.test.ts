import {
  fillStep,
  type InvoicePlan,
  type Ledger,
  type LedgerSettlements,
  money,
  type PaidDocument,
  type SettlementWrite,
} from "@boekbrug/core";
import { createSnelStartSimulator, type FaultKind, snelStartSwitches } from "@boekbrug/simulators";
import { createFakeClock, failedChecks, type LedgerFault, ledgerChecks, type OpenedLedger } from "@boekbrug/testkit";
import { describe, expect, test } from "vitest";
import { createSnelStart, type SnelStartSettings, snelstartSettings } from "../src/index.ts";
import { must, planOf, rules } from "./parts.ts";

type SimulatorOptions = NonNullable<Parameters<typeof createSnelStartSimulator>[0]>;

const clearing = { journals: { ideal: 10 } };

function createSimulated(options: SimulatorOptions = {}, payments: unknown = clearing) {
  const clock = createFakeClock("2026-03-16T09:00:00Z");
  const simulator = createSnelStartSimulator({ clock, ...options });
  const { state } = simulator;
  const open = (changes: Partial<SnelStartSettings> = {}): Ledger =>
    createSnelStart(
      snelstartSettings.parse({
        kind: "snelstart",
        clientKey: state.couplingKey,
        subscriptionKey: state.subscriptionKeys.primary,
        payments,
        ...changes,
      }),
      { clock, fetch: simulator.fetch },
    ) as Ledger;
  return { clock, simulator, state, ledger: open(), open };
}

type Simulated = ReturnType<typeof createSimulated>;

function facetOf(ledger: Ledger): LedgerSettlements {
  if (ledger.settlements === undefined) throw new Error("expected settlements");
  return ledger.settlements;
}

/** Books a plan and gives its document as one that was paid by iDEAL two days later. */
async function booked({ ledger }: Pick<Simulated, "ledger">, plan: InvoicePlan): Promise<PaidDocument> {
  const ids = new Map<string, string>();
  const { reference, number, date, totals } = plan;
  for (const step of must(ledger.compose(plan, rules, must(await ledger.snapshot(rules))))) {
    const filled = must(fillStep(step, ids));
    const found = step.lookup === "before-sending" ? must(await ledger.lookup(filled)) : null;
    const outcome = found ?? must(await ledger.send(filled));
    ids.set(step.key, outcome.id);
    if (step.kind !== "document") continue;
    const parts = [{ id: outcome.id, amount: totals.gross }];
    const known = { reference, number, date, gross: totals.gross, document: outcome, parts };
    return { ...known, paidOn: "2026-03-18", methodId: "ideal" };
  }
  throw new Error("expected a document");
}

const unpaid = { payment: { state: "unpaid", methodId: "invoice", method: "Op rekening" } } as const;

const bookedUnpaid = (simulated: Simulated, id: string) =>
  booked(simulated, planOf({ id, number: `W${id}`, ...unpaid }));

async function writesOf(
  { ledger }: Simulated,
  documents: readonly PaidDocument[],
): Promise<readonly SettlementWrite[]> {
  const { writes, problems } = facetOf(ledger).compose(documents, rules, must(await ledger.snapshot(rules)));
  expect([...problems]).toEqual([]);
  return writes;
}

const openOf = async ({ ledger }: Simulated, documents: readonly PaidDocument[]) =>
  Object.fromEntries(
    [...must(await facetOf(ledger).open(documents))].map(([key, parts]) => [
      key,
      parts.reduce((sum, { amount }) => sum + amount.minor, 0),
    ]),
  );

describe("payments in SnelStart", () => {
  const settings = snelStartSwitches.flatMap(({ name, settings: all }) =>
    all.map((setting) => ({ name, setting, switches: { [name]: setting } as SimulatorOptions["switches"] })),
  );

  test.each(settings)("are made once, together and to the cent, and found again ($name = $setting)", async (each) => {
    const simulated = createSimulated(each.switches === undefined ? {} : { switches: each.switches });
    const documents = [await bookedUnpaid(simulated, "1"), await bookedUnpaid(simulated, "2")];
    const [first, second] = documents.map(({ gross }) => gross.minor);
    expect(await openOf(simulated, documents)).toEqual({ "shop-1": first, "shop-2": second });
    const [write, ...others] = await writesOf(simulated, documents);
    if (write === undefined) throw new Error("expected a write");
    expect(others).toEqual([]);
    expect(must(await simulated.ledger.lookup(write.step))).toBeNull();
    const sent = must(await simulated.ledger.send(write.step));
    expect(must(await simulated.ledger.lookup(write.step))?.id).toBe(sent.id);
    expect(await openOf(simulated, documents)).toEqual({ "shop-1": 0, "shop-2": 0 });
    expect(simulated.state.bankEntries()).toMatchObject([{ id: sent.id, boekstuk: "shop-1" }]);
    expect(simulated.state.bookings().map(({ openCents }) => openCents)).toEqual([0, 0]);
    expect(simulated.state.strayProperties).toEqual([]);
  });

  test("go on the journal of their method, one booking for each journal and day", async () => {
    const simulated = createSimulated();
    const other = 77;
    simulated.state.byHand.addJournal({ nummer: other, omschrijving: "Tussenrekening kaarten", soort: "Bank" });
    const ledger = simulated.open({ payments: { journals: { ideal: 10 }, others: other, collectHours: 0 } });
    const documents: PaidDocument[] = [];
    for (const id of ["1", "2", "3"])
      documents.push(await booked({ ledger }, planOf({ id, number: `W${id}`, ...unpaid })));
    const [a, b, c] = documents;
    if (a === undefined || b === undefined || c === undefined) throw new Error("expected three");
    const various = [a, { ...b, methodId: "card" }, { ...c, paidOn: "2026-03-19" }];
    const writes = await writesOf({ ...simulated, ledger }, various);
    expect(writes.map(({ pays }) => pays)).toEqual([["shop-1"], ["shop-2"], ["shop-3"]]);
    for (const { step } of writes) must(await ledger.send(step));
    const journals = simulated.state.bankEntries().map(({ dagboek }) => dagboek?.id);
    expect(new Set(journals).size).toBe(2);
    expect(simulated.state.bookings().map(({ openCents }) => openCents)).toEqual([0, 0, 0]);
  });

  test("of methods without a journal are left alone, and none are made without any journal or for sales orders", () => {
    const simulated = createSimulated();
    const { way, takes } = facetOf(simulated.ledger);
    const transfer = { payment: { state: "paid", methodId: "transfer", method: "Overschrijving" } } as const;
    expect([way(planOf()), way(planOf(unpaid)), way(planOf(transfer))]).toEqual(["afterwards", "afterwards", "none"]);
    expect([takes("ideal"), takes("transfer")]).toEqual([true, false]);
    expect(simulated.open({ payments: { journals: {}, collectHours: 0 } }).settlements).toBeUndefined();
    expect(simulated.open({ document: "order" }).settlements).toBeUndefined();
  });

  test("on a journal that is not there, or is none of a bank, are told before anything is booked", async () => {
    const simulated = createSimulated({}, { journals: { ideal: 3 }, others: 99 });
    const found = simulated.ledger.check(rules, must(await simulated.ledger.snapshot(rules)));
    const ofPayments = found.filter(({ field }) => field.startsWith("ledger.payments"));
    expect(ofPayments).toMatchObject([
      { code: "ledger.choice-unknown", field: "ledger.payments.journals.ideal" },
      { code: "ledger.choice-unknown", field: "ledger.payments.others" },
    ]);
    const right = createSimulated();
    const none = right.ledger.check(rules, must(await right.ledger.snapshot(rules)));
    expect(none.filter(({ field }) => field.startsWith("ledger.payments"))).toEqual([]);
  });

  test("pay each of several bookings of one order, as far as all of them are there", async () => {
    const simulated = createSimulated();
    const [a, b] = [await bookedUnpaid(simulated, "1"), await bookedUnpaid(simulated, "2")];
    const document = { ...a.document, id: `${a.document.id}+${b.document.id}`, number: "W1 + W2" };
    const gross = money(a.gross.minor + b.gross.minor, "EUR");
    const whole = { ...a, document, number: "W1 + W2", gross };
    const parts = must(await facetOf(simulated.ledger).open([whole])).get(a.reference) ?? [];
    expect(parts).toEqual([...a.parts, ...b.parts]);
    const [write] = await writesOf(simulated, [{ ...whole, parts }]);
    if (write === undefined) throw new Error("expected a write");
    expect(write.pays).toEqual([a.reference]);
    must(await simulated.ledger.send(write.step));
    expect(simulated.state.bookings().map(({ openCents }) => openCents)).toEqual([0, 0]);
    simulated.state.bankEntries().map(({ id }) => simulated.state.byHand.deleteBankEntry(id ?? ""));
    simulated.state.byHand.deleteBooking(b.document.id);
    expect(await openOf(simulated, [whole])).toEqual({});
  });

  test("cost two calls for fifty bookings of neighbouring days, and few for old ones", async () => {
    const simulated = createSimulated();
    const documents: PaidDocument[] = [];
    for (let id = 1; id <= 60; id += 1) documents.push(await bookedUnpaid(simulated, String(id)));
    const writes = await writesOf(simulated, documents);
    const before = simulated.simulator.calls.length;
    await openOf(simulated, documents);
    expect(simulated.simulator.calls.length - before).toBe(1);
    for (const { step } of writes) must(await simulated.ledger.send(step));
    expect(simulated.simulator.calls.length - before).toBe(3);
    const old = documents.slice(0, 20).map((each, day) => ({ ...each, date: `2025-0${1 + (day % 9)}-15` }));
    await openOf(simulated, old);
    expect(simulated.simulator.calls.length - before).toBe(4);
  });

  test("in a period that is locked are told with the day of the payment", async () => {
    const simulated = createSimulated();
    const document = await bookedUnpaid(simulated, "1");
    const [write] = await writesOf(simulated, [document]);
    simulated.state.byHand.lockUntil("2026-03-31");
    const sent = await simulated.ledger.send(write?.step ?? expect.fail("no write"));
    expect(sent.isErr() && sent.error).toMatchObject({
      outcome: "not-done",
      problem: { code: "ledger.period-closed", parameters: { date: document.paidOn } },
    });
  });

  test("keep the contract of payments after the booking", async () => {
    const ofPayments = ledgerChecks.filter(({ name }) => name === "payments after the booking");
    expect(ofPayments).toHaveLength(1);
    expect(await failedChecks(ofPayments, openForContract)).toEqual([]);
  });
});

const faults: Readonly<Record<LedgerFault, FaultKind>> = {
  refused: "refused",
  "dropped-before": "drop-before",
  "dropped-after": "drop-after-commit",
  limited: "rate-limit",
  unavailable: "server-error",
  malformed: "malformed",
};

async function openForContract(): Promise<OpenedLedger> {
  const { clock, simulator, state, ledger } = createSimulated();
  // The token is there: faults are to hit the books.
  must(await ledger.ready());
  const bookingOf = (reference: string) => state.bookings().find(({ boekstuk }) => boekstuk === reference);
  return {
    ledger,
    rules,
    probe: {
      documents: async () =>
        state.bookings().map(({ boekstuk, grossCents, vatCents }) => ({
          reference: boekstuk ?? "",
          gross: money(grossCents, "EUR"),
          vat: money(vatCents, "EUR"),
        })),
      customers: async () => state.relations().length,
    },
    faults: { next: (kind) => void simulator.faults.add({ fault: faults[kind], path: /\/v2\// }) },
    settle: async () => clock.advance(301_000),
    payByHand: async (reference, { minor }) => {
      const booking = bookingOf(reference);
      if (booking?.id != null) state.byHand.pay(booking.id, minor);
    },
    close: async () => undefined,
  };
}
