import { type CheckGroup, registerChecks } from "../contract/check.ts";
import { bookedChecks } from "./booked-checks.ts";
import { claimChecks } from "./claim-checks.ts";
import { customerChecks } from "./customer-checks.ts";
import { discoveryChecks } from "./discovery-checks.ts";
import { durabilityChecks } from "./durability-checks.ts";
import { journalChecks } from "./journal-checks.ts";
import { judgementChecks } from "./judgement-checks.ts";
import { listingChecks } from "./listing-checks.ts";
import { noteChecks } from "./note-checks.ts";
import type { OpenedStore } from "./opened-store.ts";
import { settlementChecks } from "./settlement-checks.ts";
import { tokenChecks } from "./token-checks.ts";

/** The promises of `Store` and `TokenStore`, as data. */
export const storeChecks: readonly CheckGroup<OpenedStore>[] = [
  { name: "discovery", checks: discoveryChecks },
  { name: "lists", checks: listingChecks },
  { name: "judgements", checks: judgementChecks },
  { name: "journal", checks: journalChecks },
  { name: "what was booked", checks: bookedChecks },
  { name: "payments after the booking", checks: settlementChecks },
  { name: "claims", checks: claimChecks },
  { name: "tokens", checks: tokenChecks },
  { name: "customers", checks: customerChecks },
  { name: "notes", checks: noteChecks },
  { name: "durability", checks: durabilityChecks },
];

/** Registers the promises of `Store` and `TokenStore` as tests. `open` gives a fresh, empty store each time. */
export const storeContract = (name: string, open: () => Promise<OpenedStore>): void =>
  registerChecks(name, storeChecks, open);
