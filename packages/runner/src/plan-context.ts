import {
  calendarDateOf,
  deliveryAddress,
  type Failure,
  type Order,
  type PlanContext,
  type VatNumberAnswer,
} from "@boekbrug/core";
import { err, ok, type Result } from "neverthrow";
import type { Connection } from "./connection.ts";
import type { DistanceSales } from "./distance-sales.ts";

/** What a plan must know of the world besides the order: asked for only where it can matter, since each answer may cost a call. */
export async function planContextOf(
  order: Order,
  connection: Connection,
  sales: DistanceSales,
): Promise<Result<PlanContext, Failure>> {
  const { key, rules } = connection;
  const vatNumber = await askRegistry(order, connection);
  if (vatNumber.isErr()) return err(vatNumber.error);
  const context: PlanContext = { connection: key, rules, vatNumber: vatNumber.value };
  if (!leavesHome(order, connection)) return ok(context);
  const year = Number(calendarDateOf(order.placedAt).slice(0, 4));
  const before = await sales.of(year, order.id);
  if (before.isErr()) return err(before.error);
  const previous = await sales.of(year - 1, order.id);
  return previous.map((distanceSalesPreviousYear) => ({
    ...context,
    distanceSalesBefore: before.value,
    distanceSalesPreviousYear,
  }));
}

/** Whether the goods go to another country than they leave from. */
export const leavesHome = (order: Order, { rules }: Pick<Connection, "rules">): boolean =>
  order.delivery === "shipped" && deliveryAddress(order.customer).country !== rules.seller.stockCountry;

/** A business's number is asked for wherever its goods go: reverse charge needs it at home too. */
async function askRegistry(
  { customer }: Order,
  { registry }: Connection,
): Promise<Result<VatNumberAnswer | null, Failure>> {
  if (registry === undefined || customer.type !== "business" || customer.vatNumber === null) return ok(null);
  return registry.check(customer.vatNumber, customer.billTo.country);
}
