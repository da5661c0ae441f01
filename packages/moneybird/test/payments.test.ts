import { describeProblem, fillStep, problemKind } from "@boekbrug/core";
import { buildOrder } from "@boekbrug/testkit";
import { describe, expect, test } from "vitest";
import { book, createSimulated, invoices, must, planOf, rules, type Simulated } from "./simulated.ts";

const unpaid = { payment: { state: "unpaid", methodId: "invoice", method: "Op rekening" } } as const;

describe("a payment", () => {
  test("of a paid order makes the invoice paid, on Moneybird's own account where none was chosen", async () => {
    const simulated = createSimulated();
    await book(simulated, planOf());
    const settlements = simulated.state.ledgerAccountId("Verrekeningen");
    expect(invoices(simulated)).toMatchObject([
      { state: "paid", openCents: 0, payments: [{ date: "2026-03-16", ledgerAccountId: settlements }] },
    ]);
  });

  test("is booked on the account of its method, else on the one for others", async () => {
    const simulated = createSimulated();
    const mollie = simulated.state.byHand.addLedgerAccount({ name: "Mollie" });
    const cash = simulated.state.byHand.addFinancialAccount({ name: "Kas winkel" });
    const payments = {
      register: true,
      methods: { ideal: { ledgerAccount: "Mollie" } },
      others: { financialAccount: "Kas winkel" },
    };
    const ledger = simulated.open({ payments });
    await book({ ledger }, planOf({ id: "1" }));
    await book({ ledger }, planOf({ id: "2", payment: { state: "paid", methodId: "cash", method: "Contant" } }));
    expect(invoices(simulated).flatMap((invoice) => invoice.payments)).toMatchObject([
      { ledgerAccountId: mollie, action: "balance_settlement" },
      { financialAccountId: cash, action: "cash_payment" },
    ]);
  });

  test("is left out of an order that is not paid, and where the settings say so", async () => {
    const simulated = createSimulated();
    await book(simulated, planOf({ id: "1", ...unpaid }));
    const ledger = simulated.open({ payments: { register: false, methods: {} } });
    await book({ ledger }, planOf({ id: "2" }));
    expect(invoices(simulated).map(({ state }) => state)).toEqual(["open", "open"]);
  });

  test.each(["422", "400"] as const)(
    "that somebody registered by hand counts as done (%s)",
    async (refusedPaymentStatus) => {
      const simulated = createSimulated({ switches: { refusedPaymentStatus } });
      const { ledger } = simulated;
      const bare = await book({ ledger: simulated.open({ payments: { register: false, methods: {} } }) }, planOf());
      const id = bare.outcomes.get("document")?.id ?? "";
      simulated.state.byHand.pay(id, planOf().totals.gross.minor);
      const payment = must(ledger.compose(planOf(), rules, must(await ledger.snapshot()))).at(-1);
      if (payment === undefined) throw new Error("expected a payment");
      const path = payment.request.path.replace("{document}", id);
      const step = { ...payment, request: { ...payment.request, path } };
      expect(must(await ledger.send(step)).id).not.toBe("");
      expect(invoices(simulated)).toMatchObject([{ state: "paid", openCents: 0, payments: [{}] }]);
    },
  );
});

/** The adapter in front of which a person deletes the invoice when a request to such a path is made. */
function goneBefore({ open, state, simulator }: Simulated, part: string) {
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const request = new Request(input, init);
    const [invoice] = state.salesInvoices();
    if (request.url.includes(part) && invoice !== undefined) state.byHand.deleteInvoice(invoice.id);
    return simulator.fetch(request);
  };
  return open({}, { fetch });
}

