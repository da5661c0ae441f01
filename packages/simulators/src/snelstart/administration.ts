import { toFixed } from "../shared/decimal.ts";
import { type ChartRow, charts, type SnelStartChart } from "./charts.ts";
import { functionOf } from "./ledger-functions.ts";
import { blank, type Values } from "./shape.ts";
import type { RevenueGroup } from "./shapes-order.ts";
import {
  type Company,
  companyShape,
  type Journal,
  type Ledger,
  ledgerShape,
  type rateShape,
} from "./shapes-settings.ts";

/** What a fresh administration holds. SnelStart fact sheet §5, §7.1, §7.9 and §7.13, 2026-11-21. */

export interface AdministrationParts {
  name: string;
  chart: SnelStartChart;
}

export function freshCompany(id: string, name: string, year: number): Company {
  return {
    ...blank(companyShape),
    administratieIdentifier: id,
    administratieNaam: name,
    bedrijfsnaam: name,
    adres: "Dorpsstraat 1",
    postcode: "6711 AA",
    plaats: "Ede",
    rechtsvorm: "Bv",
    btwNummer: "804567890B01",
    btwIdentificatieNummer: "NL804567890B01",
    kvKNummer: "12345678",
    huidigBoekjaar: year,
    beginmaandFiscaleBoekjaar: 1,
    btwAangiftePeriodeSoort: "Kwartaal",
    icpAangiftePeriodeSoort: "Kwartaal",
    kleineOndernemersregeling: {
      isKleineOndernemersRegelingActief: false,
      maximaalBedragVolledigeVerrekening: 0n,
      maximaalBedragKleineOndernemersRegeling: 0n,
    },
    ...{ volgendFactuurnummer: 1, volgendVerkoopordernummer: 1, volgendContantbonnummer: 1 },
    volgendInkoopordernummer: 1,
    factuurAlsBijlageVerkoopboeking: false,
    regelkortingVerkooporder: "BerekenenOverRegelBedrag",
    verkoopprijsArtikelbestandExclusiefBtw: true,
    inkoopprijsArtikelbestandExclusiefBtw: true,
    artikelcodeSoort: "Alfanumeriek",
    artikelcodeMaxLengte: 20,
    aantalDecimalenArtikelprijzen: 2,
    aantalDecimalenArtikelaantallen: 2,
    voorraadSysteem: "Fifo",
    factureerBuitenlandsBtw: false,
  };
}

export type LedgerRow = Omit<Ledger, "id" | "uri" | "modifiedOn">;

export const chartRows = (chart: SnelStartChart): LedgerRow[] => charts[chart].map(ledgerRow);

export function ledgerRow(row: ChartRow): LedgerRow {
  return {
    ...blank(ledgerShape),
    nummer: row.number,
    omschrijving: row.name,
    grootboekfunctie: row.function,
    rekeningCode: row.kind,
    kostenplaatsVerplicht: row.needsCostCentre ?? false,
    nonactief: row.inactive ?? false,
    vatRateCode: row.rateCode ?? null,
    grootboekRubriek: row.kind === "Balans" ? "Balans" : "Winst en verlies",
    btwSoort: [...functionOf(row.function).kinds],
  };
}

type JournalRow = Omit<Journal, "id" | "uri">;

const journal = (nummer: number, omschrijving: string, soort: JournalRow["soort"]): JournalRow => ({
  ...{ nummer, omschrijving, soort, nonactief: false },
});

/** A bank journal for each bank ledger besides the usual ones. */
export function freshJournals(chart: SnelStartChart): JournalRow[] {
  const clearing = charts[chart].filter((row) => row.function === "DagboekBank" && row.number !== 1010);
  return [
    journal(1, "Kas", "Kas"),
    journal(2, "Bank", "Bank"),
    journal(3, "Verkoop", "Verkoop"),
    journal(4, "Inkoop", "Inkoop"),
    journal(5, "Memoriaal", "Memoriaal"),
    journal(6, "Beginbalans", "Balans"),
    ...clearing.map((row, index) => journal(10 + index, row.name, "Bank")),
  ];
}

type GroupRow = Pick<RevenueGroup, "nummer" | "omschrijving" | "verkoopNederlandBtwSoort" | "goods"> & { fn: string };

/** Eight standard groups: high, low, none and exempt, for goods and for services. */
export const freshGroups: readonly GroupRow[] = [true, false].flatMap((goods) => {
  const what = goods ? "goederen" : "diensten";
  const first = goods ? 1 : 5;
  const untaxed = "VerkopenOmzetOnbelastVerlegd";
  return [
    { kind: "Hoog", name: `Omzet ${what} hoog`, fn: "VerkopenOmzetHoog" },
    { kind: "Laag", name: `Omzet ${what} laag`, fn: "VerkopenOmzetLaag" },
    { kind: "Geen", name: `Omzet ${what} geen btw`, fn: untaxed },
    { kind: "Geen", name: `Omzet ${what} vrijgesteld`, fn: untaxed },
  ].map(
    ({ kind, name, fn }, index): GroupRow => ({
      ...{ nummer: first + index, omschrijving: name, fn, goods },
      verkoopNederlandBtwSoort: kind as RevenueGroup["verkoopNederlandBtwSoort"],
    }),
  );
});

type Rate = Values<typeof rateShape>;

const always = ["1900-01-01T00:00:00", "2400-12-31T00:00:00"] as const;
const rate = (kind: Rate["btwSoort"], percentage: number, from: string, until: string): Rate => ({
  btwSoort: kind,
  btwPercentage: toFixed(percentage),
  datumVanaf: from,
  datumTotEnMet: until,
});

export const dutchRates: readonly Rate[] = [
  rate("Geen", 0, ...always),
  rate("Laag", 6, always[0], "2018-12-31T00:00:00"),
  rate("Laag", 9, "2019-01-01T00:00:00", always[1]),
  rate("Hoog", 19, always[0], "2012-09-30T00:00:00"),
  rate("Hoog", 21, "2012-10-01T00:00:00", always[1]),
  rate("Overig", 0, ...always),
];

/** Percentage of a kind on a day. */
export function dutchPercentage(kind: string, day: string): bigint {
  const at = `${day}T00:00:00`;
  const found = dutchRates.find(
    ({ btwSoort, datumVanaf, datumTotEnMet }) =>
      btwSoort === kind && (datumVanaf ?? "") <= at && at <= (datumTotEnMet ?? ""),
  );
  return found?.btwPercentage ?? 0n;
}
