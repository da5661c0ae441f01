import { type SimulatorClock, systemClock } from "../shared/clock.ts";
import type { SimulatedOrder } from "./order.ts";
import { ordersAbroad } from "./sample-abroad.ts";
import { type Draft, ideal, klarna } from "./sample-catalogue.ts";
import { monthOne } from "./sample-month-one.ts";
import { monthThree } from "./sample-month-three.ts";
import { monthTwo } from "./sample-month-two.ts";
import { sampleProducts } from "./sample-products.ts";
import { type CcvShopSimulator, type CcvShopSimulatorOptions, createCcvShopSimulator } from "./simulator.ts";

const DAY_MS = 86_400_000;
const FIRST_ID = 339000101;
const FIRST_NUMBER = 1001;

export interface SampleShopOptions extends CcvShopSimulatorOptions {
  /** The last day with orders, `2026-11-20`. Default: yesterday by the clock, so that nothing lies ahead. */
  until?: string;
}

/** The same orders every time, placed over the eighty days up to and including a given day. */
export function sampleOrders(until = "2026-11-20"): SimulatedOrder[] {
  const lastDay = Date.parse(`${until}T00:00:00Z`);
  let number = FIRST_NUMBER;
  return [...monthOne, ...monthTwo, ...monthThree, ...ordersAbroad].map(
    ({ when: [daysBefore, time], ...order }, index) => {
      const day = new Date(lastDay - daysBefore * DAY_MS).toISOString().slice(0, 10);
      return structuredClone({
        ...order,
        id: FIRST_ID + index,
        created: `${day}T${time}:00Z`,
        ...usual(order, daysBefore, number),
        ...(order.completed === false ? {} : { number: number++ }),
        ...(order.takeOut === undefined ? {} : { takeOut: { start: `${day}T13:00:00Z`, end: `${day}T13:30:00Z` } }),
      });
    },
  );
}

/** What became of an order in the ordinary way, when it does not say otherwise. */
function usual(
  { completed, paid, payMethodId, status, transactionId }: Partial<Draft>,
  daysBefore: number,
  number: number,
) {
  if (completed === false || paid === false) return {};
  const online = payMethodId === ideal || payMethodId === klarna;
  return {
    status: status ?? (daysBefore > 10 ? 7 : daysBefore > 1 ? 5 : 1),
    ...(online ? { transactionId: transactionId ?? `tr_sample${number}` } : {}),
  };
}

export function createSampleShop(options: SampleShopOptions = {}): CcvShopSimulator {
  const clock: SimulatorClock = options.clock ?? systemClock;
  const until = options.until ?? new Date(clock.now() - DAY_MS).toISOString().slice(0, 10);
  const shop = createCcvShopSimulator({ ...options, clock, shop: { name: "De Volle Pan", ...options.shop } });
  for (const product of sampleProducts()) shop.state.addProduct(product);
  for (const order of sampleOrders(until)) shop.state.addOrder(order);
  return shop;
}
