import {
  type CatalogueProduct,
  Decimal,
  dutchRateOf,
  fitText,
  listPrice,
  type Problem,
  present,
  problem,
  type RateClass,
  type Rules,
  soldAs,
  type WantedItem,
} from "@boekbrug/core";
import { err, ok, Result } from "neverthrow";
import { accountFor, taxRateFor } from "../mapping.ts";
import type { MoneybirdSnapshot } from "../snapshot.ts";
import { type ItemSettings, longestIdentifier } from "./item-settings.ts";
import { longestTitle } from "./item-steps.ts";

interface Role {
  readonly vat: string;
  readonly account: keyof Rules["accounts"];
}

const roles: Readonly<Partial<Record<RateClass, Role>>> = {
  standard: { vat: "domestic-standard", account: "high" },
  reduced: { vat: "domestic-reduced", account: "low" },
  zero: { vat: "domestic-zero", account: "zero" },
  exempt: { vat: "domestic-exempt", account: "other" },
};

/** The product of a product of the shop, and of each of its variants that has an article number of its own. Nothing of one that is not sold any more. */
export function wantedItems(
  product: CatalogueProduct,
  rules: Rules,
  snapshot: MoneybirdSnapshot,
  settings: ItemSettings,
): Result<readonly WantedItem[], Problem> {
  const sold = soldAs(product, settings.code);
  if (product.active && sold.length === 0) {
    return err(problem("ledger.item-code-missing", "product.sku", { text: product.name }));
  }
  const role = (product.rateClass === null ? undefined : roles[product.rateClass]) ?? null;
  // Moneybird asks for an account: without a class it is that of the standard rate.
  return accountFor(role?.account ?? "high", rules, snapshot).andThen(({ id: ledger_account_id }) => {
    const tax_rate_id =
      role === null
        ? null
        : taxRateFor(role.vat, rules, snapshot, undefined)
            .map(({ id }) => id)
            .unwrapOr(null);
    return Result.combine(
      sold.map((each): Result<WantedItem, Problem> => {
        const { code, name } = each;
        if (code.length > longestIdentifier) {
          return err(problem("ledger.item-code-too-long", "product.sku", { code, most: longestIdentifier }));
        }
        const title = fitText(name === "" ? product.id : name, longestTitle);
        const price = priceOf(product, each, snapshot);
        return ok({ code, price, body: { title, ledger_account_id, ...present({ tax_rate_id }) } });
      }),
    );
  });
}

/** More are not known to be kept. */
const priceDecimals = 2;

/** As the shop shows it, with or without VAT: Moneybird's products do not say which it is. */
function priceOf(
  product: CatalogueProduct,
  sold: Parameters<typeof listPrice>[1],
  { readOn }: MoneybirdSnapshot,
): string | null {
  const { rateClass, basis } = product;
  const percent =
    rateClass === "standard" || rateClass === "reduced" || rateClass === "zero"
      ? dutchRateOf(rateClass, readOn)?.percent
      : "0";
  const price = percent === undefined ? null : listPrice(product, sold, percent, basis);
  return price === null ? null : new Decimal(price).round(priceDecimals).toFixed(priceDecimals);
}
