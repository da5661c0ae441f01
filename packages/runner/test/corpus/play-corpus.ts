import { dutchReturn, icpListing, ossReport, type VatTotal } from "@boekbrug/core";
import { expect } from "vitest";
import type { SyncReport } from "../../src/index.ts";
import { bookAll } from "../filed-vat.ts";
import type { CorpusBooks, CorpusLedger, Filed } from "./corpus-ledger.ts";
import { basesOf, summed } from "./corpus-world.ts";
import type { CorpusShop } from "./shops.ts";

const nothing: Filed = { codes: {}, listing: {}, oneStopShop: {} };

/** Books a shop of the corpus and compares what the administration would file with what the plans say, and both with what is known of the orders. */
export async function playCorpus(ledger: CorpusLedger, corpus: CorpusShop): Promise<{ booked: number; held: number }> {
  const books = ledger.open(corpus);
  const reports = await bookAll(books);
  expectFates(ledger, corpus, books, reports);
  expect(books.amiss()).toEqual([]);
  if (!ledger.posts) {
    expect(books.filed()).toMatchObject(nothing);
    books.settle();
  }
  const booked = reports.flatMap((report) => report.booked);
  const filed = books.filed();
  const vatTotals = booked.flatMap((each) => each.vatTotals);
  expect(filed).toEqual({ ...plannedIn(vatTotals, ledger), ...(filed.boxes ? { boxes: boxesOf(vatTotals) } : {}) });
  books.advance(600_000);
  const again = await books.run();
  expect(again).toMatchObject({ stopped: null, booked: [] });
  const done = new Set(booked.map(({ orderId }) => orderId));
  expect(again.held.filter(({ orderId }) => done.has(orderId))).toEqual([]);
  expect(books.filed()).toEqual(filed);
  return { booked: booked.length, held: reports.flatMap(({ held }) => held).length };
}

/** Every order is booked in the roles that it has, with the VAT that the shop charged, or held for the reason that is expected. */
function expectFates(
  ledger: CorpusLedger,
  corpus: CorpusShop,
  { shop }: CorpusBooks,
  reports: readonly SyncReport[],
): void {
  const { orders } = corpus;
  const ids = shop.state.orders().map(({ id }) => id);
  const expected = orders.map((each, index) => {
    const charged = shop.state.charged(ids[index] ?? 0);
    const { shows, roles, held } = each;
    const why = held ?? ledger.cannot(each, charged, corpus);
    return why === undefined ? { shows, roles: [...roles].sort(), vat: charged.vat } : { shows, held: why };
  });
  const booked = new Map(reports.flatMap((report) => report.booked).map((each) => [each.orderId, each]));
  const held = new Map(reports.flatMap((report) => report.held).map((each) => [each.orderId, each.problem.code]));
  const found = orders.map(({ shows }, index) => {
    const id = String(ids[index]);
    const order = booked.get(id);
    if (order === undefined) return { shows, held: held.get(id) };
    const roles = [...new Set(order.vatTotals.map(({ vatRole }) => vatRole))].sort();
    return { shows, roles, vat: order.totals.vat.minor };
  });
  expect(found).toEqual(expected);
}

/** The margin of second-hand goods is the merchant's own affair: no ledger knows what they had cost. */
const boxesOf = (vatTotals: readonly VatTotal[]): Filed["boxes"] =>
  basesOf(dutchReturn(documentOf(vatTotals.filter(({ scenario }) => scenario !== "margin")), period).boxes, (line) => [
    line.box,
    line.net.minor,
  ]);

const documentOf = (vatTotals: readonly VatTotal[]) => [
  { orderId: "1", orderNumber: null, date: period.from, soldAt: `${period.from}T12:00:00Z`, vatTotals },
];

const period = { from: "2026-01-01", to: "2026-12-31" } as const;

/** The same as the administration would file, from the plans. */
function plannedIn(vatTotals: readonly VatTotal[], { codes, listsKinds }: CorpusLedger): Filed {
  const documents = documentOf(vatTotals);
  return {
    codes: summed(
      vatTotals.filter(({ vatRole }) => codes[vatRole] !== null),
      ({ vatRole, net, vat }) => [codes[vatRole] ?? vatRole, net.minor, vat.minor],
    ),
    listing: basesOf(icpListing(documents, period).lines, ({ vatNumber, kind, net }) => [
      listsKinds ? `${vatNumber} ${kind}` : vatNumber,
      net.minor,
    ]),
    oneStopShop: summed(ossReport(documents, period).lines, (line) => [
      `${line.memberStateOfConsumption} ${line.vatPercent}`,
      line.net.minor,
      line.vat.minor,
    ]),
  };
}
