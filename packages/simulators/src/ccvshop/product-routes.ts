import { type Answer, json, unknownError } from "./answers.ts";
import { BadParameter } from "./order-filters.ts";
import { page } from "./paging.ts";
import type { StoredProduct } from "./product.ts";
import { filterProducts } from "./product-filters.ts";
import { renderException, renderProduct, renderVariant } from "./render-product.ts";
import { type Handler, notFound, type Route, type Visit } from "./route.ts";

export const productRoutes: Route[] = [
  // CCV fact sheet §7, 2026-11-21.
  { path: /^\/products$/, resource: "products", handlers: { GET: expanding(listProducts) } },
  // CCV fact sheet §7, 2026-11-21.
  {
    path: /^\/products\/(\d+)$/,
    resource: "products",
    handlers: { GET: expanding(withProduct((product, visit) => json(rendered(product, visit)))) },
  },
  // CCV fact sheet §7, 2026-11-21.
  {
    path: /^\/products\/(\d+)\/producttaxtariffexceptions$/,
    resource: "producttaxtariffexceptions",
    parent: "products",
    handlers: {
      GET: withProduct((product, visit) =>
        page(product.exceptions, visit.url, visit.switches, (one) => renderException(product, one, visit)),
      ),
    },
  },
  // CCV fact sheet §7, 2026-11-21.
  {
    path: /^\/products\/(\d+)\/attributecombinations$/,
    resource: "attributecombinations",
    parent: "products",
    handlers: {
      GET: withProduct((product, visit) =>
        page(product.variants ?? [], visit.url, visit.switches, (one) => renderVariant(product, one, visit)),
      ),
    },
  },
];

const expandedOf = ({ url }: Visit): string[] => (url.searchParams.get("expand") ?? "").split(",");

/** `expand` on products is documented, what it does to children of which nothing is simulated is not: those stay links. */
function expanding(handler: Handler): Handler {
  return (visit) =>
    visit.url.searchParams.has("expand") && visit.switches.expandedChildren === "refused"
      ? unknownError(400, "expand is unknown", visit.switches)
      : handler(visit);
}

function rendered(product: StoredProduct, visit: Visit) {
  const expanded = visit.switches.expandedChildren === "left-out" ? [] : expandedOf(visit);
  return renderProduct(product, homeRate(product, visit), expanded, visit);
}

function homeRate({ taxTariff }: StoredProduct, { state: { shop } }: Visit): number {
  const home = shop.tariffs.find(({ code }) => code === shop.merchant.countryCode);
  return home?.tariffs.find(({ type }) => type === taxTariff)?.percentage ?? 0;
}

function listProducts(visit: Visit): Answer {
  try {
    const found = filterProducts(visit.state.products.all(), visit.url.searchParams, visit.switches);
    return page(found, visit.url, visit.switches, (product) => rendered(product, visit));
  } catch (error) {
    if (error instanceof BadParameter) return unknownError(400, error.message, visit.switches);
    throw error;
  }
}

/** A deleted product answers as switch deletedProducts says, one that is not active as switch inactiveProducts. */
function withProduct(handler: (product: StoredProduct, visit: Visit) => Answer): Handler {
  return (visit) => {
    const { state, switches, id } = visit;
    const product = state.products.find(id);
    if (product === undefined) return notFound(visit);
    if (state.products.isDeleted(id) && switches.deletedProducts === "gone") return unknownError(410, "Gone", switches);
    if (state.products.isDeleted(id) && switches.deletedProducts === "not-found") return notFound(visit);
    if (!product.active && switches.inactiveProducts === "not-found") return notFound(visit);
    return handler(product, visit);
  };
}
