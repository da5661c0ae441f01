/**
 * A CCV Shop that lives in memory and speaks the shop's REST API, written from the CCV fact sheet of 2026-11-21 alone.
 * It is strict: what no source has seen work is refused here. Nothing has been compared with a real shop.
 *
 * It does not claim to simulate:
 * - the app store's handshake, install and uninstall
 * - webhooks of anything but orders; the time between an event and its delivery, and between two attempts: there is none
 * - invoices, credit notes, returns, quotations, stock, users, labels, SalesPOS
 * - of products anything but reading them with their VAT class, category names and variants: no filters on price or stock
 * - creating orders over HTTP, changing rows, customers or VAT flags by PATCH (501.10), mails to buyers
 * - the balance of loyalty points, the validity of coupons, VAT numbers or rates
 * - other currencies: the code is shown, nothing is converted
 * - Accept-Language, languages of product names, accept headers
 * - redirects, TLS, host names, response times, maintenance windows
 * - the order in which a real shop checks signature, limit, permission and method; here it is that order
 * - the real total limit, the real error texts, the body of /status
 */
import { type SimulatorClock, systemClock } from "../shared/clock.ts";
import { createEndpoint, type Endpoint } from "../shared/endpoint.ts";
import { FaultScript } from "../shared/faults.ts";
import { type Answer, html, knownError, toResponse, unknownError } from "./answers.ts";
import { type CcvShopLimits, LimitKeeper } from "./limits.ts";
import type { Route } from "./route.ts";
import { openResources, routes } from "./routes.ts";
import type { ShopOptions } from "./shop.ts";
import { type CcvShopKeys, signAnswer, signatureFault } from "./signing.ts";
import { CcvShopState } from "./state.ts";
import { type CcvShopSwitches, ccvShopSwitchesWith } from "./switches.ts";

export interface CcvShopSimulatorOptions {
  clock?: SimulatorClock;
  switches?: Partial<CcvShopSwitches>;
  keys?: CcvShopKeys;
  limits?: Partial<CcvShopLimits>;
  shop?: ShopOptions;
  /** Delivers webhooks. Default: the network. */
  send?: typeof globalThis.fetch;
}

export interface CcvShopSimulator extends Endpoint {
  readonly faults: FaultScript;
  readonly state: CcvShopState;
  /** May be changed while it runs. */
  readonly switches: CcvShopSwitches;
  readonly keys: CcvShopKeys;
}

/** CCV fact sheet §1, 2026-11-21. */
const PREFIX = "/api/rest/v1";

export function createCcvShopSimulator(options: CcvShopSimulatorOptions = {}): CcvShopSimulator {
  const clock = options.clock ?? systemClock;
  const switches = ccvShopSwitchesWith(options.switches);
  const keys = options.keys ?? { public: "simulated-public-key", secret: "simulated-secret-key" };
  const state = new CcvShopState(clock, switches, options.shop, options.send);
  const limits = new LimitKeeper(options.limits ?? {}, clock, switches);
  const faults = new FaultScript();

  const answer = (request: Request, url: URL, body: Uint8Array): Answer => {
    const { method } = request;
    const path = url.pathname.slice(PREFIX.length).replace(/\/$/, "");
    const route = routes.find((one) => one.path.test(path));
    if (route === undefined) return knownError("404.20", "Unknown resource");
    const refusal = limits.take(method, route.resource, state.takeOtherAppCalls());
    if (refusal !== undefined) return refusal;
    if (!permitted(route, state, switches))
      return unknownError(switches.permissionErrorStatus, "No permission", switches);
    const handler = route.handlers[method];
    if (handler === undefined) return knownError("405.10", `${method} is not allowed here`);
    const id = Number(route.path.exec(path)?.[1] ?? 0);
    const base = url.origin + PREFIX;
    const isDeletedProduct = (product: number) => state.products.isDeleted(product);
    const language = request.headers.get("accept-language");
    const asked = { url, id, language, body: new TextDecoder().decode(body) };
    return handler({ state, switches, base, isDeletedProduct, ...asked });
  };

  const signed = (unsigned: Answer, request: Request): Response => {
    const { pathname, search } = new URL(request.url);
    return toResponse(signAnswer(unsigned, keys, { method: request.method, pathAndQuery: pathname + search }, clock));
  };

  const endpoint = createEndpoint({
    faults,
    handle: async (request) => {
      const url = new URL(request.url);
      // Anything else on the host is the shop's public side.
      if (!`${url.pathname}/`.startsWith(`${PREFIX}/`)) return toResponse(html(404, "Pagina niet gevonden"));
      const body = new Uint8Array(await request.arrayBuffer());
      const parts = { method: request.method, pathAndQuery: url.pathname + url.search, body };
      const fault = signatureFault(keys, request.headers, parts, clock);
      if (fault === undefined) return signed(answer(request, url, body), request);
      const refusal = unknownError(switches.authErrorStatus, fault, switches);
      return switches.authErrorsSigned === "yes" ? signed(refusal, request) : toResponse(refusal);
    },
    rateLimited: (request) => signed(limits.refusal("429.10"), request),
  });

  return { ...endpoint, faults, state, switches, keys };
}

/** CCV fact sheet §1 (the key's resources) and §16, 2026-11-21. */
function permitted(route: Route, state: CcvShopState, switches: CcvShopSwitches): boolean {
  if (openResources.has(route.resource)) return true;
  const ofProducts = route.resource === "products" || route.parent === "products";
  if (ofProducts && switches.productPermission === "with-orders") return state.permissions.has("orders");
  const own = state.permissions.has(route.resource);
  // Parts of the webshop have no root resource, so nothing to be permitted by but the webshop itself.
  if (route.parent === undefined) return own;
  if (route.parent === "webshops" || switches.childPermission === "parent") return state.permissions.has(route.parent);
  return own;
}
