import type { Stored, Values } from "./shape.ts";
import { changed, choice, decimal, flag, identity, integer, list, moment, part, ref, shown, text } from "./shape.ts";
import { documentReference } from "./shapes-relation.ts";
import { lineKinds } from "./shapes-settings.ts";

/** Sales entries, the invoices they yield, and money received. SnelStart fact sheet §7.3, §7.5, §7.14, 2026-11-21. */

/** The document vocabulary. SnelStart fact sheet §5, 2026-11-21. */
export const documentKinds = [
  "Geen",
  "VerkopenLaag",
  "VerkopenHoog",
  "VerkopenOverig",
  "VerkopenVerlegd",
  "InkopenLaag",
  "InkopenHoog",
  "InkopenOverig",
] as const;
export type DocumentKind = (typeof documentKinds)[number];

const entryHead = {
  ...changed,
  boekstuk: text(25, "BOE-0068"),
  gewijzigdDoorAccountant: shown(flag),
  markering: flag,
} as const;

export const bookingLineShape = {
  omschrijving: text(250, "BOE-0071"),
  grootboek: ref("grootboeken"),
  kostenplaats: ref("kostenplaatsen"),
  bedrag: decimal,
  btwSoort: choice(...lineKinds),
} as const;

export const bookingShape = {
  ...entryHead,
  factuurdatum: moment,
  factuurnummer: text(),
  klant: ref("relaties"),
  omschrijving: text(250, "BOE-0071"),
  factuurbedrag: decimal,
  betalingstermijn: integer(0, 999),
  eenmaligeIncassoMachtiging: part({
    kenmerk: text(50, "BOE-0055"),
    omschrijving: text(50, "BOE-0056"),
    datum: moment,
  }),
  doorlopendeIncassoMachtiging: ref("incassomachtigingen"),
  boekingsregels: list(bookingLineShape),
  btw: list({ btwSoort: choice(...documentKinds), btwBedrag: decimal }),
  documents: shown(list(documentReference)),
  ...identity,
} as const;

export type Booking = Stored<typeof bookingShape>;
export type BookingValues = Values<typeof bookingShape>;
export type BookingLine = Values<typeof bookingLineShape>;

export const invoiceShape = {
  verkoopBoeking: ref("verkoopboekingen"),
  ...changed,
  openstaandSaldo: decimal,
  factuurnummer: text(25),
  vervalDatum: moment,
  relatie: ref("relaties"),
  factuurDatum: moment,
  factuurBedrag: decimal,
  verkoopOrders: list(identity),
  ...identity,
} as const;

export type Invoice = Stored<typeof invoiceShape>;

const ledgerLine = {
  omschrijving: text(250, "BOE-0071"),
  grootboek: ref("grootboeken"),
  kostenplaats: ref("kostenplaatsen"),
  debet: decimal,
  credit: decimal,
} as const;

const settlementLine = (path: string) =>
  list({ boekingId: ref(path), omschrijving: text(250, "BOE-0071"), debet: decimal, credit: decimal });

/** Bank and cash entries alike. */
export const moneyShape = {
  ...entryHead,
  datum: moment,
  omschrijving: text(250, "BOE-0071"),
  grootboekBoekingsRegels: list({ ...ledgerLine, btwSoort: choice(...lineKinds) }),
  inkoopboekingBoekingsRegels: settlementLine("inkoopboekingen"),
  verkoopboekingBoekingsRegels: settlementLine("verkoopboekingen"),
  btwBoekingsregels: list({
    debet: decimal,
    credit: decimal,
    type: choice("TeVorderenBtwType", "AfTeDragenBtwType"),
    tarief: choice("Hoog", "Laag", "Overig"),
  }),
  bedragUitgegeven: decimal,
  bedragOntvangen: decimal,
  dagboek: ref("dagboeken"),
  ...identity,
} as const;

export type MoneyEntry = Stored<typeof moneyShape>;
export type MoneyValues = Values<typeof moneyShape>;

const signedLine = (path: string) =>
  list({ boekingId: ref(path), omschrijving: text(250, "BOE-0071"), bedrag: decimal });

export const memorialShape = {
  ...entryHead,
  datum: moment,
  omschrijving: text(250, "BOE-0071"),
  memoriaalBoekingsRegels: list(ledgerLine),
  inkoopboekingBoekingsRegels: signedLine("inkoopboekingen"),
  verkoopboekingBoekingsRegels: signedLine("verkoopboekingen"),
  dagboek: ref("dagboeken"),
  ...identity,
} as const;

export type MemorialEntry = Stored<typeof memorialShape>;
export type MemorialValues = Values<typeof memorialShape>;
