import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { type MoneybirdSwitches, moneybirdSwitches, moneybirdWithoutSwitch } from "../src/index.ts";
import { type Client, sample, setUp, type Told } from "./moneybird-client.ts";

type Probe = (client: Client) => unknown;

const outcome = ({ status, error, details }: Told) => [status, error, details];

/** Three lines of one rate whose VAT rounds up each, but not together. */
const thirds: Probe = async (client) => {
  const { invoice, line } = sample(client);
  const lines = [1, 2, 3].map(() => line({ price: "0.12" }));
  return (await client.addExternal(invoice({ details_attributes: lines }))).data.total_price_incl_tax;
};
/** The VAT in it is exactly half a cent. */
const half: Probe = async (client) => {
  const { invoice, line } = sample(client);
  const rate = client.state.byHand.addForeignRate("FR", 20);
  const lines = [line({ price: "60.03", tax_rate_id: rate })];
  const made = await client.addExternal(invoice({ prices_are_incl_tax: true, details_attributes: lines }));
  return made.data.total_price_excl_tax;
};
const precise: Probe = async (client) => {
  const { invoice, line } = sample(client);
  const lines = [line({ price: "3.3333", amount: "3" })];
  const { status, data } = await client.addExternal(invoice({ details_attributes: lines }));
  return [status, data.total_price_excl_tax];
};
const withLine =
  (field: string, value: (client: Client) => string): Probe =>
  async (client) => {
    const { invoice, line } = sample(client);
    const lines = [line({ [field]: value(client) })];
    return (await client.addExternal(invoice({ details_attributes: lines }))).status;
  };
const purchaseRate = ({ state }: Client) => state.taxRates().find(({ type }) => type === "purchase_invoice")?.id ?? "";
const texts: Probe = async (client) => {
  const { invoice, line } = sample(client);
  const described = [line({ description: "x".repeat(300) })];
  const long = await client.addExternal(invoice({ reference: "x".repeat(300) }));
  return [long.status, (await client.addExternal(invoice({ details_attributes: described }))).status];
};
const byReference =
  (both: boolean): Probe =>
  async (client) => {
    const { invoice } = sample(client);
    const first = await client.addSales(invoice());
    await client.addSales(invoice());
    if (both) return (await client.get("sales_invoices/find_by_reference/WEB-1")).data.id === first.data.id;
    return (await client.get("sales_invoices/find_by_reference/WEB-1")).status;
  };
const nothing: Probe = async (client) => {
  const { invoice, line } = sample(client);
  return (await client.addExternal(invoice({ details_attributes: [line({ price: "0" })] }))).data.state;
};
const reversed =
  (look: (told: Told, client: Client) => unknown): Probe =>
  async (client) => {
    client.state.byHand.tickTaxRates();
    const { invoice, line } = sample(client);
    const rate = client.state.taxRateId("Product binnen EU (btw verlegd)");
    return look(await client.addExternal(invoice({ details_attributes: [line({ tax_rate_id: rate })] })), client);
  };
/** What a webhook's address received, in the order in which it came. */
const received = { bodies: [] as string[], signatures: [] as string[] };

/** Registers a webhook for updates of invoices; one is updated, told of twice, and paid. */
const hooked =
  (look: (told: typeof received) => unknown): Probe =>
  async (client) => {
    const hook = { url: "https://boekbrug.example/hook", enabled_events: ["external_sales_invoice_updated"] };
    await client.request("POST", "webhooks", hook);
    const { data } = await client.addExternal(sample(client).invoice());
    client.state.byHand.editInvoice(data.id, {});
    await client.state.deliverWebhooks();
    client.clock.time += 3_600_000;
    await client.pay("external_sales_invoices", data.id, { price: "121" });
    await client.state.deliverWebhooks();
    return look(received);
  };
