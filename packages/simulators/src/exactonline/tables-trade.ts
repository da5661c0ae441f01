import { propertyTable, vatCode } from "./properties.ts";

/** Exact fact sheet §8.2, 2026-11-21. */
export const invoiceTable = propertyTable({
  key: "InvoiceID",
  type: "SalesInvoice.SalesInvoice",
  read: {
    double: "AmountDC AmountFC AmountFCExclVat VATAmountDC VATAmountFC",
    date: "InvoiceDate",
    int: "DiscountType Division DocumentNumber InvoiceNumber StarterSalesInvoiceStatus Status",
    string: `DeliverToContactPersonFullName DeliverToName DocumentSubject InvoiceToContactPersonFullName InvoiceToName
      JournalDescription OrderedByContactPersonFullName OrderedByName PaymentConditionDescription SalesChannelCode
      SalesChannelDescription SalespersonFullName SelectionCodeCode SelectionCodeDescription ShippingMethodCode
      ShippingMethodDescription StarterSalesInvoiceStatusDescription StatusDescription TaxScheduleCode
      TaxScheduleDescription TypeDescription`,
  },
  write: {
    guid: `InvoiceID DeliverTo DeliverToAddress DeliverToContactPerson Document InvoiceTo InvoiceToContactPerson OrderedBy
      OrderedByContactPerson SalesChannel Salesperson SelectionCode ShippingMethod TaxSchedule Warehouse`,
    double: `AmountDiscount AmountDiscountExclVat Discount ExtraDutyAmountFC GAccountAmountFC WithholdingTaxAmountFC
      WithholdingTaxBaseAmount WithholdingTaxPercentage`,
    string:
      "Currency Description IncotermAddress IncotermCode Journal PaymentCondition PaymentReference Remarks YourRef",
    date: "DueDate OrderDate",
    int: "IncotermVersion OrderNumber Type",
    boolean: "IsExtraDuty",
    collection: "SalesInvoiceLines SalesInvoiceOrderChargeLines",
  },
});

/** Exact fact sheet §8.2, 2026-11-21. */
export const invoiceLineTable = propertyTable(
  {
    key: "ID",
    type: "SalesInvoice.SalesInvoiceLine",
    padded: { VATCode: vatCode },
    read: {
      double: "AmountDC",
      int: "Division LineNumber SalesOrderLineNumber SalesOrderNumber",
      guid: "SalesOrder SalesOrderLine Subscription",
      string: `CostCenterDescription CostUnitDescription CustomerItemCode CustomField EmployeeFullName GLAccountDescription
        ItemCode ItemDescription PricelistDescription ProjectDescription ProjectWBSDescription SubscriptionDescription
        TaxScheduleCode TaxScheduleDescription UnitDescription VATCodeDescription`,
    },
    write: {
      guid: "ID Employee GLAccount InvoiceID Item Pricelist Project ProjectWBS TaxSchedule",
      double: `AmountFC Discount ExtraDutyAmountFC ExtraDutyPercentage NetPrice Quantity UnitPrice VATAmountDC VATAmountFC
        VATPercentage`,
      string: "CostCenter CostUnit Description Notes UnitCode VATCode",
      date: "DeliveryDate EndTime StartTime",
    },
  },
  false,
);

/** An action and its result. Exact fact sheet §8.2, 2026-11-21. */
export const printedTable = propertyTable(
  {
    key: "InvoiceID",
    type: "SalesInvoice.PrintedSalesInvoice",
    read: {},
    write: {
      guid: "InvoiceID Document DocumentLayout EmailLayout PostboxSender",
      int: "Division ReportingPeriod ReportingYear",
      date: "InvoiceDate",
      boolean: "SendEmailToCustomer SendInvoiceToCustomerPostbox SendInvoiceViaPeppol SendOutputBasedOnAccount",
      string: `DocumentCreationError DocumentCreationSuccess EmailCreationError EmailCreationSuccess ExtraText
        PeppolCreationError PeppolCreationSuccess PostboxMessageCreationError PostboxMessageCreationSuccess
        SenderEmailAddress`,
    },
  },
  false,
);

