import { ok } from "neverthrow";
import { describe, expect, test } from "vitest";
import { createSimulated, must, rulesWith, type Simulated } from "./simulated.ts";

type ByHand = Simulated["state"]["byHand"];

const methods = [
  { id: "1", name: "iDEAL" },
  { id: "2", name: "PayPal" },
  { id: "3", name: "Creditcard" },
  { id: "4", name: "Op rekening" },
];

const sales = ["sales_invoice"];
const revenue = (name: string) => ({ name, type: "revenue", documentTypes: sales });
const debt = (name: string) => ({ name, type: "current_liabilities", documentTypes: sales });
const clearing = (name: string) => ({ name, type: "current_assets" });

/** A rate that the owner made himself. */
function ownRate(byHand: ByHand, name: string, percentage: string | null): void {
  const id = byHand.addForeignRate("BE", 99);
  byHand.editTaxRate(id, { name, percentage, country: null });
}

/** Renames Moneybird's own rates and revenue, so that their names tell nothing any more. */
function rename({ byHand, taxRateId, ledgerAccountId }: Simulated["state"], names: Record<string, string>): void {
  for (const [name, other] of Object.entries(names)) {
    if (/%/.test(name)) byHand.editTaxRate(taxRateId(name), { name: other });
    else byHand.editLedgerAccount(ledgerAccountId(name), { name: other });
  }
}

interface Chart {
  readonly name: string;
  readonly arrange: (state: Simulated["state"]) => void;
  /** What is right; anything that is not named must not be sure. */
  readonly right: Record<string, string>;
  /** Proposed for a person to look at. */
  readonly proposed?: Record<string, string>;
}

const standardRates = {
  "vatCodes.domestic-standard": "21% btw",
  "vatCodes.domestic-reduced": "9% btw",
  "vatCodes.domestic-zero": "0% btw",
};

const charts: readonly Chart[] = [
  {
    name: "a new administration",
    arrange: () => undefined,
    right: standardRates,
    proposed: { "accounts.high": "Omzet", "accounts.shipping": "Omzet" },
  },
  {
    name: "a webshop with every rate ticked, an account for each rate, and clearing accounts",
    arrange: ({ byHand }) => {
      byHand.tickTaxRates();
      byHand.addForeignRate("BE", 21);
      byHand.addForeignRate("DE", 19);
      byHand.addForeignRate("GR", 24);
      for (const name of ["Omzet hoog", "Omzet 9%", "Omzet nultarief", "Omzet verzendkosten", "Omzet 2021"]) {
        byHand.addLedgerAccount(revenue(name));
      }
      byHand.addLedgerAccount(debt("Cadeaubonnen"));
      byHand.addLedgerAccount(debt("Statiegeld"));
      for (const name of ["Tussenrekening PayPal", "Mollie"]) byHand.addLedgerAccount(clearing(name));
      byHand.addLedgerAccount({ name: "Creditcard", type: "current_liabilities" });
    },
    right: {
      ...standardRates,
      "vatCodes.domestic-exempt": "Btw vrijgesteld",
      "vatCodes.domestic-reverse-charge": "Btw verlegd binnenland",
      "vatCodes.icp": "Product binnen EU (btw verlegd)",
      "vatCodes.service-b2b-reverse-charge": "Dienst binnen EU (btw verlegd)",
      "vatCodes.export": "Product buiten EU (btw verlegd)",
      "vatCodes.oss:BE:21": "21% btw België",
      "vatCodes.oss:DE:19": "19% btw Duitsland",
      "vatCodes.oss:EL:24": "24% btw Griekenland",
      "accounts.high": "Omzet hoog",
      "accounts.low": "Omzet 9%",
      "accounts.zero": "Omzet nultarief",
      "accounts.shipping": "Omzet verzendkosten",
      "accounts.giftCards": "Cadeaubonnen",
      "accounts.deposits": "Statiegeld",
      "payments.methods.2.ledgerAccount": "Tussenrekening PayPal",
    },
    proposed: { "payments.methods.1.ledgerAccount": "Mollie", "payments.methods.3.ledgerAccount": "Creditcard" },
  },
  {
    name: "several of each: nothing says which is the shop's",
    arrange: ({ byHand }) => {
      for (const name of ["Omzet hoog webshop", "Omzet hoog winkel", "Omzet laag", "Omzet laag boeken"]) {
        byHand.addLedgerAccount(revenue(name));
      }
      byHand.addForeignRate("FR", 20);
      byHand.addForeignRate("FR", 20);
      for (const name of ["PayPal", "Tussenrekening PayPal"]) byHand.addLedgerAccount(clearing(name));
    },
    right: standardRates,
    proposed: { "accounts.low": "Omzet laag", "payments.methods.2.ledgerAccount": "PayPal" },
  },
  {
    name: "an English one with rates of its own",
    arrange: (state) => {
      rename(state, { "21% btw": "VAT high rate", "9% btw": "VAT reduced", "0% btw": "Nothing" });
      rename(state, { Omzet: "Sales" });
      ownRate(state.byHand, "Export of goods", null);
      ownRate(state.byHand, "Services EU reverse charge", "0.0");
      ownRate(state.byHand, "EU reverse charge", "0.0");
      state.byHand.addLedgerAccount(revenue("Sales high rate"));
      state.byHand.addLedgerAccount(revenue("Shipping"));
    },
    right: {
      "vatCodes.domestic-standard": "VAT high rate",
      "vatCodes.domestic-reduced": "VAT reduced",
      "vatCodes.export": "Export of goods",
      "vatCodes.service-b2b-reverse-charge": "Services EU reverse charge",
      "accounts.high": "Sales high rate",
      "accounts.shipping": "Shipping",
    },
    proposed: { "vatCodes.icp": "EU reverse charge", "accounts.low": "Sales" },
  },
  {
    name: "names that say nothing, private use, and zeros that could be anything",
    arrange: (state) => {
      rename(state, { "21% btw": "Privégebruik auto hoog", "9% btw": "L", "0% btw": "Nihil" });
      rename(state, { Omzet: "Hoogwerkers verhuur", "Ongecategoriseerde inkomsten": "Diensten hoog" });
      ownRate(state.byHand, "Buiten EU", null);
      ownRate(state.byHand, "Nul", "0.0");
      state.byHand.addLedgerAccount({ name: "PayPal", type: "current_assets", financialAccountId: "1" });
    },
    right: {},
    proposed: { "vatCodes.domestic-standard": "Privégebruik auto hoog", "vatCodes.export": "Buiten EU" },
  },
];

