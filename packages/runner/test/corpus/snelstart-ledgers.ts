import { createSnelStartSimulator, type SnelStartSimulator } from "@boekbrug/simulators";
import { createSnelStart, type SnelStartSettings, snelstartSettings } from "@boekbrug/snelstart";
import type { CorpusBooks, CorpusLedger, Filed } from "./corpus-ledger.ts";
import { basesOf, corpusWorld, runCorpus, summed } from "./corpus-world.ts";
import { type CorpusShop, corpusShops } from "./shops.ts";

type Document = SnelStartSettings["document"];

const year = ["2026-01-01", "2026-12-31"] as const;

const accounts = {
  high: "8000",
  low: "8010",
  zero: "8040",
  other: "8500",
  shipping: "8100",
  deposits: "1700",
  giftCards: "1710",
};

const ossRoles = corpusShops
  .flatMap(({ orders }) => orders.flatMap(({ roles }) => roles))
  .filter((role) => role.startsWith("oss:") && !role.startsWith("oss:XI:"));

/** A ledger account decides where a sale is filed: by VAT role those that are not the usual ones of the rate. */
const vatCodes: Readonly<Record<string, string>> = {
  "domestic-reverse-charge": "8250",
  icp: "8070",
  "service-b2b-reverse-charge": "8270",
  export: "8060",
  ...Object.fromEntries(ossRoles.map((role) => [role, role === "oss:DE:7" ? "8310" : "8300"])),
};

/** Boxes of the Dutch return: SnelStart has no codes beside them. */
const codes: Readonly<Record<string, string | null>> = {
  "domestic-standard": "1a",
  "domestic-reduced": "1b",
  "domestic-zero": "1e",
  "domestic-reverse-charge": "1e",
  "domestic-exempt": null,
  icp: "3b",
  "service-b2b-reverse-charge": "3b",
  export: "3a",
  "outside-eu-service": null,
  "no-supply": null,
  ...Object.fromEntries(ossRoles.map((role) => [role, null])),
};

function filedIn({ state }: SnelStartSimulator): Filed {
  const { boxes, icp, oss } = state.vatReturn(...year);
  const listed = icp.flatMap(({ vatNumber, goodsCents, servicesCents }) => [
    [`${vatNumber} goods`, goodsCents] as const,
    [`${vatNumber} services`, servicesCents] as const,
  ]);
  return {
    codes: summed(Object.entries(boxes), ([box, { baseCents, vatCents }]) => [box, baseCents, vatCents]),
    listing: basesOf(listed, (line) => line),
    oneStopShop: summed(oss, ({ country, percentage, baseCents, vatCents }) => [
      `${country} ${percentage}`,
      baseCents,
      vatCents,
    ]),
  };
}

function open(shop: CorpusShop, document: Document): CorpusBooks {
  const world = corpusWorld(shop, { rules: { accounts, vatCodes } });
  const snelstart = createSnelStartSimulator({
    clock: world.clock,
    administrations: [{ name: "Webwinkel", chart: "one-stop-shop" }],
    limits: { perMinute: 100_000, perHour: 100_000 },
  });
  const { state } = snelstart;
  for (const [number, name] of [
    [1700, "Statiegeld"],
    [1710, "Cadeaubonnen"],
  ] as const) {
    state.byHand.addLedger({ number, name, function: "Diversen", kind: "Balans" });
  }
  state.byHand.switchForeignVat(true, "2026-01-01");
  const { smallBusinessScheme = false } = shop.rules.seller as { smallBusinessScheme?: boolean };
  Object.assign(state.company.kleineOndernemersregeling ?? {}, {
    isKleineOndernemersRegelingActief: smallBusinessScheme,
  });
  const settings = snelstartSettings.parse({
    kind: "snelstart",
    baseUrl: "https://snelstart.example/v2",
    tokenUrl: "https://auth.snelstart.example/b2b/token",
    clientKey: state.couplingKey,
    subscriptionKey: state.subscriptionKeys.primary,
    document,
    items: { revenueGroups: { high: 1, low: 2, none: 3 }, fallback: { high: "DIV-H", low: "DIV-L", none: "DIV-0" } },
  });
  const { clock } = world;
  return {
    shop: world.shop,
    run: () => runCorpus(world, createSnelStart(settings, { clock, fetch: snelstart.fetch })),
    advance: clock.advance,
    filed: () => filedIn(snelstart),
    settle: () => {
      for (const { id, datum } of state.orders()) state.byHand.invoiceOrder(id ?? "", datum?.slice(0, 10));
    },
    amiss: () => state.strayProperties.map(({ property }) => `${property} is lost`),
  };
}

type Cannot = CorpusLedger["cannot"];

const cannotBook: Cannot = ({ roles, order }) => {
  const { vatNumber, country } = order.customer ?? {};
  if (order.currency !== undefined) return "order.currency-not-supported";
  // Northern Ireland is not among its member states.
  if (roles.includes("oss:XI:20")) return "ledger.foreign-rate-unknown";
  if (!roles.every((role) => role in codes)) return "ledger.vat-role-not-expressible";
  const numberOfAnotherState = roles.includes("icp") && vatNumber?.slice(0, 2) !== country;
  return numberOfAnotherState ? "ledger.eu-customer-unproven" : undefined;
};

const snelstart = (document: Document, name: string, cannot: Cannot): CorpusLedger => ({
  name: `SnelStart, ${name}`,
  posts: document === "booking",
  codes,
  listsKinds: true,
  cannot,
  open: (shop) => open(shop, document),
});

export const snelstartLedgers: readonly CorpusLedger[] = [snelstart("booking", "sales bookings", cannotBook)];
