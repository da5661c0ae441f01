import { propertyTable, vatCode } from "./properties.ts";

const numbered = (name: string, last: number) =>
  Array.from({ length: last }, (_, index) => `${name}_${String(index + 1).padStart(2, "0")}`).join(" ");

/** Exact fact sheet §7.4, 2026-11-21. */
export const itemTable = propertyTable({
  key: "ID",
  type: "Logistics.Item",
  padded: { SalesVatCode: vatCode },
  read: {
    int: "AssembledLeadDays Division UseExplosion",
    double: "BatchQuantity StandardSalesPrice StatisticalNetWeight StatisticalUnits StatisticalValue Stock",
    string: `CustomField GLCostsCode GLCostsDescription GLCostsWorkInProgressCode GLCostsWorkInProgressDescription
      GLRevenueCode GLRevenueDescription GLRevenueWorkInProgressCode GLRevenueWorkInProgressDescription GLStockCode
      GLStockDescription ItemGroupCode ItemGroupDescription PictureThumbnailUrl PictureUrl SalesVatCodeDescription
      StatisticalCode UnitDescription UnitType`,
  },
  write: {
    guid: "ID GLCosts GLCostsWorkInProgress GLRevenue GLRevenueWorkInProgress GLStock ItemGroup",
    double: `AverageCost CostPriceNew CostPriceStandard GrossWeight NetWeight ${numbered("FreeNumberField", 8)}`,
    string: `Barcode Code CostPriceCurrency Description ExtraDescription NetWeightUnit Notes Picture PictureName
      SalesVatCode SearchCode Unit ${numbered("Class", 10)} ${numbered("FreeTextField", 10)}`,
    int: `CopyRemarks IsBatchItem IsBatchNumberItem IsMakeItem IsNewContract IsOnDemandItem IsRegistrationCodeItem
      IsTaxableItem IsTime IsWebshopItem SecurityLevel`,
    date: `EndDate StartDate ${numbered("FreeDateField", 5)}`,
    boolean: `IsFractionAllowedItem IsPackageItem IsPurchaseItem IsSalesItem IsSerialItem IsSerialNumberItem IsStockItem
      IsSubcontractedItem ${numbered("FreeBoolField", 5)}`,
  },
});

export const itemFilters = `ID Barcode Code CostPriceNew Created Description EndDate ExtraDescription GLCosts
  GLCostsWorkInProgress GLRevenue GLRevenueWorkInProgress GLStock IsBatchItem IsFractionAllowedItem IsMakeItem
  IsPurchaseItem IsSalesItem IsSerialItem IsStockItem IsSubcontractedItem IsTime IsWebshopItem ItemGroup ItemGroupCode
  Modified NetWeightUnit SalesVatCode SearchCode StartDate Unit ${numbered("Class", 10)} ${numbered("FreeBoolField", 5)}
  ${numbered("FreeDateField", 5)} ${numbered("FreeNumberField", 8)} ${numbered("FreeTextField", 10)}`;

/** Exact fact sheet §7.5, 2026-11-21. */
export const itemPriceTable = propertyTable({
  key: "ID",
  type: "Logistics.SalesItemPrice",
  read: {
    int: "Division",
    string: `AccountName Barcode DefaultItemUnit DefaultItemUnitDescription ItemCode ItemDescription ProjectDescription
      UnitDescription`,
  },
  write: {
    guid: "ID Account Employee Item Project",
    string: "Currency Unit",
    date: "EndDate StartDate",
    double: "NumberOfItemsPerUnit Price Quantity",
  },
});

/** Exact fact sheet §7.6, 2026-11-21. */
export const itemGroupTable = propertyTable({
  key: "ID",
  type: "Logistics.ItemGroup",
  read: {
    guid: `ID GLCosts GLCostsWorkInProgress GLPurchaseAccount GLPurchasePriceDifference GLRevenue GLRevenueWorkInProgress
      GLStock GLStockVariance`,
    int: "Division IsDefault",
    string: `Code Description GLCostsCode GLCostsDescription GLCostsWorkInProgressCode GLCostsWorkInProgressDescription
      GLPurchaseAccountCode GLPurchaseAccountDescription GLPurchasePriceDifferenceCode GLPurchasePriceDifferenceDescr
      GLRevenueCode GLRevenueDescription GLRevenueWorkInProgressCode GLRevenueWorkInProgressDescription GLStockCode
      GLStockDescription GLStockVarianceCode GLStockVarianceDescription Notes`,
  },
});

/** Exact fact sheet §7.6, 2026-11-21. */
export const unitTable = propertyTable(
  {
    key: "ID",
    type: "Logistics.Unit",
    read: { guid: "ID", boolean: "Active", int: "Division Main", string: "Code Description TimeUnit Type" },
  },
  false,
);