async function suggested({ ledger }: Simulated) {
  const shop = { statuses: [], paymentMethods: methods };
  const settings = must((await ledger.suggest?.(rulesWith(), shop)) ?? ok([]));
  return new Map(settings.map((each) => [each.path.slice(1).join("."), each]));
}

describe.each(charts)("$name", ({ arrange, right, proposed = {} }) => {
  test("what is sure is right, nothing that is clear is missed, and what is not sure is for a person", async () => {
    const simulated = createSimulated();
    arrange(simulated.state);
    const found = await suggested(simulated);
    const sure = [...found].flatMap(([name, { sure, value }]) => (sure ? [[name, value]] : []));
    expect(Object.fromEntries(sure)).toEqual(right);
    for (const [name, value] of Object.entries(proposed)) expect(found.get(name)).toMatchObject({ value, sure: false });
    for (const { reason } of found.values()) expect([reason.nl, reason.en].every((text) => text.length > 5)).toBe(true);
    expect(await suggested(simulated)).toEqual(found);
  });

  test("what is sure passes the check", async () => {
    const simulated = createSimulated();
    arrange(simulated.state);
    const found = await suggested(simulated);
    const part = (name: string) =>
      Object.fromEntries(
        [...found].flatMap(([path, { value, sure }]) =>
          path.startsWith(`${name}.`) && sure && value !== null ? [[path.slice(name.length + 1), value]] : [],
        ),
      );
    const rules = { ...rulesWith(), accounts: part("accounts"), vatCodes: part("vatCodes") };
    const paid = found.get("payments.methods.2.ledgerAccount");
    const ledgerAccount = paid?.sure === true ? paid.value : null;
    const payments = { register: true, methods: ledgerAccount === null ? {} : { "2": { ledgerAccount } } };
    const ledger = simulated.open({ payments });
    const wrong = ledger.check(rules, must(await ledger.snapshot())).map(({ code }) => code);
    expect(wrong.filter((code) => !code.startsWith("mapping."))).toEqual([]);
  });
});

test("payments are not spoken of where none is registered", async () => {
  for (const settings of [{ document: "invoice-draft" as const }, { payments: { register: false, methods: {} } }]) {
    const found = await suggested(createSimulated({}, settings));
    expect([...found.keys()].filter((name) => name.startsWith("payments"))).toEqual([]);
  }
});