const locked: Probe = async (client) => {
  client.state.byHand.lockUntil("2026-03-09");
  return (await client.addExternal(sample(client).invoice({ date: "2026-03-09" }))).status;
};
const paidLate: Probe = async (client) => {
  const { data } = await client.addExternal(sample(client).invoice());
  client.state.byHand.lockUntil("2026-03-09");
  const payment = { price: "121", payment_date: "2026-03-09" };
  return (await client.pay("external_sales_invoices", data.id, payment)).status;
};
const paidTwice: Probe = async (client) => {
  const { data } = await client.addExternal(sample(client).invoice());
  return (await client.pay("external_sales_invoices", data.id, { price: "121.01" })).status;
};
const archived: Probe = async (client) => {
  const { invoice, contactId } = sample(client);
  client.state.byHand.setArchived(contactId, true);
  return (await client.addExternal(invoice())).status;
};
const byCustomerId =
  (customerId: string, isArchived: boolean): Probe =>
  async (client) => {
    client.state.byHand.addContact({ company_name: "Jansen" }, { customerId, archived: isArchived });
    return (await client.get(`contacts/customer_id/${customerId}`)).status;
  };
const contact =
  (fields: object): Probe =>
  async (client) =>
    outcome(await client.addContact(fields));
const header =
  (name: string): Probe =>
  async (client) => {
    client.clock.time += 7000;
    return (await client.get("tax_rates")).headers.get(name);
  };
const tokens =
  (look: (answers: Record<string, unknown>[], client: Client) => unknown): Probe =>
  async (client) => {
    const code = client.state.issueCode();
    const exchange = { grant_type: "authorization_code", code, redirect_uri: client.sim.app.redirectUri };
    const first = (await (await client.token(exchange)).json()) as Record<string, unknown>;
    const renewal = { grant_type: "refresh_token", refresh_token: String(first.refresh_token) };
    const second = (await (await client.token(renewal)).json()) as Record<string, unknown>;
    return look([first, second], client);
  };
const life = tokens(async ([first], client) => {
  client.use(String(first?.access_token));
  client.clock.time += 3_600_000;
  return [first?.expires_in, (await client.get("tax_rates")).status];
});

