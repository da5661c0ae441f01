import { customerCode, propertyTable, vatCode } from "./properties.ts";

/** Exact fact sheet §3, 2026-11-21. */
export const meTable = propertyTable(
  {
    key: "UserID",
    type: "Me",
    read: {
      guid: "UserID DivisionCustomer EmployeeID",
      int: "AccountingDivision CurrentDivision DossierDivision",
      long: "Legislation",
      double: "ServerUtcOffset",
      boolean: `IsClientUser IsEmployeeSelfServiceUser IsMyFirmLiteUser IsMyFirmPortalUser IsOEIMigrationMandatory
        IsStarterUser`,
      string: `CustomerCode DivisionCustomerCode DivisionCustomerName DivisionCustomerSiretNumber
        DivisionCustomerVatNumber Email FirstName FullName Gender Initials Language LanguageCode LastName MiddleName
        Mobile Nationality PackageCode Phone PhoneExtension PictureUrl ServerTime ThumbnailPicture
        ThumbnailPictureFormat Title UserName`,
    },
  },
  false,
);

/** Exact fact sheet §3, 2026-11-21. */
export const divisionTable = propertyTable({
  key: "Code",
  type: "System.Division",
  read: {
    int: "Code BlockingStatus Status",
    long: "Hid",
    guid: "Customer",
    double: "ShareCapital",
    date: "ArchiveDate DivisionHRLinkUnlinkDate DivisionMoveDate StartDate",
    boolean: "Current IsDossierDivision IsHRDivision IsMainDivision IsPracticeDivision",
    collection: "Class_01 Class_02 Class_03 Class_04 Class_05",
    string: `AddressLine1 AddressLine2 AddressLine3 BusinessTypeCode BusinessTypeDescription
      ChamberOfCommerceEstablishment ChamberOfCommerceNumber City CompanySizeCode CompanySizeDescription Country Currency CustomerCode CustomerName DatevAccountantNumber
      DatevClientNumber Description Email Fax Legislation OBNumber Phone Postcode SbiCode SbiDescription SectorCode
      SectorDescription SiretNumber State SubsectorCode SubsectorDescription TaxOfficeNumber TaxReferenceNumber
      TemplateCode VATNumber Website`,
  },
});

/** What the sources name of the older list. */
export const hrmDivisionTable = propertyTable(
  {
    key: "Code",
    type: "HRM.Division",
    read: {
      int: "Code Status",
      long: "Hid",
      boolean: "Current",
      string: "Country Currency CustomerCode CustomerName Description VATNumber Website",
    },
  },
  false,
);

/** Exact fact sheet §7.1, 2026-11-21. */
export const accountTable = propertyTable({
  key: "ID",
  type: "CRM.Account",
  padded: {
    Code: customerCode,
    InvoiceAccountCode: customerCode,
    SalesVATCode: vatCode,
    PurchaseVATCode: vatCode,
    Country: { side: "right", width: 3, unpaddedFilter: true },
  },
  read: {
    boolean: "IsBank IsMember IsPurchase IsSales",
    date: "CustomerSince StatusSince",
    guid: "BRIN Document",
    int: "AccountManagerHID AddressSource CostPaid Division IsAnonymised Source",
    collection: "BankAccounts",
    string: `AccountManagerFullName Classification ClassificationDescription Costcenter CostcenterDescription CountryName
      Currency CustomField DunsNumber InvoiceAccountCode InvoiceAccountName LanguageDescription LogoThumbnailUrl LogoUrl
      PaymentConditionPurchaseDescription PaymentConditionSalesDescription PurchaseCurrencyDescription
      PurchaseVATCodeDescription ResellerCode ResellerName SalesCurrencyDescription SalesTaxScheduleCode
      SalesTaxScheduleDescription SalesVATCodeDescription StateName Type`,
  },
  write: {
    boolean: `Blocked CanDropShip EnableSalesPaymentLink HasWithholdingTaxSales IgnoreDatevWarningMessage IsExtraDuty
      IsPilot IsReseller IsSupplier RecepientOfCommissions ShowRemarkForSales`,
    date: "ControlledDate EndDate EstablishedDate StartDate",
    double: "CreditLinePurchase CreditLineSales DiscountPurchase DiscountSales Latitude Longitude",
    guid: `ID Accountant AccountManager ActivitySector ActivitySubSector BusinessType Classification1 Classification2
      Classification3 Classification4 Classification5 Classification6 Classification7 Classification8 CompanySize
      GLAccountPurchase GLAccountSales GLAP GLAR InvoiceAccount LeadPurpose LeadSource MainContact Parent PriceList
      Reseller SalesTaxSchedule ShippingMethod`,
    int: `AutomaticProcessProposedEntry ConsolidationScenario DeliveryAdvice IncotermVersionPurchase IncotermVersionSales
      InvoiceAttachmentType InvoicingMethod IsAccountant IsAgency IsCompetitor IsMailing PeppolIdentifierType
      PurchaseLeadDays SecurityLevel SeparateInvPerProject SeparateInvPerSubscription ShippingLeadDays`,
    string: `AddressLine1 AddressLine2 AddressLine3 BSN ChamberOfCommerce City Code CodeAtSupplier Country
      DatevCreditorCode DatevDebtorCode Email EORINumber Fax GlnNumber IncotermAddressPurchase IncotermAddressSales
      IncotermCodePurchase IncotermCodeSales IntraStatArea IntraStatDeliveryTerm IntraStatSystem IntraStatTransactionA
      IntraStatTransactionB IntraStatTransportMethod Language Logo LogoFileName Name OINNumber PayAsYouEarn
      PaymentConditionPurchase PaymentConditionSales PeppolIdentifier Phone PhoneExtension Postcode PurchaseCurrency
      PurchaseVATCode Remarks RSIN SalesCurrency SalesVATCode SearchCode State Status TradeName UniqueTaxpayerReference
      VATLiability VATNumber Website`,
  },
});

