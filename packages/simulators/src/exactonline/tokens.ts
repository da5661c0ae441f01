import type { SimulatorClock } from "../shared/clock.ts";
import type { ExactOnlineSwitches } from "./switches.ts";

/** OAuth 2 of Exact. Exact fact sheet §2, 2026-11-21. */

const minute = 60_000;
const day = 24 * 60 * minute;
const accessLifetime = 10 * minute;
const earliestRefresh = 570_000;
const refreshLifetime = 30 * day;
const codeLifetime = 3 * minute;
const callsPerDay = 200;

export interface ExactOnlineApp {
  clientId: string;
  clientSecret: string;
  /** As registered: public, with https. */
  redirectUri: string;
}

export interface TokenCall {
  at: number;
  grant: string;
  status: number;
  /** The refresh token or code that was sent. */
  sent?: string;
  /** The refresh token that was handed out. */
  issued?: string;
  error?: string;
}

interface Chain {
  alive: boolean;
  accessIssued: number;
}

interface RefreshToken {
  chain: Chain;
  issued: number;
  successor?: RefreshToken;
  used: boolean;
}

class TokenRefusal extends Error {
  readonly status: number;
  readonly code: string;
  constructor(status: number, code: string, description: string) {
    super(description);
    this.status = status;
    this.code = code;
  }
}

interface TokenAnswer {
  access_token: string;
  token_type: string;
  expires_in: string;
  refresh_token: string;
}

export class TokenOffice {
  readonly history: TokenCall[] = [];
  userActive = true;
  readonly #clock: SimulatorClock;
  readonly #switches: ExactOnlineSwitches;
  readonly #app: ExactOnlineApp;
  readonly #refreshTokens = new Map<string, RefreshToken>();
  readonly #accessTokens = new Map<string, { expires: number; chain: Chain }>();
  readonly #codes = new Map<string, { until: number; redirectUri: string | null }>();
  #chain: Chain = { alive: true, accessIssued: Number.NEGATIVE_INFINITY };
  #issued = 0;
  #today = { start: 0, calls: 0 };

  constructor(clock: SimulatorClock, switches: ExactOnlineSwitches, app: ExactOnlineApp, refreshToken: string) {
    this.#clock = clock;
    this.#switches = switches;
    this.#app = app;
    this.#refreshTokens.set(refreshToken, { chain: this.#chain, issued: clock.now(), used: false });
  }

  async answer(request: Request): Promise<Response> {
    const form = new URLSearchParams(await request.text());
    const grant = form.get("grant_type") ?? "";
    const sent = form.get(grant === "authorization_code" ? "code" : "refresh_token");
    const call: TokenCall = { at: this.#clock.now(), grant, status: 200, ...(sent === null ? {} : { sent }) };
    this.history.push(call);
    try {
      const body = this.#grant(request, form, grant);
      call.issued = body.refresh_token;
      return json(200, { ...body });
    } catch (error) {
      if (!(error instanceof TokenRefusal)) throw error;
      call.status = error.status;
      call.error = `${error.code}: ${error.message}`;
      return json(error.status, { error: error.code, error_description: error.message });
    }
  }

  /** What is wrong with an access token, or undefined. */
  refusalOf(accessToken: string): string | undefined {
    const found = this.#accessTokens.get(accessToken);
    if (found === undefined || !found.chain.alive) return "Invalid access token";
    return this.#clock.now() >= found.expires ? "The access token expired" : undefined;
  }

  /** An authorisation code as the consent screen hands it out, decoded. Null: whatever the redirect address. */
  issueCode(redirectUri: string | null): string {
    this.#issued += 1;
    const code = `simNL.code!${this.#issued}`;
    this.#codes.set(code, { until: this.#clock.now() + codeLifetime, redirectUri });
    return code;
  }

  /** The user withdrew the app or changed the password. */
  breakChain(): void {
    this.#chain.alive = false;
  }

  #grant(request: Request, form: URLSearchParams, grant: string): TokenAnswer {
    this.#countCall();
    if (!(request.headers.get("content-type") ?? "").includes("application/x-www-form-urlencoded")) {
      throw new TokenRefusal(400, "invalid_request", "The request must be form-urlencoded");
    }
    this.#checkClient(request, form);
    if (!this.userActive) throw new TokenRefusal(400, "invalid_grant", "The user is not active");
    if (grant === "refresh_token") return this.#refresh(form.get("refresh_token") ?? "");
    if (grant === "authorization_code") return this.#exchange(form);
    throw new TokenRefusal(400, "unsupported_grant_type", grant);
  }

