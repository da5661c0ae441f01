import { createSnelStartSimulator, type SnelStartSimulator } from "@boekbrug/simulators";
import { createSnelStart, type SnelStartSettings, snelstartSettings } from "@boekbrug/snelstart";
import { canBeReckoned } from "./can-be-reckoned.ts";
import type { CorpusBooks, CorpusLedger, Filed } from "./corpus-ledger.ts";
import type { CorpusOrder } from "./corpus-order.ts";
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

const localVatAccount = 1695;

const ossRoles = corpusShops
  .flatMap(({ orders }) => orders.flatMap(({ roles }) => roles))
  .filter((role) => role.startsWith("oss:") && !role.startsWith("oss:XI:"));

const localRoles = corpusShops
  .flatMap(({ orders }) => orders.flatMap(({ roles }) => roles))
  .filter((role) => /^(destination-vat-without-oss|foreign-domestic):/.test(role));

/** Whether the seller pays the VAT of other member states there, outside the one-stop shop. */
const isLocal = ({ orders }: CorpusShop): boolean =>
  orders.some(({ roles }) => roles.some((role) => role.startsWith("destination-vat-without-oss:")));

/** A ledger account decides where a sale is filed: by VAT role those that are not the usual ones of the rate. */
const vatCodesOf = (shop: CorpusShop): Readonly<Record<string, string>> => ({
  "domestic-reverse-charge": "8250",
  icp: "8070",
  "service-b2b-reverse-charge": "8270",
  export: "8060",
  ...(isLocal(shop)
    ? Object.fromEntries(localRoles.map((role) => [role, role.startsWith("foreign") ? "8500" : "8080"]))
    : Object.fromEntries([
        ...ossRoles.map((role) => [role, role === "oss:DE:7" ? "8310" : "8300"]),
        ["foreign-domestic:DE:19", "8500"],
      ])),
});

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
  ...Object.fromEntries(localRoles.map((role) => [role, role.startsWith("foreign") ? null : "3c"])),
  ...Object.fromEntries(ossRoles.map((role) => [role, null])),
};

/** VAT that is owed in other member states outside the one-stop shop is in no box of the return, but on the account that the settings name. */
function owedElsewhere({ state }: SnelStartSimulator): number {
  const account = state.ledgers().find(({ nummer }) => nummer === localVatAccount)?.id;
  const lines = state.bookings().flatMap(({ boekingsregels }) => boekingsregels);
  return lines
    .filter(({ grootboek }) => grootboek?.id === account)
    .reduce((cents, { bedrag }) => cents + Math.round(Number(bedrag) * 100), 0);
}

function filedIn(snelstart: SnelStartSimulator): Filed {
  const { state } = snelstart;
  const { boxes, icp, oss } = state.vatReturn(...year);
  const listed = icp.flatMap(({ vatNumber, goodsCents, servicesCents }) => [
    [`${vatNumber} goods`, goodsCents] as const,
    [`${vatNumber} services`, servicesCents] as const,
  ]);
  return {
    codes: summed(Object.entries(boxes), ([box, { baseCents, vatCents }]) => [
      box,
      baseCents,
      box === "3c" && baseCents !== 0 ? owedElsewhere(snelstart) : vatCents,
    ]),
    listing: basesOf(listed, (line) => line),
    oneStopShop: summed(oss, ({ country, percentage, baseCents, vatCents }) => [
      `${country} ${percentage}`,
      baseCents,
      vatCents,
    ]),
  };
}

const isSmallBusiness = ({ rules }: CorpusShop): boolean =>
  (rules.seller as { smallBusinessScheme?: boolean }).smallBusinessScheme === true;

