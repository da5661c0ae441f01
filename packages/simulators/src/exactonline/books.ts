import type { SimulatorClock } from "../shared/clock.ts";
import * as standard from "./administration.ts";
import { converted, currencies, rateOn } from "./currencies.ts";
import { type Deletable, Feeds } from "./feeds.ts";
import { guidCounter, type NextGuid } from "./guids.ts";
import type {
  ExactAccount,
  ExactCurrency,
  ExactDivision,
  ExactEntry,
  ExactExchangeRate,
  ExactGlAccount,
  ExactJournal,
  ExactPaymentCondition,
  ExactPeriod,
  ExactRecord,
  ExactVatCode,
} from "./model.ts";
import type { ExactInvoice, ExactInvoiceJob, ExactItemGroup, ExactMail, ExactOrder, ExactUnit } from "./model-trade.ts";
import type { ExactOnlineSwitches } from "./switches.ts";

/** One administration. The ledger is derived from the entries, so that it can never say something else. */
export class Books {
  readonly division: ExactDivision;
  readonly clock: SimulatorClock;
  readonly switches: ExactOnlineSwitches;
  readonly guid: NextGuid;
  readonly feeds = new Feeds();
  readonly accounts: ExactAccount[] = [];
  readonly contacts: ExactRecord[] = [];
  readonly trackingNumbers: { id: string; description: string }[] = [];
  /** Intrastat for sales is on. */
  intrastat = false;
  readonly addresses: ExactRecord[] = [];
  readonly entries: ExactEntry[] = [];
  readonly items: ExactRecord[] = [];
  readonly itemPrices: ExactRecord[] = [];
  readonly itemGroups: ExactItemGroup[];
  readonly units: ExactUnit[];
  readonly layouts: { id: string; subject: string; type: number }[];
  readonly invoices: ExactInvoice[] = [];
  readonly orders: ExactOrder[] = [];
  readonly jobs: ExactInvoiceJob[] = [];
  readonly mails: ExactMail[] = [];
  /** How long invoicing works in the background, and what it and printing fail with. */
  jobDuration = 5_000;
  invoicingError: string | undefined;
  documentError: string | undefined;
  readonly currencies: ExactCurrency[] = currencies();
  readonly exchangeRates: ExactExchangeRate[] = [];
  readonly glAccounts: ExactGlAccount[];
  readonly journals: ExactJournal[];
  readonly periods: ExactPeriod[];
  readonly paymentConditions: ExactPaymentCondition[];
  readonly #vatCodes: ExactVatCode[];
  readonly #lastNumbers = new Map<string, number>();

  constructor(division: ExactDivision, clock: SimulatorClock, switches: ExactOnlineSwitches) {
    this.division = division;
    this.clock = clock;
    this.switches = switches;
    this.guid = guidCounter(String(division.code));
    this.glAccounts = standard.glAccounts(this.guid);
    this.journals = standard.journals(this.guid);
    this.periods = standard.periods(this.guid);
    this.itemGroups = standard.itemGroups(this.guid);
    this.units = standard.units(this.guid);
    this.layouts = standard.layouts(this.guid);
    this.paymentConditions = standard.paymentConditions(this.guid);
    this.#vatCodes = standard.vatCodes(this.guid);
  }

  get vatCodes(): ExactVatCode[] {
    if (this.switches.vatCodes3And5 === "present") return this.#vatCodes;
    return this.#vatCodes.filter(({ code }) => code !== "3" && code !== "5");
  }

  addVatCode(code: ExactVatCode): void {
    this.#vatCodes.push(code);
  }

  clearVatCodes(): void {
    this.#vatCodes.length = 0;
  }

  account = (id: string) => this.accounts.find((account) => account.id === id);
  contact = (id: string) => this.contacts.find((contact) => contact.id === id);
  address = (id: string) => this.addresses.find((address) => address.id === id);
  entry = (id: string) => this.entries.find((entry) => entry.id === id);
  item = (id: string) => this.items.find((item) => item.id === id);
  unit = (code: string) => this.units.find((unit) => unit.code === code);
  invoice = (id: string) => this.invoices.find((invoice) => invoice.id === id);
  order = (id: string) => this.orders.find((order) => order.id === id);
  nextOrderNumber = () => Math.max(0, ...this.orders.map(({ orderNumber }) => orderNumber)) + 1;
  nextInvoiceOrderNumber = () => Math.max(0, ...this.invoices.map(({ orderNumber }) => orderNumber)) + 1;
  journal = (code: string) => this.journals.find((journal) => journal.code === code);
  glAccount = (code: string) => this.glAccounts.find((account) => account.code === code);
  glAccountById = (id: string) => this.glAccounts.find((account) => account.id === id);
  vatCode = (code: string) => this.vatCodes.find((each) => each.code === code.trim());
  paymentCondition = (code: string) => this.paymentConditions.find((condition) => condition.code === code);
  currency = (code: string) => this.currencies.find((currency) => currency.code === code);
  rateOn = (currency: string, day: number) => rateOn(this.exchangeRates, currency, day);
  exchangeRate = (id: string) => this.exchangeRates.find((rate) => rate.id === id);
  converted = (entry: ExactEntry) => converted(entry, this.switches);
  periodAt = (day: number) => this.periods.find(({ start, end }) => day >= start && day <= end);
  period = (year: number, period: number) => this.periods.find((each) => each.year === year && each.period === period);

  /** Dutch pattern of booking numbers: year, journal, sequence, as in 26700001. Never handed out twice. */
  nextEntryNumber(journal: string, year: number): number {
    const digits = /^\d{1,2}$/.test(journal)
      ? journal
      : String(this.journals.findIndex(({ code }) => code === journal) + 100);
    const prefix = `${String(year % 100).padStart(2, "0")}${digits}`;
    let next = this.#lastNumbers.get(prefix) ?? 0;
    do next += 1;
    while (this.entryNumberUsed(journal, year, Number(`${prefix}${String(next).padStart(4, "0")}`)));
    this.#lastNumbers.set(prefix, next);
    return Number(`${prefix}${String(next).padStart(4, "0")}`);
  }

  entryNumberUsed(journal: string, year: number, entryNumber: number, except?: string): boolean {
    return this.entries.some(
      (entry) =>
        entry.journal === journal && entry.year === year && entry.entryNumber === entryNumber && entry.id !== except,
    );
  }

  /** Takes a record out; sync/Deleted tells of it. */
  drop(kind: Deletable, id: string): void {
    const list: { id: string }[] = this[kind];
    const index = list.findIndex((record) => record.id === id);
    if (index < 0) return;
    list.splice(index, 1);
    this.feeds.noteDeleted(kind, id, this.guid("deletion"), this.clock.now());
  }

  /** Does what has been due in the background. */
  settle(): void {
    for (const job of this.jobs) if (job.state === "running" && job.due <= this.clock.now()) job.run();
  }

  nextAccountCode(): string {
    return String(Math.max(0, ...this.accounts.map((account) => Number(account.code))) + 1);
  }
}

export const grossOf = (entry: ExactEntry): number =>
  entry.lines.reduce((sum, line) => sum + line.netCents + line.vatCents, 0);

export const vatOf = (entry: ExactEntry): number => entry.lines.reduce((sum, line) => sum + line.vatCents, 0);

export function rateAt(code: ExactVatCode, day: number): number | undefined {
  return code.percentages.find(({ from, until }) => day >= from && (until === undefined || day <= until))?.rate;
}
