import {
  type CalendarDate,
  calendarDateOf,
  deliveryAddress,
  type Failure,
  isService,
  type Order,
  type PlanContext,
  type VatNumberAnswer,
} from "@boekbrug/core";
import { err, ok, type Result } from "neverthrow";
import type { Connection } from "./connection.ts";
import type { SellerPast } from "./seller-past.ts";

/** What a plan must know of the world besides the order: asked for only where it can matter, since each answer may cost a call. */
export async function planContextOf(
  order: Order,
  connection: Connection,
  past: SellerPast,
): Promise<Result<PlanContext, Failure>> {
  const { key, rules } = connection;
  const vatNumber = await askRegistry(order, connection);
  if (vatNumber.isErr()) return err(vatNumber.error);
  const ledgerCurrencies = await askLedger(order, connection);
  if (ledgerCurrencies.isErr()) return err(ledgerCurrencies.error);
  const context: PlanContext = {
    connection: key,
    rules,
    vatNumber: vatNumber.value,
    ledgerCurrencies: ledgerCurrencies.value,
  };
  if (!leavesHome(order, connection)) return ok(context);
  const earlier = await earlierCheck(order, connection, vatNumber.value, past);
  if (earlier.isErr()) return err(earlier.error);
  const before = await past.soldBefore(order);
  if (before.isErr()) return err(before.error);
  const previous = await past.soldIn(Number(calendarDateOf(order.placedAt).slice(0, 4)) - 1);
  return previous.map((distanceSalesPreviousYear) => ({
    ...context,
    vatNumberLastValidOn: earlier.value,
    distanceSalesBefore: before.value,
    distanceSalesPreviousYear,
  }));
}

/** Looked for only where the registry is silent and the settings ask for it. */
async function earlierCheck(
  { placedAt }: Order,
  { rules }: Connection,
  answer: VatNumberAnswer | null,
  past: SellerPast,
): Promise<Result<CalendarDate | null, Failure>> {
  if (answer?.state !== "unavailable" || rules.vat.viesUnavailable !== "stored-check") return ok(null);
  return past.lastValidOn(answer.vatNumber, calendarDateOf(placedAt));
}

/** Whether goods go to another country than they leave from, or a service to another than the seller's. */
export const leavesHome = ({ customer, delivery, lines }: Order, { rules }: Pick<Connection, "rules">): boolean =>
  (delivery !== "pickup" && deliveryAddress(customer).country !== rules.seller.stockCountry) ||
  (customer.billTo.country !== rules.seller.country && lines.some((line) => isService(line, rules)));

/** The order's currency, where the ledger can book in it. */
async function askLedger(
  { total: { currency }, placedAt }: Order,
  { ledger }: Connection,
): Promise<Result<readonly string[], Failure>> {
  if (currency === "EUR" || ledger.currencies === undefined) return ok([]);
  const can = await ledger.currencies.canBook(currency, calendarDateOf(placedAt));
  return can.map((bookable) => (bookable ? [currency] : []));
}

/** A business's number is asked for wherever its goods go: reverse charge needs it at home too. */
async function askRegistry(
  { customer }: Order,
  { registry }: Connection,
): Promise<Result<VatNumberAnswer | null, Failure>> {
  if (registry === undefined || customer.type !== "business" || customer.vatNumber === null) return ok(null);
  return registry.check(customer.vatNumber, customer.billTo.country);
}