test.each([
  ["external", "/payments", "ledger.payment-refused"],
  ["invoice-sent", "/payments", "ledger.payment-refused"],
  ["invoice-sent", "/send_invoice", "ledger.sending-refused"],
] as const)(
  "an invoice (%s) whose day is locked before %s is told to be there: nobody is to book it again",
  async (document, part, code) => {
    const simulated = createSimulated({}, { document });
    const fetch: typeof globalThis.fetch = async (input, init) => {
      const request = new Request(input, init);
      if (request.url.includes(part)) simulated.state.byHand.lockUntil("2026-03-16");
      return simulated.simulator.fetch(request);
    };
    const { refused } = await book({ ledger: simulated.open({}, { fetch }) }, planOf());
    expect(refused).toMatchObject({ outcome: "not-done", problem: { code, field: "order.placedAt" } });
    const told = describeProblem(refused?.problem ?? expect.fail("a refusal"), "en");
    expect(told.reason).toMatch(/is (in|a draft in) the bookkeeping.*refused: The period of 2026-03-16 is closed.*\.$/);
    expect(told.remedy).toMatch(/^Do not book it again/);
  },
);

describe("a payment of which a part was entered by hand", () => {
  test("is told with what is open, and counts as done when the rest was entered", async () => {
    const simulated = createSimulated();
    const { ledger, state } = simulated;
    const bare = await book({ ledger: simulated.open({ payments: { register: false, methods: {} } }) }, planOf());
    const id = bare.outcomes.get("document")?.id ?? "";
    const gross = planOf().totals.gross.minor;
    state.byHand.pay(id, 1000);
    const [composed] = must(ledger.compose(planOf(), rules, must(await ledger.snapshot()))).slice(-1);
    const payment = must(fillStep(composed ?? expect.fail("a payment"), new Map([["document", id]])));
    expect(await ledger.send(payment)).toMatchObject({
      error: {
        outcome: "not-done",
        problem: {
          code: "ledger.payment-open-differs",
          parameters: { open: ((gross - 1000) / 100).toFixed(2), paid: (gross / 100).toFixed(2) },
        },
      },
    });
    state.byHand.pay(id, gross - 1000);
    expect(must(await ledger.lookup(payment))?.id).toBe(id);
  });
});

