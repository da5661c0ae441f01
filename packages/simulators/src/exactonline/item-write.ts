import type { Body } from "./body.ts";
import type { Books } from "./books.ts";
import { Refusal, refuseAll, texts } from "./errors.ts";
import type { ExactRecord } from "./model.ts";
import type { Cell } from "./properties.ts";
import { emptyRecord, filled, written } from "./record-write.ts";

/** POST, PUT and DELETE of an item and of its prices. Exact fact sheet §7.4 and §7.5, 2026-11-21. */

/** A fresh item owns one price already: 0, in the currency of the division. */
export function createItem(body: Body, books: Books): string {
  const draft = emptyRecord(books, {
    IsSalesItem: books.switches.newItemIsForSale === "true",
    IsFractionAllowedItem: false,
    ItemGroup: books.itemGroups.find(({ isDefault }) => isDefault)?.id ?? null,
    Unit: books.units.find(({ main }) => main)?.code ?? null,
  });
  return addItem({ ...checkedItem(draft, body, books), id: books.guid("item") }, books);
}

export function addItem(item: ExactRecord, books: Books): string {
  books.items.push(item);
  const values = { Item: item.id, ...usualPrice(item, books), Price: 0 };
  books.itemPrices.push({ ...emptyRecord(books, values), id: books.guid("item-price") });
  return item.id;
}

export function updateItem(id: string, body: Body, books: Books): void {
  const item = books.item(id);
  if (item !== undefined) Object.assign(item, checkedItem(item, body, books), { modified: books.clock.now() });
}

export function removeItem(id: string, books: Books): void {
  const documents = [...books.invoices, ...books.orders];
  if (documents.some(({ lines }) => lines.some(({ item }) => item === id))) throw refuseAll([texts.inUse("Artikel")]);
  books.drop("items", id);
  for (const price of books.itemPrices.filter(({ values }) => values.Item === id)) books.drop("itemPrices", price.id);
}

function checkedItem(before: ExactRecord, body: Body, books: Books): ExactRecord {
  const complaints: string[] = [];
  const values = written(before.values, body, books, complaints);
  const missing = [
    ...(filled(values, "Code") === undefined ? [texts.mandatory("Artikelcode")] : []),
    ...(filled(values, "Description") === undefined ? [texts.mandatory("Omschrijving")] : []),
  ];
  if (missing.length > 0) throw new Refusal(Number(books.switches.mandatoryStatus), missing.join("\r\n"));
  if (books.items.some(({ id, values: other }) => id !== before.id && other.Code === values.Code)) {
    complaints.push(texts.exists);
  }
  const known = (name: string, caption: string, there: (value: string) => unknown) => {
    const value = filled(values, name);
    if (value !== undefined && there(value) === undefined) complaints.push(texts.reference(caption));
  };
  known("ItemGroup", "Artikelgroep", (id) => books.itemGroups.find((group) => group.id === id));
  known("Unit", "Eenheid", (code) => books.unit(code));
  known("SalesVatCode", "Btw-code", books.vatCode);
  known("GLRevenue", "Grootboekrekening", books.glAccountById);
  if (complaints.length > 0) throw refuseAll(complaints);
  return { ...before, values };
}

const usualPrice = (item: ExactRecord | undefined, books: Books): Record<string, Cell> => ({
  Currency: books.division.currency,
  Unit: item?.values.Unit ?? null,
  Quantity: 1,
  NumberOfItemsPerUnit: 1,
  Price: 0,
});

export function createItemPrice(body: Body, books: Books): string {
  const item = books.item(String(body.values.get("Item")));
  const price = checkedPrice(emptyRecord(books, usualPrice(item, books)), body, books);
  price.id = books.guid("item-price");
  books.itemPrices.push(price);
  return price.id;
}

export function updateItemPrice(id: string, body: Body, books: Books): void {
  const price = books.itemPrices.find((each) => each.id === id);
  if (price !== undefined) Object.assign(price, checkedPrice(price, body, books), { modified: books.clock.now() });
}

export const removeItemPrice = (id: string, books: Books): void => books.drop("itemPrices", id);

const unique = ["Item", "Account", "Currency", "Unit", "Quantity", "StartDate", "EndDate"];

function checkedPrice(before: ExactRecord, body: Body, books: Books): ExactRecord {
  const complaints: string[] = [];
  const values = written(before.values, body, books, complaints);
  if (filled(values, "Item") === undefined) {
    throw new Refusal(Number(books.switches.mandatoryStatus), texts.mandatory("Artikel"));
  }
  if (books.item(String(values.Item)) === undefined) complaints.push(texts.reference("Artikel"));
  if (books.currency(String(values.Currency)) === undefined) complaints.push(texts.reference("Valuta"));
  if (books.unit(String(values.Unit)) === undefined) complaints.push(texts.reference("Eenheid"));
  const same = (other: ExactRecord) => unique.every((name) => (other.values[name] ?? "") === (values[name] ?? ""));
  if (books.itemPrices.some((other) => other.id !== before.id && same(other))) complaints.push(texts.uniquePrice);
  if (complaints.length > 0) throw refuseAll(complaints);
  return { ...before, values };
}

/** The general price on a day, in a currency. */
export function priceOf(item: string, currency: string, day: number, books: Books): Cell {
  const fits = ({ values }: ExactRecord) =>
    values.Item === item &&
    values.Currency === currency &&
    (values.Account ?? null) === null &&
    (typeof values.StartDate !== "number" || values.StartDate <= day) &&
    (typeof values.EndDate !== "number" || values.EndDate >= day);
  return books.itemPrices.find(fits)?.values.Price ?? null;
}
