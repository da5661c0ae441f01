import { type Problem, problemKind } from "@boekbrug/core";

/** What the command's exit code says. Documented in the README. */
export const exitCodes = {
  /** Done; nothing needs a person. */
  done: 0,
  /** Done, but orders are held or in doubt; or the demo's proof failed. */
  attention: 1,
  /** The configuration is wrong; nothing was booked. */
  configuration: 2,
  /** A log-in or a right is missing. */
  rights: 3,
  /** Shop, bookkeeping or store did not work; the next run goes on. */
  unavailable: 4,
} as const;

export function exitCodeOf({ code }: Problem): number {
  switch (problemKind(code)) {
    case "configuration":
      return exitCodes.configuration;
    case "rights":
      return exitCodes.rights;
    case "limit":
    case "outage":
      return exitCodes.unavailable;
    case "data":
      return exitCodes.attention;
  }
}
