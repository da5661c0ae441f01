import type { VatNumberRegistry } from "@boekbrug/core";
import { createMoneybird, moneybirdSettings } from "@boekbrug/moneybird";
import { createMoneybirdSimulator, type SimulatedOrder } from "@boekbrug/simulators";
import { okAsync } from "neverthrow";
import { describe, expect, it } from "vitest";
import { explain, instruct, status, sync } from "../src/index.ts";
import { createWorld, startEngine } from "./world.ts";

const revenue = { high: "Omzet", low: "Omzet", zero: "Omzet", other: "Omzet", shipping: "Omzet" };
const rates = {
  "domestic-standard": "21% btw",
  "domestic-reduced": "9% btw",
  "domestic-zero": "0% btw",
  icp: "Product binnen EU (btw verlegd)",
};

const everyNumberIsValid: VatNumberRegistry = {
  check: (vatNumber) =>
    okAsync({
      ...{ state: "valid", vatNumber, checkedAt: "2026-03-16T09:00:00Z", consultationNumber: "WAPI1", detail: null },
    }),
};

let placed = 0;

const orderOf = (name: string, customer: object = {}): SimulatedOrder => {
  placed += 1;
  return {
    created: new Date(Date.parse("2026-03-10T10:00:00Z") + placed * 1000).toISOString(),
    customer: {
      firstName: name,
      lastName: "Koper",
      email: `${name.toLowerCase()}@shop.example`,
      street: "Voorbeeldstraat",
      houseNumber: 3,
      zipCode: "1000AA",
      city: "Voorbeeldstad",
      ...customer,
    },
    rows: [{ name: "Koekenpan", price: "49.95", rate: 21 }],
  };
};

const firm = {
  ...{ company: "Peeters BV", type: "b2b", firstName: "An", lastName: "Peeters", email: "an@firma.example" },
  ...{ zipCode: "1000", city: "Brussel", country: "BE", vatNumber: "BE 0428.759.497" },
};

/** A supply to a business elsewhere, which is filed under the VAT number of its contact. */
const supplyTo = (customer: object = {}): SimulatedOrder => ({
  ...orderOf("An", { ...firm, ...customer }),
  intraCommunity: true,
  rows: [{ name: "Messenset", price: "100.00", rate: 0, productId: 7 }],
});

type Options = NonNullable<Parameters<typeof createMoneybirdSimulator>[0]>;

/** CCV Shop and Moneybird, with what is asked of the books. */
function createBooks(customers: object = {}, switches: Options["switches"] = {}) {
  const world = createWorld({ orders: [], rules: { accounts: revenue, vatCodes: rates } });
  const { clock, shop } = world;
  const moneybird = createMoneybirdSimulator({ clock, switches, limits: { perFiveMinutes: 100_000 } });
  const { state } = moneybird;
  state.byHand.tickTaxRates();
  shop.state.addProduct({ id: 7, name: "Messenset", productNumber: "M", taxTariff: "normal" });
  const calls: string[] = [];
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const request = new Request(input, init);
    calls.push(`${request.method} ${new URL(request.url).pathname.split("/").slice(4).join("/").replace(".json", "")}`);
    return moneybird.fetch(request);
  };
  const settings = moneybirdSettings.parse({
    kind: "moneybird",
    baseUrl: "https://moneybird.example",
    token: state.token,
    administration: state.administrationId,
    customers,
  });
  const start = () => {
    const { host, connection } = startEngine(world);
    return {
      host,
      connection: {
        ...connection,
        registry: everyNumberIsValid,
        ledger: createMoneybird(settings, {
          clock,
          tokens: world.store,
          connection: "shop",
          holder: host.holder,
          fetch,
        }),
      },
    };
  };
  /** Books these orders in one run, an hour after the last; gives the contacts of the invoices that it made. */
  const book = async (...orders: SimulatedOrder[]) => {
    clock.advance(3_600_000);
    const before = state.externalInvoices().length;
    calls.length = 0;
    for (const order of orders) shop.state.addOrder(order);
    const { host, connection } = start();
    const report = (await sync(host, connection))._unsafeUnwrap();
    expect(report).toMatchObject({ stopped: null, inDoubt: [] });
    const contacts = state
      .externalInvoices()
      .slice(before)
      .map(({ contactId }) => contactId);
    return { report, contacts };
  };
  return { state, byHand: state.byHand, calls, start, book, store: world.store };
}

