import { fixedText } from "../shared/decimal.ts";
import { type Fields, textOf } from "./body.ts";
import type { Books } from "./books.ts";
import { Complaints } from "./errors.ts";
import type { MoneybirdProduct } from "./model.ts";
import { readMoney } from "./money.ts";

/** Moneybird fact sheet §8.11, 2026-11-21. */
export const productKeys = [
  ..."title description checkout_description price document_style_id ledger_account_id tax_rate_id workflow_id".split(
    " ",
  ),
  ..."currency checkout_type frequency_type frequency product_type vat_rate_type max_amount_per_order".split(" "),
  ..."identifier frequency_preset".split(" "),
];

export function createProduct(fields: Fields, books: Books): MoneybirdProduct {
  const product: MoneybirdProduct = {
    ...books.stamped({ title: null, description: null, identifier: null, price: "", taxRateId: null }),
    ledgerAccountId: "",
    active: true,
  };
  apply(product, fields, books);
  books.products.push(product);
  return product;
}

export function updateProduct(product: MoneybirdProduct, fields: Fields, books: Books): void {
  const changed = structuredClone(product);
  apply(changed, fields, books);
  Object.assign(product, changed);
  books.touch(product);
}

function apply(product: MoneybirdProduct, fields: Fields, books: Books): void {
  const complaints = new Complaints(books.switches);
  for (const name of ["title", "description", "identifier"] as const) {
    if (name in fields) product[name] = textOf(fields[name]);
  }
  if (product.title === null && product.description === null) {
    for (const name of ["title", "description"]) complaints.add(name, "blank");
    complaints.add("base", "must_have_a_title_or_description");
  }
  complaints.length("description", product.description, 4096);
  const { id, identifier } = product;
  if (identifier !== null && books.products.some((one) => one.id !== id && one.identifier === identifier)) {
    complaints.add("identifier", "taken", { value: identifier });
  }
  applyPrice(product, fields, complaints);
  if ("tax_rate_id" in fields) product.taxRateId = textOf(fields.tax_rate_id);
  if (product.taxRateId !== null && books.taxRate(product.taxRateId) === undefined) {
    complaints.add("tax_rate_id", "not_found");
  }
  if ("ledger_account_id" in fields) product.ledgerAccountId = textOf(fields.ledger_account_id) ?? "";
  if (product.ledgerAccountId === "") complaints.add("ledger_account_id", "blank");
  else if (books.ledgerAccount(product.ledgerAccountId) === undefined) complaints.add("ledger_account_id", "not_found");
  complaints.refuse();
}

function applyPrice(product: MoneybirdProduct, fields: Fields, complaints: Complaints): void {
  const price = "price" in fields ? readMoney(fields.price) : undefined;
  if (price !== undefined) product.price = fixedText(price);
  else if ("price" in fields && textOf(fields.price) !== null) complaints.add("price", "not_a_number");
  if (product.price === "") complaints.add("price", "blank");
}

/** A product in use is switched off instead. */
export function deleteProduct(product: MoneybirdProduct, books: Books): void {
  const used = books.invoices.some(({ lines }) => lines.some(({ productId }) => productId === product.id));
  if (used) product.active = false;
  else books.products.splice(books.products.indexOf(product), 1);
}
