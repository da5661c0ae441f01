export { createExactOnline, type ExactOnlineOptions } from "./ledger.ts";
export { type ExactOnlineSettings, exactOnlineSettings } from "./settings.ts";
export type { DatedPercent, ExactOnlineAccount, ExactOnlineSnapshot, ExactOnlineVatCode } from "./snapshot.ts";
