import type { Failure, StepOutcome, WriteStep } from "@boekbrug/core";
import type { ResultAsync } from "neverthrow";
import type { Administration } from "./administration.ts";
import type { ArticleSettings } from "./articles/article-settings.ts";
import type { BookingFinder } from "./bookings/find-bookings.ts";
import type { SnelStartClient } from "./client/snelstart-client.ts";
import type { OrderFinder } from "./orders/find-orders.ts";

/** How one kind of record is written, and found again. */
export interface StepHandler {
  /** Makes the write, once; path and body have no placeholders left. */
  send(step: WriteStep, notAfter: number | undefined): ResultAsync<StepOutcome, Failure>;
  /** What the step has made or would make. */
  lookup(step: WriteStep): ResultAsync<StepOutcome | null, Failure>;
}

export interface HandlerParts {
  readonly client: SnelStartClient;
  readonly administration: Administration;
  readonly bookings: BookingFinder;
  readonly orders: OrderFinder;
  readonly items: ArticleSettings;
}
