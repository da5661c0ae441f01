import type { ProblemCode } from "@boekbrug/core";
import { createMoneybird, type MoneybirdSettings, moneybirdSettings } from "@boekbrug/moneybird";
import { type Charged, createMoneybirdSimulator, type MoneybirdSimulator } from "@boekbrug/simulators";
import { canBeReckoned } from "./can-be-reckoned.ts";
import type { CorpusBooks, CorpusLedger, Filed } from "./corpus-ledger.ts";
import type { CorpusOrder } from "./corpus-order.ts";
import { basesOf, corpusWorld, runCorpus, summed } from "./corpus-world.ts";
import { type CorpusShop, rolesAbroad } from "./shops.ts";

type Document = MoneybirdSettings["document"];
type Rounding = Pick<MoneybirdSimulator["switches"], "vatRounding" | "halfCent">;

const year = ["2026-01-01", "2026-12-31"] as const;

const accounts = {
  high: "Omzet",
  low: "Omzet",
  zero: "Omzet",
  other: "Omzet",
  shipping: "Ongecategoriseerde inkomsten",
  deposits: "Statiegeld",
  giftCards: "Cadeaubonnen",
};

/** Named after the role where the rate is another country's. */
const codes: Readonly<Record<string, string>> = {
  "domestic-standard": "21% btw",
  "domestic-reduced": "9% btw",
  "domestic-zero": "0% btw",
  "domestic-exempt": "Btw vrijgesteld",
  "domestic-reverse-charge": "Btw verlegd binnenland",
  icp: "Product binnen EU (btw verlegd)",
  "service-b2b-reverse-charge": "Dienst binnen EU (btw verlegd)",
  export: "Product buiten EU (btw verlegd)",
  "outside-eu-service": "Btw vrijgesteld",
  margin: "Btw vrijgesteld",
  "no-supply": "Btw vrijgesteld",
  ...Object.fromEntries(rolesAbroad.map((role) => [role, role])),
};

/** What a new administration lacks: its owner ticks and makes these. A rate with a country is for the one-stop shop; VAT declared in the country itself has one without. */
function furnish({ state: { byHand } }: MoneybirdSimulator): void {
  byHand.tickTaxRates();
  for (const role of rolesAbroad) {
    const [scheme = "", country = "", percent = ""] = role.split(":");
    const id = byHand.addForeignRate(country === "XI" ? "GB" : country, percent);
    const box = scheme === "destination-vat-without-oss" ? "NL/3c" : null;
    byHand.editTaxRate(id, scheme === "oss" ? { name: role } : { name: role, country: null, box });
  }
  for (const name of [accounts.deposits, accounts.giftCards]) {
    byHand.addLedgerAccount({ name, type: "current_liabilities", documentTypes: ["sales_invoice"] });
  }
}

const numberOf = (percentage: string | null): number => Number(percentage ?? "0");

function filedIn({ state }: MoneybirdSimulator): Filed {
  const lines = state.vatReturn(...year);
  const foreign = lines.filter(({ country }) => country !== null);
  return {
    codes: summed(lines, ({ name, baseCents, vatCents }) => [name, baseCents, vatCents]),
    listing: basesOf(state.icpReport(...year), ({ taxNumber, baseCents }) => [taxNumber, baseCents]),
    oneStopShop: summed(foreign, ({ country, percentage, baseCents, vatCents }) => [
      `${country === "GB" ? "XI" : country} ${numberOf(percentage)}`,
      baseCents,
      vatCents,
    ]),
    boxes: basesOf(lines, ({ box, baseCents }) => [box?.replace("NL/", "") ?? null, baseCents]),
  };
}

const invoicesOf = ({ state }: MoneybirdSimulator) => [...state.externalInvoices(), ...state.salesInvoices()];

/** A paid order over an amount is paid in the books as well, and nobody is mailed. */
function amissIn(moneybird: MoneybirdSimulator): string[] {
  const unpaid = invoicesOf(moneybird).filter(({ state, grossCents }) => state !== "paid" && grossCents > 0);
  return [...unpaid.map(({ reference }) => `${reference} is not paid`), ...moneybird.state.mails().map(() => "mailed")];
}

function open(shop: CorpusShop, document: Document, rounding: Rounding): CorpusBooks {
  const world = corpusWorld(shop, { rules: { accounts, vatCodes: codes } });
  const moneybird = createMoneybirdSimulator({ clock: world.clock, switches: rounding });
  furnish(moneybird);
  const settings = moneybirdSettings.parse({
    kind: "moneybird",
    baseUrl: "https://moneybird.example",
    token: moneybird.state.token,
    administration: moneybird.state.administrationId,
    document,
  });
  const { clock } = world;
  const parts = { clock, tokens: world.store, connection: "shop", holder: "one", fetch: moneybird.fetch };
  const run = () => runCorpus(world, createMoneybird(settings, parts));
  return {
    shop: world.shop,
    run,
    advance: clock.advance,
    filed: () => filedIn(moneybird),
    settle: () => {
      for (const { id, stage } of moneybird.state.salesInvoices()) {
        if (stage === "draft") moneybird.state.byHand.sendInvoice(id);
      }
    },
    amiss: () => (document === "invoice-draft" ? [] : amissIn(moneybird)),
  };
}

function cannot({ roles, order }: CorpusOrder, charged: Charged): ProblemCode | undefined {
  if (order.currency !== undefined) return "order.currency-not-supported";
  if (!roles.every((role) => role in codes)) return "mapping.vat-code-missing";
  return canBeReckoned(withoutHalves(charged)) ? undefined : "ledger.vat-not-expressible";
}

/** Half a cent is booked as the shop rounded it; every other rate must come out. */
const withoutHalves = (charged: Charged): Charged => ({
  ...charged,
  perRate: Object.fromEntries(
    Object.entries(charged.perRate).filter(([rate, { gross, vat }]) => {
      const exact = (gross * Number(rate)) / (100 + Number(rate));
      return Math.abs(Math.abs(vat - exact) - 0.5) > 1e-6;
    }),
  ),
});

const moneybird = (document: Document, rounding: Rounding): CorpusLedger => ({
  name: `Moneybird, ${document}, VAT rounded ${rounding.vatRounding}, half a cent ${rounding.halfCent}`,
  posts: document !== "invoice-draft",
  codes,
  listsKinds: false,
  leavesCents: true,
  cannot,
  open: (shop) => open(shop, document, rounding),
});

/** Every kind of document, and every way in which Moneybird may round. */
export const moneybirdLedgers: readonly CorpusLedger[] = [
  moneybird("external", { vatRounding: "per-rate", halfCent: "to-net" }),
  moneybird("external", { vatRounding: "per-line", halfCent: "to-vat" }),
  moneybird("invoice-sent", { vatRounding: "per-line", halfCent: "to-net" }),
  moneybird("invoice-draft", { vatRounding: "per-rate", halfCent: "to-vat" }),
];
