import { type SimulatorClock, systemClock } from "../shared/clock.ts";
import { Books } from "./books.ts";
import { bindingRefusal, gatewayRefusal, Refusal } from "./errors.ts";
import { LimitKeeper, productLimits } from "./limits.ts";
import type { SnelStartOptions, SnelStartState } from "./options.ts";
import { parseBody } from "./read-body.ts";
import { type Answer, ok, type Route } from "./route.ts";
import { bookingRoutes } from "./routes-booking.ts";
import { documentAndReportRoutes } from "./routes-documents.ts";
import { orderRoutes } from "./routes-orders.ts";
import { relationRoutes } from "./routes-relations.ts";
import { settingsRoutes } from "./routes-settings.ts";
import { administrationState } from "./state.ts";
import { type SnelStartSwitches, snelStartDefaults } from "./switches.ts";
import { type Coupling, couplingKey, type Scope, scopes, TokenOffice } from "./tokens.ts";

const prefix = "/v2";
const observer = "sim-observer-";
const testDays = 90 * 86_400_000;
const routes: readonly Route[] = [
  ...settingsRoutes,
  ...relationRoutes,
  ...bookingRoutes,
  ...orderRoutes,
  ...documentAndReportRoutes,
];

interface Office {
  books: Books;
  limits: LimitKeeper;
}

/** One simulated SnelStart: keys, tokens, limits, administrations and their books. */
export class Service {
  readonly switches: SnelStartSwitches;
  readonly subscriptionKeys = { primary: "sim-subscription-primary", secondary: "sim-subscription-secondary" };
  readonly #clock: SimulatorClock;
  readonly #tokens: TokenOffice;
  readonly #offices: Office[];
  #subscribedUntil: number;
  #couplings = 0;