describe("a sales invoice", () => {
  test("stays a draft, or gets Moneybird's number and is paid; nobody is mailed", async () => {
    const drafts = createSimulated({}, { document: "invoice-draft" });
    await book(drafts, planOf());
    expect(invoices(drafts)).toMatchObject([{ state: "draft", invoiceId: null, reference: "W1001 (shop-1001)" }]);
    const sent = createSimulated({}, { document: "invoice-sent" });
    await book(sent, planOf());
    expect(invoices(sent)).toMatchObject([
      { state: "paid", invoiceId: expect.stringMatching(/\d/), date: "2026-03-16" },
    ]);
    expect([...drafts.state.mails(), ...sent.state.mails()]).toEqual([]);
  });

  test("shows the customer the shop's number, and is found by what stands behind it, or by that alone", async () => {
    const simulated = createSimulated({}, { document: "invoice-sent" });
    const { ledger, state } = simulated;
    const day = planOf().date;
    const found = async (reference: string) =>
      must(await ledger.readBack({ references: [reference], from: day, to: day })).map(({ id }) => id);
    await book(simulated, planOf({ number: "10330" }));
    await book(simulated, planOf({ id: "1002", number: "9".repeat(50) }));
    const [invoice, long] = state.salesInvoices();
    expect([invoice?.reference, long?.reference]).toEqual(["10330 (shop-1001)", "shop-1002"]);
    expect([await found("shop-1001"), await found("shop-1002")]).toEqual([[invoice?.id], [long?.id]]);
    // As earlier versions wrote it, and as somebody else may write his own.
    state.byHand.editInvoice(invoice?.id ?? "", { reference: "shop-1001" });
    state.byHand.editInvoice(long?.id ?? "", { reference: "10330 (zie shop-1002)" });
    expect([await found("shop-1001"), await found("shop-1002")]).toEqual([[invoice?.id], []]);
  });

  test("is mailed where the settings ask for it", async () => {
    const simulated = createSimulated({}, { document: "invoice-sent", mailCustomer: true });
    await book(simulated, planOf());
    expect(simulated.state.mails()).toMatchObject([{ method: "Email", to: "sanne@example.nl" }]);
  });

  test("is opened without mail, and that is told, where there is no address to mail it to", async () => {
    const simulated = createSimulated({}, { document: "invoice-sent", mailCustomer: true });
    const { customer } = buildOrder();
    const { outcomes, refused } = await book(simulated, planOf({ customer: { ...customer, email: null } }));
    expect(refused).toBeNull();
    expect(outcomes.get("finish")).toMatchObject({ leftOut: ["email_address"] });
    expect(invoices(simulated)).toMatchObject([{ state: "paid" }]);
    expect(simulated.state.mails()).toEqual([]);
  });

  test("that is to be mailed stops the run where the sender has no address", async () => {
    const simulated = createSimulated({}, { document: "invoice-sent", mailCustomer: true });
    simulated.state.administration.identityEmail = null;
    const { refused } = await book(simulated, planOf());
    expect(refused).toMatchObject({ outcome: "not-done", problem: { code: "ledger.sender-mail-missing" } });
    expect(problemKind("ledger.sender-mail-missing")).toBe("rights");
  });

  test.each(["send_invoice", "payments"])("that somebody deleted before %s is told as gone", async (until) => {
    const simulated = createSimulated({}, { document: "invoice-sent" });
    const bookUntilGone = { ledger: goneBefore(simulated, until) };
    expect((await book(bookUntilGone, planOf())).refused).toMatchObject({
      outcome: "not-done",
      problem: { code: "ledger.invoice-gone" },
    });
  });

  test("takes workflow, style and days until due from the settings", async () => {
    const simulated = createSimulated();
    const flow = simulated.state.byHand.addWorkflow({ name: "Webwinkel" });
    const style = simulated.state.byHand.addDocumentStyle({ name: "Winkel" });
    const ledger = simulated.open({
      document: "invoice-sent",
      workflow: "Webwinkel",
      documentStyle: "Winkel",
      dueDays: 3,
    });
    await book({ ledger }, planOf(unpaid));
    expect(invoices(simulated)).toMatchObject([{ workflowId: flow, documentStyleId: style, dueDate: "2026-03-19" }]);
  });

  test("over the limit of the plan stops the run, not the order", async () => {
    const simulated = createSimulated({}, { document: "invoice-draft" });
    simulated.state.administration.monthlyInvoices = 0;
    expect((await book(simulated, planOf())).refused).toMatchObject({
      outcome: "not-done",
      problem: { code: "ledger.plan-limit" },
    });
  });
});

describe("an external sales invoice", () => {
  test("bears the shop's number, where it comes from, a link and a due date", async () => {
    const simulated = createSimulated({}, { dueDays: 14, orderUrl: "https://winkel.nl/orders/{orderId}" });
    await book(simulated, planOf());
    expect(invoices(simulated)).toMatchObject([
      {
        reference: "W1001",
        source: "Boekbrug shop-1001",
        sourceUrl: "https://winkel.nl/orders/1001",
        date: "2026-03-16",
        dueDate: "2026-03-30",
      },
    ]);
  });

  test("whose number is taken is told as such", async () => {
    const simulated = createSimulated({ switches: { externalReference: "unique" } });
    await book(simulated, planOf({ id: "1", number: "W1" }));
    expect((await book(simulated, planOf({ id: "2", number: "W1" }))).refused).toMatchObject({
      outcome: "not-done",
      problem: { code: "ledger.number-in-use", parameters: { number: "W1" } },
    });
  });

  test("is known to be there when another kind is chosen later", async () => {
    const simulated = createSimulated();
    await book(simulated, planOf());
    const ledger = simulated.open({ document: "invoice-draft" });
    const { reference, date } = planOf();
    expect(must(await ledger.readBack({ references: [reference], from: date, to: date }))).toMatchObject([
      { reference, unfinished: false },
    ]);
  });
});
