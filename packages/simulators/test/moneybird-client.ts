import { createMoneybirdSimulator, type MoneybirdOptions } from "../src/index.ts";
import { answerComplaints, hasDescription } from "./moneybird-openapi.ts";

/** What the tests look into; which of it is there depends on the request. */
export interface Data {
  id: string;
  administration_id: string | number;
  company_name: string | null;
  firstname: string | null;
  customer_id: string;
  email: string | null;
  send_invoices_to_email: string | null;
  tax_number: string | null;
  tax_number_valid: boolean | null;
  archived: boolean;
  contact_people: unknown[];
  contact_id: string;
  contact: Data;
  state: string;
  reference: string | null;
  date: string;
  invoice_date: string | null;
  due_date: string | null;
  invoice_id: string | null;
  draft_id: number | null;
  paid_at: string | null;
  sent_at: string | null;
  entry_number: number;
  version: number;
  workflow_id: string;
  document_style_id: string;
  original_sales_invoice_id: string | null;
  prices_are_incl_tax: boolean;
  total_price_excl_tax: string;
  total_price_incl_tax: string;
  total_discount: string;
  total_paid: string;
  total_unpaid: string;
  tax_totals: { tax_rate_id: string; taxable_amount: string | number; tax_amount: string | number }[];
  tax_rates: Record<string, string>[];
  details: Data[];
  payments: Data[];
  events: { action: string }[];
  amount_decimal: string;
  description: string | null;
  price: string;
  tax_rate_id: string;
  ledger_account_id: string | null;
  financial_account_id: string | null;
  linked_payment_id: string | null;
  tax_report_reference: string[];
  mandatory_tax_text: string | null;
  row_order: number;
  name: string;
  percentage: string | null;
  show_tax: boolean;
  country: string | null;
  active: boolean;
  type: string;
  identifier: string | null;
  token: string;
  secret: string;
  last_http_status: number | null;
  deactivated_at: string | null;
}

export interface Told {
  status: number;
  headers: Headers;
  text: string;
  /** One record. */
  data: Data;
  /** A list. */
  list: Data[];
  error: string | Record<string, string[]>;
  details: Record<string, { error: string }[]>;
  symbolic: Record<string, unknown>;
}

/**
 * A hand-driven clock and the few requests every test makes. Every answer is compared with the vendor's description
 * where that is at hand.
 */
export function setUp(options: MoneybirdOptions = {}) {
  const clock = { time: Date.UTC(2026, 2, 10, 9, 0, 5), now: () => clock.time };
  const sim = createMoneybirdSimulator({ clock, ...options });
  const host = "https://moneybird.com";
  let access = sim.state.token;

  const request = async (method: string, path: string, body?: unknown): Promise<Told> => {
    const [bare = "", search = ""] = path.split("?");
    const below = bare.startsWith("/") ? `${bare}.json` : `/${sim.state.administrationId}/${bare}.json`;
    const response = await sim.fetch(`${host}/api/v2${below}${search === "" ? "" : `?${search}`}`, {
      method,
      headers: { authorization: `Bearer ${access}`, "content-type": "application/json" },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    const json = /json/.test(response.headers.get("content-type") ?? "") ? JSON.parse(text) : undefined;
    const isHtml = /html/.test(response.headers.get("content-type") ?? "");
    if (hasDescription && !isHtml) {
      const wrong = answerComplaints(method, decodeURIComponent(below), response.status, json);
      if (wrong.length > 0) throw new Error(`not as the vendor describes it:\n${wrong.join("\n")}\n${text}`);
    }
    const { status, headers } = response;
    const { error, details, symbolic } = (json ?? {}) as Told;
    return { status, headers, text, data: json as Data, list: json as Data[], error, details, symbolic };
  };

  const token = (form: Record<string, string>) =>
    sim.fetch(`${host}/oauth/token`, {
      method: "POST",
      body: new URLSearchParams({ client_id: sim.app.clientId, client_secret: sim.app.clientSecret, ...form }),
    });

  return {
    sim,
    state: sim.state,
    clock,
    request,
    token,
    use: (other: string) => {
      access = other;
    },
    get: (path: string, query: Record<string, string> = {}) => {
      const search = new URLSearchParams(query).toString();
      return request("GET", search === "" ? path : `${path}?${search}`);
    },
    /** With the wrapper the vendor wants. */
    addContact: (contact: object) => request("POST", "contacts", { contact }),
    addExternal: (invoice: object) => request("POST", "external_sales_invoices", { external_sales_invoice: invoice }),
    addSales: (invoice: object) => request("POST", "sales_invoices", { sales_invoice: invoice }),
    send: (id: string, sending: object = { delivery_method: "Manual" }) =>
      request("PATCH", `sales_invoices/${id}/send_invoice`, { sales_invoice_sending: sending }),
    pay: (kind: "sales_invoices" | "external_sales_invoices", id: string, payment: object) =>
      request("POST", `${kind}/${id}/payments`, { payment: { payment_date: "2026-03-10", ...payment } }),
  };
}

export type Client = ReturnType<typeof setUp>;

/** A contact, and an order of one line of 100.00 net at 21 % for it. */
export function sample({ state }: Client) {
  const contactId = state.byHand.addContact({
    company_name: "Jansen B.V.",
    send_invoices_to_email: "a@jansen.example",
  });
  const line = (rest: object = {}) => ({
    description: "Koksmes",
    price: "100.00",
    amount: "1",
    tax_rate_id: state.taxRateId("21% btw"),
    ledger_account_id: state.ledgerAccountId("Omzet"),
    ...rest,
  });
  const invoice = (rest: object = {}) => ({
    contact_id: contactId,
    reference: "WEB-1",
    prices_are_incl_tax: false,
    details_attributes: [line()],
    ...rest,
  });
  return { contactId, line, invoice };
}