type Books = ReturnType<typeof createBooks>;

const contactCalls = (calls: readonly string[]) => calls.filter((call) => /\bcontacts/.test(call));

describe("contacts of Moneybird, run after run", () => {
  it("cost one call when they are new, none when they are known, and two a run to follow them", async () => {
    const { book, calls } = createBooks();
    await book(orderOf("Anna"), orderOf("Bram"), orderOf("Anna"));
    expect(contactCalls(calls)).toEqual(["GET contacts/synchronization", "POST contacts", "POST contacts"]);
    await book(orderOf("Anna"), orderOf("Bram"));
    expect(contactCalls(calls)).toEqual(["GET contacts/synchronization", "POST contacts/synchronization"]);
    await book(orderOf("Anna"));
    await book(orderOf("Anna"));
    expect(contactCalls(calls)).toEqual(["GET contacts/synchronization"]);
  });

  it("that were made by hand before are used as they are", async () => {
    const { book, byHand, calls, state } = createBooks();
    const anna = byHand.addContact({ company_name: "Mevr. Anna", send_invoices_to_email: "Anna@Shop.example" });
    expect((await book(orderOf("Anna"))).contacts).toEqual([anna]);
    expect(contactCalls(calls)).toEqual(["GET contacts/synchronization", "POST contacts/synchronization"]);
    expect(state.contacts()).toMatchObject([{ texts: { company_name: "Mevr. Anna", country: "NL" } }]);
  });

  it.each([
    ["accepted", "raised"],
    ["accepted", "kept"],
    ["refused", "raised"],
    ["refused", "kept"],
  ] as const)(
    "stay right when a person adds, changes, archives, merges or deletes one (an archived one is %s, its version %s)",
    async (invoiceForArchivedContact, archivedVersion) => {
      const { book, byHand, state } = createBooks({}, { invoiceForArchivedContact, archivedVersion });
      const names = ["Anna", "Bram", "Cato", "Dirk"];
      const first = await book(...names.map((name) => orderOf(name)));
      const [anna = "", bram = "", cato = "", dirk = ""] = first.contacts;
      const eva = byHand.addContact({ company_name: "Eva", send_invoices_to_email: "eva@shop.example" });
      byHand.editContact(anna, { city: "Elders", send_invoices_to_email: "nieuw@shop.example" });
      byHand.setArchived(bram, true);
      byHand.deleteContact(cato);
      const kept = byHand.addContact({ company_name: "Dirk samen", send_invoices_to_email: "dirk@shop.example" });
      byHand.mergeContacts(kept, dirk);
      const second = await book(...[...names, "Eva"].map((name) => orderOf(name)));
      const takesArchived = invoiceForArchivedContact === "accepted";
      expect(second.report.held.map(({ problem }) => problem.code)).toEqual(
        takesArchived ? [] : ["ledger.customer-unusable"],
      );
      const newCato = second.contacts[takesArchived ? 2 : 1];
      const booked = takesArchived ? [anna, bram, newCato, kept, eva] : [anna, newCato, kept, eva];
      expect(second.contacts).toEqual(booked);
      expect([anna, bram, cato, dirk, kept, eva]).not.toContain(newCato);
      expect(state.contacts()).toHaveLength(5);
      const third = await book(...["Anna", "Cato", "Dirk", "Eva"].map((name) => orderOf(name)));
      expect(third.contacts).toEqual([anna, newCato, kept, eva]);
      expect(state.contacts()).toHaveLength(5);
    },
  );

  it("are brought up to date where the settings say so, and only when something differs", async () => {
    const { book, calls, state } = createBooks({ update: ["address"] });
    await book(orderOf("Anna"));
    expect(contactCalls(calls).filter((call) => !call.includes("synchronization"))).toEqual(["POST contacts"]);
    await book(orderOf("Anna"));
    const [id] = state.contacts().map((contact) => contact.id);
    expect(contactCalls(calls).at(-1)).toBe(`GET contacts/${id}`);
    await book(orderOf("Anna", { city: "Nieuwstad" }));
    expect(contactCalls(calls).slice(-2)).toEqual([`GET contacts/${id}`, `PATCH contacts/${id}`]);
    expect(state.contacts()).toMatchObject([{ texts: { city: "Nieuwstad", firstname: "Anna" } }]);
  });
});

