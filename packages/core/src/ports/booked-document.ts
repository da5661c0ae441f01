import type { Money } from "../money/money.ts";
import type { CalendarDate } from "../time/calendar-date.ts";

/** A document as the ledger holds it now. */
export interface BookedDocument {
  readonly id: string;
  readonly reference: string;
  readonly number: string | null;
  readonly date: CalendarDate;
  readonly gross: Money;
  /** Null where the ledger does not tell. */
  readonly vat: Money | null;
  /** True where it is of the kind in use and what the finish step asks for is not done yet. */
  readonly unfinished?: boolean | undefined;
}

/** A document of any origin, with the other texts that people know it by: description, payment reference. */
export interface ListedDocument extends BookedDocument {
  readonly texts: readonly string[];
}
