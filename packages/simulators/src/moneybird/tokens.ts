import type { SimulatorClock } from "../shared/clock.ts";
import { type Scope, scopes } from "./route.ts";
import type { MoneybirdSwitches } from "./switches.ts";

/** Personal tokens and OAuth. Moneybird fact sheet §2, 2026-11-21. */

export interface MoneybirdApp {
  clientId: string;
  clientSecret: string;
  redirectUri: string;
}

/** What a token may do. */
export interface Grant {
  scopes: Set<Scope>;
  readOnly: boolean;
  /** One grant is for one administration; null sees all. */
  administrationId: string | null;
  alive: boolean;
}

export interface MoneybirdTokenCall {
  at: number;
  grant: string;
  status: number;
  /** The refresh token or code that was sent. */
  sent?: string;
  /** The refresh token that was handed out. */
  issued?: string;
  error?: string;
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

/** A redirect address that is none: the code is shown on the page. */
export const outOfBand = "urn:ietf:wg:oauth:2.0:oob";

const hour = 3_600_000;
const lives = { endless: Number.POSITIVE_INFINITY, "two-hours": 2 * hour, "one-hour-untold": hour } as const;
const codeLife = 600_000;

export class TokenOffice {
  readonly history: MoneybirdTokenCall[] = [];
  readonly #clock: SimulatorClock;
  readonly #switches: MoneybirdSwitches;
  readonly #app: MoneybirdApp;
  readonly #access = new Map<string, { grant: Grant; expires: number }>();
  readonly #refresh = new Map<string, Grant>();
  readonly #codes = new Map<string, { until: number; grant: Grant }>();
  #issued = 0;

  constructor(clock: SimulatorClock, switches: MoneybirdSwitches, app: MoneybirdApp) {
    this.#clock = clock;
    this.#switches = switches;
    this.#app = app;
  }

  /** A personal token: no expiry. */
  addPersonal(
    token: string,
    parts: Partial<Pick<Grant, "readOnly" | "administrationId">> & { scopes?: readonly Scope[] },
  ) {
    this.#access.set(token, { grant: grantOf(parts), expires: Number.POSITIVE_INFINITY });
  }

  /** Ends the whole grant behind an access or refresh token. */
  revoke(token: string): void {
    const grant = this.#access.get(token)?.grant ?? this.#refresh.get(token);
    if (grant !== undefined) grant.alive = false;
  }

  /** A code as the consent page would hand it out; without scopes it grants sales_invoices. */
  issueCode(parts: { scopes?: readonly Scope[]; administrationId: string }): string {
    this.#issued += 1;
    const code = `sim-code-${this.#issued}`;
    const grant = grantOf({ scopes: ["sales_invoices"], ...parts });
    this.#codes.set(code, { until: this.#clock.now() + codeLife, grant });
    return code;
  }

  /**
   * The consent page, where the owner agrees at once: to the redirect address with a code, or a page that shows the code
   * (`urn:ietf:wg:oauth:2.0:oob`). The redirect address must be the app's, to the letter; the page of a refusal is inferred.
   */
  answerAuthorize({ searchParams }: URL, administrationId: string): Response {
    const { clientId, redirectUri } = this.#app;
    const asked = (searchParams.get("scope") ?? "").split(/[ +]/).filter((scope) => scope !== "");
    const known = asked.filter((scope): scope is Scope => (scopes as readonly string[]).includes(scope));
    const isOurs = searchParams.get("client_id") === clientId && searchParams.get("redirect_uri") === redirectUri;
    if (!isOurs || searchParams.get("response_type") !== "code" || known.length < asked.length) {
      return page(400, "The client, the redirect address, the response type or a scope is not valid");
    }
    const code = this.issueCode({ administrationId, ...(known.length === 0 ? {} : { scopes: known }) });
    if (redirectUri === outOfBand) return page(200, `Authorization code: <code>${code}</code>`);
    const target = new URL(redirectUri);
    target.searchParams.set("code", code);
    const state = searchParams.get("state");
    if (state !== null) target.searchParams.set("state", state);
    return new Response(null, { status: 302, headers: { location: target.href } });
  }

  /** The grant behind a good token. */
  grant(token: string): Grant | undefined {
    const found = this.#access.get(token);
    return found?.grant.alive === true && this.#clock.now() < found.expires ? found.grant : undefined;
  }

