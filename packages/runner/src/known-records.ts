import { type Failure, feedNote, instantOf, type KnownCustomer, type RecordFeed, type StepKind } from "@boekbrug/core";
import { err, ok, type Result } from "neverthrow";
import { renew } from "./claim.ts";
import { type Connection, type Host, interrupted } from "./connection.ts";

/** How long a ledger that would not tell is not asked again, in milliseconds. */
const quietFor = 86_400_000;

/** Which kinds of record the store knows completely, in one run. Each feed is read once, when the first record of its kind is needed. */
export class KnownRecords {
  readonly #host: Host;
  readonly #connection: Connection;
  readonly #read = new Map<StepKind, boolean>();

  constructor(host: Host, connection: Connection) {
    this.#host = host;
    this.#connection = connection;
  }

  /** Of these kinds, those of which every record is remembered. */
  async among(kinds: ReadonlySet<StepKind>): Promise<Result<ReadonlySet<StepKind>, Failure>> {
    const known = new Set<StepKind>();
    for (const kind of kinds) {
      const feed = this.#connection.ledger.feeds?.[kind];
      if (feed === undefined) continue;
      const followed = this.#read.has(kind) ? ok(this.#read.get(kind) === true) : await this.#follow(kind, feed);
      if (followed.isErr()) return err(followed.error);
      this.#read.set(kind, followed.value);
      if (followed.value) known.add(kind);
    }
    return ok(known);
  }

  /** Remembers what changed since the last time. False where the ledger does not tell, or not of everything. */
  async #follow(kind: StepKind, feed: RecordFeed): Promise<Result<boolean, Failure>> {
    const notes = await this.#host.store.notes(this.#connection.key);
    if (notes.isErr()) return err(notes.error);
    const note = notes.value[feedNote(kind)] ?? "";
    if (note.startsWith(refused) && this.#host.clock.now() < Date.parse(note.slice(refused.length))) return ok(false);
    const position = note === "" || note.startsWith(refused) ? null : note;
    const first = await this.#remember(kind, feed, position);
    if (first.isErr() || first.value === null) return first.map(() => false);
    const { freed, partial } = first.value;
    if (partial) return ok(false);
    // Whoever else has what one customer has given up is not among the changes.
    const second = freed > 0 && position !== null ? await this.#remember(kind, feed, null) : first;
    return second.map((told) => told !== null);
  }

  /** Null where the ledger does not tell. What was read is kept turn by turn, so that a long reading may break off. */
  async #remember(kind: StepKind, feed: RecordFeed, since: string | null): Promise<Result<Told | null, Failure>> {
    let freed = 0;
    let partial = false;
    for (let position = since; ; ) {
      const turn = await this.#rememberTurn(kind, feed, position);
      if (turn.isErr()) return err(turn.error);
      if (turn.value === null) return ok(null);
      freed += turn.value.freed;
      partial ||= turn.value.partial;
      if (turn.value.next === null) return ok({ freed, partial });
      position = turn.value.next;
      const going = interrupted(this.#host);
      if (going.isErr()) return err(going.error);
      const renewed = await renew(this.#host, this.#connection);
      if (renewed.isErr()) return err(renewed.error);
    }
  }

  /** One turn of a reading; `next` where there is more. */
  async #rememberTurn(
    kind: StepKind,
    feed: RecordFeed,
    since: string | null,
  ): Promise<Result<(Told & { readonly next: string | null }) | null, Failure>> {
    const { store, clock } = this.#host;
    const { key } = this.#connection;
    const changes = await feed.changes(since);
    if (changes.isErr()) return err(changes.error);
    if (changes.value === null) {
      const again = instantOf(clock.now() + quietFor);
      return (await store.note(key, feedNote(kind), `${refused}${again}`)).map(() => null);
    }
    const known: KnownCustomer[] = [];
    for (const { id, identities } of changes.value.records) {
      const fingerprints = identities.map((identity) => this.#host.fingerprint(`${key}:${identity}`));
      known.push({ id, fingerprints: await Promise.all(fingerprints) });
    }
    const freed = await store.rememberCustomers(key, known);
    if (freed.isErr()) return err(freed.error);
    const { position, more = false, partial = false } = changes.value;
    const noted = await store.note(key, feedNote(kind), position ?? "");
    return noted.map(() => ({ freed: freed.value, partial, next: more ? position : null }));
  }
}

interface Told {
  /** How many fingerprints lead to nobody any more. */
  readonly freed: number;
  /** Whether only changes are told. */
  readonly partial: boolean;
}

const refused = "not before ";
