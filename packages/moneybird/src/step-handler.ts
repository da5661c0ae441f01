import type { Clock, Failure, StepOutcome, WriteStep } from "@boekbrug/core";
import type { ResultAsync } from "neverthrow";
import type { MoneybirdClient } from "./client/moneybird-client.ts";
import type { CustomerSettings } from "./contacts/customer-settings.ts";
import type { InvoiceFinder } from "./invoices/find-invoices.ts";
import type { ItemSettings } from "./items/item-settings.ts";

/** How one kind of record is written, and found again. */
export interface StepHandler {
  /** Makes the write, once; path and body have no placeholders left. */
  send(step: WriteStep, notAfter: number | undefined): ResultAsync<StepOutcome, Failure>;
  /** What the step has made or would make. */
  lookup(step: WriteStep): ResultAsync<StepOutcome | null, Failure>;
}

export interface HandlerParts {
  readonly client: MoneybirdClient;
  readonly clock: Clock;
  readonly administration: string;
  readonly invoices: InvoiceFinder;
  readonly match: CustomerSettings["match"];
  readonly items: Pick<ItemSettings, "missing">;
}
