import {
  changed,
  choice,
  decimal,
  flag,
  identity,
  integer,
  list,
  moment,
  part,
  ref,
  type Stored,
  shown,
  text,
  texts,
  type Values,
} from "./shape.ts";

/** Administration, ledgers and the lists behind them. SnelStart fact sheet §7.1, §7.9 to §7.13, 2026-11-21. */

/** The line vocabulary. SnelStart fact sheet §5, 2026-11-21. */
export const lineKinds = ["Geen", "Laag", "Hoog", "Overig"] as const;
export type LineKind = (typeof lineKinds)[number];

const periods = choice("Maand", "Kwartaal", "Jaar");

export const companyShape = {
  administratieIdentifier: text(),
  administratieNaam: text(),
  bedrijfsnaam: text(),
  contactpersoon: text(),
  adres: text(),
  postcode: text(),
  plaats: text(),
  telefoon: text(),
  iban: text(),
  bic: text(),
  rechtsvorm: choice("NotSet", "Eenmanszaak", "Vof", "Bv", "Nv", "Overige"),
  btwNummer: text(),
  btwIdentificatieNummer: text(),
  kvKNummer: text(),
  email: text(),
  website: text(),
  huidigBoekjaar: integer(),
  beginmaandFiscaleBoekjaar: integer(),
  btwAangiftePeriodeSoort: periods,
  icpAangiftePeriodeSoort: periods,
  kleineOndernemersregeling: part({
    isKleineOndernemersRegelingActief: flag,
    maximaalBedragVolledigeVerrekening: decimal,
    maximaalBedragKleineOndernemersRegeling: decimal,
  }),
  volgendFactuurnummer: integer(),
  volgendVerkoopordernummer: integer(),
  volgendContantbonnummer: integer(),
  volgendInkoopordernummer: integer(),
  factuurAlsBijlageVerkoopboeking: flag,
  regelkortingVerkooporder: choice("BerekenenOverRegelBedrag", "BerekenenOverStukprijs"),
  verkoopprijsArtikelbestandExclusiefBtw: flag,
  inkoopprijsArtikelbestandExclusiefBtw: flag,
  artikelcodeSoort: choice("Numeriek", "Alfanumeriek"),
  artikelcodeMaxLengte: integer(),
  aantalDecimalenArtikelprijzen: integer(),
  aantalDecimalenArtikelaantallen: integer(),
  voorraadSysteem: choice("Fifo", "Lifo"),
  buitenlandseBtwGrootboek: ref("grootboeken"),
  factureerBuitenlandsBtw: flag,
  factureerBuitenlandsBtwRanges: list({ from: integer(), to: integer() }),
} as const;

export type Company = Values<typeof companyShape>;

export const ledgerShape = {
  ...changed,
  omschrijving: text(50, "BOE-0088"),
  kostenplaatsVerplicht: flag,
  rekeningCode: choice("Balans", "WinstEnVerlies"),
  nonactief: flag,
  nummer: integer(),
  grootboekfunctie: text(),
  grootboekRubriek: shown(text()),
  rgsCode: list({ versie: text(), rgsCode: text() }),
  btwSoort: shown(texts),
  vatRateCode: text(),
  ...identity,
} as const;

export type Ledger = Stored<typeof ledgerShape>;

export const journalShape = {
  omschrijving: text(),
  soort: choice("Geen", "Kas", "Bank", "Verkoop", "Inkoop", "Memoriaal", "Balans"),
  nonactief: flag,
  nummer: integer(),
  ...identity,
} as const;

export type Journal = Stored<typeof journalShape>;

export const countryShape = { naam: text(), landcodeISO: text(), landcode: text(), ...identity } as const;

export type Country = Stored<typeof countryShape>;

export const rateShape = {
  btwSoort: choice(...lineKinds),
  btwPercentage: decimal,
  datumVanaf: moment,
  datumTotEnMet: moment,
} as const;

export const foreignRatesShape = {
  countryCode: text(),
  vatRates: list({ rateCode: text(), rate: decimal, validFrom: moment }),
} as const;

export const rateDefinitionShape = { rateCode: text(), shortName: text(), name: text() } as const;

export const costCentreShape = {
  omschrijving: text(50, "KPL-0005"),
  nonactief: flag,
  nummer: integer(),
  ...identity,
} as const;

export type CostCentre = Stored<typeof costCentreShape>;
