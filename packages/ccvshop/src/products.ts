import type { Failure, Problem } from "@boekbrug/core";
import { errAsync, okAsync, type ResultAsync } from "neverthrow";
import type { CcvShopClient } from "./client/ccvshop-client.ts";
import { apiPath, listPath } from "./client/paths.ts";
import { type ShopProduct, shopProduct } from "./client/schemas.ts";
import { malformedAnswer } from "./order-list.ts";
import { createProductCache } from "./product-cache.ts";
import { isUntold } from "./tariffs.ts";

/** Products by their id; null where the shop has no such product, or does not tell this key. */
export type Products = ReadonlyMap<string, ShopProduct | null>;

export interface ProductPorts {
  readonly client: CcvShopClient;
  /** Told once for each reason for which products cannot be read. */
  readonly notice: (problem: Problem) => void;
}

/** From so many products on, a page of the list is likely to be fewer calls than each by itself. */
const worthAPage = 10;

type Parameters = Readonly<Record<string, string>>;

const expand: Parameters = { expand: "producttaxtariffexceptions" };

/** Reads products, each of them once. A shop that does not tell is no failure; a shop that cannot be reached is. */
export function createProducts({ client, notice }: ProductPorts) {
  const known = createProductCache();
  const noticed = new Set<string>();
  let mayRead = true;
  let pageWasRead = false;
  const expanded = createExpanded();

  const untold = (failure: Failure): ResultAsync<undefined, Failure> => {
    if (!isUntold(failure)) return errAsync(failure);
    if (failure.problem.code === "shop.permission-missing") mayRead = false;
    if (!noticed.has(failure.problem.code)) notice(failure.problem);
    noticed.add(failure.problem.code);
    return okAsync(undefined);
  };

  const learnPage = (): ResultAsync<undefined, Failure> => {
    pageWasRead = true;
    return expanded((parameters) => client.page(listPath("products", { orderby: "id_desc", ...parameters })))
      .map(({ items }) => {
        for (const item of items) {
          const product = shopProduct.safeParse(item).data;
          if (product !== undefined) known.set(product.id, product);
        }
        return undefined;
      })
      .orElse(untold);
  };

  const learnOne = (id: string): ResultAsync<undefined, Failure> => {
    if (!mayRead || known.use(id)) return okAsync(undefined);
    return expanded((parameters) => client.record(apiPath(`products/${id}`, parameters)))
      .andThen((record) => productFrom(record, id))
      .orElse(untold)
      .map((product) => {
        known.set(id, product ?? null);
        return undefined;
      });
  };

  return {
    /** The products of one order. */
    of: (ids: readonly string[]): ResultAsync<Products, Failure> => {
      const wanted = [...new Set(ids)].filter((id) => /^\d+$/.test(id));
      const missing = wanted.filter((id) => !known.use(id));
      const start = mayRead && !pageWasRead && missing.length > worthAPage ? learnPage() : okAsync(undefined);
      return missing
        .reduce((before, id) => before.andThen(() => learnOne(id)), start)
        .map(() => new Map(wanted.map((id) => [id, known.get(id)])));
    },
  };
}

/** Exceptions per country come along where the shop understands `expand`; a shop that refuses it is not asked so again. */
function createExpanded() {
  let understood = true;
  return <T>(read: (parameters: Parameters) => ResultAsync<T, Failure>): ResultAsync<T, Failure> => {
    if (!understood) return read({});
    return read(expand).orElse((failure) => {
      if (failure.problem.code !== "shop.refused") return errAsync(failure);
      return read({}).map((value) => {
        understood = false;
        return value;
      });
    });
  };
}

function productFrom(record: unknown, id: string): ResultAsync<ShopProduct | null, Failure> {
  if (record === null) return okAsync(null);
  const read = shopProduct.safeParse(record);
  return read.success && read.data.id === id ? okAsync(read.data) : errAsync(malformedAnswer("products.id"));
}
