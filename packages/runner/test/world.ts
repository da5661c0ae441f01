import { type CcvShopSettings, createCcvShop } from "@boekbrug/ccvshop";
import { type Fingerprint, type Rules, rulesSchema, type Store, type TokenStore } from "@boekbrug/core";
import { createExactOnline, exactOnlineSettings } from "@boekbrug/exactonline";
import {
  type CcvShopSimulator,
  createCcvShopSimulator,
  createExactOnlineSimulator,
  type ExactOnlineSimulator,
  type SimulatedOrder,
} from "@boekbrug/simulators";
import { createFakeClock, createMemoryStore, type FakeClock } from "@boekbrug/testkit";
import type { Connection, Host, SyncReport } from "../src/index.ts";
import { sync } from "../src/index.ts";

/** A shop, an administration, a clock and a store; engines are started and thrown away on top of it. */
export interface World {
  readonly clock: Pick<FakeClock, "now" | "sleep" | "advance">;
  readonly shop: CcvShopSimulator;
  readonly exact: ExactOnlineSimulator;
  readonly rules: Rules;
  readonly ledger?: Record<string, unknown>;
  /** Settings of the shop besides those of the connection. */
  readonly shopSettings?: Partial<CcvShopSettings>;
  store: Store & TokenStore;
  /** What stands in the configuration. */
  refreshToken: string;
}

export interface WorldOptions {
  readonly orders?: readonly SimulatedOrder[];
  readonly rules?: Record<string, unknown>;
  readonly exact?: Parameters<typeof createExactOnlineSimulator>[0];
  /** Settings of the ledger besides those of the connection. */
  readonly ledger?: Record<string, unknown>;
  readonly shopSettings?: Partial<CcvShopSettings>;
  /** The true time, where it is not that of the engine's clock. */
  readonly vendorClock?: Pick<FakeClock, "now"> | undefined;
}

const start = "2026-03-16T09:00:00Z";

export function createWorld({
  orders = someOrders,
  rules = {},
  exact = {},
  ledger = {},
  shopSettings = {},
  vendorClock,
}: WorldOptions = {}): World {
  const clock = createFakeClock(start);
  const vendors = vendorClock ?? clock;
  const shop = createCcvShopSimulator({ clock: vendors });
  for (const order of orders) shop.state.addOrder(order);
  const books = createExactOnlineSimulator({ clock: vendors, ...exact });
  return {
    clock,
    shop,
    exact: books,
    ledger,
    shopSettings,
    refreshToken: books.state.firstRefreshToken,
    rules: rulesSchema.parse({
      orders: { from: "2026-01-01" },
      accounts: {
        high: "8000",
        low: "8010",
        zero: "8020",
        other: "8090",
        shipping: "8100",
        deposits: "1700",
        giftCards: "1710",
      },
      vatCodes: { "domestic-standard": "4", "domestic-reduced": "3", "domestic-zero": "0", "no-supply": "0" },
      vat: { unknownClass: "as-charged" },
      ...rules,
    }),
    store: createMemoryStore(),
  };
}

const customer = (name: string) => ({
  firstName: name,
  lastName: "Koper",
  email: `${name.toLowerCase()}@shop.example`,
  street: "Voorbeeldstraat",
  houseNumber: 3,
  zipCode: "1000AA",
  city: "Voorbeeldstad",
});

/** Two customers, one of them twice, with mixed rates, a discount and shipping. */
export const someOrders: readonly SimulatedOrder[] = [
  {
    created: "2026-03-10T10:00:00Z",
    customer: customer("Anna"),
    rows: [
      { name: "Koekenpan", price: "49.95", rate: 21, count: 2 },
      { name: "Kookboek", price: "24.50", rate: 9 },
    ],
    shipping: { price: "5.95", rate: 21 },
  },
  {
    created: "2026-03-11T10:00:00Z",
    customer: customer("Bram"),
    rows: [{ name: "Olijfolie", price: "12.75", rate: 9, count: 3 }],
    coupon: { code: "LENTE", type: "amount", discount: "3.33" },
  },
  {
    created: "2026-03-12T10:00:00Z",
    customer: customer("Anna"),
    rows: [{ name: "Schort", price: "19.99", rate: 21 }],
  },
];

const fingerprint: Fingerprint = async (text) => {
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text)));
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, "0")).join("");
};

let engines = 0;

