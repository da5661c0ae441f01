import type { Body } from "./body.ts";
import type { Books } from "./books.ts";
import type { ExactDivision } from "./model.ts";
import type { PropertyTable, Row } from "./properties.ts";
import type { Query } from "./query.ts";
import type { Expandable } from "./render.ts";
import type { ExactOnlineSwitches } from "./switches.ts";
import type { ExactUser } from "./user.ts";

/** What one resource is and does. */

export interface ResourceContext {
  books: Books;
  divisions: readonly ExactDivision[];
  user: ExactUser;
  parameters: URLSearchParams;
}

export interface Resource {
  /** Below the division, case-sensitive. */
  path: string;
  /** As chosen when the app was registered; without one nothing is needed. */
  scope?: string;
  table: PropertyTable;
  methods: readonly string[];
  rows(context: ResourceContext): Row[];
  /** Rows per page; 60 when left out. */
  pageSize?: number;
  expandable?(context: ResourceContext): Record<string, Expandable>;
  /** Resources with a sync twin refuse lists without a filter. */
  mandatoryFilter?: boolean;
  filterFields?: ReadonlySet<string>;
  refuseQuery?(query: Query, switches: ExactOnlineSwitches): void;
  /** The division in the URL is not checked. */
  anyDivision?: boolean;
  /** Makes a record and gives its key. */
  create?(body: Body, books: Books): string;
  update?(id: string, body: Body, books: Books): void;
  remove?(id: string, books: Books): void;
  /** Does something that leaves no record of its own; gives the answer. */
  act?(body: Body, books: Books): Row;
  /** Whether it is there at all, and refusals of its key. */
  present?(switches: ExactOnlineSwitches): boolean;
  refuseKey?(switches: ExactOnlineSwitches): void;
  /** Whether a POST answers with every property; else only with the key. Default: when Prefer asks for it. */
  answersInFull?(switches: ExactOnlineSwitches, preferred: boolean): boolean;
}

export const fields = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/));
