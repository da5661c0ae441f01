import { Refusal, texts } from "./errors.ts";
import type { ExactDivision } from "./model.ts";
import type { ExactOnlineSwitches } from "./switches.ts";
import { type ExactUser, type ForbiddenReason, officeUser } from "./user.ts";

/** What user, app and division allow. Exact fact sheet §2 and §3, 2026-11-21. */

const bookingScopes = ["Financial accounting", "Sales invoices", "Sales orders"];

interface Guarded {
  scope?: string;
  anyDivision?: boolean;
}

export class Rights {
  readonly user: ExactUser;
  /** Scopes that the app or the user does not have. */
  readonly withdrawn = new Set<string>();
  forbidden: ForbiddenReason | undefined;
  readonly #divisions: readonly ExactDivision[];
  readonly #switches: ExactOnlineSwitches;

  constructor(divisions: readonly ExactDivision[], main: number, switches: ExactOnlineSwitches) {
    this.#divisions = divisions;
    this.#switches = switches;
    this.user = officeUser(main);
  }

  check(code: number, resource: Guarded, method: string): void {
    const forbid = (reason: ForbiddenReason) => new Refusal(403, texts.wrongDivision, { reason });
    if (this.forbidden !== undefined) throw forbid(this.forbidden);
    if (resource.anyDivision !== true) {
      const division = this.#divisions.find((each) => each.code === code);
      if (division === undefined || !division.granted) throw forbid("NoDivisionAccess");
      if (division.status !== 1 || division.blockingStatus !== 0) throw forbid("DivisionBlocked");
    }
    if (!this.#allows(resource.scope, method)) throw new Refusal(403, texts.noRight);
  }

  /** A 403 of one resource carries no Reason. */
  #allows(scope: string | undefined, method: string): boolean {
    if (scope === undefined) return true;
    if (this.withdrawn.has(scope)) return false;
    if (!this.user.portal || !bookingScopes.includes(scope)) return true;
    return method === "GET" && this.#switches.portalUser === "reads";
  }
}