  #countCall(): void {
    const start = Math.floor(this.#clock.now() / day) * day;
    if (this.#today.start !== start) this.#today = { start, calls: 0 };
    this.#today.calls += 1;
    if (this.#today.calls > callsPerDay) {
      throw new TokenRefusal(429, "rate_limit_exceeded", `Rate limit exceeded: ${callsPerDay} token calls per day`);
    }
  }

  /** Credentials in the form, or as Basic auth as one client does. */
  #checkClient(request: Request, form: URLSearchParams): void {
    const basic = /^Basic (.+)$/i.exec(request.headers.get("authorization") ?? "")?.[1];
    const [basicId, basicSecret] = basic === undefined ? [] : Buffer.from(basic, "base64").toString().split(":");
    const clientId = form.get("client_id") ?? basicId;
    const clientSecret = form.get("client_secret") ?? basicSecret;
    if (clientId !== this.#app.clientId) throw new TokenRefusal(400, "invalid_client", "Unknown client_id");
    if (clientSecret !== this.#app.clientSecret) throw new TokenRefusal(401, "invalid_client", "Wrong client_secret");
  }

  #refresh(token: string): TokenAnswer {
    const found = this.#refreshTokens.get(token);
    if (found === undefined || !found.chain.alive) {
      throw new TokenRefusal(400, "invalid_grant", "Token is not allowed, because of invalid or empty chainId");
    }
    if (this.#isDead(found)) throw new TokenRefusal(401, "unauthorized_client", "Old refresh token used");
    const now = this.#clock.now();
    if (now >= found.issued + refreshLifetime) {
      const expired = new Date(found.issued + refreshLifetime).toISOString();
      throw new TokenRefusal(400, "invalid_request", `The refresh token expired at ${expired}`);
    }
    if (now < found.chain.accessIssued + earliestRefresh) {
      throw new TokenRefusal(401, "unauthorized_client", "Rate limit exceeded: access_token not expired");
    }
    found.used = true;
    const { answer, record } = this.#issue(found.chain);
    found.successor = record;
    return answer;
  }

  #isDead(token: RefreshToken): boolean {
    if (token.successor === undefined || this.#switches.obsoleteRefreshToken === "reusable") return false;
    return this.#switches.oldRefreshTokenDies === "on-issue" || token.successor.used;
  }

  /** A second authorisation by the same user for the same app ends the first chain. */
  #exchange(form: URLSearchParams): TokenAnswer {
    const code = form.get("code") ?? "";
    const found = this.#codes.get(code);
    this.#codes.delete(code);
    if (found === undefined || this.#clock.now() >= found.until) {
      throw new TokenRefusal(400, "invalid_grant", "The authorization code is invalid or expired");
    }
    const redirectUri = form.get("redirect_uri") ?? "";
    if (redirectUri === "") throw new TokenRefusal(400, "invalid_request", "redirect_uri missing");
    if (redirectUri !== (found.redirectUri ?? redirectUri)) {
      throw new TokenRefusal(400, "invalid_request", "redirect_uri differs from that of the code");
    }
    this.#chain.alive = false;
    this.#chain = { alive: true, accessIssued: Number.NEGATIVE_INFINITY };
    return this.#issue(this.#chain).answer;
  }

  #issue(chain: Chain): { answer: TokenAnswer; record: RefreshToken } {
    const now = this.#clock.now();
    this.#issued += 1;
    const suffix = String(this.#issued).padStart(6, "0");
    const record: RefreshToken = { chain, issued: now, used: false };
    const answer = {
      access_token: `simNL.access.${suffix}`,
      token_type: "Bearer",
      expires_in: "600",
      refresh_token: `simNL.refresh!${suffix}`,
    };
    chain.accessIssued = now;
    this.#refreshTokens.set(answer.refresh_token, record);
    this.#accessTokens.set(answer.access_token, { expires: now + accessLifetime, chain });
    return { answer, record };
  }
}

const json = (status: number, body: Record<string, string>) =>
  new Response(JSON.stringify(body), { status, headers: { "content-type": "application/json; charset=utf-8" } });
