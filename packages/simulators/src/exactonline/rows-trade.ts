import type { Books } from "./books.ts";
import { converted, par } from "./currencies.ts";
import { dayOf } from "./dates.ts";
import { priceOf } from "./item-write.ts";
import type { ExactInvoice, ExactOrder, ExactTradeLine } from "./model-trade.ts";
import { amountOf, fractionOf } from "./money.ts";
import { statusOf } from "./order-write.ts";
import type { Cell, Row } from "./properties.ts";
import { sequence } from "./query.ts";
import { fraction } from "./render.ts";
import { fullName } from "./rows-crm.ts";
import { auditOf, founded } from "./rows-master.ts";
import { shownAmount, totalsOf } from "./trade-lines.ts";

/** Items, sales invoices and sales orders as rows. */

export function itemRows(books: Books): Row[] {
  const today = dayOf(books.clock.now());
  return books.items.map((item, index) => {
    const group = books.itemGroups.find(({ id }) => id === item.values.ItemGroup);
    return {
      ...auditOf(item.created, item.modified),
      ...item.values,
      [sequence]: index,
      ID: item.id,
      ItemGroupCode: group?.code ?? null,
      ItemGroupDescription: group?.description ?? null,
      StandardSalesPrice: priceOf(item.id, books.division.currency, today, books),
      UnitType: "O",
      Stock: 0,
      Picture: null,
      Division: books.division.code,
    };
  });
}

export function itemPriceRows(books: Books): Row[] {
  return books.itemPrices.map((price, index) => {
    const item = books.item(String(price.values.Item));
    return {
      ...auditOf(price.created, price.modified),
      ...price.values,
      [sequence]: index,
      ID: price.id,
      ItemCode: item?.values.Code ?? null,
      ItemDescription: item?.values.Description ?? null,
      DefaultItemUnit: item?.values.Unit ?? null,
      Division: books.division.code,
    };
  });
}

export function itemGroupRows(books: Books): Row[] {
  return books.itemGroups.map((group) => ({
    ...auditOf(founded, founded),
    ID: group.id,
    Code: group.code,
    Description: group.description,
    GLRevenue: books.glAccount(group.glRevenue)?.id ?? null,
    GLRevenueCode: group.glRevenue,
    IsDefault: group.isDefault ? 1 : 0,
    Division: books.division.code,
  }));
}

export function unitRows(books: Books): Row[] {
  const Division = books.division.code;
  return books.units.map(({ id, code, description, main }) => {
    return { ID: id, Code: code, Description: description, Main: main ? 1 : 0, Active: true, Type: "O", Division };
  });
}

export function layoutRows(books: Books): Row[] {
  const Division = books.division.code;
  return books.layouts.map(({ id, subject, type }) => {
    return { ...auditOf(founded, founded), ID: id, Subject: subject, Type: type, Division };
  });
}

function headerRow(document: ExactInvoice | ExactOrder, books: Books): Row {
  const { netCents, vatCents } = totalsOf(document.lines);
  const name = (id: string) => books.account(id)?.name ?? null;
  const person = (property: string): Cell => {
    const contact = books.contact(String(document.values[property]));
    return contact === undefined ? null : fullName(contact.values);
  };
  return {
    ...auditOf(document.created, document.modified),
    ...document.values,
    OrderedBy: document.orderedBy,
    OrderedByName: name(document.orderedBy),
    OrderedByContactPersonFullName: person("OrderedByContactPerson"),
    InvoiceTo: document.invoiceTo,
    InvoiceToName: name(document.invoiceTo),
    InvoiceToContactPersonFullName: person("InvoiceToContactPerson"),
    DeliverTo: document.deliverTo,
    DeliverToName: name(document.deliverTo),
    DeliverToContactPersonFullName: person("DeliverToContactPerson"),
    Currency: document.currency,
    OrderDate: document.orderDate,
    OrderNumber: document.orderNumber,
    Description: document.description,
    YourRef: document.yourRef,
    PaymentReference: document.paymentReference,
    PaymentCondition: document.paymentCondition,
    PaymentConditionDescription: books.paymentCondition(document.paymentCondition ?? "")?.description ?? null,
    AmountFC: amountOf(netCents + vatCents),
    AmountFCExclVat: amountOf(netCents),
    AmountDC: amountOf(homeOf(document, books).grossCents),
    Division: books.division.code,
  };
}

