import { decimalText } from "@boekbrug/core";
import { describe, expect, test } from "vitest";
import { exclusive, expectBooked, type Simulated } from "./expect-booked.ts";
import { createSimulated } from "./simulated.ts";
import { book, customerWith, lineWith, mixedOrder, must, mustFail, planOf, rulesWith, withIds } from "./support.ts";

describe("refusals", () => {
  async function refusal(prepare: (simulated: Simulated) => void, change: object = {}) {
    const simulated = createSimulated();
    const { ledger } = simulated;
    const plan = planOf(mixedOrder());
    const [first, second] = must(ledger.compose(plan, exclusive, must(await ledger.snapshot())));
    if (first === undefined || second === undefined) throw new Error("expected two steps");
    const customer = must(await ledger.send(first));
    prepare(simulated);
    const filled = withIds(second, { customer: customer.id });
    const body = { ...(filled.request.body as object), ...change };
    const failure = mustFail(await ledger.send({ ...filled, request: { ...filled.request, body } }));
    expect(failure.outcome).toBe("not-done");
    expect(simulated.simulator.state.entries().filter(({ yourRef }) => yourRef === plan.reference)).toHaveLength(0);
    return failure.problem;
  }

  test("a closed period", async () => {
    const problem = await refusal(({ simulator }) => simulator.state.byHand.closePeriod(2026, 3));
    expect(problem).toMatchObject({ code: "ledger.period-closed", parameters: { date: "2026-03-16" } });
  });

  test("a customer that was deleted, blocked or is a customer no more", async () => {
    const account = ({ simulator }: Simulated) => simulator.state.accounts()[0]?.id ?? "";
    const cases: ((simulated: Simulated) => void)[] = [
      (simulated) => simulated.simulator.state.byHand.deleteAccount(account(simulated)),
      (simulated) => simulated.simulator.state.byHand.editAccount(account(simulated), { Blocked: true }),
      (simulated) => simulated.simulator.state.byHand.editAccount(account(simulated), { status: "S" }),
    ];
    for (const prepare of cases) expect((await refusal(prepare)).code).toBe("ledger.customer-unusable");
  });

  test("a number that is taken", async () => {
    const { ledger } = createSimulated();
    await book(ledger, planOf(mixedOrder()), exclusive);
    const plan = { ...planOf(mixedOrder()), reference: "shop-other" };
    const [first, second] = must(ledger.compose(plan, exclusive, must(await ledger.snapshot())));
    if (first === undefined || second === undefined) throw new Error("expected two steps");
    const customer = must(await ledger.lookup(first));
    const failure = mustFail(await ledger.send(withIds(second, { customer: customer?.id ?? "" })));
    expect(failure).toMatchObject({
      outcome: "not-done",
      problem: { code: "ledger.number-in-use", parameters: { number: "10330" } },
    });
  });

  test("a blocked ledger account, journal, an unknown VAT code", async () => {
    expect(await refusal(({ simulator }) => simulator.state.byHand.blockGlAccount("8010"))).toMatchObject({
      code: "ledger.account-unknown",
    });
    expect((await refusal(() => undefined, { Journal: "99" })).code).toBe("ledger.journal-unknown");
    const vatCodes = await refusal(({ simulator }) => simulator.state.byHand.editVatCode("2", { code: "2x" }));
    expect(vatCodes.code).toBe("ledger.vat-code-unknown");
  });

  test("an e-mail address that Exact does not take", async () => {
    const { ledger } = createSimulated();
    const plan = planOf(mixedOrder());
    const [first] = must(ledger.compose(plan, exclusive, must(await ledger.snapshot())));
    if (first === undefined) throw new Error("expected a step");
    const body = { ...(first.request.body as object), Email: "geen adres" };
    const failure = mustFail(await ledger.send({ ...first, request: { ...first.request, body } }));
    expect(failure).toMatchObject({ outcome: "not-done", problem: { code: "ledger.refused" } });
  });
});

