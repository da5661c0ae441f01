import {
  type CalendarDate,
  type Failure,
  type Instant,
  type ListedDocument,
  type OrderRecord,
  type Period,
  recognisableTexts,
  spanWith,
  stillToRead,
} from "@boekbrug/core";
import { err, ok, okAsync, type Result } from "neverthrow";
import type { Connection } from "./connection.ts";

/** The administration's documents of any origin, read once a run, and only the days that are asked for. */
export class ForeignDocuments {
  readonly #connection: Connection;
  readonly #connectedAt: Instant;
  readonly #byText = new Map<string, ListedDocument[]>();
  #read: Period | null = null;
  /** Documents that an order of this run was given. */
  readonly taken = new Set<string>();

  /** `connectedAt`: the first moment that this store knew the connection; only older orders may have been booked by others. */
  constructor(connection: Connection, connectedAt: Instant) {
    this.#connection = connection;
    this.#connectedAt = connectedAt;
  }

  mayHold({ placedAt }: Pick<OrderRecord, "placedAt">): boolean {
    return this.#connection.ledger.documents !== undefined && Date.parse(placedAt) < Date.parse(this.#connectedAt);
  }

  /** Sees to it that the documents dated from `from` to `to` are read. */
  async read(from: CalendarDate, to: CalendarDate): Promise<Result<void, Failure>> {
    for (const period of stillToRead(this.#read, { from, to })) {
      const listed = await (this.#connection.ledger.documents?.(period) ?? okAsync([]));
      if (listed.isErr()) return err(listed.error);
      for (const document of listed.value) this.#add(document);
      this.#read = spanWith(this.#read, period);
    }
    return ok(undefined);
  }

  #add(document: ListedDocument): void {
    for (const text of recognisableTexts(document)) {
      this.#byText.set(text, [...(this.#byText.get(text) ?? []), document]);
    }
  }

  /** The documents that go by one of these references, each once. */
  by(references: readonly string[]): readonly ListedDocument[] {
    const found = references.flatMap((text) => this.#byText.get(text) ?? []);
    return [...new Map(found.map((document) => [document.id, document])).values()];
  }
}