const probes: Record<keyof MoneybirdSwitches, Probe> = {
  refusedPaymentStatus: paidTwice,
  vatRounding: thirds,
  halfCent: half,
  priceDecimals: precise,
  externalReference: async (client) => {
    const { invoice } = sample(client);
    await client.addExternal(invoice());
    return (await client.addExternal(invoice())).status;
  },
  textLengths: texts,
  draftsByReference: byReference(false),
  doubleReference: byReference(true),
  zeroTotal: nothing,
  zeroTaxTotals: reversed(({ data }) => data.tax_totals.length),
  unfitRate: withLine("tax_rate_id", purchaseRate),
  unfitLedgerAccount: withLine("ledger_account_id", ({ state }) => state.ledgerAccountId("Crediteuren")),
  lockedPeriodStatus: locked,
  paymentInLockedPeriod: paidLate,
  invoiceForArchivedContact: archived,
  customerIdPath: byCustomerId("shop-1", false),
  keptAsHeader: async (client) => {
    const { invoice, contactId } = sample(client);
    await client.addExternal(invoice());
    return (await client.request("DELETE", `contacts/${contactId}`)).headers.get("x-kept-as");
  },
  unknownKeys: contact({ company_name: "Jansen", email: "a@jansen.example" }),
  rateLimitRemaining: header("ratelimit-remaining"),
  requestsRemaining: header("ratelimit-requestsremaining"),
  tokenLife: life,
  foreignRateNames: ({ state }) => {
    state.byHand.addForeignRate("BE", 21);
    return state.taxRates().at(-1)?.name;
  },
  refreshAnswer: tokens(([, second]) => second?.refresh_token),
  administrationId: async (client) => (await client.get("tax_rates")).list[0]?.administration_id,
  numbersOut: async (client) => (await client.addExternal(sample(client).invoice())).data.tax_totals,
  pageSize: async (client) => {
    for (let index = 0; index < 101; index += 1) client.state.byHand.addContact({ company_name: "x" });
    return (await client.get("contacts")).list.length;
  },
  limitAnswer: async (client) => {
    client.state.otherRequests(150);
    return (await client.get("tax_rates")).text;
  },
  messageLanguage: contact({}),
  contactSearch: async (client) => {
    await client.addContact({ company_name: "Jansen" });
    return (await client.get("contacts", { query: "Jansen" })).list.length;
  },
  contactNames: contact({ firstname: "Anna" }),
  reversePercentage: reversed(async (_, client) => (await client.get("tax_rates")).list.at(-1)?.percentage),
  archivedByCustomerId: byCustomerId("1", true),
  webhookTrial: hooked(({ bodies }) => bodies[0]?.replace(/"webhook_(id|token)":"[^"]*"/g, "")),
  webhookRepeat: hooked(({ signatures }) => signatures[1] === signatures[2]),
  paymentEvents: hooked(({ bodies }) => bodies.length),
  archivedVersion: async (client) => {
    const { data } = await client.addContact({ company_name: "Jansen" });
    const version = async () =>
      (await client.get("contacts/synchronization", { include_archived: "true" })).list[0]?.version;
    const before = await version();
    client.clock.time += 5_000;
    client.state.byHand.setArchived(data.id, true);
    return before === (await version());
  },
};

const observe = async (name: keyof MoneybirdSwitches, setting: string) => {
  received.bodies.length = 0;
  received.signatures.length = 0;
  const client = setUp({
    webhookFetch: async (_, { headers, body }) => {
      received.bodies.push(String(body));
      received.signatures.push(new Headers(headers).get("moneybird-signature") ?? "");
      return new Response("", { status: received.bodies.length === 2 ? 500 : 200 });
    },
    switches: { [name]: setting } as Partial<MoneybirdSwitches>,
  });
  return JSON.stringify((await probes[name](client)) ?? null);
};

describe("Moneybird switches", () => {
  it.each(moneybirdSwitches.map(({ name, settings }) => ({ name, settings })))(
    "$name makes a difference",
    async ({ name, settings }) => {
      const seen: string[] = [];
      for (const setting of settings) seen.push(await observe(name, setting));
      expect(new Set(seen).size).toBe(settings.length);
    },
  );

  it("covers every numbered unknown, with defaults among the settings and no name twice", () => {
    const covered = new Set([...moneybirdSwitches, ...moneybirdWithoutSwitch].map(({ unknown }) => unknown));
    for (let number = 1; number <= 8; number += 1) expect(covered).toContain(`13.${number}`);
    for (const { settings, default: usual } of moneybirdSwitches) expect(settings).toContain(usual);
    expect(new Set(moneybirdSwitches.map(({ name }) => name)).size).toBe(moneybirdSwitches.length);
  });

  it("stand in the documentation, with all their settings", () => {
    const page = readFileSync(new URL("../../../docs/vendors/moneybird.md", import.meta.url), "utf8");
    for (const { name, settings } of moneybirdSwitches) {
      const row = page.split("\n").find((line) => line.includes(`\`${name}\``)) ?? "";
      const [, , , listed = ""] = row.split("|");
      expect([name, listed.trim().split(", ").sort()]).toEqual([name, [...settings].sort()]);
    }
    for (const { unknown } of moneybirdWithoutSwitch) expect(page).toContain(`| ${unknown} | none |`);
  });

  it("may be changed while running", async () => {
    const client = setUp();
    const { data } = await client.addExternal(sample(client).invoice());
    client.sim.switches.numbersOut = "number";
    const { data: after } = await client.get(`external_sales_invoices/${data.id}`);
    expect(after.tax_totals[0]?.tax_amount).toBe(21);
  });
});
