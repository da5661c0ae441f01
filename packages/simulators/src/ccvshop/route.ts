import { type Answer, unknownError } from "./answers.ts";
import type { Rendering } from "./render-order.ts";
import type { CcvShopState } from "./state.ts";
import type { CcvShopSwitches } from "./switches.ts";

export interface Visit extends Rendering {
  state: CcvShopState;
  switches: CcvShopSwitches;
  url: URL;
  /** The id in the path, or 0. */
  id: number;
  body: string;
}

export type Handler = (visit: Visit) => Answer;

export interface Route {
  path: RegExp;
  /** The resource its limit counts for, and its own permission. */
  resource: string;
  /** The resource it belongs to, when that is another one. */
  parent?: string;
  handlers: Record<string, Handler>;
}

export const notFound = ({ switches }: Visit) => unknownError(404, "Not found", switches);
