import type {
  CalendarDate,
  Catalogue,
  CatalogueProduct,
  Cursor,
  Failure,
  PriceBasis,
  ProductPage,
} from "@boekbrug/core";
import { errAsync, okAsync, ResultAsync } from "neverthrow";
import * as z from "zod";
import type { CcvShopClient } from "../client/ccvshop-client.ts";
import { apiPath, listPath, localPath } from "../client/paths.ts";
import { malformedAnswer, readListPage, type Sorting } from "../order-list.ts";
import { isUntold, readTariffs } from "../tariffs.ts";
import { readWebshopId } from "../webshop-id.ts";
import { type ProductContext, productFrom } from "./from-product.ts";
import { type CatalogueEntry, catalogueEntry, priceSettings, type ShopVariant, variantsIn } from "./product-schemas.ts";

const cursorSchema = z.object({
  v: z.literal(1),
  /** The last change that the pass before came across, in epoch milliseconds: that moment itself is read again. */
  since: z.number().nullable(),
  at: z.object({ next: z.string().refine((text) => localPath(text) === text), last: z.number().nullable() }).optional(),
  /** The last change that this pass has come across. */
  highest: z.number().nullable(),
});

type CatalogueCursor = z.infer<typeof cursorSchema>;

/** Written with or without a zone; all moments of one shop are compared with each other only. */
function changedAt(item: unknown): number | undefined {
  const text = catalogueEntry(item)?.modifydate ?? "";
  const moment = Date.parse(/(?:Z|[+-]\d\d:?\d\d)$/.test(text) ? text : `${text}Z`);
  return Number.isNaN(moment) ? undefined : moment;
}

/** The one that was changed last first. */
const byChangeDown: Sorting = {
  keyOf: (item) => {
    const moment = changedAt(item);
    return moment === undefined ? undefined : 0 - moment;
  },
  unique: false,
};

const expand = { expand: "producttaxtariffexceptions,attributecombinations" };
const firstPage = listPath("products", { orderby: "modifydate_desc", ...expand });
const productPath = (id: string) => apiPath(`products/${id}`, expand);
const withoutExpand = (path: string) => path.replace(/([?&])expand=[^&]*&?/, "$1").replace(/[?&]$/, "");

/**
 * The products of one CCV Shop. Its list knows no filter by date: it is read from the last change on, back to where the pass before began. `client` reads in the language that is wanted, `untranslated` in
 * the shop's own: what has no name in the one has one there.
 */
