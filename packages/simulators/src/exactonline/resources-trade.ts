import { Refusal, texts } from "./errors.ts";
import { printInvoice } from "./invoice-process.ts";
import { createInvoice, removeInvoice, updateInvoice } from "./invoice-write.ts";
import * as items from "./item-write.ts";
import { invoiceOrders } from "./order-invoicing.ts";
import { createOrder, removeOrder, updateOrder } from "./order-write.ts";
import { fields, type Resource } from "./resource.ts";
import * as rows from "./rows-trade.ts";
import type { ExactOnlineSwitches } from "./switches.ts";
import { itemFilters, itemGroupTable, itemPriceTable, itemTable, unitTable } from "./tables-items.ts";
import * as trade from "./tables-trade.ts";

const get = ["GET"];
const all = ["GET", "POST", "PUT", "DELETE"];

const invoiceFilters = fields(`InvoiceID Created DeliverTo DeliverToAddress DeliverToContactPerson Description Document
  InvoiceDate InvoiceNumber InvoiceTo InvoiceToContactPerson Journal Modified OrderedBy OrderedByContactPerson OrderNumber
  PaymentReference Salesperson SelectionCode Status TaxSchedule Type Warehouse YourRef`);

const invoiceLineFilters = fields(`ID CostCenter CostUnit Description Employee GLAccount InvoiceID Item LineNumber
  Pricelist Project SalesOrder SalesOrderLine Subscription TaxSchedule VATCode`);

const orderFilters = fields(`OrderID ApprovalStatus Approver Created DeliverTo DeliverToContactPerson DeliveryAddress
  DeliveryDate DeliveryStatus Description Document InvoiceStatus InvoiceTo InvoiceToContactPerson Modified OrderDate
  OrderedBy OrderedByContactPerson OrderNumber PaymentReference Salesperson SelectionCode ShippingMethod Status TaxSchedule
  WarehouseID YourRef`);

const orderLineFilters = fields(`ID CostCenter CostUnit DeliveryDate DeliveryStatus Description InvoiceStatus Item
  ItemVersion LineNumber OrderID OrderNumber OrderStatus Pricelist Project ShopOrder UseDropShipment VATCode`);

/** Where the outcome of the background invoicing is: name and way of asking are unknown 12.8. */
const result = (name: ExactOnlineSwitches["invoicingResult"]): Resource => ({
  path: `read/salesinvoice/${name}`,
  scope: "Sales orders",
  table: trade.invoicingResultTable,
  methods: get,
  rows: ({ books }) => rows.invoicingResultRows(books),
  present: ({ invoicingResult }) => invoicingResult === name,
  refuseQuery: (_, { invoicingResultBy }) => {
    if (invoicingResultBy === "key") throw new Refusal(400, texts.filterForm);
  },
  refuseKey: ({ invoicingResultBy }) => {
    if (invoicingResultBy === "filter") throw new Refusal(404, texts.notFound);
  },
});

/** Items, sales invoices and sales orders. */
export const tradeResources: readonly Resource[] = [
  {
    // Exact fact sheet §7.4, 2026-11-21
    path: "logistics/Items",
    scope: "Logistics items",
    table: itemTable,
    methods: all,
    rows: ({ books }) => rows.itemRows(books),
    create: items.createItem,
    update: items.updateItem,
    remove: items.removeItem,
    mandatoryFilter: true,
    filterFields: fields(itemFilters),
  },
  {
    // Exact fact sheet §7.5, 2026-11-21
    path: "logistics/SalesItemPrices",
    scope: "Sales prices",
    table: itemPriceTable,
    methods: all,
    rows: ({ books }) => rows.itemPriceRows(books),
    create: items.createItemPrice,
    update: items.updateItemPrice,
    remove: items.removeItemPrice,
    mandatoryFilter: true,
  },
  {
    // Exact fact sheet §7.6, 2026-11-21
    path: "logistics/ItemGroups",
    scope: "Logistics items",
    table: itemGroupTable,
    methods: get,
    rows: ({ books }) => rows.itemGroupRows(books),
  },
  {
    // Exact fact sheet §7.6, 2026-11-21
    path: "logistics/Units",
    scope: "Logistics items",
    table: unitTable,
    methods: get,
    rows: ({ books }) => rows.unitRows(books),
  },
  {
    // Exact fact sheet §8.2, 2026-11-21
    path: "salesinvoice/SalesInvoices",
    scope: "Sales invoices",
    table: trade.invoiceTable,
    methods: all,
    rows: ({ books }) => rows.invoiceRows(books),
    create: createInvoice,
    update: updateInvoice,
    remove: removeInvoice,
    answersInFull: () => true,
    mandatoryFilter: true,
    filterFields: invoiceFilters,
    expandable: ({ books }) => ({
      SalesInvoiceLines: {
        table: trade.invoiceLineTable,
        path: "salesinvoice/SalesInvoiceLines",
        rows: (row) => rows.invoiceLineRows(books, String(row.InvoiceID)),
      },
    }),
  },
  {
    // Exact fact sheet §8.2, 2026-11-21
    path: "salesinvoice/SalesInvoiceLines",
    scope: "Sales invoices",
    table: trade.invoiceLineTable,
    methods: get,
    rows: ({ books }) => rows.invoiceLineRows(books),
    filterFields: invoiceLineFilters,
  },
  {
    // Exact fact sheet §8.2, 2026-11-21
    path: "salesinvoice/PrintedSalesInvoices",
    scope: "Sales invoices",
    table: trade.printedTable,
    methods: ["POST"],
    rows: () => [],
    act: printInvoice,
  },
  {
    // Exact fact sheet §7.10, 2026-11-21
    path: "salesinvoice/Layouts",
    scope: "Sales invoices",
    table: trade.layoutTable,
    methods: get,
    rows: ({ books }) => rows.layoutRows(books),
  },
  {
    // Exact fact sheet §8.2, 2026-11-21
    path: "salesinvoice/InvoiceSalesOrders",
    scope: "Sales orders",
    table: trade.invoicingTable,
    methods: ["POST"],
    rows: () => [],
    act: invoiceOrders,
  },
  result("InvoiceSalesOrderResult"),
  result("InvoiceSalesOrdersResult"),
  {
    // Exact fact sheet §8.3, 2026-11-21
    path: "salesorder/SalesOrders",
    scope: "Sales orders",
    table: trade.orderTable,
    methods: all,
    rows: ({ books }) => rows.orderRows(books),
    create: createOrder,
    update: updateOrder,
    remove: removeOrder,
    answersInFull: () => true,
    mandatoryFilter: true,
    filterFields: orderFilters,
    expandable: ({ books }) => ({
      SalesOrderLines: {
        table: trade.orderLineTable,
        path: "salesorder/SalesOrderLines",
        rows: (row) => rows.orderLineRows(books, String(row.OrderID)),
      },
    }),
  },
  {
    // Exact fact sheet §8.3, 2026-11-21
    path: "salesorder/SalesOrderLines",
    scope: "Sales orders",
    table: trade.orderLineTable,
    methods: get,
    rows: ({ books }) => rows.orderLineRows(books),
    mandatoryFilter: true,
    filterFields: orderLineFilters,
  },
];
