import type { Failure } from "./failure.ts";

/** Whether app, token or user may not use what was asked for. */
export const lacksRight = ({ problem: { code } }: Failure): boolean =>
  code === "ledger.no-rights" || code === "ledger.resource-forbidden";
