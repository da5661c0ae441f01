import type { DocumentKind } from "@boekbrug/core";
import type { ExactOnlineSimulator } from "@boekbrug/simulators";
import { settleByHand } from "../filed-vat.ts";
import type { CorpusBooks, CorpusLedger, Filed } from "./corpus-ledger.ts";
import { basesOf, corpusWorld, runCorpus, summed } from "./corpus-world.ts";
import { type CorpusShop, eurosForAPound, rolesAbroad } from "./shops.ts";

const year = ["2026-01-01", "2026-12-31"] as const;

const codeAbroad = (index: number): string => `O${String(index + 1).padStart(2, "0")}`;

const codes: Readonly<Record<string, string>> = {
  "domestic-standard": "4",
  "domestic-reduced": "1",
  "domestic-zero": "8",
  "domestic-exempt": "0",
  "domestic-reverse-charge": "5",
  icp: "7",
  "service-b2b-reverse-charge": "71",
  export: "6",
  "outside-eu-service": "61",
  margin: "9",
  "no-supply": "0",
  ...Object.fromEntries(rolesAbroad.map((role, index) => [role, codeAbroad(index)])),
};

/** What a new administration lacks: its owner makes these codes. Those of other countries are of either type. */
function addCodes({ state: { byHand } }: ExactOnlineSimulator): void {
  byHand.addVatCode({ code: "8", description: "Btw nultarief", type: "B", rate: 0 });
  byHand.addVatCode({ code: "9", description: "Margeregeling", type: "I", rate: 210_000, margin: true });
  byHand.addVatCode({ code: "71", description: "Dienst binnen de EU", type: "B", rate: 0, euSalesListing: "S" });
  byHand.addVatCode({ code: "61", description: "Dienst buiten de EU", type: "B", rate: 0 });
  for (const [index, role] of rolesAbroad.entries()) {
    const [scheme = "", country = "", percent = ""] = role.split(":");
    byHand.addVatCode({
      code: codeAbroad(index),
      description: role,
      type: index % 2 === 0 ? "E" : "I",
      rate: Number(percent) * 10_000,
      ...(scheme === "oss" ? { ossCountry: country } : {}),
    });
  }
}

const filedIn = ({ state }: ExactOnlineSimulator): Filed => ({
  codes: summed(state.vatReturn(...year), ({ code, baseCents, vatCents }) => [code.trim(), baseCents, vatCents]),
  listing: basesOf(state.salesListing(...year), ({ vatNumber, listing, baseCents }) => [
    `${vatNumber} ${listing === "S" ? "services" : "goods"}`,
    baseCents,
  ]),
  oneStopShop: summed(state.ossReturn(...year), ({ country, rate, baseCents, vatCents }) => [
    `${country} ${rate / 10_000}`,
    baseCents,
    vatCents,
  ]),
});

function open(shop: CorpusShop, kind: DocumentKind, ledger: Record<string, unknown>): CorpusBooks {
  const world = corpusWorld(shop, {
    rules: { document: { kind }, vatCodes: codes },
    ledger: { items: { fallback: "DIVERSEN" }, ...ledger },
    exact: { limits: { perMinute: 1000, perDay: 100_000 } },
  });
  addCodes(world.exact);
  world.exact.state.byHand.addExchangeRate("GBP", eurosForAPound, "2026-01-01");
  return {
    shop: world.shop,
    run: () => runCorpus(world),
    advance: world.clock.advance,
    filed: () => filedIn(world.exact),
    settle: () => settleByHand(world),
    amiss: () => world.exact.state.mails().map(({ to }) => `mailed to ${to}`),
  };
}

const exact = (
  name: string,
  posts: boolean,
  kind: DocumentKind,
  ledger: Record<string, unknown> = {},
): CorpusLedger => ({
  name: `Exact Online, ${name}`,
  posts,
  codes,
  listsKinds: true,
  cannot: ({ roles }) => (roles.every((role) => role in codes) ? undefined : "mapping.vat-code-missing"),
  open: (shop) => open(shop, kind, ledger),
});

export const exactLedgers: readonly CorpusLedger[] = [
  exact("sales entries", true, "entry"),
  exact("sales invoices, processed", true, "invoice", { invoices: { process: true } }),
  exact("sales invoices", false, "invoice"),
  exact("sales orders", false, "order"),
  exact("sales orders, invoiced in the background", false, "order", { orders: { invoice: true } }),
];
