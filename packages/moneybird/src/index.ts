export { createMoneybird, createMoneybirdBudget, type MoneybirdOptions } from "./ledger.ts";
export { type MoneybirdSettings, moneybirdSettings } from "./settings.ts";
export type { MoneybirdLedgerAccount, MoneybirdSnapshot, MoneybirdTaxRate, Named } from "./snapshot.ts";
