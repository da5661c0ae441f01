import { ccvShopSignature } from "@boekbrug/simulators";
import * as z from "zod";
import { euro, type Told } from "./demo-books.ts";
import type { DemoWorld } from "./demo-world.ts";

const shopOrder = z.object({ total_price: z.number(), total_tax: z.number() });

/** What the shop says an order cost: read with plain HTTP, not with Boekbrug's adapter. */
export async function readShopOrder({ shop, shopUrl, clock }: DemoWorld, orderId: string): Promise<Told> {
  const order = shopOrder.parse(await getSigned(shop, shopUrl, clock, `/api/rest/v1/orders/${orderId}`));
  return { gross: euro(order.total_price), vat: euro(order.total_tax) };
}

async function getSigned(
  { keys }: DemoWorld["shop"],
  shopUrl: string,
  clock: DemoWorld["clock"],
  pathAndQuery: string,
): Promise<unknown> {
  const date = `${new Date(clock.now()).toISOString().slice(0, 19)}Z`;
  const hash = ccvShopSignature(keys, { method: "GET", pathAndQuery, body: new Uint8Array(), date });
  await clock.sleep(500);
  const headers = { "x-public": keys.public, "x-date": date, "x-hash": hash, accept: "application/json" };
  return (await fetch(`${shopUrl}${pathAndQuery}`, { headers })).json();
}

const orderPage = z.object({
  items: z.array(z.object({ id: z.number(), status: z.number().nullable() })),
  next: z.string().nullish(),
});

/** The ids of all paid orders in the shop that are not cancelled: what a shop owner expects to be booked. */
export async function readPaidOrders({ shop, shopUrl, clock }: DemoWorld): Promise<string[]> {
  const ids: string[] = [];
  let path: string | null = "/api/rest/v1/orders?is_paid=true&size=100&orderby=id";
  while (path !== null) {
    const page: z.infer<typeof orderPage> = orderPage.parse(await getSigned(shop, shopUrl, clock, path));
    ids.push(...page.items.filter(({ status }) => status !== cancelled).map(({ id }) => String(id)));
    const next: URL | null = page.next == null ? null : new URL(page.next);
    path = next === null ? null : next.pathname + next.search;
  }
  return ids;
}

const cancelled = 8;
