import type { FaultKind } from "@boekbrug/simulators";
import { describe, expect, test } from "vitest";
import { exclusive, expectBooked } from "./expect-booked.ts";
import { createSimulated } from "./simulated.ts";
import { book, mixedOrder, must, mustFail, planOf, withIds } from "./support.ts";

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
const surelyNotDone: FaultKind[] = ["refused", "rate-limit"];

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
          expect(sent.error.outcome).toBe(surelyNotDone.includes(fault) ? "not-done" : "unknown");
          lost = true;
          clock.advance(ledger.settlesWithinSeconds * 1000);
          const found = must(await ledger.lookup(filled));
          if (found === null) sent = await ledger.send(filled);
          else ids[step.key] = found.id;
        }
        if (sent.isOk()) ids[step.key] = sent.value.id;
      }
      expect(lost).toBe(true);
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

  for (const [resource, key] of [
    ["crm/Accounts", "customer"],
    ["salesentry/SalesEntries", "document"],
  ]) {
    test.each(kinds)(`%s at GET ${resource}: the look-up is right all the same`, async (fault) => {
      const { ledger, simulator } = createSimulated();
      const plan = planOf(mixedOrder());
      const { customer, document, steps } = await book(ledger, plan, exclusive);
      simulator.faults.add({ fault, method: "GET", path: new RegExp(`${resource}.*filter`) });
      const step = steps.find((each) => each.key === key);
      if (step === undefined) throw new Error("expected a step");
      expect(must(await ledger.lookup(step))?.id).toBe(key === "customer" ? customer.id : document.id);
      simulator.faults.add({ fault, method: "GET", path: /SalesEntries/ });
      const query = { references: [plan.reference], from: plan.date, to: plan.date };
      expect(must(await ledger.readBack(query))).toHaveLength(1);
    });
  }
});
