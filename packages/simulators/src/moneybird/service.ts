import { type SimulatorClock, systemClock } from "../shared/clock.ts";
import { parseBody } from "./body.ts";
import { Books } from "./books.ts";
import { notFound, Refusal, symbolic } from "./errors.ts";
import { idMaker } from "./ids.ts";
import { LimitKeeper } from "./limits.ts";
import type { MoneybirdOptions, MoneybirdState } from "./options.ts";
import { renderAdministration } from "./render.ts";
import { type Answer, ok, permits, type Route, type Scope } from "./route.ts";
import { contactRoutes } from "./routes-contacts.ts";
import { invoiceRoutes } from "./routes-invoices.ts";
import { settingsRoutes } from "./routes-settings.ts";
import { administrationState } from "./state.ts";
import { type MoneybirdSwitches, moneybirdDefaults } from "./switches.ts";
import { type Grant, type MoneybirdApp, outOfBand, TokenOffice } from "./tokens.ts";
import { WebhookOffice } from "./webhooks.ts";

const prefix = "/api/v2";
const observer = "sim-observer";
const routes: readonly Route[] = [...contactRoutes, ...invoiceRoutes, ...settingsRoutes];

/** One simulated Moneybird: tokens, limits, administrations and their books. */
export class Service {
  readonly switches: MoneybirdSwitches;
  readonly app: MoneybirdApp;
  readonly #limits: LimitKeeper;
  readonly #tokens: TokenOffice;
  readonly #offices: { books: Books; webhooks: WebhookOffice }[];
  readonly #undeliverable = new Set<string>();
  readonly #token: string;

  constructor(options: MoneybirdOptions) {
    const clock: SimulatorClock = options.clock ?? systemClock;
    this.switches = { ...moneybirdDefaults(), ...options.switches };
    const app = { clientId: "sim-client-id", clientSecret: "sim-client-secret", redirectUri: outOfBand };
    this.app = options.app ?? app;
    this.#limits = new LimitKeeper(options.limits ?? {}, clock, this.switches);
    this.#tokens = new TokenOffice(clock, this.switches, this.app);
    this.#token = options.token ?? "sim-personal-token";
    this.#tokens.addPersonal(this.#token, {});
    this.#tokens.addPersonal(observer, {});
    const id = idMaker();
    const fetch = options.webhookFetch ?? (async () => new Response("ok"));
    this.#offices = ["Kookwinkel", "Tweede administratie"].map((name) => {
      const books = new Books(name, id, clock, this.switches);
      return { books, webhooks: new WebhookOffice(books, fetch) };
    });
  }

  async handle(request: Request): Promise<Response> {
    const url = new URL(request.url);
    const { pathname } = url;
    // Moneybird fact sheet §2, 2026-11-21
    if (request.method === "GET" && pathname === "/oauth/authorize") {
      return this.#tokens.answerAuthorize(url, this.#offices[0]?.books.administration.id ?? "");
    }
    if (request.method === "POST" && pathname === "/oauth/token") return this.#tokens.answer(request);
    if (request.method === "POST" && pathname === "/oauth/revoke") return this.#tokens.answerRevoke(request);
    if (!pathname.startsWith(`${prefix}/`)) return toResponse({ status: 404, body: { error: "Not found" } }, {});
    return this.#api(request, pathname.slice(prefix.length));
  }

  rateLimited(): Response {
    return this.#limits.refusal();
  }

  async #api(request: Request, rest: string): Promise<Response> {
    const token = /^Bearer (.+)$/i.exec(request.headers.get("authorization") ?? "")?.[1] ?? "";
    if (token !== observer) {
      const refused = this.#limits.take(/^\/\d+\/reports\//.test(rest));
      if (refused !== undefined) return refused;
    }
    const headers = this.#limits.headers();
    try {
      const grant = this.#tokens.grant(token);
      if (grant === undefined) throw symbolic(401, "The access token is invalid");
      return toResponse(await this.#answer(request, grant, rest), headers);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return toResponse({ status: error.status, body: error.body }, headers);
    }
  }

  async #answer(request: Request, grant: Grant, rest: string): Promise<Answer> {
    // Moneybird fact sheet §1, 2026-11-21: the format is a suffix of the path
    if (rest.endsWith(".xml")) throw symbolic(406, "XML is not simulated");
    const path = rest.replace(/\.json$/, "");
    if (/%(?![0-9a-f]{2})/i.test(path)) throw symbolic(404, "Not found");
    const mine = this.#offices.filter(
      ({ books }) => grant.administrationId === null || grant.administrationId === books.administration.id,
    );
    // Moneybird fact sheet §8.1, 2026-11-21: the only resource outside an administration
    if (path === "/administrations") return ok(mine.map(({ books }) => renderAdministration(books)));
    const [, administrationId, below = ""] = /^\/(\d+)(\/.*)$/.exec(path) ?? [];
    const office = mine.find(({ books }) => books.administration.id === administrationId);
    if (office === undefined) throw notFound("administration_id");
    const route = routes.find((one) => one.path.test(below));
    const handler = route?.handlers[request.method as "GET"];
    if (route === undefined || handler === undefined) throw symbolic(404, "Not found");
    const reads = request.method === "GET" || below.endsWith("/synchronization");
    if (!permits(handler.needs, grant.scopes) || (grant.readOnly && !reads)) {
      throw symbolic(below.startsWith("/reports/") ? 401 : 403, "The token lacks the scope or permission for this");
    }
    const params = (route.path.exec(below) ?? []).slice(1).map((part) => decodeURIComponent(part));
    const body = request.method === "GET" ? {} : parseBody(await request.text());
    return handler.handle({ ...office, undeliverable: this.#undeliverable, url: new URL(request.url), params, body });
  }

  #office(administrationId: string) {
    const office = this.#offices.find(({ books }) => books.administration.id === administrationId);
    if (office === undefined) throw new Error(`No administration ${administrationId} in the simulator`);
    return office;
  }

  state(): MoneybirdState {
    const administrations = this.#offices.map(({ books }) => books.administration.id);
    const [main = ""] = administrations;
    const stateOf = (id: string) => administrationState(this.#office(id).books, this.#office(id).webhooks);
    return {
      ...stateOf(main),
      administrations,
      of: stateOf,
      token: this.#token,
      addToken: (token, parts = {}) => this.#tokens.addPersonal(token, parts),
      revokeToken: (token) => this.#tokens.revoke(token),
      issueCode: ({ scopes, administrationId = main }: { scopes?: readonly Scope[]; administrationId?: string } = {}) =>
        this.#tokens.issueCode({ administrationId, ...(scopes === undefined ? {} : { scopes }) }),
      tokenHistory: this.#tokens.history,
      observerToken: () => observer,
      otherRequests: (count) => this.#limits.useElsewhere(count),
      undeliverableDomains: this.#undeliverable,
    };
  }
}

function toResponse({ status, body, headers = {} }: Answer, more: Record<string, string>): Response {
  if (body === undefined) return new Response(null, { status, headers: { ...headers, ...more } });
  const type = { "content-type": "application/json; charset=utf-8" };
  return new Response(JSON.stringify(body), { status, headers: { ...type, ...headers, ...more } });
}
