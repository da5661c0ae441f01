import type { SwitchDescription } from "./switches-documents.ts";

/** Switches about what Moneybird tells of changes: webhooks and versions. */
export const eventSwitches = [
  {
    unknown: "inferred: first call to a new webhook's address (8.13)",
    name: "webhookTrial",
    settings: ["named", "empty", "event"],
    default: "named",
    meaning: "The first call to a new address carries the webhook's id and token, nothing, or an event as any other.",
  },
  {
    unknown: "inferred: signature of a repeated delivery (8.13)",
    name: "webhookRepeat",
    settings: ["signed-anew", "signed-once"],
    default: "signed-anew",
    meaning: "A delivery that comes again is signed with its new moment, or bears the signature of its first.",
  },
  {
    unknown: "inferred: events of one's own writes (8.13)",
    name: "paymentEvents",
    settings: ["payment", "payment-and-update"],
    default: "payment",
    meaning: "A payment sets off its own events only, or counts as an update of the invoice as well.",
  },
  {
    unknown: "inferred: version of an archived contact (4, 8.2)",
    name: "archivedVersion",
    settings: ["raised", "kept"],
    default: "raised",
    meaning: "Archiving a contact, or bringing it back, raises its version in the synchronization, or leaves it.",
  },
] as const satisfies readonly SwitchDescription[];
