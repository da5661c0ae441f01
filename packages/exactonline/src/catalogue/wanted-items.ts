import {
  type CatalogueProduct,
  dutchRateOf,
  fitText,
  listPrice,
  type Percent,
  type Problem,
  present,
  problem,
  type RateClass,
  type Rules,
  type SoldAs,
  soldAs,
  type WantedItem,
} from "@boekbrug/core";
import { err, ok, Result } from "neverthrow";
import { type ItemSettings, longestItemCode } from "../items/item-settings.ts";
import { longestDescription } from "../items/to-item.ts";
import { accountFor, vatCodeFor } from "../mapping.ts";
import type { ExactOnlineSnapshot, ExactOnlineVatCode } from "../snapshot.ts";

/** The item of a product, and of each of its variants that has an article number of its own. Nothing of a product that is not sold any more. */
export function wantedItems(
  product: CatalogueProduct,
  rules: Rules,
  snapshot: ExactOnlineSnapshot,
  settings: ItemSettings,
): Result<readonly WantedItem[], Problem> {
  const sold = soldAs(product, settings.code);
  if (product.active && sold.length === 0) {
    return err(problem("ledger.item-code-missing", "product.sku", { text: product.name }));
  }
  const kind = kindOf(product, rules, snapshot);
  return Result.combine(
    sold.map((each): Result<WantedItem, Problem> => {
      const { code, name } = each;
      return code.length > longestItemCode
        ? err(problem("ledger.item-code-too-long", "product.sku", { code, most: longestItemCode }))
        : ok({ code, price: priceOf(product, each, kind), body: bodyOf(product, name, kind, settings) });
    }),
  );
}

/** What Exact needs to know of the VAT of a product; nothing where the shop or the mapping does not tell. */
interface Kind {
  readonly vatCode: ExactOnlineVatCode | null;
  readonly account: string | null;
  readonly percent: Percent | null;
}

const roles: Readonly<Partial<Record<RateClass, { vat: string; account: keyof Rules["accounts"] }>>> = {
  standard: { vat: "domestic-standard", account: "high" },
  reduced: { vat: "domestic-reduced", account: "low" },
  zero: { vat: "domestic-zero", account: "zero" },
  exempt: { vat: "domestic-exempt", account: "other" },
};

function kindOf({ rateClass }: CatalogueProduct, rules: Rules, snapshot: ExactOnlineSnapshot): Kind {
  const role = rateClass === null ? undefined : roles[rateClass];
  if (rateClass === null || role === undefined) return { vatCode: null, account: null, percent: null };
  const percent = rateClass === "exempt" ? "0" : dutchRateOf(rateClass, snapshot.readOn)?.percent;
  return {
    vatCode: vatCodeFor(role.vat, rules, snapshot).unwrapOr(null),
    account: accountFor(role.account, rules, snapshot)
      .map(({ id }) => id)
      .unwrapOr(null),
    percent: percent ?? null,
  };
}

/** A price holds its VAT where the item's VAT code is of that type (I), and does not under the other types. */
const priceOf = (product: CatalogueProduct, sold: SoldAs, { vatCode, percent }: Kind): string | null =>
  vatCode === null || percent === null
    ? null
    : listPrice(product, sold, percent, vatCode.type === "I" ? "gross" : "net");

/** Made so; of an existing one only what the settings name is brought to this. `group` is the code of a group. */
function bodyOf(product: CatalogueProduct, name: string, { vatCode, account }: Kind, settings: ItemSettings) {
  const mapped = product.categories.find((category) => settings.groups[category] !== undefined);
  return {
    Description: fitText(name === "" ? product.id : name, longestDescription),
    IsFractionAllowedItem: product.fractional,
    ...present({
      SalesVatCode: vatCode?.code ?? null,
      GLRevenue: account,
      group: (mapped === undefined ? settings.group : settings.groups[mapped]) ?? null,
    }),
  };
}
