import { type Answer, knownError, unknownError } from "./answers.ts";
import type { CcvShopSwitches } from "./switches.ts";

/** The body is refused, with the code when the vendor has one for it. */
export class BadBody extends Error {
  readonly code: string | undefined;
  constructor(message: string, code?: string) {
    super(message);
    this.code = code;
  }
}

export function parsedBody(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    throw new BadBody("the body is not JSON");
  }
}

/** Many mistakes of a client answer 500. CCV fact sheet §12, 2026-11-21. */
export function refusedBody(error: unknown, { switches }: { readonly switches: CcvShopSwitches }): Answer {
  if (!(error instanceof BadBody)) throw error;
  return error.code === undefined ? unknownError(500, error.message, switches) : knownError(error.code, error.message);
}
