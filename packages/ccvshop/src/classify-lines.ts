import {
  type CalendarDate,
  type Failure,
  isUnreadable,
  type Order,
  type OrderLine,
  type UnreadableOrder,
} from "@boekbrug/core";
import { okAsync, type ResultAsync } from "neverthrow";
import type { ShopProduct } from "./client/schemas.ts";
import { productFactsOf } from "./facts.ts";
import { createProducts, type ProductPorts, type Products } from "./products.ts";
import { rateClassOf, readTariffs, type Tariffs } from "./tariffs.ts";

type Read = Order | UnreadableOrder | null;

/** Adds to an order's lines what the shop's product data say: VAT class, categories and what else may be wanted in the ledger. */
export type ClassifyLines = (order: Read) => ResultAsync<Read, Failure>;

export const leaveLines: ClassifyLines = (order) => okAsync(order);

/** Reads products and tariffs once and remembers them. */
export function createClassifyLines(ports: ProductPorts & { readonly today: () => CalendarDate }): ClassifyLines {
  const products = createProducts(ports);
  let tariffs: Tariffs | undefined;
  const readTariffsOnce = (): ResultAsync<Tariffs, Failure> =>
    tariffs === undefined
      ? readTariffs(ports.client, ports.today()).map((read) => {
          tariffs = read;
          return read;
        })
      : okAsync(tariffs);

  return (order) => {
    if (order === null || isUnreadable(order)) return okAsync(order);
    const ids = order.lines.flatMap(({ kind, productId }) => (kind === "deposit" ? [] : (productId ?? [])));
    return products.of(ids).andThen((found) => {
      const some = [...found.values()].some((product) => product !== null);
      const known = some ? readTariffsOnce() : okAsync<Tariffs>(new Map());
      return known.map((read) => ({ ...order, lines: order.lines.map((line) => classified(line, found, read)) }));
    });
  };
}

/** A deposit has no product of its own: what it is follows from its kind. */
function classified(line: OrderLine, products: Products, tariffs: Tariffs): OrderLine {
  if (line.kind === "deposit") return line;
  const product = products.get(line.productId ?? "") ?? null;
  if (product === null) return { ...line, rateClass: null };
  return {
    ...line,
    rateClass: rateClassOf(product, tariffs),
    shopCategories: categoriesOf(product),
    facts: { ...productFactsOf(product), ...line.facts },
  };
}

const categoriesOf = ({ maincategory, subcategory }: ShopProduct): readonly string[] => [
  ...new Set([maincategory, subcategory].filter((name) => name !== null)),
];
