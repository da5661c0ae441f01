import { fixedText, toFixed } from "../shared/decimal.ts";
import { foreignRateName, tickableRates } from "./administration.ts";
import type { Books } from "./books.ts";
import type {
  MoneybirdContact,
  MoneybirdDocumentStyle,
  MoneybirdFinancialAccount,
  MoneybirdInvoice,
  MoneybirdLedgerAccount,
  MoneybirdTaxRate,
  MoneybirdWorkflow,
  Stamped,
} from "./model.ts";
import { addPayment, deletePayment, eventName } from "./payment-write.ts";
import { sendInvoice } from "./send-invoice.ts";

type New<T> = Partial<Omit<T, "id" | "created" | "updated">>;

/** What a person does in the screens of Moneybird, outside the API. Every rule of the API is passed by. */
export interface MoneybirdByHand {
  /** Texts by their API name, `company_name`, `send_invoices_to_email`. Gives the id. */
  addContact(texts: Record<string, string>, more?: { customerId?: string; archived?: boolean }): string;
  editContact(id: string, texts: Record<string, string | null>): void;
  setArchived(id: string, archived: boolean): void;
  deleteContact(id: string): void;
  /** The check of the VAT number came back. */
  validateTaxNumber(id: string, valid: boolean): void;
  /** The second contact's invoices go to the first and the second disappears. */
  mergeContacts(keptId: string, goneId: string): void;
  editInvoice(
    id: string,
    changes: Partial<Pick<MoneybirdInvoice, "reference" | "date" | "dueDate" | "contactId">>,
  ): void;
  deleteInvoice(id: string): void;
  /** Sends a draft on paper: nobody is mailed. */
  sendInvoice(id: string): void;
  pay(invoiceId: string, cents: number): void;
  /** Takes the last payment away. */
  undoPayment(invoiceId: string): void;
  /** Ticks the standard rates a fresh administration lacks: all, or those of these names. */
  tickTaxRates(...names: string[]): void;
  /** A foreign rate for distance sales, such as `BE` and 21. Gives the id. */
  addForeignRate(country: string, percentage: number | string): string;
  editTaxRate(id: string, changes: New<MoneybirdTaxRate>): void;
  addLedgerAccount(parts: New<MoneybirdLedgerAccount> & { name: string }): string;
  editLedgerAccount(id: string, changes: New<MoneybirdLedgerAccount>): void;
  addFinancialAccount(parts: New<MoneybirdFinancialAccount> & { name: string }): string;
  editFinancialAccount(id: string, changes: New<MoneybirdFinancialAccount>): void;
  addWorkflow(parts: New<MoneybirdWorkflow> & { name: string }): string;
  editWorkflow(id: string, changes: New<MoneybirdWorkflow>): void;
  /** Takes a product away, also from a list that invoices still name it in. */
  deleteProduct(id: string): void;
  addDocumentStyle(parts: New<MoneybirdDocumentStyle> & { name: string }): string;
  /** The last locked day, or null to open again. */
  lockUntil(day: string | null): void;
}

export function found<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new Error(`The simulated administration has no ${what}`);
  return value;
}

