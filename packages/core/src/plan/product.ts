import { err, ok, type Result } from "neverthrow";
import type { Order, OrderLine, Percent } from "../order/order.ts";
import { type Problem, problem } from "../problem/problem.ts";
import type { Rules } from "../settings/rules.ts";
import { calendarDateOf } from "../time/calendar-date.ts";
import { type CategoryWord, categoryOf, isCategoryWord } from "../vat/data/categories.ts";
import { dutchRateClassOf } from "../vat/dutch-rates.ts";
import type { RateClass, VatLine } from "../vat/vat-question.ts";

/** What a product is for VAT. */
export interface Product extends Pick<VatLine, "kind" | "category" | "rateClass"> {
  /** How the VAT on a margin is worked out, and from which line; null for goods outside the margin scheme. */
  readonly margin: { readonly method: VatLine["marginMethod"]; readonly line: OrderLine } | null;
}

/** A part of an order that no product stands behind. */
export const ordinaryGoods = (rateClass: RateClass): Product => ({
  kind: "goods",
  category: "general",
  rateClass,
  margin: null,
});

/** A product's class by the shop's own data, its category and kind by the settings. */
export function productOf(line: OrderLine, field: string, order: Order, rules: Rules): Result<Product, Problem> {
  const { kind, category } = meaningOf(line, rules);
  if (isSoldUnderTheMarginScheme(line, rules)) {
    const margin = { method: rules.vat.marginScheme.method, line };
    return ok({ kind, category: category === "general" ? "used-goods" : category, rateClass: "margin", margin });
  }
  const known = line.rateClass;
  if (known !== undefined && known !== null) {
    return ok({ kind, category, rateClass: known === "zero" ? zeroOrExempt(category, order) : known, margin: null });
  }
  const { withoutVat, intraCommunity } = order.marks;
  const chargedTells = rules.vat.unknownClass === "as-charged" && !withoutVat && !intraCommunity;
  if (!chargedTells) return err(problem("vat.class-unknown", `${field}.rateClass`));
  return classOfCharged(line.vatPercent, field, order).map((rateClass) => ({
    kind,
    category,
    rateClass,
    margin: null,
  }));
}

/** A gift card that is taxed when it is redeemed. */
export const isGiftCard = (line: OrderLine, rules: Rules): boolean => {
  const word = meaningOf(line, rules).category.trim().toLowerCase();
  return isCategoryWord(word) && categoryOf(word).trait === "multi-purpose-voucher";
};

/** Whether a line of the order is a service, by the settings. */
export const isService = (line: OrderLine, rules: Rules): boolean => meaningOf(line, rules).kind !== "goods";

/** The class whose Dutch rate was charged. */
export function classOfCharged(percent: Percent, field: string, { placedAt }: Order): Result<RateClass, Problem> {
  const date = calendarDateOf(placedAt);
  const rateClass = dutchRateClassOf(percent, date);
  return rateClass === undefined
    ? err(problem("vat.rate-unknown", `${field}.vatPercent`, { percent, date, country: "NL" }))
    : ok(rateClass);
}

/** The first of the product's shop categories that the settings name. */
function meaningOf(line: OrderLine, { vat }: Rules): Pick<VatLine, "kind" | "category"> {
  const [mapped] = (line.shopCategories ?? []).flatMap((name) => vat.categories[name] ?? []);
  if (mapped === undefined) return { kind: "goods", category: "general" };
  if (typeof mapped !== "string") return mapped;
  return { kind: usualKind(mapped), category: mapped };
}

/** Goods wherever a word can mean goods; the settings say otherwise where it does not. */
function usualKind(category: string): VatLine["kind"] {
  const word = category.trim().toLowerCase();
  if (!isCategoryWord(word)) return "goods";
  const { kinds } = categoryOf(word as CategoryWord);
  return kinds.includes("goods") ? "goods" : (kinds[0] ?? "goods");
}

/** Webshops have no class for what is exempt: it is sold at 0 %, and the category tells. */
function zeroOrExempt(category: string, { placedAt }: Order): RateClass {
  const word = category.trim().toLowerCase();
  const date = calendarDateOf(placedAt);
  const byLaw = isCategoryWord(word) ? categoryOf(word).dutch.findLast(({ from }) => from <= date) : undefined;
  return byLaw?.class === "exempt" ? "exempt" : "zero";
}

const isSoldUnderTheMarginScheme = ({ shopCategories }: OrderLine, { vat }: Rules): boolean =>
  (shopCategories ?? []).some((name) => vat.marginScheme.categories.includes(name));
