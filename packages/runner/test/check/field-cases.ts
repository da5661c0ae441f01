import type { Case } from "./check-case.ts";

export const extraFieldCases: readonly Case[] = [
  ...(["entry", "invoice", "order"] as const).map(
    (kind): Case => ({
      name: `the kind of document ${kind} lacks an extra field`,
      rules: { document: { kind } },
      ledger: { extraFields: [{ target: "serialNumber", text: "1", level: "document" }] },
      finding: "note ledger.extra-field-in-notes ledger.extraFields.0",
      says: /Serial number.*it has no field/,
    }),
  ),
  {
    name: "an extra field takes only the key of a record, and is left out",
    ledger: { extraFields: [{ target: "trackingNumber", text: "T1", level: "line", otherwise: "leave-out" }] },
    finding: "note ledger.extra-field-left-out ledger.extraFields.0",
    says: /Tracking number.*GUID/,
  },
  {
    name: "an extra field is shared with the reference",
    ledger: { extraFields: [{ target: "yourRef", text: "web", level: "document" }] },
    finding: "note ledger.extra-field-shared ledger.extraFields.0",
    says: /Your reference/,
  },
  {
    name: "an extra field counts only with Intrastat",
    ledger: { extraFields: [{ target: "intrastatArea", text: "1", level: "line" }] },
    finding: "note ledger.extra-field-conditional ledger.extraFields.0",
    says: /Intrastat/,
  },
];
