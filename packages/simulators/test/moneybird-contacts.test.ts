import { describe, expect, it } from "vitest";
import { sample, setUp } from "./moneybird-client.ts";

const whole = {
  company_name: "Café De Gracht B.V.",
  firstname: "Nadia",
  lastname: "El Amrani",
  address1: "Oudegracht 101",
  zipcode: "3511 AE",
  city: "Utrecht",
  country: "NL",
  phone: "0612345678",
  customer_id: "shop-5",
  tax_number: "NL000000001B01",
  send_invoices_to_email: "nadia@gracht.example, boek@gracht.example",
  delivery_method: "Manual",
};

describe("contacts", () => {
  it("are made as sent, with the e-mail address mirrored and the person of a company as contact person", async () => {
    const client = setUp();
    const { status, data } = await client.addContact({ ...whole, email: "other@gracht.example" });
    expect(status).toBe(201);
    const { send_invoices_to_email: email, ...rest } = whole;
    expect(data).toMatchObject({
      ...rest,
      email,
      send_invoices_to_email: email,
      tax_number_valid: null,
      archived: false,
    });
    expect(data.contact_people).toHaveLength(1);
    expect((await client.get(`contacts/${data.id}`)).data).toEqual(data);
    expect((await client.get("contacts/customer_id/shop-5")).data.id).toBe(data.id);
    expect((await client.get("contacts/customer_id/shop-6")).symbolic).toEqual({ customer_id: "not_found" });
  });

  it("get a customer id when none is sent, counting on from the highest", async () => {
    const client = setUp();
    await client.addContact({ firstname: "Anna", customer_id: "41" });
    expect((await client.addContact({ firstname: "Bram", customer_id: "" })).data).toMatchObject({
      customer_id: "42",
      country: "NL",
    });
  });

  it("need a name", async () => {
    const client = setUp();
    const refused = await client.addContact({ city: "Ede", firstname: " " });
    expect(refused.status).toBe(422);
    expect(Object.keys(refused.details)).toEqual(["firstname", "lastname", "company_name"]);
    expect(await client.request("POST", "contacts", {})).toMatchObject({
      status: 400,
      error: "Contact is required",
      symbolic: { contact: "required" },
    });
  });

  it.each([
    ["tax_number", "123"],
    ["tax_number", "NL12345678B01"],
    ["chamber_of_commerce", "?"],
    ["bank_account", "NL00ABNA0417164300"],
    ["country", "Nederland"],
    ["delivery_method", "Pigeon"],
    ["send_invoices_to_email", "nadia"],
    ["send_invoices_to_email", "a@gracht.example,b@"],
    ["send_invoices_to_email", "a@gracht.invalid"],
    ["invoice_workflow_id", "1"],
  ])("are refused whole for one bad field: %s %s", async (field, value) => {
    const client = setUp();
    const refused = await client.addContact({ ...whole, [field]: value });
    expect(refused.status).toBe(422);
    expect(Object.keys(refused.details)).toEqual([field]);
    expect(client.state.contacts()).toEqual([]);
  });

  it.each([
    { tax_number: "BE0123456749" },
    { tax_number: "nl 000000001.b01" },
    { tax_number: "ATU12345678" },
    { bank_account: "NL91 ABNA 0417 1643 00" },
    { send_invoices_to_email: "" },
  ])("are taken with %o", async (fields) => {
    expect((await setUp().addContact({ ...whole, ...fields })).status).toBe(201);
  });

  it("refuse mail domains that take no mail", async () => {
    const client = setUp();
    client.state.undeliverableDomains.add("gracht.example");
    expect((await client.addContact(whole)).details).toMatchObject({
      send_invoices_to_email: [{ error: "undeliverable" }],
    });
  });

  it("have one customer id each, archived ones too", async () => {
    const client = setUp();
    client.state.byHand.addContact({ company_name: "Oud" }, { customerId: "shop-5", archived: true });
    expect((await client.get("contacts/customer_id/shop-5")).status).toBe(404);
    const refused = await client.addContact(whole);
    expect(refused).toMatchObject({ status: 422, error: { customer_id: ["is already in use"] } });
  });

  it("change only what is sent, and an empty text clears", async () => {
    const client = setUp();
    const { data } = await client.addContact(whole);
    client.state.byHand.validateTaxNumber(data.id, true);
    const change = (contact: object) => client.request("PATCH", `contacts/${data.id}`, { contact });
    expect((await change({ city: "Zeist", phone: "" })).data).toMatchObject({
      ...{ city: "Zeist", phone: null, company_name: whole.company_name, tax_number_valid: true },
    });
    expect((await change({ tax_number: "NL000000002B01" })).data.tax_number_valid).toBeNull();
    expect((await change({ company_name: "", firstname: "", lastname: "" })).status).toBe(422);
    expect((await client.request("PATCH", "contacts/1", { contact: {} })).status).toBe(404);
  });

  it("are hidden when archived, unless asked for", async () => {
    const client = setUp();
    const { data } = await client.addContact(whole);
    expect((await client.request("PATCH", `contacts/${data.id}/archive`, {})).status).toBe(204);
    expect((await client.request("PATCH", `contacts/${data.id}/archive`, {})).symbolic).toEqual({
      id: "can_not_be_archived",
    });
    for (const path of ["contacts", "contacts/synchronization", "contacts/filter"]) {
      expect((await client.get(path)).list).toEqual([]);
      expect((await client.get(path, { include_archived: "true" })).list).toHaveLength(1);
    }
    expect((await client.get(`contacts/${data.id}`)).status).toBe(404);
    expect((await client.get(`contacts/${data.id}`, { include_archived: "true" })).data.archived).toBe(true);
  });

  it("disappear when deleted, and are archived when they are in use", async () => {
    const client = setUp();
    const { contactId, invoice } = sample(client);
    const { data: unused } = await client.addContact(whole);
    const { data: paper } = await client.addExternal(invoice());
    expect((await client.request("DELETE", `contacts/${unused.id}`)).headers.get("x-kept-as")).toBeNull();
    const kept = await client.request("DELETE", `contacts/${contactId}`);
    expect([kept.status, kept.headers.get("x-kept-as")]).toEqual([204, "archived"]);
    expect(client.state.contacts()).toMatchObject([{ id: contactId, archived: true }]);
    expect((await client.get(`external_sales_invoices/${paper.id}`)).data.contact.archived).toBe(true);
  });

  it("follow their invoices when a person merges two", async () => {
    const client = setUp();
    const { contactId, invoice } = sample(client);
    const { data } = await client.addExternal(invoice());
    const kept = client.state.byHand.addContact({ company_name: "Jansen Holding" });
    client.state.byHand.mergeContacts(kept, contactId);
    expect((await client.get(`external_sales_invoices/${data.id}`)).data.contact.id).toBe(kept);
    expect((await client.get(`contacts/${contactId}`)).status).toBe(404);
  });
});

