import type { SimulatorClock } from "../shared/clock.ts";
import type { SnelStartSwitches } from "./switches.ts";

/** Tokens of one coupling key each, and the subscription keys. SnelStart fact sheet §1, 2026-11-21. */

const areas = [
  "artikelen",
  "bankieren",
  "boekhouden",
  "btwaangiftes",
  "documenten",
  "kas",
  "memoriaal",
  "orders",
  "relaties",
  "settings",
] as const;

export type Scope = `${(typeof areas)[number]}:${"read" | "write"}` | "rapportage";

export const scopes: readonly Scope[] = [
  ...areas.flatMap((area) => [`${area}:read`, `${area}:write`] as const),
  "rapportage",
];

/** Names exactly one administration. */
export interface Coupling {
  /** Base64 of `user:password`. */
  key: string;
  administrationId: string;
  scopes: Scope[];
  alive: boolean;
}

export interface SnelStartTokenCall {
  at: number;
  grant: string;
  status: number;
}

/** Seconds a token lives. */
const life = 3599;

export class TokenOffice {
  readonly history: SnelStartTokenCall[] = [];
  readonly #clock: SimulatorClock;
  readonly #switches: SnelStartSwitches;
  readonly #couplings = new Map<string, Coupling>();
  readonly #tokens = new Map<string, { coupling: Coupling; scopes: readonly Scope[]; expires: number }>();

  constructor(clock: SimulatorClock, switches: SnelStartSwitches) {
    this.#clock = clock;
    this.#switches = switches;
  }

  add(coupling: Coupling): void {
    this.#couplings.set(coupling.key, coupling);
  }

  coupling(key: string): Coupling | undefined {
    return this.#couplings.get(key);
  }

  /** All tokens so far are refused from now on. */
  dropTokens(): void {
    this.#tokens.clear();
  }

  /** What a good token opens. */
  grant(token: string): { coupling: Coupling; scopes: readonly Scope[] } | undefined {
    const found = this.#tokens.get(token);
    return found?.coupling.alive === true && this.#clock.now() < found.expires ? found : undefined;
  }

  async answer(request: Request): Promise<Response> {
    const form = new URLSearchParams(await request.text());
    const call = { at: this.#clock.now(), grant: form.get("grant_type") ?? "", status: 200 };
    this.history.push(call);
    const coupling = this.#couplings.get(keyIn(form) ?? "");
    const known = coupling?.alive === true;
    if (!known) {
      const isGrant = call.grant === "clientkey" || call.grant === "password";
      call.status = isGrant ? Number(this.#switches.refusedKeyStatus) : 400;
      return json(call.status, { error: "The provided client key or user name and password are not valid." });
    }
    const issued = { access_token: this.#issue(coupling), token_type: "bearer", expires_in: life };
    return json(200, issued);
  }

  /** A JWT whose claims can be read, never verified. */
  #issue(coupling: Coupling): string {
    const now = Math.floor(this.#clock.now() / 1000);
    const claims = { nbf: now, exp: now + life, scopes: [...coupling.scopes], jti: this.#tokens.size + 1 };
    const token = [{ typ: "JWT", alg: "RS256" }, claims].map(base64url).join(".").concat(".c2ltdWxhdGVk");
    const expires = this.#clock.now() + life * 1000;
    this.#tokens.set(token, { coupling, scopes: [...coupling.scopes], expires });
    return token;
  }
}

/** The key itself, or the one its two halves make. */
function keyIn(form: URLSearchParams): string | null {
  if (form.get("grant_type") === "clientkey") return form.get("clientkey");
  if (form.get("grant_type") !== "password") return null;
  return couplingKey(form.get("username") ?? "", form.get("password") ?? "");
}

export const couplingKey = (user: string, password: string): string =>
  Buffer.from(`${user}:${password}`).toString("base64");

const base64url = (part: object) => Buffer.from(JSON.stringify(part)).toString("base64url");

const json = (status: number, body: Record<string, unknown>) =>
  new Response(JSON.stringify(body), { status, headers: { "content-type": "application/json" } });
