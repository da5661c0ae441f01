import { decimalText, type InvoicePlan, idOf, type Rules } from "@boekbrug/core";
import { exactOnlineSwitches, type FaultKind } from "@boekbrug/simulators";
import { describe, expect, test } from "vitest";
import { createSimulated } from "./simulated.ts";
import {
  book,
  coupon,
  customerWith,
  lineWith,
  mixedOrder,
  must,
  mustFail,
  orderWith,
  planOf,
  rulesWith,
  shipping,
  withIds,
} from "./support.ts";

type Simulated = ReturnType<typeof createSimulated>;

const exclusive = rulesWith();
const inclusive = rulesWith({ vatCodes: { "domestic-standard": "4", "domestic-reduced": "3", "domestic-zero": "0" } });
const codesOf = (rules: Rules) => [
  ["domestic-standard", rules.vatCodes["domestic-standard"]],
  ["domestic-reduced", rules.vatCodes["domestic-reduced"]],
  ["domestic-zero", rules.vatCodes["domestic-zero"]],
];

/** The books say what the plan says: totals, VAT return per code, one entry, in balance. */
function expectBooked({ simulator }: Simulated, plan: InvoicePlan, rules: Rules): void {
  const entries = simulator.state.entries();
  expect(entries).toHaveLength(1);
  expect(entries[0]).toMatchObject({
    grossCents: plan.totals.gross.minor,
    vatCents: plan.totals.vat.minor,
    yourRef: plan.reference,
  });
  const filed = simulator.state.vatReturn("2026-01-01", "2026-12-31");
  for (const [role, code] of codesOf(rules)) {
    const planned = plan.vatTotals.filter(({ vatRole }) => vatRole === role);
    const sum = (each: "net" | "vat") => planned.reduce((total, part) => total + part[each].minor, 0);
    const found = filed.filter((line) => line.code === code);
    expect(found.reduce((total, line) => total + line.baseCents, 0)).toBe(sum("net"));
    expect(found.reduce((total, line) => total + line.vatCents, 0)).toBe(sum("vat"));
  }
  expect(simulator.state.ledger().reduce((total, { cents }) => total + cents, 0)).toBe(0);
}

const settings = exactOnlineSwitches.flatMap((entry) =>
  entry.settings.map((setting) => ({ name: entry.name, setting, switches: { [entry.name]: setting } })),
);

/** Orders with everything that rounds: mixed rates, thirds of a cent, discounts, shipping, zero rate, odd quantities. */
const orders = () => [
  mixedOrder(),
  orderWith({
    lines: [lineWith(333, "21"), lineWith(333, "21"), lineWith(333, "21"), lineWith(101, "9"), lineWith(99, "9")],
    discounts: [coupon(77)],
    charges: [shipping(395)],
    vat: 240,
  }),
  orderWith({ lines: [lineWith(1999, "0", { quantity: "0.5" }), lineWith(1, "21", { quantity: "7" })], vat: 0 }),
];

describe("booking under every setting of every switch", () => {
  test.each(settings)("$name = $setting: booked once, to the cent", async ({ switches }) => {
    for (const order of orders()) {
      const rulesToTry =
        "vatCodes3And5" in switches && switches.vatCodes3And5 === "absent" ? [exclusive] : [exclusive, inclusive];
      for (const rules of rulesToTry) {
        const simulated = createSimulated({ switches });
        const { ledger } = simulated;
        const plan = planOf(order, rules);
        const { document, steps, customer } = await book(ledger, plan, rules);
        expectBooked(simulated, plan, rules);
        if (document.totals !== null)
          expect(document.totals).toEqual({ gross: plan.totals.gross, vat: plan.totals.vat });

        const [customerStep, documentStep] = steps;
        if (customerStep === undefined || documentStep === undefined) throw new Error("expected two steps");
        expect(must(await ledger.lookup(customerStep))?.id).toBe(customer.id);
        expect(must(await ledger.lookup(documentStep))).toMatchObject({
          id: document.id,
          totals: { gross: plan.totals.gross, vat: plan.totals.vat },
        });
        const others = Array.from({ length: 45 }, (_, index) => `shop-none-${index}`);
        const query = { references: [...others, plan.reference], from: plan.date, to: plan.date };
        expect(must(await ledger.readBack(query))).toMatchObject([
          {
            id: document.id,
            reference: plan.reference,
            date: plan.date,
            gross: plan.totals.gross,
            vat: plan.totals.vat,
          },
        ]);
      }
    }
  });

  test.each(settings)("$name = $setting: an unknown reference is not there", async ({ switches }) => {
    const { ledger } = createSimulated({ switches });
    const steps = must(ledger.compose(planOf(mixedOrder()), exclusive, must(await ledger.snapshot())));
    for (const step of steps) expect(must(await ledger.lookup(step))).toBeNull();
  });
});

const kinds: FaultKind[] = [
  "refused",
  "drop-before",
  "drop-after-commit",
  "rate-limit",
  "server-error",
  "gateway-timeout",
  "malformed",
];
/** What was surely not done for a passing reason is tried again by itself. */
const triedAgain: FaultKind[] = ["refused", "rate-limit"];