  constructor(options: SnelStartOptions) {
    const { clock = systemClock, product = "production" } = options;
    this.#clock = clock;
    this.switches = { ...snelStartDefaults(), ...options.switches };
    this.#tokens = new TokenOffice(clock, this.switches);
    this.#subscribedUntil = product === "test" ? clock.now() + testDays : Number.POSITIVE_INFINITY;
    const limits = { ...productLimits[product], ...options.limits };
    const administrations = options.administrations ?? [
      { name: "Kookwinkel", chart: "standard" },
      { name: "Tweede administratie", chart: "services" },
    ];
    this.#offices = administrations.map((parts) => ({
      books: new Books(parts, clock, this.switches),
      limits: new LimitKeeper(limits, clock, this.switches),
    }));
  }

  async handle(request: Request): Promise<Response> {
    const url = new URL(request.url);
    // SnelStart fact sheet §1, 2026-11-21: another host, without a subscription key
    if (request.method === "POST" && url.pathname === "/b2b/token") return this.#tokens.answer(request);
    try {
      return await this.#guarded(request, url);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return toResponse(error);
    }
  }

  rateLimited(): Response {
    return this.#main.limits.refusal(30);
  }

  get #main(): Office {
    const [main] = this.#offices;
    if (main === undefined) throw new Error("The simulator has no administration");
    return main;
  }

  async #guarded(request: Request, url: URL): Promise<Response> {
    const token = /^Bearer (.+)$/i.exec(request.headers.get("authorization") ?? "")?.[1] ?? "";
    if (token.startsWith(observer)) {
      return this.#answer(request, url, this.#office(token.slice(observer.length)), scopes);
    }
    this.#checkSubscription(request, url);
    if (/^\/v2\/echo\//.test(url.pathname)) return toResponse(ok(decodeURIComponent(url.pathname.slice(9))));
    const grant = this.#tokens.grant(token);
    if (grant === undefined) throw gatewayRefusal(401, "Unauthorized. Access token is missing or invalid.");
    const office = this.#office(grant.coupling.administrationId);
    return office.limits.run(async () => {
      try {
        return await this.#answer(request, url, office, grant.scopes);
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        return toResponse(error);
      }
    });
  }

  #checkSubscription(request: Request, url: URL): void {
    const key = request.headers.get("ocp-apim-subscription-key") ?? url.searchParams.get("subscription-key");
    const { primary, secondary } = this.subscriptionKeys;
    if (key === null) throw gatewayRefusal(401, "Access denied due to missing subscription key.");
    if ((key !== primary && key !== secondary) || this.#clock.now() >= this.#subscribedUntil) {
      throw gatewayRefusal(401, "Access denied due to invalid subscription key.");
    }
  }

  async #answer(request: Request, url: URL, { books }: Office, granted: readonly Scope[]): Promise<Response> {
    const below = url.pathname.startsWith(`${prefix}/`) ? url.pathname.slice(prefix.length) : "";
    const route = routes.find((one) => one.path.test(below));
    if (route === undefined) throw gatewayRefusal(404, "Resource not found");
    const handler = route.handlers[request.method as "GET"];
    if (handler === undefined) throw new Refusal(405, { Message: "The requested resource does not support this." });
    if (!handler.needs.every((scope) => granted.includes(scope))) throw new Refusal(403, undefined);
    const params = (route.path.exec(below) ?? []).slice(1).map((part) => decodeURIComponent(part));
    const sends = request.method === "POST" || request.method === "PUT";
    const fields = sends ? fieldsOf(parseBody(await request.text(), this.switches)) : {};
    const body = { fields, method: request.method, path: below };
    return toResponse(handler.handle({ books, params, query: url.searchParams, body }));
  }

  #office(administrationId: string): Office {
    const office = this.#offices.find(({ books }) => books.id === administrationId);
    if (office === undefined) throw new Error(`No administration ${administrationId} in the simulator`);
    return office;
  }

  #couple(administrationId: string, granted: readonly Scope[]): string {
    this.#couplings += 1;
    const key = couplingKey(`sim-user-${this.#couplings}`, `sim-password-${this.#couplings}`);
    this.#tokens.add({ key, administrationId, scopes: [...granted], alive: true });
    return key;
  }

  #coupling(key: string): Coupling {
    const found = this.#tokens.coupling(key);
    if (found === undefined) throw new Error("No such coupling key in the simulator");
    return found;
  }

  state(): SnelStartState {
    const administrations = this.#offices.map(({ books }) => books.id);
    const keys = new Map(administrations.map((id) => [id, this.#couple(id, scopes)]));
    const stateOf = (id: string) => {
      const { books, limits } = this.#office(id);
      return administrationState(books, limits, keys.get(id) ?? "");
    };
    const main = this.#main.books.id;
    return {
      ...stateOf(main),
      administrations,
      of: stateOf,
      subscriptionKeys: this.subscriptionKeys,
      endSubscription: () => {
        this.#subscribedUntil = this.#clock.now();
      },
      renewSubscription: () => {
        this.#subscribedUntil = this.#clock.now() + testDays;
      },
      addCoupling: (parts = {}) => this.#couple(parts.administrationId ?? main, parts.scopes ?? scopes),
      revokeCoupling: (key) => {
        this.#coupling(key).alive = false;
      },
      setScopes: (key, granted) => {
        this.#coupling(key).scopes = [...granted];
      },
      dropTokens: () => this.#tokens.dropTokens(),
      tokenHistory: this.#tokens.history,
      observerToken: (administrationId = main) => `${observer}${administrationId}`,
    };
  }
}

/** The body of every call that is simulated is one object. */
function fieldsOf(body: unknown): Record<string, unknown> {
  if (typeof body === "object" && body !== null && !Array.isArray(body)) return body as Record<string, unknown>;
  throw bindingRefusal({ model: ["Het bericht is geen object."] });
}

function toResponse({ status, body }: Answer | Refusal): Response {
  if (body === undefined) return new Response(null, { status });
  const headers = { "content-type": "application/json; charset=utf-8" };
  return new Response(JSON.stringify(body), { status, headers });
}
