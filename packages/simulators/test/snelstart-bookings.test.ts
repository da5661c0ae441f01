import { describe, expect, it } from "vitest";
import { addressIn, type Client, sample, setUp } from "./snelstart-client.ts";

const business = (client: Client, landcode: string, btwNummer: string) =>
  client.state.byHand.addRelation({ naam: "Firma", btwNummer, vestigingsAdres: addressIn(client, landcode) });

const booked = async (client: Client, body: object) => {
  const { status, codes } = await client.post("verkoopboekingen", body);
  return status === 201 ? "booked" : codes.join();
};

describe("SnelStart sales bookings", () => {
  it("answer whole, and are read by id alone", async () => {
    const client = await setUp();
    const { booking, customerId } = sample(client);
    const { status, data } = await client.post("verkoopboekingen", booking({ betalingstermijn: 14 }));
    expect(status).toBe(201);
    expect(data).toMatchObject({
      factuurnummer: "2026-1",
      factuurbedrag: 121,
      factuurdatum: "2026-03-10T00:00:00",
      klant: { id: customerId, uri: `/relaties/${customerId}` },
      boekingsregels: [{ bedrag: 100, btwSoort: "Hoog", kostenplaats: null }],
      uri: `/verkoopboekingen/${data.id}`,
      modifiedOn: "2026-03-10T10:00:05.000",
    });
    expect((await client.get(`verkoopboekingen/${data.id}`)).data).toEqual(data);
    expect((await client.get("verkoopboekingen")).status).toBe(405);
    expect((await client.get(`relaties/${customerId}/verkoopboekingen`)).list).toEqual([data]);
  });

  it("yield a sales invoice that is found by its number", async () => {
    const client = await setUp();
    const { booking } = sample(client);
    const { data } = await client.post("verkoopboekingen", booking({ betalingstermijn: "14" }));
    const { list } = await client.get("verkoopfacturen", { $filter: "Factuurnummer eq '2026-1'" });
    expect(list).toMatchObject([
      {
        factuurnummer: "2026-1",
        factuurBedrag: 121,
        openstaandSaldo: 121,
        vervalDatum: "2026-03-24T00:00:00",
        verkoopBoeking: { id: data.id },
        verkoopOrders: [],
      },
    ]);
    expect((await client.get(`verkoopfacturen/${list[0]?.id}`)).data).toEqual(list[0]);
  });

  it("take the term of the customer when they name none", async () => {
    const client = await setUp();
    const { booking, customerId } = sample(client);
    client.state.byHand.editRelation(customerId, { krediettermijn: 30 });
    await client.post("verkoopboekingen", booking());
    expect(client.state.invoices()[0]?.vervalDatum).toBe("2026-04-09T00:00:00");
  });

  it("must balance exactly", async () => {
    const client = await setUp();
    const { booking } = sample(client);
    expect(await booked(client, booking({ factuurbedrag: 121.01 }))).toBe("BOE-0039");
    expect(await booked(client, booking({ factuurbedrag: "121.00" }))).toBe("booked");
  });

  it("have a number that nobody used and that is short enough", async () => {
    const client = await setUp();
    const { booking } = sample(client);
    expect(await booked(client, booking())).toBe("booked");
    expect(await booked(client, booking())).toBe("BOE-0021");
    expect(await booked(client, booking({ factuurnummer: "x".repeat(26) }))).toBe("BOE-0058");
    expect(await booked(client, booking({ factuurnummer: null }))).toBe("BOE-0058");
    expect(await booked(client, booking({ factuurnummer: "x".repeat(25) }))).toBe("booked");
  });

  it("are credited by negative amounts under a number of their own", async () => {
    const client = await setUp();
    const { booking, line } = sample(client);
    await client.post("verkoopboekingen", booking());
    const credit = booking({
      factuurnummer: "2026-1C",
      factuurbedrag: -121,
      boekingsregels: [line({ bedrag: -100 })],
      btw: [{ btwSoort: "VerkopenHoog", btwBedrag: -21 }],
    });
    expect(await booked(client, credit)).toBe("booked");
    expect(client.state.invoices().map(({ openCents }) => openCents)).toEqual([12100, -12100]);
  });

  it("are for active customers", async () => {
    const client = await setUp();
    const { booking, customerId } = sample(client);
    client.state.byHand.editRelation(customerId, { relatiesoort: ["Leverancier"] });
    expect(await booked(client, booking())).toBe("BOE-0060");
    client.state.byHand.setRelationInactive(customerId, true);
    expect(await booked(client, booking())).toBe("BOE-0054");
    expect(await booked(client, booking({ klant: { id: client.state.ledgerId(8000) } }))).toBe("BOE-0054");
  });

  it("have lines on ledgers that are there, active and fit", async () => {
    const client = await setUp();
    const { booking, line } = sample(client);
    const { byHand } = client.state;
    const on = (ledgerId: string, rest: object = {}) =>
      booked(client, booking({ boekingsregels: [line({ grootboek: { id: ledgerId }, ...rest })] }));
    const number = (value: number) => client.state.ledgerId(value);
    expect(await booked(client, booking({ boekingsregels: [] }))).toContain("BOE-0023");
    expect(await on(client.state.administrationId)).toContain("BOE-0037");
    expect(await on(number(1671), { btwSoort: null })).toContain("BOE-0061");
    expect(await on(number(1800), { btwSoort: null })).toContain("BOE-0075");
    byHand.editLedger(8000, { nonactief: true });
    expect(await on(number(8000))).toBe("BOE-0008");
    byHand.editLedger(8000, { nonactief: false, kostenplaatsVerplicht: true });
    expect(await on(number(8000))).toBe("BOE-0022");
    expect(await on(number(8000), { kostenplaats: { id: number(8000) } })).toBe("BOE-0019");
    const centre = byHand.addCostCentre(7, "Winkel");
    byHand.editCostCentre(centre, { nonactief: true });
    expect(await on(number(8000), { kostenplaats: { id: centre } })).toBe("BOE-0026");
    byHand.editCostCentre(centre, { nonactief: false });
    expect(await on(number(8000), { kostenplaats: { id: centre } })).toBe("booked");
  });

  it("name the line kind of the ledger's function, or none", async () => {
    const client = await setUp();
    const { booking, line } = sample(client);
    const kind = (btwSoort: string | null, ledger = 8000) =>
      booked(
        client,
        booking({ boekingsregels: [line({ btwSoort, grootboek: { id: client.state.ledgerId(ledger) } })] }),
      );
    expect(await kind("Laag")).toContain("BOE-0082");
    expect(await kind(null)).toBe("booked");
    expect(await kind(null, 4900)).toContain("BOE-0082");
    const swapped = await client.post(
      "verkoopboekingen",
      booking({ boekingsregels: [line({ btwSoort: "VerkopenHoog" })] }),
    );
    expect([swapped.status, swapped.wrong]).toEqual([400, ["boekingsregels.btwSoort"]]);
  });

  it("have one VAT row for each taxed kind, of the right amount", async () => {
    const client = await setUp();
    const { booking } = sample(client);
    const rows = (total: number, ...btw: [string, number][]) =>
      booked(
        client,
        booking({ factuurbedrag: total, btw: btw.map(([btwSoort, btwBedrag]) => ({ btwSoort, btwBedrag })) }),
      );
    expect(await rows(100)).toBe("BOE-0069");
    expect(await rows(109, ["VerkopenLaag", 9])).toContain("BOE-0069");
    expect(await rows(121, ["VerkopenHoog", 10.5], ["VerkopenHoog", 10.5])).toContain("BOE-0069");
    expect(await rows(121, ["VerkopenHoog", 21], ["VerkopenLaag", 0])).toContain("BOE-0069");
    expect(await rows(121, ["InkopenHoog", 21])).toContain("BOE-0069");
    expect(await rows(119, ["VerkopenHoog", 19])).toBe("BOE-0069");
    expect(await rows(121.01, ["VerkopenHoog", 21.01])).toBe("booked");
  });

  it("reckon with the rate of the day", async () => {
    const client = await setUp();
    const { booking, line } = sample(client);
    client.state.company.huidigBoekjaar = 2020;
    const low = (day: string, vat: number) =>
      booking({
        ...{ factuurnummer: day, factuurdatum: day, factuurbedrag: 100 + vat },
        boekingsregels: [line({ btwSoort: "Laag", grootboek: { id: client.state.ledgerId(8010) } })],
        btw: [{ btwSoort: "VerkopenLaag", btwBedrag: vat }],
      });
    expect(await booked(client, low("2018-12-31", 6))).toBe("booked");
    expect(await booked(client, low("2019-01-01", 6))).toBe("BOE-0069");
    expect(await booked(client, low("2019-01-01", 9))).toBe("booked");
  });

  it("leave domestic reverse charge alone on its document", async () => {
    const client = await setUp();
    const { booking, line, untaxed } = sample(client);
    const reverse = { btwSoort: "VerkopenVerlegd", btwBedrag: 0 };
    expect(await booked(client, untaxed(8250, [reverse]))).toBe("booked");
    const mixed = booking({
      factuurnummer: "mixed",
      factuurbedrag: 221,
      boekingsregels: [line(), line({ grootboek: { id: client.state.ledgerId(8250) }, btwSoort: "Geen" })],
      btw: [{ btwSoort: "VerkopenHoog", btwBedrag: 21 }, reverse],
    });
    expect(await booked(client, mixed)).toBe("BOE-0062");
    expect(await booked(client, { ...mixed, btw: mixed.btw.slice(0, 1) })).toBe("booked");
    const withAmount = untaxed(8250, [{ btwSoort: "VerkopenVerlegd", btwBedrag: 1 }], { factuurnummer: "a" });
    expect(await booked(client, { ...withAmount, factuurbedrag: 101 })).toBe("BOE-0069");
    expect(await booked(client, untaxed(8240, [], { factuurnummer: "exempt" }))).toBe("booked");
  });

  it("go to EU ledgers for businesses with a valid number from their own country", async () => {
    const client = await setUp();
    const { untaxed } = sample(client);
    const to = (id: string, number: string) =>
      booked(client, untaxed(8070, [], { factuurnummer: number, klant: { id } }));
    expect(await booked(client, untaxed(8070))).toBe("BOE-0080");
    expect(await to(business(client, "BE", "BE0123456789"), "1")).toBe("booked");
    expect(await to(business(client, "DE", "BE0123456789"), "2")).toBe("BOE-0080");
    expect(await to(business(client, "BE", "BE12"), "3")).toBe("BOE-0080");
    client.state.unregisteredVatNumbers.add("BE0987654321");
    expect(await to(business(client, "BE", "BE0987654321"), "4")).toBe("BOE-0080");
    expect(await to(business(client, "NL", "NL123456789B01"), "5")).toBe("BOE-0080");
    expect(await booked(client, untaxed(8060, [], { factuurnummer: "export" }))).toBe("booked");
  });

  it("keep their texts short and their mandates apart", async () => {
    const client = await setUp();
    const { booking, line } = sample(client);
    const text = "x".repeat(251);
    expect(await booked(client, booking({ boekstuk: "x".repeat(26) }))).toBe("BOE-0068");
    expect(await booked(client, booking({ omschrijving: text }))).toBe("BOE-0071");
    expect(await booked(client, booking({ boekingsregels: [line({ omschrijving: text })] }))).toBe("BOE-0071");
    const once = { kenmerk: text, omschrijving: text, datum: "2026-03-10" };
    expect(await booked(client, booking({ eenmaligeIncassoMachtiging: once }))).toBe("BOE-0055,BOE-0056");
    const short = { kenmerk: "M1", omschrijving: "Eenmalig", datum: "2026-03-10" };
    const both = {
      eenmaligeIncassoMachtiging: short,
      doorlopendeIncassoMachtiging: { id: client.state.administrationId },
    };
    expect(await booked(client, booking(both))).toBe("BOE-0064");
  });

  it("may have no zero line, where that is the rule", async () => {
    const client = await setUp({ switches: { zeroLines: "refused" } });
    const { booking, line } = sample(client);
    expect(await booked(client, booking({ boekingsregels: [line(), line({ bedrag: 0 })] }))).toBe("BOE-0028");
  });

  it("need a ledger for their VAT", async () => {
    const client = await setUp();
    client.state.byHand.deleteLedger(1671);
    expect(await booked(client, sample(client).booking())).toBe("BOE-0081");
  });

  it("stay out of closed and distant periods", async () => {
    const client = await setUp();
    const { booking } = sample(client);
    client.state.byHand.lockUntil("2026-03-10");
    expect(await booked(client, booking())).toBe("BOE-0042");
    client.state.byHand.lockUntil(null);
    client.state.byHand.lockByAccountant("2026-03-10");
    expect(await booked(client, booking())).toBe("BOE-0051");
    expect(await booked(client, booking({ factuurdatum: "2026-03-11" }))).toBe("booked");
    client.state.byHand.lockByAccountant(null);
    expect(await booked(client, booking({ factuurnummer: "old", factuurdatum: "2020-12-31" }))).toBe("BOE-0033");
    expect(await booked(client, booking({ factuurnummer: "old", factuurdatum: "2021-01-01" }))).toBe("booked");
  });

  it("are replaced by PUT, and deleted until something holds them", async () => {
    const client = await setUp();
    const { booking } = sample(client);
    const { data } = await client.post("verkoopboekingen", booking({ omschrijving: "Order 1", boekstuk: "B1" }));
    const path = `verkoopboekingen/${data.id}`;
    expect((await client.put(path, booking({ id: client.state.administrationId }))).codes).toEqual(["ALG-0101"]);
    const { data: changed } = await client.put(path, booking({ id: data.id, factuurnummer: "2026-2", boekstuk: "B2" }));
    expect([changed.id, changed.omschrijving, client.state.invoices()[0]?.factuurnummer]).toEqual([
      data.id,
      null,
      "2026-2",
    ]);
    client.state.byHand.fileReturn("2026-01-01", "2026-03-31");
    expect((await client.remove(path)).codes).toEqual(["BOE-0046"]);
    const { data: later } = await client.post("verkoopboekingen", booking({ factuurdatum: "2026-04-01" }));
    client.state.byHand.pay(later.id, 100);
    expect((await client.remove(`verkoopboekingen/${later.id}`)).codes).toEqual(["BOE-0083"]);
    client.state.byHand.deleteBankEntry(client.state.bankEntries()[0]?.id ?? "");
    const { status, text } = await client.remove(`verkoopboekingen/${later.id}`);
    expect([status, text, client.state.invoices().length]).toEqual([200, "{}", 1]);
    expect((await client.get(`verkoopboekingen/${later.id}`)).status).toBe(404);
  });
});
