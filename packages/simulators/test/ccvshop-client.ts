import { createHmac } from "node:crypto";
import { type CcvShopSimulator, type CcvShopSimulatorOptions, createCcvShopSimulator } from "../src/index.ts";

export const NOON = Date.parse("2026-11-20T12:00:00Z");

export function movableClock(start = NOON) {
  let time = start;
  return {
    now: () => time,
    advance: (ms: number) => {
      time += ms;
    },
  };
}

export function shopAt(options: CcvShopSimulatorOptions = {}) {
  const clock = movableClock();
  return { clock, shop: createCcvShopSimulator({ clock, ...options }) };
}

export interface SendOptions {
  method?: string;
  body?: string;
  date?: string;
  headers?: Record<string, string>;
  origin?: string;
  fetch?: (url: string, init: RequestInit) => Promise<Response>;
}

/** Signs by itself, from the fact sheet, so that it does not lean on the code it tests. */
export async function send(shop: CcvShopSimulator, path: string, options: SendOptions = {}): Promise<Response> {
  const { method = "GET", body = "", date = "2026-11-20T12:00:00Z", origin = "https://shop.example" } = options;
  const full = `/api/rest/v1${path}`;
  const hash = createHmac("sha512", shop.keys.secret)
    .update([shop.keys.public, method, full, body, date].join("|"))
    .digest("hex");
  const headers = { "x-public": shop.keys.public, "x-date": date, "x-hash": hash, ...options.headers };
  const init: RequestInit = { method, headers, ...(body === "" ? {} : { body }) };
  return (options.fetch ?? shop.fetch)(origin + full, init);
}

type Json = Record<string, unknown>;

export async function get(shop: CcvShopSimulator, path: string, options: SendOptions = {}): Promise<Json> {
  const response = await send(shop, path, options);
  if (response.status !== 200) throw new Error(`${response.status} ${await response.text()}`);
  return (await response.json()) as Json;
}

export async function items(shop: CcvShopSimulator, path: string, options: SendOptions = {}): Promise<Json[]> {
  return (await get(shop, path, options)).items as Json[];
}

export const ids = async (shop: CcvShopSimulator, path: string): Promise<unknown[]> =>
  (await items(shop, path)).map((item) => item.id);
