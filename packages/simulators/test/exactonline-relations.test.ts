import { beforeEach, describe, expect, it } from "vitest";
import { type Client, sample, setUp } from "./exactonline-client.ts";

let client: Client;
let customer: string;
let other: string;
beforeEach(() => {
  client = setUp();
  client.observe();
  ({ customer } = sample(client));
  other = client.sim.state.byHand.addAccount({ name: "Ander" });
});
const post = (path: string, body: object) => client.request("POST", path, body);
const put = (path: string, id: string, body: object) => client.request("PUT", `${path}(guid'${id}')`, body);
const errorOf = async (path: string, body: object) => (await post(path, body)).error;

describe("contacts", () => {
  const contacts = "crm/Contacts";

  it("belong to a relation and become its main contact through the relation", async () => {
    const { status, d } = await post(contacts, {
      Account: customer,
      FirstName: "Jan",
      MiddleName: "de",
      LastName: "Boer",
    });
    expect(status).toBe(201);
    const read = async () => (await client.get(`${contacts}(guid'${d.ID}')`)).d;
    expect(await read()).toMatchObject({
      FullName: "Jan de Boer",
      IsMainContact: false,
      AccountName: "Jansen",
      HID: 1,
    });
    expect((await put(contacts, d.ID, { IsMainContact: true })).status).toBe(204);
    expect(await read()).toMatchObject({ IsMainContact: false });
    expect((await put("crm/Accounts", customer, { MainContact: d.ID })).status).toBe(204);
    expect(await read()).toMatchObject({ IsMainContact: true });
    expect(await put("crm/Accounts", other, { MainContact: d.ID })).toMatchObject({
      status: 500,
      error: "Ongeldige referentie: Hoofdcontactpersoon",
    });
    const byAccount = { $select: "Email", $filter: `Account eq guid'${customer}'` };
    expect((await client.get(contacts, byAccount)).d.results).toHaveLength(1);
    expect((await client.request("DELETE", `${contacts}(guid'${d.ID}')`)).status).toBe(204);
    expect((await client.get(`crm/Accounts(guid'${customer}')`)).d).toMatchObject({ MainContact: null });
  });

  it("are refused without a relation or a name, and when a value does not fit", async () => {
    expect(await errorOf(contacts, { LastName: "x" })).toBe("Verplicht: Relatie");
    expect(await errorOf(contacts, { Account: customer })).toBe("Verplicht: Voornaam\r\nVerplicht: Achternaam");
    const known = { Account: customer, LastName: "x" };
    expect(await errorOf(contacts, { ...known, Account: client.sim.state.glAccountId("8000") })).toBe(
      "Ongeldige referentie: Relatie",
    );
    expect(await errorOf(contacts, { ...known, Email: "x" })).toBe("Ongeldig: Email");
    expect(await errorOf(contacts, { ...known, Gender: "F" })).toBe("Ongeldig: Geslacht");
    expect(await errorOf(contacts, { ...known, AddressLine1: "Dorpsstraat 1" })).toContain("'AddressLine1'");
    expect(client.sim.state.contacts()).toEqual([]);
  });

  it("lose their name to the obsolete birth name", async () => {
    const { d } = await post(contacts, { Account: customer, LastName: "Boer", BirthName: "Bakker" });
    expect((await client.get(`${contacts}(guid'${d.ID}')`)).d).toMatchObject({ LastName: "Bakker" });
  });
});

