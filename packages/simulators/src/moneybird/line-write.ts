import { fixedText, fromCents, ONE } from "../shared/decimal.ts";
import { revenueName } from "./administration.ts";
import { readAmount } from "./amount.ts";
import { type Fields, flagOf, listed, only, textOf } from "./body.ts";
import type { Books } from "./books.ts";
import type { Complaints } from "./errors.ts";
import type { MoneybirdLine, MoneybirdProduct } from "./model.ts";
import { readMoney, toCentsRounded } from "./money.ts";
import { isPeriod } from "./periods.ts";

/** `id` belongs to editing. Moneybird fact sheet §8.5, 2026-11-21. */
const lineKeys = [
  ..."id description period price amount tax_rate_id ledger_account_id project_id product_id row_order".split(" "),
  ..."is_optional is_selected _destroy automated_tax_enabled".split(" "),
];

export const longest = { none: [0, 0], wide: [255, 4096], narrow: [50, 255] } as const;

/** The lines after an edit: an id changes, `_destroy` removes, without id one is added. Moneybird fact sheet §3, 2026-11-21. */
export function writeLines(before: readonly MoneybirdLine[], sent: unknown, books: Books, complaints: Complaints) {
  const lines = structuredClone([...before]);
  for (const item of listed(sent)) {
    const fields = only(item, lineKeys, "details_attributes", books.switches);
    const id = textOf(fields.id);
    const at = lines.findIndex((line) => line.id === id);
    if (id !== null && at < 0) complaints.add("details.id", "not_found");
    else if (id !== null && flagOf(fields._destroy)) lines.splice(at, 1);
    else if (id !== null) lines[at] = writeLine(lines[at], fields, books, complaints);
    else lines.push(writeLine(undefined, { row_order: lines.length, ...fields }, books, complaints));
  }
  return lines.sort((a, b) => a.rowOrder - b.rowOrder);
}

function writeLine(
  before: MoneybirdLine | undefined,
  fields: Fields,
  books: Books,
  complaints: Complaints,
): MoneybirdLine {
  const product = productOf(fields, books, complaints);
  const line: MoneybirdLine = before ?? {
    ...books.stamped({ description: product?.title ?? product?.description ?? "", price: product?.price ?? "0" }),
    amount: null,
    amountDecimal: "1",
    taxRateId: product?.taxRateId ?? books.taxRates.find(({ type }) => type === "sales_invoice")?.id ?? "",
    ledgerAccountId: product?.ledgerAccountId ?? books.ledgerAccountNamed(revenueName).id,
    productId: product?.id ?? null,
    period: null,
    rowOrder: Number(fields.row_order),
  };
  if ("description" in fields) line.description = textOf(fields.description) ?? "";
  complaints.length("details.description", line.description, longest[books.switches.textLengths][1]);
  if ("price" in fields) line.price = priceOf(fields.price, books, complaints) ?? line.price;
  if ("amount" in fields) {
    line.amount = textOf(fields.amount);
    line.amountDecimal = fixedText(readAmount(fields.amount));
  }
  if ("period" in fields) line.period = periodOf(fields.period, complaints);
  if ("row_order" in fields) line.rowOrder = Number(fields.row_order);
  if (textOf(fields.project_id) !== null) complaints.add("details.project_id", "not_found");
  line.taxRateId = taxRateOf(fields.tax_rate_id, books, complaints) ?? line.taxRateId;
  line.ledgerAccountId = ledgerAccountOf(fields.ledger_account_id, books, complaints) ?? line.ledgerAccountId;
  line.updated = books.clock.now();
  return line;
}

function productOf({ product_id }: Fields, books: Books, complaints: Complaints): MoneybirdProduct | undefined {
  const id = textOf(product_id);
  if (id === null) return undefined;
  const found = books.products.find((one) => one.id === id);
  if (found === undefined) complaints.add("details.product_id", "not_found");
  return found;
}

/** Unit prices of more than two decimals follow switch priceDecimals. */
function priceOf(value: unknown, { switches }: Books, complaints: Complaints): string | undefined {
  if (textOf(value) === null) return "0";
  const price = readMoney(value);
  if (price === undefined) {
    complaints.add("details.price", "not_a_number", { value });
    return undefined;
  }
  if (price % (ONE / 100n) === 0n || switches.priceDecimals === "kept") return fixedText(price);
  if (switches.priceDecimals === "refused") complaints.add("details.price", "too_precise", { value });
  return fixedText(fromCents(toCentsRounded(price)));
}

function periodOf(value: unknown, complaints: Complaints): string | null {
  const period = textOf(value);
  if (period === null || isPeriod(period)) return period;
  complaints.add("details.period", "invalid");
  return null;
}

function taxRateOf(value: unknown, books: Books, complaints: Complaints): string | undefined {
  const id = textOf(value);
  if (id === null) return undefined;
  const rate = books.taxRate(id);
  const fits = rate?.active === true && rate.type === "sales_invoice";
  if (rate === undefined) complaints.add("details.tax_rate_id", "not_found");
  else if (!fits && books.switches.unfitRate === "refused") complaints.add("details.tax_rate_id", "invalid");
  return id;
}

function ledgerAccountOf(value: unknown, books: Books, complaints: Complaints): string | undefined {
  const id = textOf(value);
  if (id === null) return undefined;
  const account = books.ledgerAccount(id);
  const fits = account?.active === true && account.documentTypes.includes("sales_invoice");
  if (account === undefined) complaints.add("details.ledger_account_id", "not_found");
  else if (!fits && books.switches.unfitLedgerAccount === "refused") {
    complaints.add("details.ledger_account_id", "invalid");
  }
  return id;
}
