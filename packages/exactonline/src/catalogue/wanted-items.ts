import {
  type CatalogueProduct,
  Decimal,
  dutchRateOf,
  fitText,
  type PriceBasis,
  type Problem,
  present,
  problem,
  type RateClass,
  type Rules,
  type WantedItem,
} from "@boekbrug/core";
import { err, ok, type Result } from "neverthrow";
import { type ItemSettings, longestItemCode } from "../item-settings.ts";
import { accountFor, vatCodeFor } from "../mapping.ts";
import type { ExactOnlineSnapshot, ExactOnlineVatCode } from "../snapshot.ts";
import { longestDescription } from "../to-item.ts";

/** Decimals of a price without VAT: a unit of 0.0001 is far below a cent in any order. */
const priceDecimals = 4;

/** The item of a product, and of each of its variants that has an article number of its own. Nothing of a product that is not sold any more. */
export function wantedItems(
  product: CatalogueProduct,
  rules: Rules,
  snapshot: ExactOnlineSnapshot,
  settings: ItemSettings,
): Result<readonly WantedItem[], Problem> {
  if (!product.active) return ok([]);
  const kind = kindOf(product, rules, snapshot);
  const item = (code: string, name: string, surcharge: string): Result<WantedItem, Problem> =>
    code.length > longestItemCode
      ? err(problem("ledger.item-code-too-long", "product.sku", { code, most: longestItemCode }))
      : ok({ code, price: priceOf(product, surcharge, kind), body: bodyOf(product, name, kind, settings) });
  const base = (settings.code === "sku" ? product.sku : product.id)?.trim() ?? "";
  const variants = settings.code === "sku" ? product.variants.filter(({ active }) => active) : [];
  const coded = variants.flatMap(({ sku, text, surcharge }) => {
    const code = sku?.trim() ?? "";
    return code === "" || code === base
      ? []
      : [item(code, text === "" ? product.name : `${product.name} (${text})`, surcharge)];
  });
  const all = base === "" ? coded : [item(base, product.name, "0"), ...coded];
  if (all.length === 0) return err(problem("ledger.item-code-missing", "product.sku", { text: product.name }));
  const failed = all.find((each) => each.isErr());
  return failed?.isErr() === true ? err(failed.error) : ok(all.flatMap((each) => (each.isOk() ? [each.value] : [])));
}

/** What Exact needs to know of the VAT of a product; nothing where the shop or the mapping does not tell. */
interface Kind {
  readonly vatCode: ExactOnlineVatCode | null;
  readonly account: string | null;
  /** 0.21 */
  readonly rate: Decimal | null;
}

const roles: Readonly<Partial<Record<RateClass, { vat: string; account: keyof Rules["accounts"] }>>> = {
  standard: { vat: "domestic-standard", account: "high" },
  reduced: { vat: "domestic-reduced", account: "low" },
  zero: { vat: "domestic-zero", account: "zero" },
  exempt: { vat: "domestic-exempt", account: "other" },
};

function kindOf({ rateClass }: CatalogueProduct, rules: Rules, snapshot: ExactOnlineSnapshot): Kind {
  const role = rateClass === null ? undefined : roles[rateClass];
  if (rateClass === null || role === undefined) return { vatCode: null, account: null, rate: null };
  const percent = rateClass === "exempt" ? "0" : dutchRateOf(rateClass, snapshot.readOn)?.percent;
  return {
    vatCode: vatCodeFor(role.vat, rules, snapshot).unwrapOr(null),
    account: accountFor(role.account, rules, snapshot)
      .map(({ id }) => id)
      .unwrapOr(null),
    rate: percent === undefined ? null : new Decimal(percent).div(100),
  };
}

/** A price holds its VAT where the item's VAT code is of that type (I), and does not under the other types. */
function priceOf({ price, basis }: CatalogueProduct, surcharge: string, { vatCode, rate }: Kind): string | null {
  if (price === null || vatCode === null || rate === null) return null;
  const factor = rate.plus(1);
  const net = (basis === "gross" ? new Decimal(price).div(factor) : new Decimal(price)).plus(surcharge);
  const wanted: PriceBasis = vatCode.type === "I" ? "gross" : "net";
  if (net.lt(0)) return null;
  return (wanted === "gross" ? net.times(factor) : net).round(priceDecimals).toFixed();
}

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
