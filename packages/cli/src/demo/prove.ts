import { equal, type Money, money, sum } from "@boekbrug/core";
import type { BookedOrder, SyncReport } from "@boekbrug/runner";
import type { LedgerEntry, Told } from "./demo-books.ts";
import type { DemoWorld } from "./demo-world.ts";
import { readPaidOrders, readShopOrder } from "./read-shop.ts";

/** One fact that must hold, as read from shop and bookkeeping. */
export interface ProofLine {
  readonly what: { readonly nl: string; readonly en: string };
  readonly shop: string | Money;
  readonly ledger: string | Money;
  readonly holds: boolean;
}

export interface Proof {
  readonly lines: readonly ProofLine[];
  readonly differences: readonly { readonly orderNumber: string; readonly shop: Told; readonly ledger: Told | null }[];
  readonly holds: boolean;
}

/**
 * Reads every booked order back from the shop and every entry back from the books, over HTTP and without Boekbrug's adapters, and compares them one by one and
 * in all.
 */
export async function prove(world: DemoWorld, report: SyncReport, codes: ReadonlyMap<string, string>): Promise<Proof> {
  const { booked, held } = report;
  const expected = await readPaidOrders(world);
  const told = new Set([...booked, ...held].map(({ orderId }) => orderId));
  const lost = expected.filter((id) => !told.has(id));
  const entries = await world.books.entries();
  const byReference = Map.groupBy(entries, ({ reference }) => reference);
  const shop: Told[] = [];
  const differences: Proof["differences"][number][] = [];
  for (const { orderId, orderNumber, reference } of booked) {
    const charged = await readShopOrder(world, orderId);
    shop.push(charged);
    const found = byReference.get(reference) ?? [];
    const [entry] = found;
    const same = entry !== undefined && equal(entry.gross, charged.gross) && equal(entry.vat, charged.vat);
    if (found.length !== 1 || !same) differences.push({ orderNumber, shop: charged, ledger: entry ?? null });
  }
  const lines = [
    compare(
      "betaalde bestellingen: geboekt of met reden vastgehouden",
      "paid orders: booked, or held with a reason",
      String(expected.length),
      String(booked.length + held.length),
    ),
    compare("bestellingen die nergens staan", "orders that are nowhere", "0", String(lost.length)),
    compare("boekstukken, elk één keer", "entries, each once", String(booked.length), String(byReference.size)),
    compare("boekstukken in het dagboek", "entries in the journal", String(booked.length), String(entries.length)),
    ...paidLines(world, entries),
    ...(await paymentLines(world, shop)),
    compareMoney("totaal incl. btw", "total incl. VAT", total(shop, "gross"), total(entries, "gross")),
    compareMoney("totaal btw", "total VAT", total(shop, "vat"), total(entries, "vat")),
    ...vatLines(booked, entries, codes),
    compare("bestellingen met verschil", "orders that differ", "0", String(differences.length)),
  ];
  return { lines, differences, holds: lines.every(({ holds }) => holds) };
}

/** Orders of the demo are paid: so must their documents be, where the books say so. */
const paidLines = ({ books }: DemoWorld, entries: readonly LedgerEntry[]): ProofLine[] =>
  books.expectsPaid
    ? [
        compare(
          "boekstukken met status betaald",
          "entries with status paid",
          String(entries.length),
          String(entries.filter(({ paid }) => paid === true).length),
        ),
      ]
    : [];

/** What is owed was paid with no more writes than that takes: everything is paid on the day of the demo. */
async function paymentLines({ books }: DemoWorld, shop: readonly Told[]): Promise<ProofLine[]> {
  const { paysAtOnce, paymentWrites } = books;
  if (paysAtOnce === undefined || paymentWrites === undefined) return [];
  const owed = shop.filter(({ gross }) => gross.minor > 0).length;
  return [
    compare(
      `bankboekingen die er elk tot ${paysAtOnce} betalen`,
      `bank bookings that each pay up to ${paysAtOnce} of them`,
      String(Math.ceil(owed / paysAtOnce)),
      String(await paymentWrites()),
    ),
  ];
}

/** VAT per rate: as planned from the shop's orders against the books' lines per VAT code. */
function vatLines(
  booked: readonly BookedOrder[],
  entries: readonly LedgerEntry[],
  codes: ReadonlyMap<string, string>,
): ProofLine[] {
  return [...Map.groupBy(codes, ([, code]) => code)].map(([code, mapped]) => {
    const roles = new Set(mapped.map(([role]) => role));
    const planned = booked.flatMap(({ vatTotals }) => vatTotals.filter(({ vatRole }) => roles.has(vatRole)));
    const ours = sum(
      planned.map(({ vat }) => vat),
      "EUR",
    );
    const theirs = sum(
      entries.map(({ vatPerCode }) => vatPerCode.get(code) ?? money(0, "EUR")),
      "EUR",
    );
    const percent = planned[0] === undefined ? "" : ` ${planned[0].vatPercent} %`;
    return compareMoney(
      `btw${percent} (code ${code}), som van de plannen`,
      `VAT${percent} (code ${code}), sum of the plans`,
      ours,
      theirs,
    );
  });
}

const total = (told: readonly Told[], part: keyof Told): Money =>
  sum(
    told.map((each) => each[part]),
    "EUR",
  );

const compare = (nl: string, en: string, shop: string, ledger: string): ProofLine => ({
  what: { nl, en },
  shop,
  ledger,
  holds: shop === ledger,
});

const compareMoney = (nl: string, en: string, shop: Money, ledger: Money): ProofLine => ({
  what: { nl, en },
  shop,
  ledger,
  holds: equal(shop, ledger),
});