describe("finding contacts", () => {
  it("searches many fields by words, but not a contact of the last half minute", async () => {
    const client = setUp();
    await client.addContact(whole);
    const search = async (query: string) => (await client.get("contacts", { query })).list.length;
    expect(await search("gracht")).toBe(0);
    expect((await client.get("contacts")).list).toHaveLength(1);
    client.clock.time += 30_000;
    for (const query of ["gracht", "nadia@gracht.example", "SHOP-5", "utrecht nadia", "NL000000001B01"]) {
      expect([query, await search(query)]).toEqual([query, 1]);
    }
    expect(await search("nadia rotterdam")).toBe(0);
  });

  it.each([
    ["contact_type:company", 1],
    ["contact_type:private_individual", 1],
    ["first_name:ANNA", 1],
    ["delivery_method:manual", 1],
    ["delivery_method:all,last_name:smit", 1],
    ["updated_after:2026-03-10 09:00:05 UTC", 0],
    ["updated_after:2026-03-10T09:00:04Z", 2],
    ["shoe_size:44", 2],
  ])("filters by %s", async (filter, count) => {
    const client = setUp();
    await client.addContact(whole);
    await client.addContact({ firstname: "Anna", lastname: "Smit" });
    expect((await client.get("contacts/filter", { filter })).list).toHaveLength(count);
  });
});
