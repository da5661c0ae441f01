import { type SimulatorClock, systemClock } from "../shared/clock.ts";
import { divisions as standardDivisions } from "./administration.ts";
import { Books } from "./books.ts";
import { answerConsent } from "./consent.ts";
import { Refusal, texts } from "./errors.ts";
import { CallCounter, ErrorVelocity, type ExactOnlineLimits } from "./limits.ts";
import type { ExactDivision } from "./model.ts";
import type { ExactOnlineOptions, ExactOnlineState } from "./options.ts";
import { errorResponse, jsonOrAtom, refusalResponse, wantsJson } from "./response.ts";
import { Rights } from "./rights.ts";
import { answerFor, type Target, targetOf } from "./routes.ts";
import { divisionState } from "./state.ts";
import { type ExactOnlineSwitches, exactOnlineDefaults } from "./switches.ts";
import { type ExactOnlineApp, TokenOffice } from "./tokens.ts";

const observer = "simNL.observer";

const standardApp: ExactOnlineApp = {
  clientId: "sim-client-id",
  clientSecret: "sim-client-secret",
  redirectUri: "https://shop.example/",
};

/** One simulated Exact: tokens, limits, divisions and their books. */
export class Service {
  readonly switches: ExactOnlineSwitches;
  readonly app: ExactOnlineApp;
  readonly #clock: SimulatorClock;
  readonly #limits: Partial<ExactOnlineLimits>;
  readonly #main: number;
  readonly #divisions: ExactDivision[];
  readonly #books: Map<number, Books>;
  readonly #tokens: TokenOffice;
  readonly #firstRefreshToken: string;
  readonly #velocity: ErrorVelocity;
  readonly #counters = new Map<string, CallCounter>();
  readonly #rights: Rights;
  #agrees = true;

