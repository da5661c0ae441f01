import { type Body, text } from "./body.ts";
import type { Books } from "./books.ts";
import { texts } from "./errors.ts";
import { priceOf } from "./item-write.ts";
import { fitted } from "./lengths.ts";
import type { ExactAccount, ExactRecord } from "./model.ts";
import type { ExactTradeLine } from "./model-trade.ts";
import { amountFor, centsOf, discounted, millionthsOf, priceFor, rounded } from "./money.ts";
import { filled } from "./record-write.ts";
import { checkedRate, checkForced, chosenVatCode, vatAmounts } from "./vat-choice.ts";

/** Lines of sales invoices and sales orders. Exact fact sheet §8.2 and §8.3, 2026-11-21. */

const own = ["ID", "InvoiceID", "OrderID", "Item", "Description", "Quantity", "UnitPrice", "NetPrice", "Discount"];
const money = [
  "UnitCode",
  "GLAccount",
  "AmountFC",
  "VATAmountFC",
  "VATAmountDC",
  "VATAmount",
  "VATCode",
  "VATPercentage",
];

export interface TradeContext {
  books: Books;
  customer: ExactAccount | undefined;
  currency: string;
  day: number;
  /** A credit note turns the sign of its quantities. */
  negated: boolean;
  /** The property that forces the VAT of a line. */
  vatProperty: "VATAmountFC" | "VATAmount";
  complaints: string[];
}

const one = 1_000_000;

export function tradeLine(body: Body, lineNumber: number, context: TradeContext): ExactTradeLine {
  const { books, complaints, day } = context;
  const item = checkedItem(body, context);
  const sent = millionthsOf(body.raw.get("Quantity")) ?? one;
  const quantity = context.negated ? 0 - sent : sent;
  if (quantity % one !== 0 && item?.values.IsFractionAllowedItem !== true) complaints.push(texts.invalid("Aantal"));
  const prices = pricesOf(body, item, context);
  const glAccount = revenueAccount(body, item, context);
  const ledgerCode = books.glAccountById(glAccount)?.vatCode;
  const defaults = [item?.values.SalesVatCode, context.customer?.values.SalesVATCode, ledgerCode];
  const code = chosenVatCode(body, defaults, books, complaints);
  const rate = code === undefined ? undefined : checkedRate(code, body, day, complaints);
  const forced = forcedVat(body, context);
  checkForced(code, forced, complaints);
  const unit = text(body, "UnitCode") ?? String(item?.values.Unit ?? "");
  if (item !== undefined && books.unit(unit) === undefined) complaints.push(texts.reference("Eenheid"));
  const description = text(body, "Description") ?? String(item?.values.Description ?? "");
  const line = {
    id: books.guid("trade-line"),
    lineNumber,
    item: item?.id ?? "",
    description: String(fitted("Description", description, complaints, books.switches)),
    quantity,
    ...prices,
    unit,
    glAccount,
    forced: forced !== undefined,
    ...(code === undefined ? {} : { vatCode: code.code, vatType: code.type }),
    ...(rate === undefined ? {} : { rate }),
    delivered: 0,
    invoiced: 0,
    values: Object.fromEntries([...body.values].filter(([name]) => ![...own, ...money].includes(name))),
  };
  return withAmounts(line, body, context, forced);
}

/** Quantity times price, or the amount that was sent where that leads. */
function withAmounts(
  line: Omit<ExactTradeLine, "netCents" | "vatCents">,
  body: Body,
  { books, negated }: TradeContext,
  forced: number | undefined,
): ExactTradeLine {
  const sent = centsOf(body.raw.get("AmountFC"));
  if (sent === undefined || books.switches.postedLineAmount === "ignored") {
    return { ...line, ...vatAmounts(line.vatType, line.rate ?? 0, amountFor(line.quantity, line.netPrice), forced) };
  }
  const amount = negated ? 0 - sent : sent;
  const asNet = line.vatType !== "I" || books.switches.lineAmountOfI === "net";
  const amounts = vatAmounts(asNet && line.vatType === "I" ? "E" : line.vatType, line.rate ?? 0, amount, forced);
  const shown = line.vatType === "I" ? amounts.netCents + amounts.vatCents : amounts.netCents;
  return { ...line, ...amounts, netPrice: priceFor(shown, line.quantity) };
}

