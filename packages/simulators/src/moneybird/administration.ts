import type { MoneybirdLedgerAccount, MoneybirdTaxRate, TaxRateType } from "./model.ts";

/** What a fresh Dutch administration holds. Moneybird fact sheet §8, §9 and the vendor's examples, 2026-11-21. */

type Rate = Omit<MoneybirdTaxRate, "id" | "created" | "updated">;

const rate = (
  name: string,
  percentage: string | null,
  box: string | null,
  type: TaxRateType = "sales_invoice",
  mandatoryText: string | null = null,
): Rate => ({ name, percentage, box, type, mandatoryText, active: true, country: null });

export const freshRates: readonly Rate[] = [
  rate("21% btw", "21.0", "NL/1a"),
  rate("9% btw", "9.0", "NL/1b"),
  rate("0% btw", "0.0", "NL/1e"),
  rate("21% btw", "21.0", "NL/5b", "purchase_invoice"),
  rate("9% btw", "9.0", "NL/5b", "purchase_invoice"),
];

/** The owner ticks these on the page of tax rates; no API call makes them. */
export const tickableRates = [
  rate("Btw verlegd binnenland", null, "NL/1e", "sales_invoice", "Btw verlegd"),
  rate("Product binnen EU (btw verlegd)", null, "NL/3b", "sales_invoice", "Intracommunautaire levering"),
  rate("Dienst binnen EU (btw verlegd)", null, "NL/3b", "sales_invoice", "Btw verlegd"),
  rate("Product buiten EU (btw verlegd)", null, "NL/3a"),
  rate("Btw vrijgesteld", null, null),
] as const;

const countryNames: Record<string, string> = {
  AT: "Oostenrijk",
  BE: "België",
  BG: "Bulgarije",
  CY: "Cyprus",
  CZ: "Tsjechië",
  DE: "Duitsland",
  DK: "Denemarken",
  EE: "Estland",
  ES: "Spanje",
  FI: "Finland",
  FR: "Frankrijk",
  GR: "Griekenland",
  HR: "Kroatië",
  HU: "Hongarije",
  IE: "Ierland",
  IT: "Italië",
  LT: "Litouwen",
  LU: "Luxemburg",
  LV: "Letland",
  MT: "Malta",
  PL: "Polen",
  PT: "Portugal",
  RO: "Roemenië",
  SE: "Zweden",
  SI: "Slovenië",
  SK: "Slowakije",
};

/** Nobody knows how the standard list names them: switch foreignRateNames. */
export const foreignRateName = (country: string, percentage: string, order: "percentage-first" | "country-first") =>
  order === "country-first"
    ? `${country} ${percentage.replace(/\.0$/, "")}%`
    : `${percentage.replace(/\.0$/, "")}% btw ${countryNames[country] ?? country}`;

type Ledger = Omit<MoneybirdLedgerAccount, "id" | "created" | "updated" | "financialAccountId" | "active">;

const journals = ["financial_mutation", "general_journal_document"];
const ledger = (
  name: string,
  type: string,
  number: string,
  rgs: string,
  documentTypes: string[] = journals,
): Ledger => ({
  name,
  type,
  number,
  rgs,
  documentTypes,
});
const sales = ["sales_invoice", ...journals];
const purchases = ["purchase_invoice", ...journals];

export const settlementsName = "Verrekeningen";
export const receivableName = "Debiteuren";
export const taxName = "Te betalen btw";
export const revenueName = "Omzet";

export const standardLedgerAccounts: readonly Ledger[] = [
  ledger("Algemene kosten", "expenses", "46801.01", "WBedAlkOal", purchases),
  ledger("Btw", "current_liabilities", "16221.02", "BSchBepBtwOvm"),
  ledger("Crediteuren", "current_liabilities", "16011", "BSchCreHac"),
  ledger(receivableName, "current_assets", "13011", "BVorDebHad"),
  ledger("Hulprekeningen", "current_assets", "13850.01", "BVorOvrOvk"),
  ledger("Kruisposten", "current_assets", "10510.02", "BLimKruSto"),
  ledger(revenueName, "revenue", "81180.01", "WOmzNooNdo", sales),
  ledger("Ongecategoriseerde inkomsten", "revenue", "81180.02", "WOmzNooNdo", sales),
  ledger(taxName, "current_liabilities", "16221.03", "BSchBepBtwOlo", ["general_journal_document"]),
  ledger("Verkoopkosten", "expenses", "45680", "WBedVkkOvr", purchases),
  ledger(settlementsName, "current_assets", "14510", "BVorTusTbt"),
];