  constructor(options: ExactOnlineOptions) {
    this.#clock = options.clock ?? systemClock;
    this.switches = { ...exactOnlineDefaults(), ...options.switches };
    this.app = options.app ?? { ...standardApp };
    this.#limits = options.limits ?? {};
    this.#main = options.division ?? 123456;
    this.#divisions = standardDivisions(this.#main, options.currency ?? "EUR");
    this.#rights = new Rights(this.#divisions, this.#main, this.switches);
    this.#books = new Map(
      this.#divisions.map((division) => [division.code, new Books(division, this.#clock, this.switches)]),
    );
    this.#firstRefreshToken = options.refreshToken ?? "simNL.refresh!first";
    this.#tokens = new TokenOffice(this.#clock, this.switches, this.app, this.#firstRefreshToken);
    this.#velocity = new ErrorVelocity(this.#clock);
  }

  async handle(request: Request): Promise<Response> {
    const { pathname } = new URL(request.url);
    // Exact fact sheet §2, 2026-11-21
    if (pathname === "/api/oauth2/token" && request.method === "POST") return this.#token(request);
    if (pathname === "/api/oauth2/auth" && request.method === "GET") return this.#consent(request);
    // Exact fact sheet §1, 2026-11-21: only current/Me has no division
    const match = /^\/api\/v1\/(?:(\d+)\/(?!current\/)(.+)|(current\/Me(?:\(.*\))?))$/.exec(pathname);
    if (match === null || /%(?![0-9a-f]{2})/i.test(pathname)) return errorResponse(request, 404, texts.notFound);
    const division = match[1] === undefined ? this.#main : Number(match[1]);
    return this.#rest(request, division, decodeURIComponent(match[2] ?? match[3] ?? ""));
  }

  rateLimited(request: Request): Response {
    return refusalResponse(request, this.#counter("app", this.#main).minuteRefusal(), {});
  }

  #consent(request: Request): Response {
    const { app, switches } = this;
    const agrees = this.#agrees;
    const issueCode = (redirectUri: string) => this.#tokens.issueCode(redirectUri);
    return answerConsent(new URL(request.url), { app, switches, agrees, issueCode });
  }

  async #token(request: Request): Promise<Response> {
    try {
      this.#velocity.check("oauth2/token");
      this.#counter("app", this.#main).take(false);
    } catch (error) {
      if (error instanceof Refusal) return refusalResponse(request, error, {});
      throw error;
    }
    const response = await this.#tokens.answer(request);
    this.#velocity.note("oauth2/token", response.status);
    return response;
  }

  async #rest(request: Request, division: number, path: string): Promise<Response> {
    const accessToken = /^Bearer (.+)$/i.exec(request.headers.get("authorization") ?? "")?.[1] ?? "";
    const app = accessToken === observer ? "observer" : "app";
    const target = targetOf(path);
    const endpoint = `${app}/${division}/${target?.resource.path ?? path}`;
    const counter = this.#counter(app, division);
    let headers: Record<string, string> = {};
    let response: Response;
    try {
      this.#velocity.check(endpoint);
      const refused = app === "observer" ? undefined : this.#tokens.refusalOf(accessToken);
      if (refused !== undefined) throw new Refusal(401, refused, { "www-authenticate": "Bearer" });
      if (app !== "observer") counter.take();
      headers = counter.headers();
      if (target === undefined) throw new Refusal(404, `${texts.notFound} '${path}'.`);
      this.#rights.check(division, target.resource, request.method);
      response = await this.#answer(request, division, target, headers);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      response = refusalResponse(request, error, error.status === 429 ? {} : headers);
      if (error.message === texts.noRight && this.switches.missingRight === "no-body") {
        response = new Response(null, { status: error.status, headers });
      }
    }
    if (app !== "observer") this.#velocity.note(endpoint, response.status);
    return response;
  }

  async #answer(
    request: Request,
    division: number,
    target: Target,
    headers: Record<string, string>,
  ): Promise<Response> {
    if (/application\/xml/.test(request.headers.get("accept") ?? "") && !wantsJson(request)) {
      throw new Refusal(415, "Unsupported media type requested.");
    }
    const { origin, searchParams } = new URL(request.url);
    const api = `${origin}/api/v1`;
    const base = target.resource.path === "current/Me" ? api : `${api}/${division}`;
    const place = { base, url: `${base}/${target.resource.path}` };
    const books = this.#books.get(division) ?? this.#mainBooks;
    const context = { books, divisions: this.#divisions, user: this.#rights.user, parameters: searchParams };
    const { status, body, location } = await answerFor(request, target, context, place);
    return jsonOrAtom(request, status, body, location === undefined ? headers : { ...headers, location });
  }

  get #mainBooks(): Books {
    return this.#booksOf(this.#main);
  }

  #booksOf(division: number): Books {
    const books = this.#books.get(division);
    if (books === undefined) throw new Error(`No division ${division} in the simulator`);
    return books;
  }

  #counter(app: string, division: number): CallCounter {
    const key = `${app}/${division}`;
    const counter = this.#counters.get(key) ?? new CallCounter(this.#clock, this.switches, this.#limits);
    this.#counters.set(key, counter);
    return counter;
  }

  state(): ExactOnlineState {
    return {
      ...divisionState(this.#mainBooks),
      divisions: this.#divisions,
      of: (division) => divisionState(this.#booksOf(division)),
      tokenHistory: this.#tokens.history,
      firstRefreshToken: this.#firstRefreshToken,
      issueCode: () => this.#tokens.issueCode(null),
      setConsent: (agrees) => {
        this.#agrees = agrees;
      },
      breakTokenChain: () => this.#tokens.breakChain(),
      setUserActive: (active) => {
        this.#tokens.userActive = active;
      },
      forbid: (reason) => {
        this.#rights.forbidden = reason;
      },
      setUser: (user) => void Object.assign(this.#rights.user, user),
      setScope: (scope, present) => {
        if (present) this.#rights.withdrawn.delete(scope);
        else this.#rights.withdrawn.add(scope);
      },
      grantDivision: (division, granted) => {
        this.#booksOf(division).division.granted = granted;
      },
      editDivision: (division, changes) => {
        Object.assign(this.#booksOf(division).division, changes);
        if (changes.moved !== undefined) this.#booksOf(division).feeds.restart();
      },
      blockedUntil: (resource, division = this.#main) =>
        this.#velocity.blockedUntil(resource === "oauth2/token" ? resource : `app/${division}/${resource}`),
      observerToken: () => observer,
    };
  }
}
