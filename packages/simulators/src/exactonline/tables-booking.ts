import { customerCode, propertyTable, vatCode } from "./properties.ts";

/** Exact fact sheet §8.1, 2026-11-21. */
export const entryTable = propertyTable({
  key: "EntryID",
  type: "SalesEntry.SalesEntry",
  read: {
    double: "AmountDC AmountFC VATAmountDC",
    int: "Division DocumentNumber Status Type",
    string: `CustomerName CustomField DocumentSubject ExternalLinkDescription JournalDescription
      PaymentConditionDescription PaymentConditionPaymentMethod StatusDescription TypeDescription`,
  },
  write: {
    guid: "EntryID Customer Document",
    boolean: "IsExtraDuty Reversal",
    date: "DueDate EntryDate",
    double:
      "GAccountAmountFC Rate VATAmountFC WithholdingTaxAmountDC WithholdingTaxBaseAmount WithholdingTaxPercentage",
    int: "BatchNumber EntryNumber InvoiceNumber OrderNumber ProcessNumber ReportingPeriod ReportingYear",
    collection: "SalesEntryLines",
    string: "Currency Description ExternalLinkReference Journal PaymentCondition PaymentReference YourRef",
  },
});

/** Exact fact sheet §8.1, 2026-11-21. */
export const entryLineTable = propertyTable(
  {
    key: "ID",
    type: "SalesEntry.SalesEntryLine",
    padded: { VATCode: vatCode },
    read: {
      double: "AmountDC VATAmountDC",
      int: "Division LineNumber Type",
      string: `AssetDescription CostCenterDescription CostUnitDescription CustomField GLAccountCode GLAccountDescription
      ProjectDescription ProjectWBSDescription SubscriptionDescription TrackingNumberDescription VATCodeDescription`,
    },
    write: {
      date: "From To",
      double: `AmountFC ExtraDutyAmountFC ExtraDutyPercentage Quantity StatisticalNetWeight StatisticalQuantity
        StatisticalValue VATAmountFC VATBaseAmountDC VATBaseAmountFC VATPercentage`,
      guid: "ID Asset EntryID GLAccount Project ProjectWBS Subscription TaxSchedule TrackingNumber",
      string: `CostCenter CostUnit Description IntraStatArea IntraStatCountry IntraStatDeliveryTerm IntraStatTransactionA
        IntraStatTransactionB IntraStatTransportMethod Notes SerialNumber StatisticalNumber VATCode`,
    },
  },
  false,
);

/** Exact fact sheet §8.4, 2026-11-21. */
export const receivableTable = propertyTable({
  key: "ID",
  type: "Cashflow.Receivable",
  padded: { AccountCode: customerCode },
  read: {
    guid: `ID Account AccountBankAccountID AccountContact BankAccountID DirectDebitMandate Document EntryID GLAccount
      ReceivableSelector TransactionEntryID TransactionID`,
    boolean: "IsFullyPaid TransactionIsReversal",
    date: `DiscountDueDate DueDate EndDate EntryDate InvoiceDate LastPaymentDate ReceivableSelected TransactionDueDate`,
    double: `AmountDC AmountDiscountDC AmountDiscountFC AmountFC PaymentDiscountPercentage RateFC TransactionAmountDC
      TransactionAmountFC`,
    int: `DirectDebitMandatePaymentType DirectDebitMandateType Division DocumentNumber EndPeriod EndYear EntryNumber
      InvoiceNumber IsBatchBooking OrderNumber PaymentDays PaymentDaysDiscount ReceivableBatchNumber Source Status
      TransactionReportingPeriod TransactionReportingYear TransactionStatus TransactionType`,
    string: `AccountBankAccountNumber AccountCode AccountContactName AccountCountry AccountName BankAccountNumber
      CashflowTransactionBatchCode Currency Description DirectDebitMandateDescription DirectDebitMandateReference
      DocumentSubject EndToEndID GLAccountCode GLAccountDescription Journal JournalDescription PaymentCondition
      PaymentConditionDescription PaymentInformationID PaymentMethod PaymentReference ReceivableSelectorFullName YourRef`,
  },
});

/** Exact fact sheet §8.4, 2026-11-21. */
export const receivablesListTable = propertyTable(
  {
    key: "HID",
    type: "Read.Financial.ReceivablesList",
    padded: { AccountCode: customerCode },
    read: {
      long: "HID",
      guid: "AccountId Id",
      date: "DueDate InvoiceDate",
      double: "Amount AmountInTransit",
      int: "EntryNumber InvoiceNumber",
      collection: "Notes",
      string: "AccountCode AccountName CurrencyCode Description JournalCode JournalDescription YourRef",
    },
  },
  false,
);

/** Exact fact sheet §8.4, 2026-11-21. */
export const transactionLineTable = propertyTable({
  key: "ID",
  type: "FinancialTransaction.TransactionLine",
  padded: { AccountCode: customerCode, VATCode: vatCode },
  read: {
    guid: "ID Account Asset Document EntryID GLAccount Item OffsetID Project ProjectWBS ShopOrder Subscription",
    date: "Date DueDate",
    double: `AmountDC AmountFC AmountVATBaseFC AmountVATFC ExchangeRate ExtraDutyAmountFC ExtraDutyPercentage
      PaymentDiscountAmount Quantity VATPercentage`,
    int: `Division DocumentNumber EntryNumber FinancialPeriod FinancialYear InvoiceNumber LineNumber LineType OrderNumber
      Status Type`,
    string: `AccountCode AccountName AssetCode AssetDescription CostCenter CostCenterDescription CostUnit
      CostUnitDescription Currency CustomField Description DocumentSubject ExternalLinkDescription ExternalLinkReference
      GLAccountCode GLAccountDescription ItemCode ItemDescription JournalCode JournalDescription Notes PaymentReference
      ProjectCode ProjectDescription ProjectWBSDescription SerialNumber SubscriptionDescription TrackingNumber
      TrackingNumberDescription VATCode VATCodeDescription VATType YourRef`,
  },
});
