import {
  type CalendarDate,
  type Clock,
  type Cursor,
  isUnreadable,
  type Order,
  type OrderHead,
  type OrderSource,
  planInvoice,
  reconcileOrder,
  rulesSchema,
  type UnreadableOrder,
  type WebhookDelivery,
} from "@boekbrug/core";
import { type CcvShopSimulator, type CcvShopSwitches, createSampleShop } from "@boekbrug/simulators";
import { type CcvShopSettings, createCcvShop } from "../src/index.ts";

/** Time that only moves when someone waits. */
export function fakeClock(start = "2026-11-21T10:00:00Z"): Clock & { readonly waits: number[] } {
  let now = Date.parse(start);
  const waits: number[] = [];
  return {
    waits,
    now: () => now,
    sleep: async (milliseconds) => {
      waits.push(milliseconds);
      now += milliseconds;
    },
  };
}

/** Where a simulated shop's webhooks arrive. */
export function createPostbox() {
  const received: { readonly address: string; readonly delivery: WebhookDelivery }[] = [];
  const send: typeof globalThis.fetch = async (address, init) => {
    const headers = new Headers(init?.headers);
    const delivery = { header: (name: string) => headers.get(name), body: String(init?.body) };
    received.push({ address: String(address), delivery });
    return new Response(null, { status: 200 });
  };
  const lastTo = (address: string): WebhookDelivery => {
    const found = received.filter((one) => one.address === address).at(-1);
    if (found === undefined) throw new Error(`nothing came to ${address}`);
    return found.delivery;
  };
  return { send, lastTo };
}

export const from: CalendarDate = "2026-08-01";

export interface Subject {
  readonly shop: CcvShopSimulator;
  readonly source: OrderSource;
  readonly clock: ReturnType<typeof fakeClock>;
}

/** The sample shop with some switches, and the adapter on it. */
export function sampleShop(
  switches: Partial<CcvShopSwitches> = {},
  settings: Partial<CcvShopSettings> = {},
  options: Parameters<typeof createSampleShop>[0] = {},
): Subject {
  const clock = fakeClock();
  const shop = createSampleShop({ clock, switches, until: "2026-11-20", ...options });
  const source = createCcvShop(
    {
      kind: "ccvshop",
      baseUrl: "https://shop.test",
      publicKey: shop.keys.public,
      secret: shop.keys.secret,
      ...settings,
    },
    { clock, fetch: shop.fetch },
  );
  return { shop, source, clock };
}

export interface Pass {
  readonly heads: readonly OrderHead[];
  readonly unreadable: readonly UnreadableOrder[];
  readonly cursor: Cursor;
}

/** A whole pass over the changed orders. Throws with the problem's code when a page fails. */
export async function readAll(source: OrderSource, cursor: Cursor | null = null, since = from): Promise<Pass> {
  const heads: OrderHead[] = [];
  const unreadable: UnreadableOrder[] = [];
  for (let at = cursor; ; ) {
    const page = (await source.changed(at, since)).match(
      (value) => value,
      ({ problem }) => {
        throw new Error(`${problem.code} ${JSON.stringify(problem.parameters)}`);
      },
    );
    heads.push(...page.heads);
    unreadable.push(...page.unreadable);
    at = page.cursor;
    if (!page.more) return { heads, unreadable, cursor: page.cursor };
  }
}

const rules = rulesSchema.parse({ vat: { unknownClass: "as-charged" } });

/** Why an order would not be booked, or what would be booked. */
export function bookingOf(order: Order | UnreadableOrder) {
  if (isUnreadable(order)) return { held: order.problem.code } as const;
  const added = reconcileOrder(order);
  if (added.isErr()) return { held: added.error.code } as const;
  const plan = planInvoice(order, { connection: "test", rules });
  return plan.match(
    (value) => ({ plan: value }) as const,
    (problem) => ({ held: problem.code }) as const,
  );
}
