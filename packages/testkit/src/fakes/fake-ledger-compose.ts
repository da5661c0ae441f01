import {
  type InvoicePlan,
  idOf,
  type Json,
  type PlanLine,
  type Problem,
  problem,
  type Rules,
  type WriteStep,
} from "@boekbrug/core";
import { err, ok, Result } from "neverthrow";

/** The fake administration's reference data. */
export interface FakeSnapshot {
  readonly accounts: readonly string[];
  /** Percent by VAT code. */
  readonly vatCodes: Readonly<Record<string, string>>;
}

export const fakeSnapshot: FakeSnapshot = {
  accounts: ["8000", "8010", "8020", "8050", "8090"],
  vatCodes: { VH: "21", VL: "9", VN: "0" },
};

const percents: Readonly<Record<string, string>> = {
  "domestic-standard": "21",
  "domestic-reduced": "9",
  "domestic-zero": "0",
};

/** Everything in the mapping that the fake administration cannot book. */
export function checkMapping(rules: Rules, { accounts, vatCodes }: FakeSnapshot): Problem[] {
  const available = Object.keys(vatCodes).join(", ");
  const wrongAccounts = Object.entries(rules.accounts).flatMap(([role, code]) =>
    code === undefined || accounts.includes(code)
      ? []
      : [problem("ledger.account-unknown", `rules.accounts.${role}`, { code, role })],
  );
  const wrongCodes = Object.entries(rules.vatCodes).flatMap(([role, code]) => {
    if (code === undefined) return [];
    const field = `rules.vatCodes.${role}`;
    const found = vatCodes[code];
    const expected = percents[role];
    if (found === undefined) return [problem("ledger.vat-code-unknown", field, { code, role, available })];
    if (expected === undefined || expected === found) return [];
    return [problem("ledger.vat-code-percentage", field, { code, found, role, expected })];
  });
  return [...wrongAccounts, ...wrongCodes];
}

/** A customer, found by e-mail address, and a document. */
export function composeSteps(plan: InvoicePlan, rules: Rules): Result<readonly WriteStep[], Problem> {
  return Result.combine(plan.lines.map((line) => composeLine(line, rules))).map((lines) => {
    const { reference, number, date, customer, totals } = plan;
    const email = customer.email?.toLowerCase() ?? plan.reference;
    const customerStep: WriteStep = {
      key: "customer",
      kind: "customer",
      title: { nl: "Relatie", en: "Customer" },
      request: { method: "POST", path: "/customers", body: { email, name: customer.name } },
      dependsOn: [],
      lookup: "before-sending",
      identity: email,
      reference: email,
      expected: null,
    };
    const documentStep: WriteStep = {
      key: "document",
      kind: "document",
      title: { nl: "Boekstuk", en: "Document" },
      request: {
        method: "POST",
        path: "/documents",
        body: { reference, number, date, customer: idOf("customer"), lines },
      },
      dependsOn: ["customer"],
      lookup: "after-doubt",
      identity: null,
      reference,
      expected: { gross: totals.gross, vat: totals.vat },
    };
    return [customerStep, documentStep];
  });
}

function composeLine({ accountRole, vatRole, text, net, vat }: PlanLine, rules: Rules): Result<Json, Problem> {
  const account = rules.accounts[accountRole];
  const vatCode = rules.vatCodes[vatRole];
  if (account === undefined) {
    const field = `rules.accounts.${accountRole}`;
    return err(problem("mapping.account-missing", field, { role: accountRole, field }));
  }
  if (vatCode === undefined) {
    const field = `rules.vatCodes.${vatRole}`;
    return err(problem("mapping.vat-code-missing", field, { role: vatRole, field }));
  }
  return ok({ account, vatCode, text, net: net.minor, vat: vat.minor });
}
