import type { SimulatorClock } from "../shared/clock.ts";
import { freshRates, standardLedgerAccounts } from "./administration.ts";
import { dayOf } from "./dates.ts";
import { notFound } from "./errors.ts";
import type {
  MoneybirdAdministration,
  MoneybirdContact,
  MoneybirdDocumentStyle,
  MoneybirdEvent,
  MoneybirdExternalInvoice,
  MoneybirdFinancialAccount,
  MoneybirdInvoice,
  MoneybirdLedgerAccount,
  MoneybirdMail,
  MoneybirdPayment,
  MoneybirdProduct,
  MoneybirdSalesInvoice,
  MoneybirdTaxRate,
  MoneybirdWorkflow,
  Stamped,
} from "./model.ts";
import type { MoneybirdSwitches } from "./switches.ts";

export interface BooksEvent {
  action: string;
  type: "Contact" | "SalesInvoice" | "ExternalSalesInvoice" | "Payment" | "Administration";
  id: string;
}

/** Everything one administration holds. */
export class Books {
  readonly contacts: MoneybirdContact[] = [];
  readonly external: MoneybirdExternalInvoice[] = [];
  readonly sales: MoneybirdSalesInvoice[] = [];
  readonly taxRates: MoneybirdTaxRate[];
  readonly ledgerAccounts: MoneybirdLedgerAccount[];
  readonly financialAccounts: MoneybirdFinancialAccount[];
  readonly workflows: MoneybirdWorkflow[];
  readonly documentStyles: MoneybirdDocumentStyle[];
  readonly products: MoneybirdProduct[] = [];
  readonly mails: MoneybirdMail[] = [];
  /** The sales invoices made, by the time of making: deleting one does not give the plan's quota back. */
  readonly salesMade: number[] = [];
  readonly userId: string;
  readonly identityId: string;
  readonly administration: MoneybirdAdministration;
  readonly clock: SimulatorClock;
  readonly switches: MoneybirdSwitches;
  /** Hears of every event, for the webhooks. */
  listener: (event: BooksEvent) => void = () => {};
  readonly #id: () => string;
  #counters = { entry: 0, draft: 0, invoice: new Map<string, number>() };

  constructor(name: string, id: () => string, clock: SimulatorClock, switches: MoneybirdSwitches) {
    this.#id = id;
    this.clock = clock;
    this.switches = switches;
    this.administration = {
      id: id(),
      name,
      language: "nl",
      currency: "EUR",
      suspended: false,
      lockedUntil: null,
      periodStart: `${this.today.slice(0, 4)}-01-01`,
      pricesInclTax: false,
      identityEmail: "administratie@example.com",
      monthlyInvoices: null,
    };
    this.userId = id();
    this.identityId = id();
    this.taxRates = freshRates.map((rate) => this.stamped(rate));
    const none = { active: true, financialAccountId: null };
    this.ledgerAccounts = standardLedgerAccounts.map((account) => this.stamped({ ...account, ...none }));
    this.financialAccounts = [
      this.stamped({ name: "Bankrekening", type: "BankAccount", identifier: "NL91ABNA0417164300", active: true }),
      this.stamped({ name: "Kas", type: "CashAccount", identifier: "Kas", active: true }),
    ];
    this.workflows = (["EstimateWorkflow", "InvoiceWorkflow"] as const).map((type) =>
      this.stamped({
        ...{
          name: "Standaard",
          type,
          isDefault: true,
          active: true,
          currency: "EUR",
          pricesInclTax: false,
          dueDays: 14,
        },
        stepId: id(),
      }),
    );
    this.documentStyles = [this.stamped({ name: "Standaard", isDefault: true })];
  }

  get today(): string {
    return dayOf(this.clock.now());
  }

  stamped<T extends object>(parts: T): T & Stamped {
    const now = this.clock.now();
    return { id: this.#id(), created: now, updated: now, ...parts };
  }

  touch(record: Stamped): void {
    record.updated = this.clock.now();
  }

  get invoices(): MoneybirdInvoice[] {
    return [...this.external, ...this.sales];
  }

  invoice(id: string): MoneybirdInvoice | undefined {
    return this.invoices.find((one) => one.id === id);
  }

  contact(id: string): MoneybirdContact | undefined {
    return this.contacts.find((one) => one.id === id);
  }

  payment(id: string): { invoice: MoneybirdInvoice; payment: MoneybirdPayment } {
    for (const invoice of this.invoices) {
      const payment = invoice.payments.find((one) => one.id === id);
      if (payment !== undefined) return { invoice, payment };
    }
    throw notFound("id");
  }

  taxRate(id: string): MoneybirdTaxRate | undefined {
    return this.taxRates.find((one) => one.id === id);
  }

  ledgerAccount(id: string): MoneybirdLedgerAccount | undefined {
    return this.ledgerAccounts.find((one) => one.id === id);
  }

  ledgerAccountNamed(name: string): MoneybirdLedgerAccount {
    const found = this.ledgerAccounts.find((one) => one.name === name);
    if (found === undefined) throw new Error(`The simulated administration has no ledger account ${name}`);
    return found;
  }

  isLocked(day: string | null): boolean {
    const { lockedUntil } = this.administration;
    return day !== null && lockedUntil !== null && day <= lockedUntil;
  }

  nextEntryNumber(): number {
    this.#counters.entry += 1;
    return this.#counters.entry;
  }

  nextDraftId(): number {
    this.#counters.draft += 1;
    return this.#counters.draft;
  }

  /** `2026-0001`: a sequence a year. */
  nextInvoiceId(day: string): string {
    const year = day.slice(0, 4);
    const next = (this.#counters.invoice.get(year) ?? 0) + 1;
    this.#counters.invoice.set(year, next);
    return `${year}-${String(next).padStart(4, "0")}`;
  }

  /** Writes an event into a record's history and tells the webhooks. */
  note(record: { id: string; events: MoneybirdEvent[] }, type: BooksEvent["type"], action: string): void {
    record.events.push({ action, at: this.clock.now() });
    this.listener({ action, type, id: record.id });
  }
}