export function createCatalogue(
  client: CcvShopClient,
  untranslated: CcvShopClient,
  today: () => CalendarDate,
): Catalogue {
  let context: ProductContext | undefined;
  const works = { expand: true, variants: true };

  const contextOnce = (): ResultAsync<ProductContext, Failure> => {
    if (context !== undefined) return okAsync(context);
    return ResultAsync.combine([readTariffs(client, today()), readBasis(client)]).map(([tariffs, basis]) => {
      context = { tariffs, basis };
      return context;
    });
  };

  /** Asks without what belongs to a product where the shop refuses to send that along. */
  const expanded = <T>(path: string, read: (path: string) => ResultAsync<T, Failure>): ResultAsync<T, Failure> => {
    if (!works.expand) return read(withoutExpand(path));
    return read(path).orElse((failure) => {
      if (failure.problem.code !== "shop.refused") return errAsync(failure);
      return read(withoutExpand(path)).map((value) => {
        works.expand = false;
        return value;
      });
    });
  };
  const list = (path: string, last: number | null) =>
    expanded(path, (asked) => readListPage(client, asked, last, byChangeDown));

  const variantsOf = ({ id, attributecombinations }: CatalogueEntry): ResultAsync<ShopVariant[], Failure> => {
    if (attributecombinations !== null) return okAsync(attributecombinations);
    if (!works.variants) return okAsync([]);
    return client
      .all(listPath(`products/${id}/attributecombinations`))
      .map(variantsIn)
      .orElse((failure) => {
        if (!isUntold(failure)) return errAsync(failure);
        works.variants = false;
        return okAsync([]);
      });
  };

  const named = (entry: CatalogueEntry): ResultAsync<CatalogueEntry, Failure> =>
    entry.name !== null || untranslated === client
      ? okAsync(entry)
      : untranslated
          .record(apiPath(`products/${entry.id}`))
          .map((record) => ({ ...entry, name: catalogueEntry(record)?.name ?? null }));

  const productOf = (entry: CatalogueEntry, known: ProductContext): ResultAsync<CatalogueProduct, Failure> =>
    named(entry).andThen((each) => variantsOf(each).map((variants) => productFrom(each, variants, known)));

  const changed = (cursor: Cursor | null): ResultAsync<ProductPage, Failure> => {
    const from = readCursor(cursor);
    return list(from.at?.next ?? firstPage, from.at?.last ?? null).andThen(({ items, at }) => {
      const unnamed = items.findIndex((item) => catalogueEntry(item) === undefined);
      if (unnamed !== -1) return errAsync(malformedAnswer(`items.${unnamed}.id`));
      const moments = items.flatMap((item) => changedAt(item) ?? []);
      const isOld = (item: unknown) =>
        from.since !== null && (changedAt(item) ?? Number.POSITIVE_INFINITY) < from.since;
      const fresh = items.filter((item) => !isOld(item)).flatMap((item) => catalogueEntry(item) ?? []);
      const highest = maximum([from.highest, ...moments]);
      const more = at !== null && !items.some(isOld);
      const next: CatalogueCursor = more
        ? { ...from, at, highest }
        : { v: 1, since: maximum([from.since, highest]), highest: null };
      const page = (products: CatalogueProduct[]): ProductPage => ({ products, cursor: JSON.stringify(next), more });
      if (fresh.length === 0) return okAsync(page([]));
      return contextOnce().andThen((known) => inTurn(fresh, (entry) => productOf(entry, known)).map(page));
    });
  };

  const product = (id: string): ResultAsync<CatalogueProduct | null, Failure> => {
    if (!/^\d+$/.test(id)) return okAsync(null);
    return expanded(productPath(id), client.record).andThen((record) => {
      if (record === null) return okAsync(null);
      const entry = catalogueEntry(record);
      if (entry?.id !== id) return errAsync(malformedAnswer("id"));
      return contextOnce().andThen((known) => productOf(entry, known));
    });
  };
  return { changed, product };
}

const maximum = (moments: readonly (number | null)[]): number | null => {
  const known = moments.filter((moment) => moment !== null);
  return known.length === 0 ? null : Math.max(...known);
};

/** A cursor that cannot be read counts as none: reading again is harmless. */
function readCursor(cursor: Cursor | null): CatalogueCursor {
  const none: CatalogueCursor = { v: 1, since: null, highest: null };
  if (cursor === null) return none;
  try {
    return cursorSchema.safeParse(JSON.parse(cursor)).data ?? none;
  } catch {
    return none;
  }
}

/** Whether the shop's prices contain their VAT; with it where the shop does not tell, as consumers are shown. */
const readBasis = (client: CcvShopClient): ResultAsync<PriceBasis, Failure> =>
  readWebshopId(client)
    .andThen((id) => client.record(apiPath(`webshops/${encodeURIComponent(id)}/settings`)))
    .map((record): PriceBasis => (priceSettings.safeParse(record).data?.prices_include_vat === false ? "net" : "gross"))
    .orElse((failure) => (isUntold(failure) ? okAsync<PriceBasis>("gross") : errAsync(failure)));

const inTurn = <From, To>(
  items: readonly From[],
  act: (item: From) => ResultAsync<To, Failure>,
): ResultAsync<To[], Failure> =>
  items.reduce<ResultAsync<To[], Failure>>(
    (before, item) => before.andThen((done) => act(item).map((one) => [...done, one])),
    okAsync([]),
  );