/** A new engine on the world, as a process that has just started: nothing remembered but the store. */
export function startEngine(
  world: World,
  store: Store & TokenStore = world.store,
): { host: Host; connection: Connection } {
  engines += 1;
  const holder = `engine-${engines}`;
  const { clock, shop, exact, rules } = world;
  const shopSettings: CcvShopSettings = {
    kind: "ccvshop",
    baseUrl: "https://shop.example",
    publicKey: shop.keys.public,
    secret: shop.keys.secret,
    timeoutSeconds: 1,
    ...world.shopSettings,
  };
  const ledgerSettings = exactOnlineSettings.parse({
    kind: "exactonline",
    baseUrl: "https://exact.example",
    clientId: exact.app.clientId,
    clientSecret: exact.app.clientSecret,
    refreshToken: world.refreshToken,
    division: exact.state.division,
    journal: "70",
    ...world.ledger,
  });
  return {
    host: { store, clock, fingerprint, holder, run: `run-${engines}` },
    connection: {
      key: "shop",
      rules,
      source: createCcvShop(shopSettings, { clock, fetch: shop.fetch }),
      ledger: createExactOnline(ledgerSettings, {
        clock,
        tokens: store,
        connection: "shop",
        holder,
        fetch: exact.fetch,
      }),
    },
  };
}

export async function runOnce(world: World, store?: Store & TokenStore): Promise<SyncReport> {
  const { host, connection } = startEngine(world, store);
  return (await sync(host, connection))._unsafeUnwrap();
}

/**
 * Runs until nothing is left to do, with time passing in between; at most five runs. A person who is asked to log in does so, as the remedy
 * says; `logIns` counts that.
 */
export async function runUntilQuiet(world: World): Promise<{ reports: SyncReport[]; logIns: number }> {
  const reports: SyncReport[] = [];
  let logIns = 0;
  for (let round = 0; round < 5; round += 1) {
    const { host, connection } = startEngine(world);
    const report = await sync(host, connection);
    if (report.isOk()) reports.push(report.value);
    if (report.isOk() && report.value.stopped === null && report.value.inDoubt.length === 0) break;
    if (report.isOk() && report.value.stopped?.problem.code === "ledger.login-required") {
      world.refreshToken = await connectAgain(world);
      logIns += 1;
    }
    world.clock.advance(20 * 60_000);
  }
  return { reports, logIns };
}

export async function connectAgain({ exact }: World): Promise<string> {
  const answer = await exact.fetch("https://exact.example/api/oauth2/token", {
    method: "POST",
    headers: { "content-type": "application/x-www-form-urlencoded" },
    body: new URLSearchParams({
      grant_type: "authorization_code",
      code: exact.state.issueCode(),
      redirect_uri: "https://host.example/callback",
      client_id: exact.app.clientId,
      client_secret: exact.app.clientSecret,
    }).toString(),
  });
  return ((await answer.json()) as { refresh_token: string }).refresh_token;
}

const rateOfCode = new Map([
  ["4", "21"],
  ["3", "9"],
  ["0", "0"],
]);

/** The VAT of the entry's lines by rate, against what the shop charged at that rate. */
function sameVatPerRate(
  { lines }: ReturnType<World["exact"]["state"]["entries"]>[number],
  charged: ReturnType<World["shop"]["state"]["charged"]>["perRate"],
): boolean {
  const booked = new Map<string, number>();
  for (const { vatCode, vatCents } of lines) {
    const rate = rateOfCode.get((vatCode ?? "").trim()) ?? "?";
    booked.set(rate, (booked.get(rate) ?? 0) + vatCents);
  }
  return Object.entries(charged).every(([rate, { vat }]) => (booked.get(rate) ?? 0) === vat);
}

export interface Balance {
  readonly lost: string[];
  readonly doubled: string[];
  readonly centsOff: string[];
  readonly customers: number;
}

/** What a person would find who compares shop and books by hand: from the simulators' own state, not through Boekbrug. */
export function balanceOf({ shop, exact }: World): Balance {
  const entries = exact.state.entries();
  const lost: string[] = [];
  const doubled: string[] = [];
  const centsOff: string[] = [];
  for (const { id } of shop.state.orders()) {
    const found = entries.filter(({ yourRef }) => yourRef === `shop-${id}`);
    const charged = shop.state.charged(id);
    if (found.length === 0) lost.push(String(id));
    if (found.length > 1) doubled.push(String(id));
    const wrong = found.some(
      (entry) =>
        entry.grossCents !== charged.total || entry.vatCents !== charged.vat || !sameVatPerRate(entry, charged.perRate),
    );
    if (wrong) centsOff.push(String(id));
  }
  const strangers = entries.length - shop.state.orders().length;
  if (strangers > 0 && doubled.length === 0) doubled.push(`${strangers} strangers`);
  return { lost, doubled, centsOff, customers: exact.state.accounts().length };
}
