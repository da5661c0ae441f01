import { divide, ONE } from "../shared/decimal.ts";
import type { Books } from "./books.ts";
import { isCountry } from "./countries.ts";
import { bindingRefusal, Complaints } from "./errors.ts";
import { midnight } from "./moments.ts";
import { lineTotal, orderTotals, roundTo } from "./order-totals.ts";
import { treatmentOf } from "./order-vat.ts";
import { type Body, readBody } from "./read-body.ts";
import { checkIdentity } from "./relation-write.ts";
import {
  type Article,
  type Order,
  type OrderLine,
  type OrderValues,
  orderShape,
  orderStateShape,
} from "./shapes-order.ts";
import type { Relation } from "./shapes-relation.ts";

/** Sales orders; SnelStart itself makes the invoice of one. SnelStart fact sheet §7.4 and §4.2, 2026-11-21. */
export function createOrder(body: Body, books: Books): Order {
  const values = readOrder(body, undefined, books);
  const nummer = books.company.volgendVerkoopordernummer ?? 1;
  books.company.volgendVerkoopordernummer = nummer + 1;
  return books.orders.add({ ...values, nummer, ...books.stamp("verkooporders") });
}

export function replaceOrder(before: Order, body: Body, books: Books): Order {
  refuseInvoiced(before);
  const { id, uri, nummer, verkoopfactuur } = before;
  const values = readOrder(body, before, books);
  Object.assign(before, values, { id, uri, nummer, verkoopfactuur });
  books.touch(before);
  return before;
}

export function deleteOrder(order: Order, books: Books): void {
  refuseInvoiced(order);
  books.orders.remove(order.id);
}

/** Invoices and receipts are made in SnelStart, never here. */
export function changeState(order: Order, body: Body, books: Books): void {
  refuseInvoiced(order);
  const { switches, strays } = books;
  const complaints = new Complaints();
  const { id, procesStatus } = readBody(orderStateShape, body, undefined, { switches, complaints, strays });
  checkIdentity(id, order.id, books);
  checkState(procesStatus);
  order.procesStatus = procesStatus ?? order.procesStatus;
  books.touch(order);
}

function refuseInvoiced({ verkoopfactuur }: Order): void {
  if (verkoopfactuur !== null) throw bindingRefusal({ procesStatus: ["De order is al gefactureerd."] });
}

function checkState(state: string | null): void {
  if (state !== "Factuur" && state !== "Contantbon") return;
  throw bindingRefusal({ procesStatus: ["Deze processtatus kan niet via de api worden gezet."] });
}

function readOrder(body: Body, before: Order | undefined, books: Books): OrderValues {
  const told = new Complaints();
  const { switches, strays } = books;
  const values = readBody(orderShape, body, before, { switches, complaints: told, strays });
  checkIdentity(values.id, before?.id, books);
  if ((values.nummer ?? 0) !== 0 && values.nummer !== before?.nummer) told.add("VOR-0005");
  checkState(values.procesStatus);
  const customer = requireCustomer(values, books);
  checkCustomer(customer, books, told);
  for (const address of [values.afleveradres, values.factuuradres]) {
    if (address?.land != null && !isCountry(address.land)) told.add("VOR-0010");
  }
  fillHead(values, customer, books);
  values.regels = values.regels.map((line) => readLine(line, values, customer, books, told));
  told.refuse(switches);
  const { net, gross } = orderTotals(values, customer, books);
  return { ...values, totaalExclusiefBtw: net, totaalInclusiefBtw: gross };
}

function requireCustomer(values: OrderValues, books: Books): Relation {
  const wrong: Record<string, string[]> = {};
  if (values.datum === null) wrong.datum = ["Het veld datum is verplicht."];
  const customer = books.relations.get(values.relatie);
  if (customer === undefined) wrong.relatie = ["De relatie ontbreekt of bestaat niet."];
  if (values.verkoopordersjabloon !== null && books.templates.get(values.verkoopordersjabloon) === undefined) {
    wrong.verkoopordersjabloon = ["Het sjabloon bestaat niet."];
  }
  if (customer === undefined || Object.keys(wrong).length > 0) throw bindingRefusal(wrong);
  return customer;
}

function checkCustomer(customer: Relation, books: Books, told: Complaints): void {
  if (customer.nonactief === true) told.add("ALG-0105", customer.id);
  if (!customer.relatiesoort.includes("Klant")) told.add("VOR-0002");
  const payer = books.relations.get(customer.factuurRelatie);
  if (payer !== undefined && !payer.relatiesoort.includes("Klant")) told.add("VOR-0003");
}

/** What the order leaves open comes from customer and template. */
function fillHead(values: OrderValues, customer: Relation, books: Books): void {
  values.datum ??= midnight(books.today);
  values.procesStatus ??= "Order";
  values.verkoopOrderStatus ??= "InBehandeling";
  values.verkooporderBtwIngaveModel ??= "Exclusief";
  values.krediettermijn ??= customer.krediettermijn;
  values.factuurkorting ??= customer.factuurkorting ?? 0n;
  values.verkoopordersjabloon ??= books.templates.all()[0]?.id ?? null;
  values.geblokkeerd ??= books.templates.get(values.verkoopordersjabloon)?.nieuweOrdersBlokkeren ?? false;
}

function readLine(line: OrderLine, order: OrderValues, customer: Relation, books: Books, told: Complaints): OrderLine {
  const article = books.articles.get(line.artikel);
  if (article === undefined) {
    // A line of text only
    if (line.artikel === null && line.stuksprijs === null && line.aantal === null) return { ...line, totaal: 0n };
    throw bindingRefusal({ "regels.artikel": ["Het artikel ontbreekt of bestaat niet."] });
  }
  if (article.isNonActief === true) told.add("ALG-0105", article.artikelcode);
  const { aantalDecimalenArtikelprijzen, aantalDecimalenArtikelaantallen } = books.company;
  const price = line.stuksprijs ?? listPrice(article, order, customer, books);
  const filled: OrderLine = {
    ...line,
    omschrijving: line.omschrijving ?? article.omschrijving,
    stuksprijs: limited(price, aantalDecimalenArtikelprijzen, "regels.stuksprijs", books),
    aantal: limited(line.aantal ?? ONE, aantalDecimalenArtikelaantallen, "regels.aantal", books),
    kortingsPercentage: line.kortingsPercentage ?? 0n,
  };
  const taken = books.switches.orderLineTotal === "taken" ? line.totaal : null;
  return { ...filled, totaal: taken ?? lineTotal(filled, books) };
}

/** No more decimals than the administration has: switch orderDecimals. */
function limited(amount: bigint, decimals: number | null, field: string, books: Books): bigint {
  const rounded = roundTo(amount, decimals ?? 2);
  if (rounded !== amount && books.switches.orderDecimals === "refused") {
    throw bindingRefusal({ [field]: ["Te veel decimalen."] });
  }
  return rounded;
}

const HUNDRED = 100n * ONE;

/** The article's own price, brought to the base of the order. */
function listPrice(article: Article, order: OrderValues, customer: Relation, books: Books): bigint {
  const price = article.verkoopprijs ?? 0n;
  const group = books.groups.get(article.artikelOmzetgroep);
  const percentage = group === undefined ? 0n : treatmentOf(group, order, customer, books).percentage;
  const exclusive = books.company.verkoopprijsArtikelbestandExclusiefBtw === true;
  const wanted = order.verkooporderBtwIngaveModel === "Exclusief";
  if (exclusive === wanted) return price;
  return exclusive ? divide(price * (HUNDRED + percentage), HUNDRED) : divide(price * HUNDRED, HUNDRED + percentage);
}
