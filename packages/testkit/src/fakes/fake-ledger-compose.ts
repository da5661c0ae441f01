import {
  type InvoicePlan,
  idOf,
  type PlanLine,
  type Problem,
  problem,
  type Rules,
  sum,
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

/** A customer, found by e-mail address, and a document; or one for each VAT code, where the administration wants them apart. */
export function composeSteps(plan: InvoicePlan, rules: Rules, apart: boolean): Result<readonly WriteStep[], Problem> {
  return Result.combine(plan.lines.map((line) => composeLine(line, rules))).map((composed) => {
    const { customer } = plan;
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
    const groups = apart ? [...Map.groupBy(composed, ({ body }) => body.vatCode).values()] : [composed];
    return [customerStep, ...groups.map((lines, index) => documentStep(plan, lines, index))];
  });
}

interface ComposedLine {
  readonly line: PlanLine;
  readonly body: {
    readonly account: string;
    readonly vatCode: string;
    readonly text: string;
    readonly net: number;
    readonly vat: number;
  };
}

function documentStep(
  { reference, number, date }: InvoicePlan,
  lines: readonly ComposedLine[],
  index: number,
): WriteStep {
  const total = (of: "gross" | "vat") =>
    sum(
      lines.map(({ line }) => line[of]),
      "EUR",
    );
  const suffix = index === 0 ? "" : `-${index + 1}`;
  return {
    key: `document${suffix}`,
    kind: "document",
    title: { nl: "Boekstuk", en: "Document" },
    request: {
      method: "POST",
      path: "/documents",
      body: {
        reference: `${reference}${suffix}`,
        number: `${number}${suffix}`,
        date,
        customer: idOf("customer"),
        lines: lines.map(({ body }) => ({ ...body })),
      },
    },
    dependsOn: ["customer"],
    lookup: "after-doubt",
    identity: null,
    reference: `${reference}${suffix}`,
    expected: { gross: total("gross"), vat: total("vat") },
  };
}

function composeLine(line: PlanLine, rules: Rules): Result<ComposedLine, Problem> {
  const { accountRole, vatRole, text, net, vat } = line;
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
  return ok({ line, body: { account, vatCode, text, net: net.minor, vat: vat.minor } });
}
