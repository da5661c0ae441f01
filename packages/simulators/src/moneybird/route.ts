import type { Fields } from "./body.ts";
import type { Books } from "./books.ts";
import type { WebhookOffice } from "./webhooks.ts";

export const scopes = ["sales_invoices", "documents", "estimates", "bank", "time_entries", "settings"] as const;

export type Scope = (typeof scopes)[number];

/** Any one of the scopes, or all of them. */
export type Needs = { any: readonly Scope[] } | { all: readonly Scope[] };

export interface Answer {
  status: number;
  body?: unknown;
  headers?: Record<string, string>;
}

export interface Visit {
  books: Books;
  webhooks: WebhookOffice;
  /** Domains that take no mail. */
  undeliverable: ReadonlySet<string>;
  url: URL;
  /** What the path's groups caught, decoded. */
  params: string[];
  body: Fields;
}

export type Handler = (visit: Visit) => Answer | Promise<Answer>;

export interface Route {
  /** Below `/api/v2/{administration_id}`, without the format suffix. */
  path: RegExp;
  handlers: Partial<Record<"GET" | "POST" | "PATCH" | "DELETE", { needs: Needs; handle: Handler }>>;
}

export const any = (...list: Scope[]): Needs => ({ any: list });
export const all = (...list: Scope[]): Needs => ({ all: list });

export const ok = (body: unknown): Answer => ({ status: 200, body });
export const created = (body: unknown): Answer => ({ status: 201, body });
export const noContent = (headers: Record<string, string> = {}): Answer => ({ status: 204, headers });

export const permits = (needs: Needs, granted: ReadonlySet<Scope>): boolean =>
  "any" in needs ? needs.any.some((scope) => granted.has(scope)) : needs.all.every((scope) => granted.has(scope));
