import type { Failure } from "@boekbrug/core";

/** Whether app or user may not use what was asked for. */
export const lacksRight = ({ problem: { code } }: Failure): boolean =>
  code === "ledger.no-rights" || code === "ledger.resource-forbidden";