function open(shop: CorpusShop, document: Document): CorpusBooks {
  const world = corpusWorld(shop, { rules: { accounts, vatCodes: vatCodesOf(shop) } });
  const snelstart = createSnelStartSimulator({
    clock: world.clock,
    administrations: [{ name: "Webwinkel", chart: isLocal(shop) ? "standard" : "one-stop-shop" }],
    limits: { perMinute: 100_000, perHour: 100_000 },
  });
  const { state } = snelstart;
  for (const [number, name] of [
    [1700, "Statiegeld"],
    [1710, "Cadeaubonnen"],
    [localVatAccount, "Btw andere lidstaten"],
  ] as const) {
    state.byHand.addLedger({ number, name, function: "Diversen", kind: "Balans" });
  }
  if (!isLocal(shop)) state.byHand.switchForeignVat(true, "2026-01-01");
  const scheme = { isKleineOndernemersRegelingActief: isSmallBusiness(shop) };
  Object.assign(state.company.kleineOndernemersregeling ?? {}, scheme);
  const settings = snelstartSettings.parse({
    kind: "snelstart",
    baseUrl: "https://snelstart.example/v2",
    tokenUrl: "https://auth.snelstart.example/b2b/token",
    clientKey: state.couplingKey,
    subscriptionKey: state.subscriptionKeys.primary,
    document,
    localVatAccounts: { DE: localVatAccount, BE: localVatAccount },
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

/** Orders are invoiced by SnelStart's own rules: articles decide the VAT, and one switch whether that of other member states is charged. */
const cannotOrder: Cannot = ({ roles, order }, charged, shop) => {
  if (order.currency !== undefined) return "order.currency-not-supported";
  const isAbroad = order.customer?.country !== "NL";
  const isFetched = order.deliverMethod === "pickup" || order.paymentOption !== undefined;
  if (isAbroad && !isFetched && roles.includes("domestic-standard")) return "ledger.foreign-vat-switch";
  if (roles.some((role) => localRoles.includes(role))) return "ledger.order-reckoned-otherwise";
  // Northern Ireland is not among its member states.
  if (roles.includes("oss:XI:20")) return "ledger.foreign-rate-unknown";
  if (roles.includes("domestic-reverse-charge")) return "ledger.order-reckoned-otherwise";
  if (!roles.every((role) => role in codes)) return "ledger.vat-role-not-expressible";
  if (!canBeReckoned(charged)) return "ledger.vat-not-expressible";
  const isOtherwise = (isAbroad && isFetched) || isOfAnotherState({ roles, order });
  if (isOtherwise || landsInAnotherBox(roles, shop)) return "ledger.order-reckoned-otherwise";
  return roles.includes("no-supply") ? "ledger.item-group-untold" : undefined;
};

/** Territories outside the VAT area, and VAT numbers of another state than the address. */
const isOfAnotherState = ({ roles, order: { customer } }: Pick<CorpusOrder, "roles" | "order">): boolean =>
  (roles.includes("export") && customer?.country === "ES") ||
  (roles.includes("icp") && customer?.vatNumber?.slice(0, 2) !== customer?.country);

/** Services to businesses elsewhere are listed as goods, others outside the Union as exports, and what is exempt as taxed at 0 %. */
const landsInAnotherBox = (roles: readonly string[], shop: CorpusShop): boolean =>
  roles.includes("service-b2b-reverse-charge") ||
  roles.includes("outside-eu-service") ||
  (roles.includes("domestic-exempt") && !isSmallBusiness(shop));

const snelstart = (document: Document, name: string, cannot: Cannot): CorpusLedger => ({
  name: `SnelStart, ${name}`,
  posts: document === "booking",
  // Of what is exempt only that of the small business scheme is ordered: it has no return.
  codes: document === "booking" ? codes : { ...codes, "domestic-exempt": "1e" },
  listsKinds: true,
  cannot,
  open: (shop) => open(shop, document),
});

export const snelstartLedgers: readonly CorpusLedger[] = [
  snelstart("booking", "sales bookings", cannotBook),
  snelstart("order", "sales orders", cannotOrder),
];
