import { fillStep, notDone, problem, type WriteStep } from "@boekbrug/core";
import { errAsync } from "neverthrow";
import { articleHandler } from "./articles/article-handler.ts";
import { createArticleFinder } from "./articles/find-article.ts";
import { bookingHandler } from "./bookings/booking-handler.ts";
import { orderHandler } from "./orders/order-handler.ts";
import { ordersPath } from "./orders/to-order.ts";
import { paymentHandler } from "./payments/payment-handler.ts";
import { relationHandler } from "./relations/relation-handler.ts";
import { relationUpdateHandler } from "./relations/relation-update-handler.ts";
import type { HandlerParts, StepHandler } from "./step-handler.ts";

/** The handler of every step that this adapter composes. */
export function createStepHandlers(parts: HandlerParts): StepHandler {
  const customer = relationHandler(parts);
  const update = relationUpdateHandler(parts);
  const article = articleHandler(parts.client, createArticleFinder(parts.client), parts.items);
  const payment = paymentHandler(parts.client);
  const booking = bookingHandler(parts);
  const order = orderHandler(parts);
  const handlerOf = ({ kind, request }: WriteStep): StepHandler => {
    if (kind === "customer") return customer;
    if (kind === "customer-detail") return update;
    if (kind === "item") return article;
    if (kind === "settlement") return payment;
    return request.path === ordersPath ? order : booking;
  };
  return {
    send: (step, notAfter) => {
      const filled = fillStep(step, new Map());
      return filled.isOk()
        ? handlerOf(step).send(step, notAfter)
        : errAsync(notDone(problem("ledger.refused", "step", { detail: `$idOf ${filled.error}` })));
    },
    lookup: (step) => handlerOf(step).lookup(step),
  };
}
