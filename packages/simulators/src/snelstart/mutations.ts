import type { Books } from "./books.ts";
import { guidFor } from "./guids.ts";
import { vatFunctions } from "./ledger-functions.ts";
import { blank, changed, decimal, identity, list, moment, ref, type Stored, text } from "./shape.ts";
import type { MoneyEntry } from "./shapes-booking.ts";
import { documentReference } from "./shapes-relation.ts";
import type { Journal } from "./shapes-settings.ts";

/** What bookings do in the ledger. SnelStart fact sheet §7.15, 2026-11-21: saldo is debit less credit. */
export const mutationShape = {
  grootboek: ref("grootboeken"),
  kostenplaats: ref("kostenplaatsen"),
  datum: moment,
  ...changed,
  dagboek: ref("dagboeken"),
  omschrijving: text(),
  debet: decimal,
  credit: decimal,
  saldo: decimal,
  documents: list(documentReference),
  boekstuk: text(),
  factuurNummer: text(),
  relatiePublicIdentifier: ref("relaties"),
  ...identity,
} as const;

export type Mutation = Stored<typeof mutationShape>;

interface Posting {
  ledger: string | null;
  /** Debit positive. */
  amount: bigint;
  text?: string | null;
  costCentre?: string | null;
  number?: string | null;
  relation?: string | null;
}

type Head = { id: string; datum: string | null; boekstuk: string | null; modifiedOn: string | null };

export function mutationsOf(books: Books): Mutation[] {
  const journalOf = (soort: Journal["soort"]) => books.journals.find((one) => one.soort === soort)?.id ?? null;
  const sales = books.bookings.all().flatMap((booking) => {
    const { factuurnummer: number, klant: relation, omschrijving: text } = booking;
    const own = { number, relation, text };
    const postings: Posting[] = [
      { ...own, ledger: debtors(books), amount: booking.factuurbedrag ?? 0n },
      ...booking.boekingsregels.map(({ grootboek, bedrag, kostenplaats, omschrijving }) => ({
        ...own,
        ...{ ledger: grootboek, amount: -(bedrag ?? 0n), costCentre: kostenplaats, text: omschrijving },
      })),
      ...booking.btw.map(({ btwSoort, btwBedrag }) => ({
        ...own,
        ledger: books.ledgerFor(vatFunctions[btwSoort ?? ""] ?? "")?.id ?? null,
        amount: -(btwBedrag ?? 0n),
      })),
    ];
    return posted({ ...booking, datum: booking.factuurdatum }, journalOf("Verkoop"), postings);
  });
  const money = [...books.bank.all(), ...books.cash.all()].flatMap((entry) =>
    posted(entry, entry.dagboek, moneyPostings(entry, books)),
  );
  const memorial = books.memorial.all().flatMap((entry) =>
    posted(entry, entry.dagboek, [
      ...entry.memoriaalBoekingsRegels.map((line) => ({
        ...{ ledger: line.grootboek, text: line.omschrijving, costCentre: line.kostenplaats },
        amount: (line.debet ?? 0n) - (line.credit ?? 0n),
      })),
      ...entry.verkoopboekingBoekingsRegels.map(({ boekingId, bedrag, omschrijving }) => ({
        ...settled(boekingId, books),
        ...{ amount: -(bedrag ?? 0n), text: omschrijving },
      })),
    ]),
  );
  return [...sales, ...money, ...memorial];
}

const debtors = (books: Books) => books.ledgerFor("DagboekVerkoop")?.id ?? null;

function settled(bookingId: string | null, books: Books) {
  const booking = books.bookings.get(bookingId);
  return { ledger: debtors(books), number: booking?.factuurnummer ?? null, relation: booking?.klant ?? null };
}

/** The ledger of a bank or cash journal bears its name, or is the first of its kind. */
function journalLedger(entry: MoneyEntry, books: Books): string | null {
  const journal = books.journals.get(entry.dagboek);
  const fn = journal?.soort === "Kas" ? "DagboekKas" : "DagboekBank";
  const named = books.ledgers.find((row) => row.grootboekfunctie === fn && row.omschrijving === journal?.omschrijving);
  return (named ?? books.ledgerFor(fn))?.id ?? null;
}

function moneyPostings(entry: MoneyEntry, books: Books): Posting[] {
  const side = ({ debet, credit }: { debet: bigint | null; credit: bigint | null }) => (debet ?? 0n) - (credit ?? 0n);
  return [
    { ledger: journalLedger(entry, books), amount: (entry.bedragOntvangen ?? 0n) - (entry.bedragUitgegeven ?? 0n) },
    ...entry.grootboekBoekingsRegels.map((line) => ({
      ...{ ledger: line.grootboek, text: line.omschrijving, costCentre: line.kostenplaats, amount: side(line) },
    })),
    ...entry.verkoopboekingBoekingsRegels.map((line) => ({
      ...settled(line.boekingId, books),
      ...{ amount: side(line), text: line.omschrijving },
    })),
    ...entry.btwBoekingsregels.map((line) => ({
      ledger: books.ledgerFor(vatLedger(line.type, line.tarief))?.id ?? null,
      amount: side(line),
    })),
  ];
}

const vatLedger = (type: string | null, rate: string | null): string => {
  if (type === "TeVorderenBtwType") return `BtwTeVorderen${rate}`;
  return vatFunctions[`Verkopen${rate}`] ?? "";
};

function posted(head: Head, dagboek: string | null, postings: readonly Posting[]): Mutation[] {
  return postings.map(({ ledger, amount, text = null, costCentre = null, number = null, relation = null }, index) => {
    const id = guidFor(`${head.id}/${index}`);
    return {
      ...blank(mutationShape),
      ...{ id, uri: `/grootboekmutaties/${id}`, modifiedOn: head.modifiedOn, datum: head.datum, dagboek },
      ...{ grootboek: ledger, kostenplaats: costCentre, omschrijving: text, boekstuk: head.boekstuk },
      ...{ debet: amount > 0n ? amount : 0n, credit: amount < 0n ? -amount : 0n, saldo: amount },
      ...{ factuurNummer: number, relatiePublicIdentifier: relation },
    };
  });
}
