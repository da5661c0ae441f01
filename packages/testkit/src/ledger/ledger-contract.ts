import { type CheckGroup, registerChecks } from "../contract/check.ts";
import { adviceChecks } from "./advice-checks.ts";
import { bookingChecks } from "./booking-checks.ts";
import { composingChecks } from "./composing-checks.ts";
import { faultChecks } from "./fault-checks.ts";
import { feedChecks } from "./feed-checks.ts";
import { lookupChecks } from "./lookup-checks.ts";
import type { OpenedLedger } from "./opened-ledger.ts";
import { settlementChecks } from "./settlement-checks.ts";
import { tellingChecks } from "./telling-checks.ts";

/** The promises of `Ledger`, as data. */
export const ledgerChecks: readonly CheckGroup<OpenedLedger>[] = [
  { name: "mapping and composing", checks: composingChecks },
  { name: "booking", checks: bookingChecks },
  { name: "looking up and reading back", checks: lookupChecks },
  { name: "records told of in bulk", checks: feedChecks },
  { name: "payments after the booking", checks: settlementChecks },
  { name: "log-in, check and suggestion", checks: adviceChecks },
  { name: "webhooks of documents", checks: tellingChecks },
  { name: "faults", checks: faultChecks },
];

/** Registers the promises of `Ledger` as tests. `open` gives an adapter on an empty administration each time. */
export const ledgerContract = (name: string, open: () => Promise<OpenedLedger>): void =>
  registerChecks(name, ledgerChecks, open);