describe("a supply on the EU sales list", () => {
  const listed = ({ state }: Books) =>
    state.icpReport("2026-01-01", "2026-12-31").map(({ taxNumber, baseCents }) => `${taxNumber} ${baseCents}`);
  const numbers = ({ state }: Books) => state.contacts().map(({ texts }) => texts.tax_number ?? null);

  it.each(["email", "vat-number", "shop-customer-id"])(
    "is filed under the number that was checked, on one contact (match %s)",
    async (match) => {
      const books = createBooks({ match });
      await books.book(supplyTo());
      await books.book(supplyTo({ vatNumber: "be0428759497", email: "inkoop@firma.example" }));
      expect(listed(books)).toEqual(["BE0428759497 20000"]);
      expect(numbers(books)).toEqual(["BE0428759497"]);
    },
  );

  it.each([null, "DE136695976"])(
    "does not stand on a contact of the same e-mail address with %s for number",
    async (tax_number) => {
      const books = createBooks();
      const there = { company_name: "An", send_invoices_to_email: "an@firma.example" };
      books.byHand.addContact(tax_number === null ? there : { ...there, tax_number });
      await books.book(supplyTo());
      await books.book(supplyTo());
      expect(listed(books)).toEqual(["BE0428759497 20000"]);
      expect(numbers(books)).toEqual([tax_number, "BE0428759497"]);
    },
  );

  it("stands on the contact that has the number, whatever its e-mail address", async () => {
    for (const match of ["email", "shop-customer-id"]) {
      const books = createBooks({ match });
      books.byHand.addContact({ company_name: "Peeters", tax_number: "BE0428759497" });
      await books.book(supplyTo());
      expect(numbers(books)).toEqual(["BE0428759497"]);
      expect(listed(books)).toEqual(["BE0428759497 10000"]);
    }
  });

  it("gives the number to the contact of the e-mail address where the settings let that follow the shop", async () => {
    const books = createBooks({ update: ["vatNumber"] });
    books.byHand.addContact({ company_name: "An", send_invoices_to_email: "an@firma.example" });
    await books.book(supplyTo());
    expect(numbers(books)).toEqual(["BE0428759497"]);
    expect(listed(books)).toEqual(["BE0428759497 10000"]);
  });
});

describe("an order whose contact was made without a field", () => {
  it("is told by the run, and by status and explain until a person has dealt with it", async () => {
    const { book, start, store } = createBooks();
    const bad = orderOf("Anna", { email: "anna@nergens.invalid" });
    const { report } = await book(bad, orderOf("Bram"));
    expect(report.booked).toHaveLength(2);
    expect(report.held).toEqual([]);
    const problem = {
      code: "ledger.contact-incomplete",
      parameters: { fields: "send_invoices_to_email" },
    };
    expect(report.incomplete).toMatchObject([{ problem }]);
    const orderId = report.incomplete[0]?.orderId ?? "";
    const standing = async () => (await status(store, "shop"))._unsafeUnwrap().incomplete;
    const explained = async () => {
      const { host, connection } = start();
      return (await explain(host, connection, orderId))._unsafeUnwrap()?.incomplete;
    };
    expect(await standing()).toMatchObject([{ orderId, problem }]);
    expect(await explained()).toMatchObject(problem);
    expect(JSON.stringify([report.incomplete, await standing()])).not.toMatch(/anna|nergens/i);
    expect((await book(orderOf("Cato"))).report.incomplete).toEqual([]);
    const { host, connection } = start();
    expect((await instruct(host, connection, orderId, "skip"))._unsafeUnwrap()?.fate.kind).toBe("booked");
    expect(await standing()).toEqual([]);
    expect(await explained()).toBeNull();
    expect((await instruct(host, connection, orderId, "skip")).isErr()).toBe(true);
  });

  it("leads its next order to the same contact", async () => {
    const { book, state } = createBooks();
    const again = () => orderOf("Anna", { email: "anna@nergens.invalid" });
    const { contacts } = await book(again(), again());
    const later = await book(again());
    expect(new Set([...contacts, ...later.contacts]).size).toBe(1);
    expect(later.report.incomplete).toEqual([]);
    expect(state.contacts()).toHaveLength(1);
  });
});
