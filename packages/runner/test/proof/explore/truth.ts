import { bookedFates, type OrderRecord } from "@boekbrug/core";
import { type Amounts, type BookedPaper, type ProofWorld, type ProofWorldKind, sameAmounts } from "../proof-world.ts";

/** Whether nobody is told of anything about a booked order. */
const isSilent = (record: OrderRecord | null): boolean =>
  record !== null && bookedFates.includes(record.fate.kind) && record.fate.kind !== "changed";

/** What an outsider knows who has watched shop and books all the time, and what he has to say against them. */
export class Truth {
  readonly wrong = new Set<string>();
  /** Every form that an order has had. */
  readonly #forms = new Map<string, Amounts[]>();
  readonly #everDue = new Set<string>();
  /** Orders that a person has changed, in the shop or in the books, after they were placed. */
  readonly #touched = new Set<string>();
  readonly #edited = new Set<string>();
  readonly #papers = new Set<string>();
  /** Orders whose paper a person has removed, though the engine knows that it had booked them. */
  readonly #removed = new Set<string>();

  /** To be told after everything that happens. */
  watch({ shop, books }: ProofWorld): void {
    for (const id of shop.ids()) {
      const forms = this.#forms.get(id) ?? [];
      const charged = shop.charged(id);
      if (!forms.some((form) => sameAmounts(form, charged))) this.#forms.set(id, [...forms, charged]);
      if (shop.isDue(id)) this.#everDue.add(id);
    }
    const papers = books.papers();
    const orders = papers.map(({ orderId }) => orderId);
    for (const id of orders)
      if (orders.indexOf(id) !== orders.lastIndexOf(id)) this.wrong.add(`order ${id} is doubled`);
    if (books.sameCustomer() > 1) this.wrong.add("a customer is doubled");
    for (const paper of papers) this.#judge(paper);
  }

  #judge(paper: BookedPaper): void {
    const { id, orderId } = paper;
    if (!this.#papers.has(id) && this.#removed.has(orderId)) this.wrong.add(`order ${orderId} came back`);
    this.#papers.add(id);
    if (!this.#everDue.has(orderId)) this.wrong.add(`order ${orderId} was never due`);
    const forms = this.#forms.get(orderId) ?? [];
    if (!this.#edited.has(id) && !forms.some((form) => sameAmounts(form, paper))) {
      this.wrong.add(`order ${orderId} is cents off`);
    }
  }

  touch(orderId: string): void {
    this.#touched.add(orderId);
  }

  edit({ id, orderId }: BookedPaper): void {
    this.#edited.add(id);
    this.#touched.add(orderId);
  }

  remove({ orderId }: BookedPaper, record: OrderRecord | null): void {
    this.#touched.add(orderId);
    if (record !== null && bookedFates.includes(record.fate.kind)) this.#removed.add(orderId);
  }

  /** An older store, or none: what it knew is gone. */
  forget(): void {
    this.#removed.clear();
  }

  /** At rest, with nothing left to wait for: is every order booked, or its fate explained? */
  async conclude({ shop, books, store }: ProofWorld, { showsBookedAgain }: ProofWorldKind): Promise<void> {
    const papers = books.papers();
    const unfinished = books.unfinished?.() ?? [];
    for (const id of shop.ids()) {
      const record = (await store.order("shop", id))._unsafeUnwrap();
      const booked = papers.some(({ orderId }) => orderId === id);
      const complaint = this.#complaint(id, shop.isDue(id), booked, record);
      const paper = papers.find(({ orderId }) => orderId === id);
      const charged = shop.charged(id);
      const isOther = paper !== undefined && !(shop.isDue(id) && sameAmounts(charged, paper));
      if (showsBookedAgain && isOther && !this.#edited.has(paper.id) && isSilent(record)) {
        this.wrong.add(`order ${id} was changed after it was booked, without a word (${JSON.stringify(record?.fate)})`);
      }
      if (record?.fate.kind === "booked" && unfinished.includes(id) && !this.#touched.has(id)) {
        this.wrong.add(`order ${id} is left unfinished though called booked`);
      }
      if (complaint !== undefined) this.wrong.add(`order ${id} ${complaint} (${JSON.stringify(record?.fate)})`);
    }
  }

  #complaint(id: string, due: boolean, booked: boolean, record: OrderRecord | null): string | undefined {
    const fate = record?.fate;
    if (fate === undefined) return "was never seen";
    if (fate.kind === "held" || fate.kind === "changed" || fate.kind === "in-doubt") {
      return this.#touched.has(id) ? undefined : "is held though nobody touched it";
    }
    if (bookedFates.includes(fate.kind))
      return booked || this.#touched.has(id) ? undefined : "is lost though called booked";
    if (fate.kind === "waiting" || fate.kind === "skipped") {
      return due || (booked && !this.#touched.has(id)) ? "is lost without a word" : undefined;
    }
    return "is not brought to an end";
  }
}