export function byHand(books: Books): MoneybirdByHand {
  const contact = (id: string) => found(books.contact(id), `contact ${id}`);
  const invoice = (id: string) => found(books.invoice(id), `invoice ${id}`);
  const add = <T extends { id: string }>(list: T[], record: T) => {
    list.push(record);
    return record.id;
  };
  const edit = <T extends Stamped>(list: T[], id: string, changes: New<T>) => {
    const record = found(
      list.find((one) => one.id === id),
      `record ${id}`,
    );
    Object.assign(record, changes);
    books.touch(record);
  };
  const changed = (record: MoneybirdContact, action: string) => {
    books.touch(record);
    books.note(record, "Contact", action);
  };
  return {
    addContact: (texts, { customerId, archived = false } = {}) => {
      const standard = { country: "NL", delivery_method: "Email" };
      const record: MoneybirdContact = {
        ...books.stamped({ customerId: customerId ?? `hand-${books.contacts.length + 1}`, archived, emailUbl: true }),
        ...{ directDebit: false, taxNumberValid: null, taxNumberValidatedAt: null, people: [], events: [] },
        texts: { ...standard, ...texts },
      };
      add(books.contacts, record);
      books.note(record, "Contact", "contact_created");
      return record.id;
    },
    editContact: (id, texts) => {
      Object.assign(contact(id).texts, texts);
      changed(contact(id), "contact_changed");
    },
    setArchived: (id, archived) => {
      const record = contact(id);
      record.archived = archived;
      if (books.switches.archivedVersion === "raised") books.touch(record);
      books.note(record, "Contact", archived ? "contact_archived" : "contact_activated");
    },
    deleteContact: (id) => void books.contacts.splice(books.contacts.indexOf(contact(id)), 1),
    validateTaxNumber: (id, valid) => {
      Object.assign(contact(id), { taxNumberValid: valid, taxNumberValidatedAt: books.clock.now() });
      changed(contact(id), "contact_tax_number_validated");
    },
    mergeContacts: (keptId, goneId) => {
      for (const one of books.invoices) if (one.contactId === goneId) one.contactId = keptId;
      books.contacts.splice(books.contacts.indexOf(contact(goneId)), 1);
      changed(contact(keptId), "contact_merged");
    },
    editInvoice: (id, changes) => {
      const record = Object.assign(invoice(id), changes);
      books.touch(record);
      books.note(record, record.kind, `${eventName(record)}_updated`);
    },
    deleteInvoice: (id) => {
      const record = invoice(id);
      if (record.kind === "SalesInvoice") books.sales.splice(books.sales.indexOf(record), 1);
      else books.external.splice(books.external.indexOf(record), 1);
      books.listener({ action: `${eventName(record)}_destroyed`, type: record.kind, id });
    },
    sendInvoice: (id) => {
      const sales = books.sales.find((one) => one.id === id);
      sendInvoice(found(sales, `sales invoice ${id}`), { delivery_method: "Manual" }, books);
    },
    pay: (invoiceId, cents) => {
      const [account] = books.financialAccounts;
      const ids = { financialAccountId: account?.id ?? null, financialMutationId: null, ledgerAccountId: null };
      const payment = { ...books.stamped({ invoiceId, date: books.today, cents }), ...ids };
      const bare = { linkedPaymentId: null, transactionIdentifier: null, action: null };
      addPayment(invoice(invoiceId), { ...payment, ...bare }, books);
    },
    undoPayment: (invoiceId) => {
      const { id } = found(invoice(invoiceId).payments.at(-1), `payment of invoice ${invoiceId}`);
      deletePayment(invoice(invoiceId), id, books);
    },
    tickTaxRates: (...names) => {
      for (const rate of tickableRates) {
        if (names.length === 0 || names.includes(rate.name)) books.taxRates.push(books.stamped({ ...rate }));
      }
    },
    addForeignRate: (country, percentage) => {
      const text = fixedText(toFixed(percentage));
      const name = foreignRateName(country, text, books.switches.foreignRateNames);
      const shown = text.includes(".") ? text : `${text}.0`;
      const foreign = { percentage: shown, country, box: null, mandatoryText: null, active: true };
      return add(books.taxRates, books.stamped({ name, type: "sales_invoice" as const, ...foreign }));
    },
    editTaxRate: (id, changes) => edit(books.taxRates, id, changes),
    addLedgerAccount: (parts) => {
      const documentTypes = ["financial_mutation", "general_journal_document", "payment"];
      const standard = {
        type: "current_assets",
        number: "",
        active: true,
        rgs: "BLimKruSto",
        financialAccountId: null,
      };
      return add(books.ledgerAccounts, books.stamped({ ...standard, documentTypes, ...parts }));
    },
    editLedgerAccount: (id, changes) => edit(books.ledgerAccounts, id, changes),
    addFinancialAccount: (parts) =>
      add(books.financialAccounts, books.stamped({ type: "BankAccount", identifier: "", active: true, ...parts })),
    editFinancialAccount: (id, changes) => edit(books.financialAccounts, id, changes),
    addWorkflow: (parts) => {
      const standard = { type: "InvoiceWorkflow" as const, isDefault: false, active: true, currency: "EUR" };
      const usual = { ...standard, pricesInclTax: false, dueDays: 14, stepId: books.stamped({}).id };
      return add(books.workflows, books.stamped({ ...usual, ...parts }));
    },
    editWorkflow: (id, changes) => edit(books.workflows, id, changes),
    deleteProduct: (id) => {
      const product = found(
        books.products.find((one) => one.id === id),
        `product ${id}`,
      );
      books.products.splice(books.products.indexOf(product), 1);
    },
    addDocumentStyle: (parts) => add(books.documentStyles, books.stamped({ isDefault: false, ...parts })),
    lockUntil: (day) => {
      books.administration.lockedUntil = day;
      const { id } = books.administration;
      books.listener({ action: "administration_update_period_locked_until", type: "Administration", id });
    },
  };
}
