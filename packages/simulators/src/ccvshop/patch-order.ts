import { BadBody } from "./body.ts";
import type { SimulatedOrder, StoredOrder } from "./order.ts";

type Change = (value: unknown, order: StoredOrder) => Partial<SimulatedOrder>;

/** The fields of a PATCH this simulator carries out. CCV fact sheet §4.7, 2026-11-21. */
const changes: Record<string, Change> = {
  status: (value) => {
    if (!Number.isInteger(value) || Number(value) < 1 || Number(value) > 14) throw new BadBody("status is 1 to 14");
    return { status: Number(value) };
  },
  paid: (value) => ({ paid: bool("paid", value) }),
  invoicenumber: (value) => {
    if (!Number.isInteger(value)) throw new BadBody("invoicenumber is an integer");
    return { invoiceNumber: Number(value) };
  },
  total_shipping: (value, order) => ({ shipping: { ...order.shipping, price: amount("total_shipping", value) } }),
  paymethod_costs: (value) => ({ paymentFee: amount("paymethod_costs", value) }),
  extra_costs: (value, order) => ({ extraCosts: { ...order.extraCosts, amount: amount("extra_costs", value) } }),
  extra_costs_description: (value, order) => ({
    extraCosts: { amount: order.extraCosts?.amount ?? 0, description: string("extra_costs_description", value) },
  }),
  track_and_trace_code: (value, order) => ({
    trackAndTrace: { ...order.trackAndTrace, code: string("track_and_trace_code", value) },
  }),
  safety_deposit_returned: (value) => ({ safetyDepositReturned: bool("safety_deposit_returned", value) }),
  // They steer the mail to the buyer, which is not simulated.
  mail: (value) => nothing(bool("mail", value)),
  note: (value) => nothing(string("note", value)),
};

/** Documented in §4.7 but not carried out here. */
const notSimulated = new Set(
  "taxes_included order_row_taxes_included shipping_taxes_included is_intra_community_order currency is_platform_sale orderedinlng track_and_trace_carrier deliver_date deliver_method takeoutslot reservationnumber customer orderrows".split(
    " ",
  ),
);

export function patchFor(order: StoredOrder, body: unknown): Partial<SimulatedOrder> {
  if (typeof body !== "object" || body === null || Array.isArray(body)) throw new BadBody("the body is a JSON object");
  let changed = order;
  let patch: Partial<SimulatedOrder> = {};
  for (const [name, value] of Object.entries(body)) {
    if (value === null) continue;
    const change = changes[name];
    if (change === undefined && notSimulated.has(name)) throw new BadBody(`${name} is not simulated`, "501.10");
    if (change === undefined) throw new BadBody(`unknown property ${name}`);
    const part = change(value, changed);
    patch = { ...patch, ...part };
    changed = { ...changed, ...(part as Partial<StoredOrder>) };
  }
  return patch;
}

const nothing = (_checked: unknown): Partial<SimulatedOrder> => ({});

function bool(name: string, value: unknown): boolean {
  if (typeof value !== "boolean") throw new BadBody(`${name} is a boolean`);
  return value;
}

function string(name: string, value: unknown): string {
  if (typeof value !== "string") throw new BadBody(`${name} is a string`);
  return value;
}

function amount(name: string, value: unknown): number {
  if (typeof value !== "number" || !/^-?\d+(\.\d{1,2})?$/.test(String(value)))
    throw new BadBody(`${name} is a number with two decimals at most`);
  return value;
}
