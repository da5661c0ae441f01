import {
  type CalendarDate,
  calendarDateOf,
  type Failure,
  type Finding,
  findInShop,
  findingOf,
  type LedgerLogin,
  likelyOrders,
  mergeFindings,
  orderFindings,
  planInvoice,
  problem,
  type SampleOrder,
  type ShopChoices,
} from "@boekbrug/core";
import type { Result } from "neverthrow";
import type { Connection } from "../connection.ts";

/** What a look at both sides has found, the worst first. */
export interface ConnectionCheck {
  readonly connection: string;
  readonly login: LedgerLogin | null;
  readonly findings: readonly Finding[];
}

/** Reads both sides and tells everything in the way of booking. Writes nothing, on either side. */
export async function checkConnection(connection: Connection, now: number): Promise<ConnectionCheck> {
  const today = calendarDateOf(now);
  const shop = await lookAtShop(connection, today);
  const ledger = await lookAtLedger(connection, shop.choices);
  const orders =
    ledger.snapshot === null ? [] : await trySamples(connection, ledger.snapshot.value, shop.choices, today);
  return {
    connection: connection.key,
    login: ledger.login,
    findings: orderFindings([...shop.findings, ...ledger.findings, ...orders]),
  };
}

const nothing: ShopChoices = { statuses: [], paymentMethods: [] };

async function lookAtShop({ source, rules }: Connection, today: CalendarDate) {
  const findings: Finding[] = [];
  const missing = found(await source.inspect?.(rules), findings) ?? [];
  findings.push(...missing);
  const choices = found(await source.choices(), findings) ?? nothing;
  findings.push(...findInShop(rules, choices, source.cancelledStatuses, today));
  return { choices, findings };
}

async function lookAtLedger({ ledger, rules }: Connection, shop: ShopChoices) {
  const findings: Finding[] = [];
  const login = found(await ledger.login?.(), findings) ?? null;
  findings.push(...(login?.findings ?? []));
  const closer = found(await ledger.inspect?.(rules, shop), findings) ?? [];
  findings.push(...closer);
  const snapshot = await ledger.snapshot();
  const read = found(snapshot, findings);
  if (snapshot.isErr()) return { login, findings, snapshot: null };
  findings.push(...ledger.check(rules, read).map((each) => findingOf("stops", each)));
  return { login, findings, snapshot: { value: read } };
}

/** What was read; a failure is a finding. A side that does not answer stops the bookings. */
function found<T>(read: Result<T, Failure> | undefined, findings: Finding[]): T | undefined {
  if (read === undefined) return undefined;
  if (read.isOk()) return read.value;
  findings.push(findingOf("stops", read.error.problem));
  return undefined;
}

/** Orders as they may come in, planned and composed as a run would. What cannot be booked would be held. */
async function trySamples(
  connection: Connection,
  snapshot: unknown,
  { tariffs = [], currency = "EUR" }: ShopChoices,
  today: CalendarDate,
): Promise<readonly Finding[]> {
  const held = likelyOrders(connection.rules, tariffs, today).flatMap((sample) =>
    trySample(connection, snapshot, sample),
  );
  const inCurrency = await tryCurrencies(connection, currency, today);
  return [...mergeFindings(held), ...inCurrency];
}

function trySample(
  { key, rules, ledger }: Connection,
  snapshot: unknown,
  { order, vatNumber, title, severity }: SampleOrder,
): Finding[] {
  const composed = planInvoice(order, { connection: key, rules, vatNumber }).andThen((plan) =>
    ledger.compose(plan, rules, snapshot),
  );
  return composed.isErr() ? [{ severity, problem: composed.error, orders: [title] }] : [];
}

/** The currency of the shop, and those that the settings name rates for. */
async function tryCurrencies({ ledger, rules }: Connection, ofShop: string, today: CalendarDate): Promise<Finding[]> {
  const others = new Set([ofShop, ...rules.exchangeRates.map(({ currency }) => currency)]);
  others.delete("EUR");
  const findings: Finding[] = [];
  for (const currency of others) {
    const can = await ledger.currencies?.canBook(currency, today);
    if (can?.isOk() && can.value) continue;
    if (currency === ofShop)
      findings.push(findingOf("stops", problem("check.prices-in-currency", "shop", { currency })));
    else findings.push(findingOf("holds", problem("check.currency-not-bookable", "rules.exchangeRates", { currency })));
  }
  return findings;
}
