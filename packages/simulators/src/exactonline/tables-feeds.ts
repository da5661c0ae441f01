import { type PropertyTable, propertyTable } from "./properties.ts";
import { receivableTable } from "./tables-booking.ts";

/** The properties of a resource with the row version as its key. */
export function syncTable(
  base: PropertyTable,
  type: string,
  more: PropertyTable["properties"] = new Map(),
): PropertyTable {
  const plain = [...base.properties].filter(([, { kind }]) => kind !== "collection");
  const properties = new Map([["Timestamp", { kind: "long" as const, writable: false }], ...plain, ...more]);
  return { key: "Timestamp", type: `Exact.Web.Api.Models.Sync.${type}`, properties };
}

const termProperties = propertyTable(
  {
    key: "ID",
    type: "Cashflow.PaymentTerm",
    read: {
      int: "ApprovalStatus LineType PaymentBatchNumber",
      date: "PaymentSelected",
      guid: "PaymentSelector",
      string: "PaymentSelectorFullName",
    },
  },
  false,
).properties;

/** Exact fact sheet §8.4, 2026-11-21. */
export const paymentTermTable = syncTable(receivableTable, "Cashflow.PaymentTerm", termProperties);

/** Exact fact sheet §5, 2026-11-21. */
export const deletedTable = propertyTable(
  {
    key: "Timestamp",
    type: "Sync.Deleted",
    read: { long: "Timestamp", guid: "DeletedBy EntityKey ID", date: "DeletedDate", int: "Division EntityType" },
  },
  false,
);