describe("a fault at a write", () => {
  for (const resource of ["crm/Accounts", "salesentry/SalesEntries"]) {
    test.each(kinds)(`%s at POST ${resource}: never twice, and found by look-up`, async (fault) => {
      const simulated = createSimulated();
      const { ledger, simulator, clock } = simulated;
      const plan = planOf(mixedOrder());
      const steps = must(ledger.compose(plan, exclusive, must(await ledger.snapshot())));
      simulator.faults.add({ fault, method: "POST", path: new RegExp(resource) });
      const ids: Record<string, string> = {};
      let lost = false;
      for (const step of steps) {
        const filled = withIds(
          { ...step, request: { ...step.request } },
          ids.customer === undefined ? { customer: "?" } : ids,
        );
        let sent = await ledger.send(filled);
        if (sent.isErr()) {
          expect(sent.error.outcome).toBe("unknown");
          lost = true;
          clock.advance(ledger.settlesWithinSeconds * 1000);
          const found = must(await ledger.lookup(filled));
          if (found === null) sent = await ledger.send(filled);
          else ids[step.key] = found.id;
        }
        if (sent.isOk()) ids[step.key] = sent.value.id;
      }
      expect(lost).toBe(!triedAgain.includes(fault));
      expect(simulator.state.accounts()).toHaveLength(1);
      expectBooked(simulated, plan, exclusive);
    });
  }
});

describe("a fault at a read", () => {
  const reads = [
    "system/Divisions",
    "financial/Journals",
    "financial/GLAccounts",
    "vat/VATCodes",
    "vat/VatPercentages",
  ];
  for (const resource of reads) {
    test.each(kinds)(`%s at GET ${resource}: nothing done, or right the next time`, async (fault) => {
      const { ledger, simulator } = createSimulated();
      simulator.faults.add({ fault, method: "GET", path: new RegExp(resource) });
      expect(must(await ledger.snapshot()).journals).toHaveLength(2);
    });
  }
  test.each(kinds)("%s for good: the failure says that nothing was done", async (fault) => {
    const { ledger, simulator } = createSimulated();
    simulator.faults.add({ fault, method: "GET", times: 99 });
    const failure = mustFail(await ledger.readBack({ references: ["shop-1"], from: "2026-03-01", to: "2026-03-31" }));
    expect(failure.outcome).toBe("not-done");
  });
});

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

describe("the administration", () => {
  test("an unknown, inactive or ungranted administration names the ones there are", async () => {
    const { open, simulator } = createSimulated();
    const failure = mustFail(await open({ division: 999999 }).snapshot());
    expect(failure.problem.code).toBe("ledger.administration-unknown");
    expect(JSON.stringify(failure.problem.parameters)).toContain(String(simulator.state.division));
    simulator.state.grantDivision(simulator.state.division, false);
    expect(mustFail(await open().snapshot()).problem.code).toBe("ledger.administration-unknown");
  });

  test.each(["BlockedUser", "InactiveUser", "BlockedCustomer", "LicenseExpired"] as const)(
    "403 %s: no rights",
    async (reason) => {
      const { ledger, simulator } = createSimulated();
      simulator.state.forbid(reason);
      expect(mustFail(await ledger.snapshot()).problem).toMatchObject({
        code: "ledger.no-rights",
        parameters: { detail: reason },
      });
    },
  );

  test("a placeholder that is not filled is never sent", async () => {
    const { ledger, simulator } = createSimulated();
    const [, step] = must(ledger.compose(planOf(mixedOrder()), exclusive, must(await ledger.snapshot())));
    if (step === undefined) throw new Error("expected a step");
    expect(step.request.body).toMatchObject({ Customer: idOf("customer") });
    const before = simulator.calls.length;
    expect(mustFail(await ledger.send(step)).outcome).toBe("not-done");
    expect(simulator.calls).toHaveLength(before);
  });
});

describe("limits", () => {
  test("a minute's worth of calls and more is paced, never refused", async () => {
    const { ledger, simulator } = createSimulated();
    for (let index = 0; index < 30; index += 1) must(await ledger.snapshot());
    expect(simulator.calls.filter(({ status }) => status === 429)).toHaveLength(0);
  });

  test("another program on the same counter: we pause in time", async () => {
    const { open, simulator } = createSimulated();
    const two = [open(), open()];
    for (let index = 0; index < 30; index += 1) for (const ledger of two) must(await ledger.snapshot());
    expect(simulator.calls.filter(({ status }) => status === 429)).toHaveLength(0);
  });

  test("a day that is used up waits for midnight UTC", async () => {
    const { ledger, simulator } = createSimulated({ limits: { perDay: 8 } });
    must(await ledger.snapshot());
    await ledger.snapshot();
    const failure = mustFail(await ledger.snapshot());
    expect(failure).toMatchObject({
      outcome: "not-done",
      notBefore: "2026-03-17T00:00:00Z",
      problem: { code: "ledger.limit" },
    });
    expect(simulator.calls.length).toBeLessThan(16);
  });

  test("too many errors: what the block answers is a limit or a missing right, and surely not done", async () => {
    const { ledger, simulator } = createSimulated();
    const [first] = must(ledger.compose(planOf(mixedOrder()), exclusive, must(await ledger.snapshot())));
    if (first === undefined) throw new Error("expected a step");
    const bad = { ...first, request: { ...first.request, body: { Onzin: "x" } } };
    for (let index = 0; index < 11; index += 1) mustFail(await ledger.send(bad));
    expect(simulator.state.blockedUntil("crm/Accounts")).toBeGreaterThan(0);
    const failure = mustFail(await ledger.send(first));
    expect(failure.outcome).toBe("not-done");
    expect(["ledger.limit", "ledger.no-rights"]).toContain(failure.problem.code);
  });
});
