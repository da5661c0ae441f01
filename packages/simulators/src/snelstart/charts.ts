/** Charts of accounts. The numbers of the standard one are in the SnelStart fact sheet §6, 2026-11-21; the others are ours. */

export interface ChartRow {
  number: number;
  name: string;
  function: string;
  kind: "Balans" | "WinstEnVerlies";
  /** One-stop shop. */
  rateCode?: string;
  inactive?: true;
  needsCostCentre?: true;
}

type Extra = Pick<ChartRow, "rateCode" | "inactive" | "needsCostCentre">;

const balance = (number: number, name: string, fn = "Diversen"): ChartRow => ({
  ...{ number, name, function: fn, kind: "Balans" },
});
const result = (number: number, name: string, fn: string, extra: Extra = {}): ChartRow => ({
  ...{ number, name, function: fn, kind: "WinstEnVerlies", ...extra },
});

const high = "VerkopenOmzetHoog";
const low = "VerkopenOmzetLaag";
const other = "VerkopenOmzetOverig";
const untaxed = "VerkopenOmzetOnbelastVerlegd";
const euGoods = "VerkopenExportBinnenEU";
const euServices = "DienstverleningBinnenEU";
const outside = "VerkopenExportBuitenEU";
const distance = "InstallatieTeleverkoopBinnenEUgeen";
const cost = "InkopenKostenAlleBtwTarieven";

/** What every administration has, whatever its revenue ledgers. */
const base: readonly ChartRow[] = [
  balance(500, "Eigen vermogen"),
  balance(1000, "Kas", "DagboekKas"),
  balance(1010, "Bank", "DagboekBank"),
  balance(1100, "Vraagposten", "InkopenVraagPosten"),
  balance(1110, "Kruisposten", "Kruisposten"),
  balance(1120, "Tussenrekening betalingen", "TussenrekeningBetalingen"),
  balance(1130, "Onbekende betalingen", "OnbekendeBetalingen"),
  balance(1300, "Debiteuren", "DagboekVerkoop"),
  balance(1600, "Crediteuren", "DagboekInkoop"),
  balance(1670, "Btw af te dragen laag", "BtwAfteDragenLaag"),
  balance(1671, "Btw af te dragen hoog", "BtwAfTeDragenHoog"),
  balance(1672, "Btw af te dragen overig", "BtwAfTeDragenOverig"),
  balance(1673, "Btw af te dragen verlegd", "BtwAfTeDragenVerlegdVerkopen"),
  balance(1674, "Btw te vorderen verlegd", "BtwTeVorderenVerlegd"),
  balance(1680, "Btw te vorderen laag", "BtwTeVorderenLaag"),
  balance(1681, "Btw te vorderen hoog", "BtwTeVorderenHoog"),
  balance(1800, "Memoriaal", "DagboekMemoriaal"),
  balance(1810, "Beginbalans", "DagboekBalans"),
  result(4000, "Huisvestingskosten", cost),
  result(4300, "Kantoorkosten", cost),
  result(4500, "Verkoopkosten", cost),
  result(4510, "Betaalkosten", cost),
  result(4900, "Algemene kosten", cost),
  result(7000, "Inkoopwaarde goederen", cost),
  result(9100, "Betalingsverschillen", "Diversen"),
  result(9110, "Betalingskorting", "Betalingskorting"),
];

const standard: readonly ChartRow[] = [
  ...base,
  balance(1020, "Tussenrekening webwinkel", "DagboekBank"),
  result(8000, "Omzet goederen hoog", high),
  result(8010, "Omzet goederen laag", low),
  result(8020, "Omzet goederen overig", other),
  result(8040, "Omzet goederen onbelast", untaxed),
  result(8060, "Export buiten de EU", outside),
  result(8070, "Leveringen goederen binnen de EU", euGoods),
  result(8080, "Installatie en televerkoop binnen de EU", distance),
  result(8100, "Omzet handelsgoederen hoog", high),
  result(8110, "Omzet handelsgoederen laag", low),
  result(8120, "Omzet handelsgoederen overig", other),
  result(8140, "Omzet handelsgoederen onbelast", untaxed),
  result(8200, "Omzet diensten hoog", high),
  result(8210, "Omzet diensten laag", low),
  result(8240, "Omzet diensten onbelast", untaxed),
  result(8250, "Omzet diensten btw verlegd", untaxed),
  result(8270, "Diensten binnen de EU", euServices),
  result(8500, "Overige opbrengsten", "Diversen"),
];

/** One-stop shop set up: a ledger a rate code, and one for the foreign VAT. */
const oneStopShop: readonly ChartRow[] = [
  ...standard.filter((row) => row.function !== distance),
  balance(1690, "Buitenlandse btw (OSS)"),
  result(8300, "Afstandsverkopen EU standaardtarief", distance, { rateCode: "SR" }),
  result(8310, "Afstandsverkopen EU verlaagd tarief hoog", distance, { rateCode: "RRH" }),
  result(8320, "Afstandsverkopen EU verlaagd tarief laag", distance, { rateCode: "RRL" }),
];

const services: readonly ChartRow[] = [
  ...base,
  result(8200, "Advies", high),
  result(8210, "Workshops", low),
  result(8240, "Vrijgestelde cursussen", untaxed),
  result(8250, "Btw verlegd", untaxed),
  result(8270, "Advies EU-klanten", euServices),
];

/** Numbers of five digits, names that say nothing of goods or services. */
const fiveDigits: readonly ChartRow[] = [
  ...base,
  balance(10220, "Mollie", "DagboekBank"),
  result(80010, "Webwinkel 21%", high),
  result(80020, "Webwinkel 9%", low),
  result(80030, "Webwinkel 0%", untaxed),
  result(80040, "Verzendkosten 21%", high),
  result(80050, "Verzendkosten 9%", low),
  result(80110, "Webwinkel EU zakelijk", euGoods),
  result(80120, "Webwinkel buiten EU", outside),
];

/** The usual numbers stand for something else: low at 8000, high at 8010, export at 8040. */
const swapped: readonly ChartRow[] = [
  ...base,
  result(8000, "Omzet A", low),
  result(8010, "Omzet B", high),
  result(8020, "Omzet C", untaxed),
  result(8040, "Omzet D", outside),
  result(8060, "Omzet E", euGoods),
];

/** Several ledgers a function, of which some are closed or want a cost centre. */
const crowded: readonly ChartRow[] = [
  ...base,
  balance(1020, "Tussenrekening PSP", "DagboekBank"),
  result(8000, "Omzet oud", high, { inactive: true }),
  result(8001, "Omzet pannen", high),
  result(8002, "Omzet messen", high),
  result(8003, "Omzet verzending", high),
  result(8004, "Omzet projecten", high, { needsCostCentre: true }),
  result(8010, "Omzet boeken", low),
  result(8011, "Omzet levensmiddelen", low),
  result(8040, "Omzet onbelast", untaxed),
  result(8041, "Omzet verlegd binnenland", untaxed),
  result(8060, "Export", outside),
  result(8070, "Intracommunautair", euGoods, { inactive: true }),
  result(8071, "Intracommunautair nieuw", euGoods),
];

/** Only what a corner shop needs: nothing untaxed, nothing abroad. */
const bare: readonly ChartRow[] = [...base, result(8000, "Omzet hoog", high), result(8010, "Omzet laag", low)];

export const charts = {
  standard,
  "one-stop-shop": oneStopShop,
  services,
  "five-digits": fiveDigits,
  swapped,
  crowded,
  bare,
} as const;

export type SnelStartChart = keyof typeof charts;
export const snelStartCharts = Object.keys(charts) as readonly SnelStartChart[];
