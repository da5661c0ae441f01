import type { SimulatorClock } from "../shared/clock.ts";
import * as standard from "./administration.ts";
import { converted, currencies, rateOn } from "./currencies.ts";
import { guidCounter, guidFor, type NextGuid } from "./guids.ts";
import type {
  ExactAccount,
  ExactCurrency,
  ExactDivision,
  ExactEntry,
  ExactExchangeRate,
  ExactGlAccount,
  ExactJournal,
  ExactLedgerLine,
  ExactPaymentCondition,
  ExactPeriod,
  ExactRecord,
  ExactVatCode,
  ExactVatReturnLine,
} from "./model.ts";
import type { ExactOnlineSwitches } from "./switches.ts";

/** One administration. The ledger is derived from the entries, so that it can never say something else. */
export class Books {
  readonly division: ExactDivision;
  readonly clock: SimulatorClock;
  readonly switches: ExactOnlineSwitches;
  readonly guid: NextGuid;
  readonly accounts: ExactAccount[] = [];
  readonly contacts: ExactRecord[] = [];
  readonly trackingNumbers: { id: string; description: string }[] = [];
  /** Intrastat for sales is on. */
  intrastat = false;
  readonly addresses: ExactRecord[] = [];
  readonly entries: ExactEntry[] = [];
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

  nextAccountCode(): string {
    return String(Math.max(0, ...this.accounts.map((account) => Number(account.code))) + 1);
  }

  ledger(): ExactLedgerLine[] {
    return this.entries.flatMap((entry) => this.ledgerOf(entry));
  }

  /** Receivable against revenue per line and VAT per code. */
  ledgerOf(entry: ExactEntry): ExactLedgerLine[] {
    const line = (id: string, parts: Omit<ExactLedgerLine, "id" | "entryId" | "date">): ExactLedgerLine => ({
      id: guidFor(`${entry.id}/${id}`),
      entryId: entry.id,
      date: entry.entryDate,
      ...parts,
    });
    const vat = new Map<string, { cents: number; foreign: number; base: number; rate: number }>();
    const home = this.converted(entry);
    const revenue = entry.lines.map((each, index) => {
      const { netCents = 0, vatCents = 0 } = home.lines[index] ?? {};
      if (each.vatCode !== undefined && each.vatCents !== 0) {
        const sum = vat.get(each.vatCode) ?? { cents: 0, foreign: 0, base: 0, rate: each.rate ?? 0 };
        const [cents, foreign] = [sum.cents + vatCents, sum.foreign + each.vatCents];
        vat.set(each.vatCode, { ...sum, cents, foreign, base: sum.base + each.netCents });
      }
      return line(`revenue-${each.id}`, {
        lineNumber: each.lineNumber,
        glAccount: this.glAccountById(each.glAccount)?.code ?? "",
        cents: 0 - netCents,
        foreignCents: 0 - each.netCents,
        description: each.description ?? entry.description,
        vatCents: 0 - each.vatCents,
        ...(each.vatCode === undefined ? {} : { vatCode: each.vatCode }),
        ...(each.rate === undefined ? {} : { rate: each.rate }),
      });
    });
    const taxes = [...vat].map(([code, sum]) =>
      line(`vat-${code}`, {
        lineNumber: 9999,
        glAccount: this.vatCode(code)?.glToPay ?? "1500",
        cents: 0 - sum.cents,
        foreignCents: 0 - sum.foreign,
        description: entry.description,
        vatCode: code,
        rate: sum.rate,
        baseCents: 0 - sum.base,
      }),
    );
    const receivable = line("receivable", {
      lineNumber: 0,
      glAccount: entry.receivableAccount,
      cents: home.grossCents,
      foreignCents: grossOf(entry),
      description: entry.description,
    });
    return [receivable, ...revenue, ...taxes];
  }

  /** Sales per VAT code, in the currency of the division, with an entry date from the first to the last day, both included. */
  vatReturn(from: number, to: number): ExactVatReturnLine[] {
    const sums = new Map<string, ExactVatReturnLine>();
    for (const entry of this.entries) {
      if (entry.entryDate < from || entry.entryDate > to) continue;
      const home = this.converted(entry);
      for (const [index, line] of entry.lines.entries()) {
        const code = line.vatCode ?? "";
        const sum = sums.get(code) ?? { code, baseCents: 0, vatCents: 0 };
        sum.baseCents += home.lines[index]?.netCents ?? 0;
        sum.vatCents += home.lines[index]?.vatCents ?? 0;
        sums.set(code, sum);
      }
    }
    return [...sums.values()].toSorted((left, right) => (left.code < right.code ? -1 : 1));
  }
}

export const grossOf = (entry: ExactEntry): number =>
  entry.lines.reduce((sum, line) => sum + line.netCents + line.vatCents, 0);

export const vatOf = (entry: ExactEntry): number => entry.lines.reduce((sum, line) => sum + line.vatCents, 0);

export function rateAt(code: ExactVatCode, day: number): number | undefined {
  return code.percentages.find(({ from, until }) => day >= from && (until === undefined || day <= until))?.rate;
}
