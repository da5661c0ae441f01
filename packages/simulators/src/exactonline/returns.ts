import type { Books } from "./books.ts";
import type { ExactEntry, ExactEntryLine, ExactOssLine, ExactSalesListingLine, ExactVatReturnLine } from "./model.ts";

/** What an administration files, from its entries: VAT return, sales listing, one-stop shop. In the currency of the division. */

interface Sale {
  entry: ExactEntry;
  line: ExactEntryLine;
  netCents: number;
  vatCents: number;
}

/** Lines of entries with a date from the first to the last day, both included. */
function salesIn(books: Books, from: number, to: number): Sale[] {
  const dated = books.entries.filter(({ entryDate }) => entryDate >= from && entryDate <= to);
  return dated.flatMap((entry) => {
    const home = books.converted(entry).lines;
    return entry.lines.map((line, index) => ({ entry, line, netCents: 0, vatCents: 0, ...home[index] }));
  });
}

const inOrder = <T>(sums: Map<string, T>): T[] =>
  [...sums].toSorted(([left], [right]) => (left < right ? -1 : 1)).map(([, sum]) => sum);

/** Sales per VAT code. */
export function vatReturn(books: Books, from: number, to: number): ExactVatReturnLine[] {
  const sums = new Map<string, ExactVatReturnLine>();
  for (const { line, netCents, vatCents } of salesIn(books, from, to)) {
    const code = line.vatCode ?? "";
    const sum = sums.get(code) ?? { code, baseCents: 0, vatCents: 0 };
    sum.baseCents += netCents;
    sum.vatCents += vatCents;
    sums.set(code, sum);
  }
  return inOrder(sums);
}

/** Sales under VAT codes that are on the EU sales listing, per VAT number of the customer. */
export function salesListing(books: Books, from: number, to: number): ExactSalesListingLine[] {
  const sums = new Map<string, ExactSalesListingLine>();
  for (const { entry, line, netCents } of salesIn(books, from, to)) {
    const listing = books.vatCode(line.vatCode ?? "")?.euSalesListing ?? "N";
    if (listing === "N") continue;
    const vatNumber = String(books.account(entry.customer)?.values.VATNumber ?? "");
    const key = `${vatNumber} ${listing}`;
    const sum = sums.get(key) ?? { vatNumber, listing, baseCents: 0 };
    sum.baseCents += netCents;
    sums.set(key, sum);
  }
  return inOrder(sums);
}

/** Sales under VAT codes of another country, per country and rate in millionths. */
export function ossReturn(books: Books, from: number, to: number): ExactOssLine[] {
  const sums = new Map<string, ExactOssLine>();
  for (const { line, netCents, vatCents } of salesIn(books, from, to)) {
    const country = books.vatCode(line.vatCode ?? "")?.ossCountry;
    if (country === undefined) continue;
    const rate = line.rate ?? 0;
    const key = `${country} ${rate}`;
    const sum = sums.get(key) ?? { country, rate, baseCents: 0, vatCents: 0 };
    sum.baseCents += netCents;
    sum.vatCents += vatCents;
    sums.set(key, sum);
  }
  return inOrder(sums);
}