function checkedItem(body: Body, { books, complaints, day }: TradeContext): ExactRecord | undefined {
  const item = books.item(text(body, "Item") ?? "");
  if (item === undefined) complaints.push(texts.reference("Artikel"));
  else if (item.values.IsSalesItem !== true) complaints.push(texts.invalid("Artikel"));
  else if (!isActive(item, day) && books.switches.inactiveItem === "refused")
    complaints.push(texts.inactive("Artikel"));
  return item;
}

export function isActive({ values }: ExactRecord, day: number): boolean {
  const { StartDate, EndDate } = values;
  return (typeof StartDate !== "number" || StartDate <= day) && (typeof EndDate !== "number" || EndDate >= day);
}

/** The net price leads; else the unit price less discount; else the price of the item. None may be negative. */
function pricesOf(body: Body, item: ExactRecord | undefined, { books, complaints, currency, day }: TradeContext) {
  const decimals = books.switches.priceDecimals === "rounded" ? (books.currency(currency)?.pricePrecision ?? 6) : 6;
  const sent = (name: string) => {
    const value = millionthsOf(body.raw.get(name));
    if (value !== undefined && value < 0) complaints.push(texts.invalid("Prijs"));
    return value === undefined ? undefined : rounded(value, decimals);
  };
  const discount = millionthsOf(body.raw.get("Discount")) ?? 0;
  const standard = item === undefined ? 0 : (millionthsOf(priceOf(item.id, currency, day, books)) ?? 0);
  const net = sent("NetPrice");
  const unitPrice = sent("UnitPrice") ?? net ?? standard;
  return { unitPrice, discount, netPrice: net ?? rounded(discounted(unitPrice, discount), decimals) };
}

/** Of the line, else of the item, else of its group. */
function revenueAccount(body: Body, item: ExactRecord | undefined, { books, complaints }: TradeContext): string {
  const group = books.itemGroups.find(({ id }) => id === item?.values.ItemGroup);
  const ofItem = item === undefined ? undefined : filled(item.values, "GLRevenue");
  const id = text(body, "GLAccount") ?? ofItem ?? books.glAccount(group?.glRevenue ?? "")?.id;
  const account = books.glAccountById(id ?? "");
  if (account === undefined && item !== undefined) complaints.push(texts.reference("Grootboekrekening"));
  else if (account?.blocked === true) complaints.push(texts.blocked("Grootboekrekening"));
  return account?.id ?? "";
}

function forcedVat(body: Body, { vatProperty, negated }: TradeContext): number | undefined {
  const cents = centsOf(body.raw.get(vatProperty));
  return cents === undefined || !negated ? cents : 0 - cents;
}

interface Totals {
  netCents: number;
  vatCents: number;
}

export const totalsOf = (lines: readonly Totals[]): Totals => ({
  netCents: lines.reduce((sum, line) => sum + line.netCents, 0),
  vatCents: lines.reduce((sum, line) => sum + line.vatCents, 0),
});

/** VAT over the whole of a code where that is how it is rounded: the last line of the code takes the difference. */
export function roundedPerCode(lines: ExactTradeLine[], books: Books): ExactTradeLine[] {
  if (books.switches.invoiceVatRounding === "per-line") return lines;
  for (const code of new Set(lines.map(({ vatCode }) => vatCode))) {
    const own = lines.filter((line) => line.vatCode === code && !line.forced);
    const last = own.at(-1);
    if (last === undefined || (last.vatType !== "E" && last.vatType !== "I")) continue;
    const { netCents, vatCents } = totalsOf(own);
    const base = last.vatType === "I" ? netCents + vatCents : netCents;
    const difference = vatAmounts(last.vatType, last.rate ?? 0, base).vatCents - vatCents;
    last.vatCents += difference;
    if (last.vatType === "I") last.netCents -= difference;
  }
  return lines;
}

/** What a line shows as its amount. */
export const shownAmount = (line: ExactTradeLine, books: Books): number =>
  line.vatType === "I" && books.switches.lineAmountOfI === "gross" ? line.netCents + line.vatCents : line.netCents;