/** Exact fact sheet §8.2, 2026-11-21. */
export const layoutTable = propertyTable({
  key: "ID",
  type: "SalesInvoice.Layout",
  read: { guid: "ID", string: "Subject", int: "Division Type" },
});

/** An action and its result. Exact fact sheet §8.2, 2026-11-21. */
export const invoicingTable = propertyTable(
  {
    key: "ID",
    type: "SalesInvoice.InvoiceSalesOrder",
    read: { string: "Errors", int: "NumberOfCreatedInvoices NumberOfFailedInvoices", guid: "ProcessID" },
    write: {
      guid: "ID",
      int: "CreateMode DeliveryNumber InvoiceMode Mode",
      date: "EndDate StartDate UserInvoiceDate",
      string: "JournalCode",
      collection: "SalesOrderIDs",
    },
  },
  false,
);

export const orderIdTable = propertyTable(
  { key: "ID", type: "SalesInvoice.SalesOrderID", read: {}, write: { guid: "ID" } },
  false,
);

/** Exact fact sheet §8.2, 2026-11-21: unknown 12.8. */
export const invoicingResultTable = propertyTable(
  {
    key: "ProcessID",
    type: "Read.SalesInvoice.InvoiceSalesOrderResult",
    read: { guid: "ProcessID", string: "Status Errors", int: "NumberOfCreatedInvoices NumberOfFailedInvoices" },
  },
  false,
);

/** Exact fact sheet §8.3, 2026-11-21. */
export const orderTable = propertyTable({
  key: "OrderID",
  type: "SalesOrder.SalesOrder",
  read: {
    double: "AmountDC AmountFC AmountFCExclVat",
    date: "Approved",
    guid: "Approver",
    int: "DeliveryStatus Division DocumentNumber InvoiceStatus Status",
    string: `ApprovalStatusDescription ApproverFullName CustomField DeliverToContactPersonFullName DeliverToName
      DeliveryStatusDescription DocumentSubject InvoiceStatusDescription InvoiceToContactPersonFullName InvoiceToName
      OrderedByContactPersonFullName OrderedByName PaymentConditionDescription SalesChannelCode SalesChannelDescription
      SalespersonFullName SelectionCodeCode SelectionCodeDescription ShippingMethodDescription StatusDescription
      TaxScheduleCode TaxScheduleDescription WarehouseCode WarehouseDescription`,
  },
  write: {
    guid: `OrderID DeliverTo DeliverToContactPerson DeliveryAddress Document InvoiceTo InvoiceToContactPerson OrderedBy
      OrderedByContactPerson SalesChannel Salesperson SelectionCode ShippingMethod TaxSchedule WarehouseID`,
    double: "AmountDiscount AmountDiscountExclVat Discount",
    int: "ApprovalStatus IncotermVersion OrderNumber",
    string: "Currency Description IncotermAddress IncotermCode PaymentCondition PaymentReference Remarks YourRef",
    date: "DeliveryDate OrderDate",
    collection: "SalesOrderLines SalesOrderOrderChargeLines",
  },
});

/** Exact fact sheet §8.3, 2026-11-21. */
export const orderLineTable = propertyTable(
  {
    key: "ID",
    type: "SalesOrder.SalesOrderLine",
    padded: { VATCode: vatCode },
    read: {
      double: "AmountDC CostPriceFC QuantityDelivered QuantityInvoiced",
      int: "DeliveryStatus Division InvoiceStatus LineNumber OrderStatus PurchaseOrderLineNumber PurchaseOrderNumber",
      guid: "PurchaseOrder PurchaseOrderLine",
      string: `CostCenterDescription CostUnitDescription CustomerItemCode CustomField ItemCode ItemDescription
        ItemVersionDescription PricelistDescription ProjectDescription TaxScheduleCode TaxScheduleDescription
        UnitDescription VATCodeDescription`,
    },
    write: {
      guid: "ID Item ItemVersion OrderID Pricelist Project ShopOrder TaxSchedule",
      double: "AmountFC Discount Margin NetPrice Quantity UnitPrice VATAmount VATPercentage",
      int: "OrderNumber UseDropShipment",
      string: "CostCenter CostUnit Description Notes UnitCode VATCode",
      date: "DeliveryDate",
    },
  },
  false,
);
