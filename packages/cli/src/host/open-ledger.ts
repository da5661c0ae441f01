import type { CallBudget, Clock, Ledger, TokenStore } from "@boekbrug/core";
import { createExactOnline } from "@boekbrug/exactonline";
import { createMoneybird, createMoneybirdBudget } from "@boekbrug/moneybird";
import { createSnelStart, createSnelStartBudget } from "@boekbrug/snelstart";
import type { ConnectionConfiguration } from "../configuration/configuration.ts";

interface LedgerParts {
  readonly clock: Clock;
  readonly tokens: TokenStore;
  readonly holder: string;
}

/** Opens the bookkeeping that a connection's settings name. */
export function createLedgers({ clock, tokens, holder }: LedgerParts) {
  // Moneybird counts the calls of an IP address: those of every connection together.
  const budget = createMoneybirdBudget(clock);
  // SnelStart counts those of an administration, which the client key names.
  const budgets = new Map<string, CallBudget>();
  return (settings: ConnectionConfiguration["ledger"], connection: string): Ledger => {
    switch (settings.kind) {
      case "snelstart": {
        const { clientKey, allowance } = settings;
        const shared = budgets.get(clientKey) ?? createSnelStartBudget(clock, allowance);
        budgets.set(clientKey, shared);
        return createSnelStart(settings, { clock, budget: shared });
      }
      case "exactonline":
        return createExactOnline(settings, { clock, tokens, connection, holder });
      case "moneybird":
        return createMoneybird(settings, { clock, tokens, connection, holder, budget });
    }
  };
}
