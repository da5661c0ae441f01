import { calendarDateOf, deliveryAddress, type Failure, type Order, type PlanContext } from "@boekbrug/core";
import { err, ok, type Result } from "neverthrow";
import type { Connection } from "./connection.ts";
import type { DistanceSales } from "./distance-sales.ts";

/** What a plan must know of the world besides the order: asked for only where it can matter, since each answer may cost a call. */
export async function planContextOf(
  order: Order,
  connection: Connection,
  sales: DistanceSales,
): Promise<Result<PlanContext, Failure>> {
  const { key, rules, registry } = connection;
  const context: PlanContext = { connection: key, rules };
  const { country } = deliveryAddress(order.customer);
  const staysHome = order.delivery === "pickup" || country === rules.seller.stockCountry;
  if (staysHome) return ok(context);
  const { type, vatNumber } = order.customer;
  if (type === "business" && vatNumber !== null && registry !== undefined) {
    const answer = await registry.check(vatNumber, order.customer.billTo.country);
    return answer.isErr() ? err(answer.error) : ok({ ...context, vatNumber: answer.value });
  }
  const before = await sales.before(calendarDateOf(order.placedAt).slice(0, 4), order.id);
  return before.map((distanceSalesBefore) => ({ ...context, distanceSalesBefore }));
}