  async answer(request: Request): Promise<Response> {
    const form = new URLSearchParams(await request.text());
    const grant = form.get("grant_type") ?? "";
    const sent = form.get(grant === "authorization_code" ? "code" : "refresh_token");
    const call: MoneybirdTokenCall = { at: this.#clock.now(), grant, status: 200, ...(sent === null ? {} : { sent }) };
    this.history.push(call);
    try {
      this.#checkRequest(request, form);
      const body = this.#answerGrant(grant, sent ?? "", form);
      if (body.refresh_token !== undefined) call.issued = String(body.refresh_token);
      return json(200, body);
    } catch (error) {
      if (!(error instanceof TokenRefusal)) throw error;
      Object.assign(call, { status: error.status, error: `${error.code}: ${error.message}` });
      return json(error.status, { error: error.code, error_description: error.message });
    }
  }

  /** Not documented; one client calls it on trust. Always 200. */
  async answerRevoke(request: Request): Promise<Response> {
    this.revoke(new URLSearchParams(await request.text()).get("token") ?? "");
    return json(200, {});
  }

  #checkRequest(request: Request, form: URLSearchParams): void {
    if (!(request.headers.get("content-type") ?? "").includes("application/x-www-form-urlencoded")) {
      throw new TokenRefusal(400, "invalid_request", "The request must be form-urlencoded");
    }
    const { clientId, clientSecret } = this.#app;
    if (form.get("client_id") !== clientId || form.get("client_secret") !== clientSecret) {
      throw new TokenRefusal(401, "invalid_client", "Client authentication failed");
    }
  }

  #answerGrant(kind: string, sent: string, form: URLSearchParams): Record<string, unknown> {
    if (kind === "authorization_code") return this.#exchange(sent, form.get("redirect_uri"));
    if (kind === "refresh_token") return this.#renew(sent);
    throw new TokenRefusal(400, "unsupported_grant_type", "The grant type is not supported");
  }

  #exchange(code: string, redirectUri: string | null): Record<string, unknown> {
    const found = this.#codes.get(code);
    this.#codes.delete(code);
    const late = found !== undefined && this.#clock.now() >= found.until;
    if (found === undefined || late || redirectUri !== this.#app.redirectUri) {
      throw new TokenRefusal(400, "invalid_grant", "The authorization grant is invalid, expired or revoked");
    }
    return { ...this.#issue(found.grant), refresh_token: this.#issueRefresh(found.grant) };
  }

  #renew(refreshToken: string): Record<string, unknown> {
    const grant = this.#refresh.get(refreshToken);
    if (grant?.alive !== true) {
      throw new TokenRefusal(400, "invalid_grant", "The refresh token is invalid, expired or revoked");
    }
    const answer = this.#issue(grant);
    if (this.#switches.refreshAnswer === "no-token") return answer;
    this.#refresh.delete(refreshToken);
    return { ...answer, refresh_token: this.#issueRefresh(grant) };
  }

  #issue(grant: Grant): Record<string, unknown> {
    this.#issued += 1;
    const token = `sim-access-${this.#issued}`;
    const { tokenLife } = this.#switches;
    const life = lives[tokenLife];
    this.#access.set(token, { grant, expires: this.#clock.now() + life });
    return {
      access_token: token,
      token_type: "Bearer",
      scope: [...grant.scopes].join(" "),
      created_at: Math.floor(this.#clock.now() / 1000),
      ...(tokenLife === "two-hours" ? { expires_in: life / 1000 } : {}),
    };
  }

  #issueRefresh(grant: Grant): string {
    this.#issued += 1;
    const token = `sim-refresh-${this.#issued}`;
    this.#refresh.set(token, grant);
    return token;
  }
}

const page = (status: number, text: string) =>
  new Response(`<html><body>${text}</body></html>`, {
    status,
    headers: { "content-type": "text/html; charset=utf-8" },
  });

const grantOf = (
  parts: Partial<Pick<Grant, "readOnly" | "administrationId">> & { scopes?: readonly Scope[] },
): Grant => ({
  readOnly: parts.readOnly ?? false,
  administrationId: parts.administrationId ?? null,
  scopes: new Set(parts.scopes ?? scopes),
  alive: true,
});

const json = (status: number, body: Record<string, unknown>) =>
  new Response(JSON.stringify(body), { status, headers: { "content-type": "application/json; charset=utf-8" } });
