import type { LedgerSettlements, PaidDocument, SettlementWrite } from "@boekbrug/core";
import { moneybirdSwitches } from "@boekbrug/simulators";
import { describe, expect, test } from "vitest";
import type { MoneybirdSettings } from "../src/index.ts";
import { book, createSimulated, invoices, must, planOf, rules, type Simulated } from "./simulated.ts";

const settings = moneybirdSwitches.flatMap(({ name, settings: all }) =>
  all.map((setting) => ({ name, setting, switches: { [name]: setting } })),
);
const kinds: readonly MoneybirdSettings["document"][] = ["external", "invoice-sent"];
/** The kinds in turn: both are paid in the same way. */
const cases = settings.map((each, index) => ({ ...each, document: kinds[index % kinds.length] ?? "external" }));

const unpaid = { payment: { state: "unpaid", methodId: "invoice", method: "Op rekening" } } as const;

const facetOf = ({ ledger }: Pick<Simulated, "ledger">): LedgerSettlements => {
  if (ledger.settlements === undefined) throw new Error("expected settlements");
  return ledger.settlements as LedgerSettlements;
};

/** An order that was booked unpaid, and paid by iDEAL two days later. */
async function paidLater(simulated: Pick<Simulated, "ledger">, id = "1001"): Promise<PaidDocument> {
  const { reference, number, date, totals } = planOf({ id, ...unpaid });
  const { outcomes } = await book(simulated, planOf({ id, ...unpaid }));
  const document = outcomes.get("document");
  if (document === undefined) throw new Error("expected a document");
  const parts = [{ id: document.id, amount: totals.gross }];
  return { reference, number, date, gross: totals.gross, document, paidOn: "2026-03-18", methodId: "ideal", parts };
}

async function writesOf(simulated: Pick<Simulated, "ledger">, documents: readonly PaidDocument[]) {
  return facetOf(simulated).compose(documents, rules, must(await simulated.ledger.snapshot()));
}

async function onlyWrite(simulated: Pick<Simulated, "ledger">, document: PaidDocument): Promise<SettlementWrite> {
  const [write] = (await writesOf(simulated, [document])).writes;
  if (write === undefined) throw new Error("expected a write");
  return write;
}

describe("a payment after the booking, under every setting of every switch", () => {
  test.each(cases)("$name = $setting, $document: paid once, to the cent, and found again", async (each) => {
    const simulated = createSimulated({ switches: each.switches }, { document: each.document });
    const document = await paidLater(simulated);
    const { open } = facetOf(simulated);
    expect(must(await open([document]))).toEqual(new Map([[document.reference, document.parts]]));
    const { step } = await onlyWrite(simulated, document);
    expect(must(await simulated.ledger.lookup(step))).toBeNull();
    const sent = must(await simulated.ledger.send(step));
    expect(must(await simulated.ledger.lookup(step))?.id).toBe(sent.id);
    expect(must(await open([document])).get(document.reference)?.[0]?.amount.minor).toBe(0);
    expect(invoices(simulated)).toMatchObject([
      { state: "paid", openCents: 0, payments: [{ id: sent.id, date: "2026-03-18" }] },
    ]);
    expect(simulated.state.mails()).toEqual([]);
  });
});

describe("payments after the booking", () => {
  test("read what is open of a hundred invoices in one call, and pay one in one call", async () => {
    const simulated = createSimulated();
    const documents: PaidDocument[] = [];
    for (const id of ["1", "2", "3"]) documents.push(await paidLater(simulated, id));
    const snapshot = must(await simulated.ledger.snapshot());
    const before = simulated.simulator.calls.length;
    must(await facetOf(simulated).open(documents));
    expect(simulated.simulator.calls.length - before).toBe(1);
    for (const { step } of facetOf(simulated).compose(documents, rules, snapshot).writes) {
      must(await simulated.ledger.send(step));
    }
    expect(simulated.simulator.calls.length - before).toBe(4);
  });

  test("go to the account of the method by which the order was paid in the end", async () => {
    const simulated = createSimulated();
    const mollie = simulated.state.byHand.addLedgerAccount({ name: "Mollie" });
    const ledger = simulated.open({ payments: { register: true, methods: { ideal: { ledgerAccount: "Mollie" } } } });
    const { step } = await onlyWrite({ ledger }, await paidLater({ ledger }));
    must(await ledger.send(step));
    expect(invoices(simulated).flatMap(({ payments }) => payments)).toMatchObject([{ ledgerAccountId: mollie }]);
  });

  test("whose account is not there any more are problems, each of its own invoice", async () => {
    const simulated = createSimulated();
    const document = await paidLater(simulated);
    const ledger = simulated.open({ payments: { register: true, methods: { ideal: { ledgerAccount: "Weg" } } } });
    const { writes, problems } = await writesOf({ ledger }, [document]);
    expect(writes).toEqual([]);
    expect(problems.get(document.reference)).toMatchObject({ code: "ledger.choice-unknown" });
  });

  test("are told to be open in part where a person has entered a part", async () => {
    const simulated = createSimulated();
    const document = await paidLater(simulated);
    simulated.state.byHand.pay(document.document.id, 100);
    const open = must(await facetOf(simulated).open([document]));
    expect(open.get(document.reference)?.[0]?.amount.minor).toBe(document.gross.minor - 100);
  });

  test("that somebody enters in the same moment count as done", async () => {
    const simulated = createSimulated();
    const document = await paidLater(simulated);
    const { step } = await onlyWrite(simulated, document);
    simulated.state.byHand.pay(document.document.id, document.gross.minor);
    must(await simulated.ledger.send(step));
    expect(invoices(simulated)).toMatchObject([{ state: "paid", payments: [{}] }]);
  });

  test("are a step of the booking where the order is paid already; drafts have none, nor where payments are off", () => {
    const simulated = createSimulated();
    expect(facetOf(simulated).way(planOf())).toBe("with-booking");
    expect(facetOf(simulated).way(planOf(unpaid))).toBe("afterwards");
    expect(simulated.open({ document: "invoice-draft" }).settlements).toBeUndefined();
    expect(simulated.open({ payments: { register: false, methods: {} } }).settlements).toBeUndefined();
  });
});