describe("addresses", () => {
  const addresses = "crm/Addresses";
  const delivery = (rest: object = {}) => ({
    Account: customer,
    Type: 4,
    AddressLine1: "Dorpsstraat 1",
    Postcode: "1234 AB",
    City: "Ede",
    Country: "NL",
    ...rest,
  });
  const read = async (filter: string) =>
    (await client.get(addresses, { $select: "ID,Type,Main,City,Country", $filter: filter })).d.results;

  it("are made once: an equal one answers with the id of the first", async () => {
    const first = await post(addresses, delivery());
    expect(first.status).toBe(201);
    expect((await post(addresses, delivery())).d.ID).toBe(first.d.ID);
    const second = await post(addresses, delivery({ City: "Zwolle", Main: true }));
    expect(second.d.ID).not.toBe(first.d.ID);
    expect((await post(addresses, delivery({ Type: 3 }))).d.ID).not.toBe(first.d.ID);
    expect(await read(`Account eq guid'${customer}' and Type eq 4 and Main eq true`)).toMatchObject([
      { City: "Zwolle", Country: "NL " },
    ]);
    expect(client.sim.state.addresses()).toHaveLength(3);
  });

  it("show the relation's own lines as its visiting address, both ways", async () => {
    await put("crm/Accounts", customer, { AddressLine1: "Kerkplein 2", City: "Ede", Country: "NL" });
    const [visit] = await read(`Account eq guid'${customer}'`);
    expect(visit).toMatchObject({ Type: 1, Main: true, City: "Ede" });
    expect((await put(addresses, visit?.ID ?? "", { City: "Zwolle" })).status).toBe(204);
    expect((await client.get(`crm/Accounts(guid'${customer}')`)).d).toMatchObject({ City: "Zwolle" });
    expect((await client.request("DELETE", `${addresses}(guid'${visit?.ID}')`)).error).toBe("In gebruik: Adres");
  });

  it("are refused without an owner, of an unknown kind, or with a country that is none", async () => {
    expect(await errorOf(addresses, delivery({ Account: undefined }))).toBe("Verplicht: Relatie");
    expect(await errorOf(addresses, delivery({ Account: client.sim.state.glAccountId("8000") }))).toBe(
      "Ongeldige referentie: Relatie",
    );
    expect(await errorOf(addresses, delivery({ Type: 5 }))).toBe("Ongeldig: Type");
    expect(await errorOf(addresses, delivery({ Country: "Nederland" }))).toBe("Ongeldige referentie: Land");
    expect(await errorOf(addresses, delivery({ Contact: customer }))).toBe("Ongeldige referentie: Contactpersoon");
  });
});

describe("relations", () => {
  it("are deleted while unused", async () => {
    expect((await client.request("DELETE", `crm/Accounts(guid'${other}')`)).status).toBe(204);
    await client.book(sample(client).entry({ Customer: customer }));
    expect((await client.request("DELETE", `crm/Accounts(guid'${customer}')`)).error).toBe("In gebruik: Relatie");
  });

  it("take no nested contacts or addresses", async () => {
    expect(await errorOf("crm/Accounts", { Name: "x", Contacts: [] })).toContain("'Contacts'");
  });
});

describe("the extra fields of an entry line", () => {
  it("are kept where they belong, Intrastat only where it is on", async () => {
    const { byHand } = client.sim.state;
    const TrackingNumber = byHand.addTrackingNumber("Actie voorjaar");
    const extras = { Notes: "n", SerialNumber: "S1", TrackingNumber, From: "2026-01-01", To: "2026-12-31" };
    const intrastat = { IntraStatCountry: "DE", IntraStatTransactionB: "1", StatisticalNetWeight: 1.5 };
    const { entry, line } = sample(client);
    const booked = async () => {
      const { d } = await client.book(entry({ SalesEntryLines: [line({ ...extras, ...intrastat })] }));
      const whole = await client.get(`salesentry/SalesEntries(guid'${d.EntryID}')`, { $expand: "SalesEntryLines" });
      return whole.d.SalesEntryLines.results[0];
    };
    expect(await booked()).toMatchObject({
      SerialNumber: "S1",
      TrackingNumberDescription: "Actie voorjaar",
      From: `/Date(${Date.UTC(2026, 0, 1)})/`,
      IntraStatCountry: null,
      StatisticalNetWeight: 1.5,
    });
    byHand.enableIntrastat();
    expect(await booked()).toMatchObject({ IntraStatCountry: "DE", IntraStatTransactionB: null });
    const unknown = await client.book(entry({ SalesEntryLines: [line({ TrackingNumber: customer })] }));
    expect(unknown.error).toBe("Ongeldige referentie: Volgnummer");
    expect((await client.book(entry({ SalesEntryLines: [line({ TrackingNumber: "1" })] }))).status).toBe(400);
  });
});
