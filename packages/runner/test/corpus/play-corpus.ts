import { dutchReturn, icpListing, money, ossReport, type VatTotal } from "@boekbrug/core";
import type { Charged } from "@boekbrug/simulators";
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
  const planned = booked.flatMap((each) => each.vatTotals);
  const vatTotals = ledger.leavesCents === true ? planned.flatMap(leaveCent) : planned;
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
    const charged = toBeBooked(shop.state.charged(ids[index] ?? 0), corpus);
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

/** Where the settings round VAT per rate, the amounts with VAT are the shop's, and its VAT that of each rate rounded once; half a cent is the shop's. */
function toBeBooked(charged: Charged, { rules }: CorpusShop): Charged {
  if ((rules.vat as { readonly rounding?: string }).rounding !== "per-rate") return charged;
  const perRate = Object.entries(charged.perRate).map(([rate, amounts]) => {
    const exact = (amounts.gross * Number(rate)) / (100 + Number(rate));
    const vat = Math.abs(amounts.vat - exact) < 0.5001 ? amounts.vat : Math.round(exact);
    return [rate, { ...amounts, vat, net: amounts.gross - vat }] as const;
  });
  const vat = perRate.reduce((sum, [, each]) => sum + each.vat, 0);
  return { ...charged, vat, perRate: Object.fromEntries(perRate) };
}

/** The base of a rate whose VAT is exactly half a cent is a cent other, and that cent stands without VAT. */
function leaveCent(total: VatTotal): VatTotal[] {
  const rate = Number(total.vatPercent);
  const twice = (2 * total.gross.minor * rate) / (100 + rate);
  if (!Number.isInteger(twice) || twice % 2 === 0) return [total];
  const cent = Math.sign(2 * total.vat.minor - twice);
  const none = { nlReturnBox: null, icpListing: false, ossReport: false } as const;
  return [
    { ...total, net: money(total.net.minor + cent, "EUR") },
    { ...total, ...none, vatRole: "no-supply", net: money(-cent, "EUR"), vat: money(0, "EUR") },
  ];
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