/** At the rate of the invoice date, or of today while there is none. */
function homeOf(document: ExactInvoice | ExactOrder, books: Books) {
  const day = ("invoiceDate" in document ? document.invoiceDate : null) ?? dayOf(books.clock.now());
  const home = document.currency === books.division.currency;
  const rate = home ? par : (books.rateOn(document.currency, day) ?? par);
  return converted({ rate, lines: document.lines }, books.switches);
}

const statusTexts: Record<number, string> = { 10: "Concept", 20: "Open", 50: "Verwerkt" };

export function invoiceRows(books: Books): Row[] {
  return books.invoices.map((invoice, index) => ({
    ...headerRow(invoice, books),
    [sequence]: index,
    InvoiceID: invoice.id,
    Type: invoice.type,
    TypeDescription: invoice.type === 8021 ? "Verkoopcreditnota" : "Verkoopfactuur",
    Status: invoice.status,
    StatusDescription: statusTexts[invoice.status] ?? null,
    Journal: invoice.journal,
    JournalDescription: books.journal(invoice.journal)?.description ?? null,
    InvoiceNumber: invoice.invoiceNumber,
    InvoiceDate: invoice.invoiceDate,
    DueDate: invoice.dueDate,
    VATAmountFC: amountOf(totalsOf(invoice.lines).vatCents),
    VATAmountDC: amountOf(homeOf(invoice, books).vatCents),
  }));
}

export function orderRows(books: Books): Row[] {
  return books.orders.map((order, index) => ({
    ApprovalStatus: 1,
    ...headerRow(order, books),
    [sequence]: index,
    OrderID: order.id,
    ...statusOf(order),
  }));
}

function lineRow(line: ExactTradeLine, books: Books): Row {
  const item = books.item(line.item);
  const unit = books.unit(line.unit);
  return {
    ...line.values,
    ID: line.id,
    LineNumber: line.lineNumber,
    Item: line.item,
    ItemCode: item?.values.Code ?? null,
    ItemDescription: item?.values.Description ?? null,
    Description: line.description,
    Quantity: fractionOf(line.quantity),
    UnitPrice: fractionOf(line.unitPrice),
    NetPrice: fractionOf(line.netPrice),
    Discount: fractionOf(line.discount),
    UnitCode: line.unit,
    UnitDescription: unit?.description ?? null,
    AmountFC: amountOf(shownAmount(line, books)),
    VATCode: line.vatCode ?? null,
    VATCodeDescription: books.vatCode(line.vatCode ?? "")?.description ?? null,
    VATPercentage: fraction(line.rate),
    Division: books.division.code,
  };
}

export function invoiceLineRows(books: Books, invoiceId?: string): Row[] {
  const invoices = books.invoices.filter(({ id }) => invoiceId === undefined || id === invoiceId);
  return invoices.flatMap((invoice) =>
    invoice.lines.map((line) => ({
      ...lineRow(line, books),
      InvoiceID: invoice.id,
      GLAccount: line.glAccount,
      GLAccountDescription: books.glAccountById(line.glAccount)?.description ?? null,
      VATAmountFC: amountOf(line.vatCents),
      SalesOrder: line.order?.id ?? null,
      SalesOrderNumber: line.order?.number ?? null,
      SalesOrderLine: line.order?.line ?? null,
    })),
  );
}

export function orderLineRows(books: Books, orderId?: string): Row[] {
  const orders = books.orders.filter(({ id }) => orderId === undefined || id === orderId);
  return orders.flatMap((order) =>
    order.lines.map((line) => {
      const { Status, InvoiceStatus, DeliveryStatus } = statusOf({ lines: [line], cancelled: order.cancelled });
      return {
        ...lineRow(line, books),
        OrderID: order.id,
        OrderNumber: order.orderNumber,
        VATAmount: amountOf(line.vatCents),
        QuantityDelivered: fractionOf(line.delivered),
        QuantityInvoiced: fractionOf(line.invoiced),
        OrderStatus: Status,
        InvoiceStatus,
        DeliveryStatus,
      };
    }),
  );
}

/** Values of Status are unknown 12.8. */
const jobStates = {
  words: { running: "InProgress", done: "Completed", failed: "Failed" },
  numbers: { running: "0", done: "1", failed: "2" },
};

export function invoicingResultRows(books: Books): Row[] {
  const names = jobStates[books.switches.invoicingStatus];
  return books.jobs.map(({ id, state, created, failed, errors }) => ({
    ProcessID: id,
    Status: names[state],
    NumberOfCreatedInvoices: created,
    NumberOfFailedInvoices: failed,
    Errors: errors,
  }));
}
