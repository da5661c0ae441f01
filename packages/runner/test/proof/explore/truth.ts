import { bookedFates, type OrderRecord } from "@boekbrug/core";
import type { Instruction } from "../../../src/index.ts";
import {
  type Amounts,
  type BookedPaper,
  type ProofWorld,
  type ProofWorldKind,
  partsOf,
  sameAmounts,
} from "../proof-world.ts";

/** Whether a paper is the order in one of these forms, or those of its documents that are there so far, each in one of them. */
const isOfForms = (paper: BookedPaper, forms: readonly Amounts[]): boolean =>
  forms.some((form) => sameAmounts(paper, form)) ||
  ((partsOf(paper.id).length > 1 || forms.some(({ gross }) => paper.gross < gross)) &&
    Object.entries(paper.vatByPercent).every(([percent, vat]) =>
      forms.some(({ vatByPercent }) => vatByPercent[percent] === vat),
    ));

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

  /** Orders that the shop has ever called paid. */
  readonly #everPaid = new Set<string>();
  /** Orders of which a person said that they were dealt with. */
  readonly #dealtWith = new Set<string>();
  readonly #everDealtWith = new Set<string>();

  paid(orderId: string): void {
    this.#everPaid.add(orderId);
  }

  /** What a person put aside that was booked, or of which he was told, is his. */
  instructed(orderId: string, word: Instruction, before: OrderRecord | null): void {
    if (word === "retry") {
      this.#dealtWith.delete(orderId);
      return;
    }
    this.#everDealtWith.add(orderId);
    if (before?.fate.kind === "held" || before?.booking?.document != null) this.touch(orderId);
    else this.#dealtWith.add(orderId);
  }

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
    for (const { orderId, cents } of books.payments?.() ?? []) {
      const most = Math.max(...(this.#forms.get(orderId) ?? []).map(({ gross }) => gross));
      if (cents > 0 && !this.#everPaid.has(orderId)) this.wrong.add(`order ${orderId} is paid in the books alone`);
      if (cents > most && !this.#touched.has(orderId)) this.wrong.add(`order ${orderId} is paid twice`);
    }
  }

  #judge(paper: BookedPaper): void {
    const { id, orderId } = paper;
    const parts = partsOf(id);
    const isNew = parts.some((part) => !this.#papers.has(part));
    if (isNew && this.#removed.has(orderId)) this.wrong.add(`order ${orderId} came back`);
    if (isNew && this.#dealtWith.has(orderId)) this.wrong.add(`order ${orderId} was booked although it was dealt with`);
    for (const part of parts) this.#papers.add(part);
    if (!this.#everDue.has(orderId)) this.wrong.add(`order ${orderId} was never due`);
    const forms = this.#forms.get(orderId) ?? [];
    if (!this.#isEdited(paper) && !isOfForms(paper, forms)) {
      this.wrong.add(`order ${orderId} is cents off`);
    }
  }

  /** A person has changed it himself, or was told of it and said that it is well. */
  #isAccepted = (paper: BookedPaper): boolean => this.#isEdited(paper) || this.#everDealtWith.has(paper.orderId);

  #isEdited = ({ id }: BookedPaper): boolean => partsOf(id).some((part) => this.#edited.has(part));

  touch(orderId: string): void {
    this.#touched.add(orderId);
  }

  edit({ id, orderId }: BookedPaper): void {
    for (const part of partsOf(id)) this.#edited.add(part);
    this.#touched.add(orderId);
  }

  remove({ orderId }: BookedPaper, record: OrderRecord | null): void {
    this.#touched.add(orderId);
    if (record !== null && bookedFates.includes(record.fate.kind)) this.#removed.add(orderId);
  }

  /** An older store, or none: what it knew is gone. */
  forget(): void {
    this.#removed.clear();
    this.#dealtWith.clear();
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
      if (showsBookedAgain && isOther && !this.#isAccepted(paper) && isSilent(record)) {
        this.wrong.add(`order ${id} was changed after it was booked, without a word (${JSON.stringify(record?.fate)})`);
      }
      const isPutAside = record?.fate.kind === "skipped" && !this.#touched.has(id);
      if (paper !== undefined && (isSilent(record) || isPutAside) && !this.#isWhole(paper)) {
        this.wrong.add(`order ${id} is half booked`);
      }
      if (isSilent(record) && unfinished.includes(id) && !this.#touched.has(id)) {
        this.wrong.add(`order ${id} is left unfinished though called ${record?.fate.kind}`);
      }
      if (complaint !== undefined) this.wrong.add(`order ${id} ${complaint} (${JSON.stringify(record?.fate)})`);
    }
  }

  #isWhole = (paper: BookedPaper): boolean =>
    this.#touched.has(paper.orderId) || (this.#forms.get(paper.orderId) ?? []).some((form) => sameAmounts(form, paper));

  #complaint(id: string, due: boolean, booked: boolean, record: OrderRecord | null): string | undefined {
    const fate = record?.fate;
    if (fate === undefined) return "was never seen";
    if (fate.kind === "held" || fate.kind === "changed" || fate.kind === "in-doubt") {
      return this.#touched.has(id) ? undefined : "is held though nobody touched it";
    }
    if (bookedFates.includes(fate.kind))
      return booked || this.#touched.has(id) ? undefined : "is lost though called booked";
    if (fate.kind === "waiting" || fate.kind === "skipped") {
      const isLost = due || (booked && !this.#touched.has(id));
      return isLost && !this.#everDealtWith.has(id) ? "is lost without a word" : undefined;
    }
    return "is not brought to an end";
  }
}
