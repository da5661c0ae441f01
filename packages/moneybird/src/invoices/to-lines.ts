import {
  decimalText,
  fitText,
  type InvoicePlan,
  idOf,
  type Json,
  lineText,
  money,
  type PlanLine,
  type PriceBasis,
  type Problem,
  problem,
  type Rules,
  vatCodeField,
} from "@boekbrug/core";
import { err, ok, Result } from "neverthrow";
import type { ItemSettings } from "../items/item-settings.ts";
import { identifierOf, itemKey } from "../items/item-steps.ts";
import { accountFor, taxRateFor } from "../mapping.ts";
import type { MoneybirdLedgerAccount, MoneybirdSnapshot, MoneybirdTaxRate } from "../snapshot.ts";
import { exactLines, type Inexact } from "./exact-lines.ts";

/** The shortest limit that was guessed at, in characters. */
const longestDescription = 255;

/** The lines of an invoice, and whether their prices are with VAT. */
export interface InvoiceLines {
  readonly basis: PriceBasis;
  readonly details: readonly Json[];
}

interface MappedLine {
  readonly line: PlanLine;
  readonly rate: MoneybirdTaxRate;
  readonly account: MoneybirdLedgerAccount;
}

const rounding = { nl: "afronding btw", en: "VAT rounding" } as const;

/** The lines such that Moneybird's own reckoning gives the plan's VAT to the cent, however it rounds. */
export function toLines(
  plan: InvoicePlan,
  rules: Rules,
  snapshot: MoneybirdSnapshot,
  items: ItemSettings,
): Result<InvoiceLines, Problem> {
  return Result.combine(plan.lines.map((line) => mapLine(line, rules, snapshot))).andThen((mapped) => {
    const rated = mapped.map(({ line, rate }) => ({
      gross: line.gross.minor,
      net: line.net.minor,
      vat: line.vat.minor,
      percent: rate.percentage ?? "0",
      rateId: rate.id,
    }));
    const free = taxRateFor("no-supply", rules, snapshot, "0").unwrapOr(undefined);
    const exact = exactLines(rated, plan.rounding.basis, free !== undefined);
    if (!("lines" in exact)) return err(notExpressible(exact, mapped, plan));
    const details = mapped.flatMap((each, index) => {
      const { parts, withoutVat } = exact.lines[index] ?? { parts: [], withoutVat: 0 };
      const whole = partsOf(each, parts, rules, identifierOf(each.line, items));
      return withoutVat === 0 || free === undefined ? whole : [...whole, centOf(each, withoutVat, free, rules)];
    });
    return ok({ basis: exact.basis, details: details.map((detail, row_order) => ({ ...detail, row_order })) });
  });
}

function notExpressible({ percent, vat, computed, half }: Inexact, mapped: readonly MappedLine[], plan: InvoicePlan) {
  const euros = (cents: number) => decimalText(money(cents, plan.totals.gross.currency));
  const field = vatCodeField(mapped.find(({ rate }) => (rate.percentage ?? "0") === percent)?.line.vatRole ?? "");
  const parameters = { percent, vat: euros(vat), computed: euros(computed) };
  return half
    ? problem("ledger.vat-half-cent", field, parameters)
    : problem("ledger.vat-not-expressible", field, parameters);
}

/** With the margin scheme the line shows no VAT: the rate must reckon none. */
const mapLine = (line: PlanLine, rules: Rules, snapshot: MoneybirdSnapshot): Result<MappedLine, Problem> =>
  accountFor(line.accountRole, rules, snapshot).andThen((account) =>
    taxRateFor(line.vatRole, rules, snapshot, line.vatRole === "margin" ? "0" : line.vatPercent).map((rate) => ({
      line,
      rate,
      account,
    })),
  );

function partsOf(
  { line, rate, account }: MappedLine,
  amounts: readonly number[],
  rules: Rules,
  identifier: string | null,
) {
  const { currency } = line.gross;
  return amounts.map((amount, part) => {
    const count = amounts.length === 1 ? countOf(line, amount) : 1;
    const text = lineText(line, { withQuantity: count === 1 });
    const description = part === 0 ? text : `${text} (${rounding[rules.document.language]})`;
    return {
      description: fitText(description, longestDescription),
      amount: String(count),
      price: decimalText(money(amount / count, currency)),
      tax_rate_id: rate.id,
      ledger_account_id: account.id,
      // Everything that a product would bring along is told: the line is as the shop has it.
      ...(identifier === null ? {} : { product_id: idOf(itemKey(identifier)) }),
    };
  });
}

/** The cent by which the VAT of a rate is certain; on the same account, so that the revenue is what it is. */
function centOf({ line, account }: MappedLine, cents: number, free: MoneybirdTaxRate, { document }: Rules) {
  const [first = "", ...rest] = rounding[document.language];
  return {
    description: `${first.toUpperCase()}${rest.join("")}`,
    amount: "1",
    price: decimalText(money(cents, line.gross.currency)),
    tax_rate_id: free.id,
    ledger_account_id: account.id,
  };
}

/** A unit price has whole cents: where the quantity does not divide the amount, the line is one of its whole amount. */
function countOf({ quantity }: PlanLine, amount: number): number {
  const count = /^[1-9]\d{0,5}$/.test(quantity) ? Number(quantity) : 1;
  return amount % count === 0 ? count : 1;
}