describe("customers", () => {
  async function stepFor(changes: Parameters<typeof customerWith>[0], simulated: Simulated) {
    const plan = planOf(mixedOrder({ customer: customerWith(changes) }));
    const [first] = must(simulated.ledger.compose(plan, exclusive, must(await simulated.ledger.snapshot())));
    if (first === undefined) throw new Error("expected a step");
    return first;
  }

  test.each(["by-key", "oldest-first", "newest-first"] as const)(
    "two with one address, %s: the lowest code",
    async (accountOrder) => {
      const simulated = createSimulated({ switches: { accountOrder } });
      const { byHand } = simulated.simulator.state;
      byHand.addAccount({ name: "Tweede", code: "112", Email: "Jan@Voorbeeld.nl" });
      const oldest = byHand.addAccount({ name: "Eerste", code: "25", Email: "Jan@Voorbeeld.nl" });
      byHand.addAccount({ name: "Prospect", code: "3", status: "P", Email: "Jan@Voorbeeld.nl" });
      byHand.addAccount({ name: "Geblokkeerd", code: "4", Email: "Jan@Voorbeeld.nl", Blocked: true });
      const step = await stepFor({}, simulated);
      expect(must(await simulated.ledger.lookup(step))).toMatchObject({ id: oldest, number: "25" });
    },
  );

  test("an address in other letters, with a quote in it", async () => {
    const simulated = createSimulated();
    const id = simulated.simulator.state.byHand.addAccount({ name: "O'Neill", Email: "o'neill@voorbeeld.nl" });
    const step = await stepFor({ email: "O'Neill@voorbeeld.nl" }, simulated);
    expect(step.identity).toBe("o'neill@voorbeeld.nl");
    expect(must(await simulated.ledger.lookup(step))?.id).toBe(id);
  });

  test("without an address: by the shop's customer key, and a guest by the order", async () => {
    const simulated = createSimulated();
    for (const id of ["77", null]) {
      const step = await stepFor({ id, email: null }, simulated);
      expect(must(await simulated.ledger.lookup(step))).toBeNull();
      const made = must(await simulated.ledger.send(step));
      expect(must(await simulated.ledger.lookup(step))?.id).toBe(made.id);
    }
  });

  test("texts that are too long are cut or left out, under every guess of the lengths", async () => {
    for (const textLengths of ["narrow", "wide", "none"] as const) {
      const simulated = createSimulated({ switches: { textLengths, textOverflow: "refuse" } });
      const long = "Ångström & Zonen ".repeat(12);
      const billTo = { ...customerWith().billTo, street: long, city: long, postcode: "1".repeat(40), name: long };
      const step = await stepFor({ name: long, company: long, phone: "0".repeat(60), billTo }, simulated);
      const plan = planOf(
        mixedOrder({
          customer: customerWith({ name: long, company: long, phone: "0".repeat(60), billTo }),
          lines: [lineWith(5997, "21", { description: long }), lineWith(735, "9")],
        }),
      );
      expect(must(await simulated.ledger.send(step)).id).not.toBe("");
      await book(simulated.ledger, plan, exclusive);
      expectBooked(simulated, plan, exclusive);
    }
  });
});

describe("documents", () => {
  test("two entries with one reference are told, not chosen from", async () => {
    const simulated = createSimulated();
    const { ledger, simulator } = simulated;
    const rules = rulesWith({ number: { owner: "ledger" } });
    const plan = planOf(mixedOrder(), rules);
    const { steps } = await book(ledger, plan, rules);
    const [, step] = steps;
    if (step === undefined) throw new Error("expected a step");
    must(await ledger.send(step));
    expect(simulator.state.entries()).toHaveLength(2);
    expect(mustFail(await ledger.lookup(step)).problem).toMatchObject({
      code: "ledger.reference-ambiguous",
      parameters: { count: 2, reference: "shop-10330" },
    });
    const query = { references: [plan.reference], from: plan.date, to: plan.date };
    expect(must(await ledger.readBack(query))).toHaveLength(2);
  });

  test("what was changed by hand is read back as it is", async () => {
    const { ledger, simulator } = createSimulated();
    const plan = planOf(mixedOrder());
    const { document } = await book(ledger, plan, exclusive);
    simulator.state.tamper(document.id, 1);
    const [found] = must(await ledger.readBack({ references: [plan.reference], from: plan.date, to: plan.date }));
    expect(found && decimalText(found.gross)).toBe("69.28");
  });

  test.each([{ yourRefFilter: "refused" }, { orFilter: "refused" }, {}] as const)(
    "130 entries are found back over many pages with %o, and a refused filter is asked once",
    async (switches) => {
      const { ledger, simulator } = createSimulated({ switches });
      const snapshot = must(await ledger.snapshot());
      const references: string[] = [];
      let customer = "";
      for (let index = 0; index < 130; index += 1) {
        const order = mixedOrder({ id: String(20000 + index), number: String(20000 + index) });
        const plan = planOf(order);
        const [first, second] = must(ledger.compose(plan, exclusive, snapshot));
        if (first === undefined || second === undefined) throw new Error("expected two steps");
        if (customer === "") customer = must(await ledger.send(first)).id;
        must(await ledger.send(withIds(second, { customer })));
        references.push(plan.reference);
      }
      const before = simulator.calls.length;
      const query = { references, from: "2026-03-01", to: "2026-03-31" };
      expect(
        must(await ledger.readBack(query))
          .map(({ reference }) => reference)
          .sort(),
      ).toEqual(references);
      expect(must(await ledger.readBack(query))).toHaveLength(130);
      const refused = simulator.calls.slice(before).filter(({ status }) => status === 400);
      expect(refused.length).toBeLessThanOrEqual(1);
      for (const { path } of simulator.calls) expect(path.length).toBeLessThan(2000);
    },
  );
});