/** Exact fact sheet §7.7, 2026-11-21. */
export const vatCodeTable = propertyTable({
  key: "ID",
  type: "Vat.VATCode",
  padded: { Code: vatCode, AccountCode: customerCode },
  read: {
    guid: "ID Account GLDiscountPurchase GLDiscountSales GLToClaim GLToPay",
    boolean: "Charged IntraStat IsBlocked",
    double: "Percentage",
    int: "CalculationBasis Division ExcludeVATListing TaxReturnType VatMargin VATPartialRatio",
    collection: "VATPercentages",
    string: `AccountCode AccountName Code Country CustomField Description EUSalesListing GLDiscountPurchaseCode
      GLDiscountPurchaseDescription GLDiscountSalesCode GLDiscountSalesDescription GLToClaimCode GLToClaimDescription
      GLToPayCode GLToPayDescription IntrastatType LegalText OssCountry Type VatDocType VATTransactionType`,
  },
});

/** Exact fact sheet §7.7, 2026-11-21. */
export const vatPercentageTable = propertyTable({
  key: "ID",
  type: "Vat.VatPercentage",
  read: { guid: "ID VATCodeID", date: "EndDate StartDate", double: "Percentage", int: "Division LineNumber Type" },
});

/** Exact fact sheet §7.8, 2026-11-21. */
export const glAccountTable = propertyTable({
  key: "ID",
  type: "Financial.GLAccount",
  padded: { VATCode: vatCode },
  read: {
    guid: "ID PrivateGLAccount VATNonDeductibleGLAccount YearEndCostGLAccount YearEndReflectionGLAccount",
    boolean: "Compress IsBlocked Matching RevalueCurrency",
    double: "ExpenseNonDeductiblePercentage PrivatePercentage VATNonDeductiblePercentage",
    int: `AllowCostsInSales AssimilatedVATBox BelcotaxType DescriptionTermID Division ExcludeVATListing Type UseCostcenter
      UseCostunit`,
    collection: "DeductibilityPercentages",
    string: `BalanceSide BalanceType Code Costcenter CostcenterDescription Costunit CostunitDescription CustomField
      Description ReportingCode SearchCode TypeDescription VATCode VATDescription VATGLAccountType VATSystem`,
  },
});

/** Exact fact sheet §7.8, 2026-11-21. */
export const journalTable = propertyTable({
  key: "ID",
  type: "Financial.Journal",
  read: {
    guid: "ID Bank BankAccountID GLAccount PaymentInTransitAccount",
    boolean: `AllowVariableCurrency AllowVariableExchangeRate AllowVAT AutoSave BankAccountUseSEPA
      BankAccountUseSepaDirectDebit IsBlocked`,
    int: "Division GLAccountType PaymentServiceProvider Type",
    string: `BankAccountBICCode BankAccountCountry BankAccountDescription BankAccountIBAN BankAccountIncludingMask BankName
      Code Currency CurrencyDescription CustomField Description GLAccountCode GLAccountDescription
      PaymentServiceAccountIdentifier PaymentServiceProviderName`,
  },
});

/** Exact fact sheet §7.8, 2026-11-21. */
export const periodTable = propertyTable({
  key: "ID",
  type: "Financial.FinancialPeriod",
  read: { guid: "ID", date: "EndDate StartDate", int: "Division FinPeriod FinYear" },
});

/** Exact fact sheet §7.9, 2026-11-21. */
export const paymentConditionTable = propertyTable({
  key: "ID",
  type: "Cashflow.PaymentCondition",
  read: {
    guid: "ID CreditManagementScenario",
    double: "DiscountPercentage Percentage",
    int: "DiscountPaymentDays Division PaymentDays PaymentEndOfMonths",
    string: `Code CreditManagementScenarioCode CreditManagementScenarioDescription Description DiscountCalculation
      PaymentDiscountType PaymentMethod VATCalculation`,
  },
});

/** Exact fact sheet §7.10, 2026-11-21. */
export const currencyTable = propertyTable(
  {
    key: "Code",
    type: "General.Currency",
    read: { string: "Code Description", double: "AmountPrecision PricePrecision", date: "Created Modified" },
  },
  false,
);

/** Exact fact sheet §7.8, 2026-11-21. */
export const exchangeRateTable = propertyTable({
  key: "ID",
  type: "Financial.ExchangeRate",
  read: { string: "SourceCurrencyDescription TargetCurrency TargetCurrencyDescription", int: "Division" },
  write: { guid: "ID", double: "Rate", string: "SourceCurrency", date: "StartDate" },
});
