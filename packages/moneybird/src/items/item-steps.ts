import {
  Decimal,
  decimalText,
  fitText,
  type InvoicePlan,
  type PlanLine,
  type Problem,
  present,
  problem,
  type Rules,
  roundMinor,
  type WriteStep,
} from "@boekbrug/core";
import { err, ok, Result } from "neverthrow";
import { accountFor, taxRateFor } from "../mapping.ts";
import { apiPath } from "../paths.ts";
import type { MoneybirdSettings } from "../settings.ts";
import type { MoneybirdSnapshot } from "../snapshot.ts";
import { type ItemSettings, longestIdentifier } from "./item-settings.ts";

/** As in lines: the shortest limit that was guessed at, in characters. */
export const longestTitle: number = 255;

const prefix = "item:";

/** The key of the step that finds or makes a product. */
export const itemKey = (identifier: string): string => `${prefix}${identifier}`;

/** The identifier of the product that a line is on; null for a line without one: no product, or none with a number. */
export function identifierOf(
  { source, accountRole, sku, productId }: PlanLine,
  { use, code }: ItemSettings,
): string | null {
  const isProduct = source.kind === "line" && accountRole !== "deposits" && accountRole !== "giftCards";
  const identifier = (code === "sku" ? sku : productId)?.trim() ?? "";
  return use && isProduct && identifier !== "" ? identifier : null;
}

/** The steps that find or make the products of an invoice's lines, each once. */
export function toItemSteps(
  plan: InvoicePlan,
  rules: Rules,
  snapshot: MoneybirdSnapshot,
  { items, administration }: Pick<MoneybirdSettings, "items" | "administration">,
): Result<readonly WriteStep[], Problem> {
  const byIdentifier = new Map<string, PlanLine>();
  for (const line of plan.lines) {
    const identifier = identifierOf(line, items);
    if (identifier !== null && !byIdentifier.has(identifier)) byIdentifier.set(identifier, line);
  }
  return Result.combine(
    [...byIdentifier].map(([identifier, line]) =>
      refuseLong(identifier, line)
        .andThen(() => productOf(identifier, line, plan, rules, snapshot))
        .map(
          (product): WriteStep => ({
            key: itemKey(identifier),
            kind: "item",
            title: { nl: `Product ${identifier}`, en: `Product ${identifier}` },
            request: { method: "POST", path: apiPath(administration, "products"), body: { product } },
            dependsOn: [],
            lookup: "before-sending",
            identity: itemKey(identifier),
            reference: plan.reference,
            expected: null,
          }),
        ),
    ),
  );
}

function refuseLong(identifier: string, { id }: PlanLine): Result<void, Problem> {
  if (identifier.length <= longestIdentifier) return ok(undefined);
  const most = longestIdentifier;
  return err(problem("ledger.item-code-too-long", `plan.lines.${id}.sku`, { code: identifier, most }));
}

const usualVatRoles = new Set(["domestic-standard", "domestic-reduced"]);

/**
 * What a new product is made with, for what people sell with it later: lines name their own price, rate and account. A sale abroad or without VAT does not tell its
 * rate.
 */
function productOf(
  identifier: string,
  line: PlanLine,
  plan: InvoicePlan,
  rules: Rules,
  snapshot: MoneybirdSnapshot,
): Result<Record<string, string>, Problem> {
  const rate: Result<string | null, Problem> = usualVatRoles.has(line.vatRole)
    ? taxRateFor(line.vatRole, rules, snapshot, line.vatPercent).map(({ id }) => id)
    : ok(null);
  return accountFor(line.accountRole, rules, snapshot).andThen((account) =>
    rate.map((tax_rate_id) => ({
      title: fitText(line.text, longestTitle),
      identifier,
      price: unitPrice(line, plan),
      ledger_account_id: account.id,
      ...present({ tax_rate_id }),
    })),
  );
}

/** Of one, as the shop reckons. */
function unitPrice({ net, gross, quantity }: PlanLine, { rounding }: InvoicePlan): string {
  const amount = rounding.basis === "gross" ? gross : net;
  const count = new Decimal(quantity).abs();
  const each = count.gt(0) ? new Decimal(amount.minor).abs().div(count) : new Decimal(amount.minor).abs();
  return decimalText(roundMinor(each, amount.currency));
}
