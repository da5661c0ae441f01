export { createSnelStart, createSnelStartBudget, type SnelStartOptions } from "./ledger.ts";
export { type SnelStartSettings, snelstartSettings } from "./settings.ts";
export type {
  SnelStartAccount,
  SnelStartForeignRate,
  SnelStartForeignVat,
  SnelStartSnapshot,
  SnelStartVatRate,
} from "./snapshot.ts";
