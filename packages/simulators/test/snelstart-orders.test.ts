import { describe, expect, it } from "vitest";
import type { SnelStartOptions } from "../src/index.ts";
import { addressIn, type Client, setUp } from "./snelstart-client.ts";

const withShop = async (options: SnelStartOptions = {}) => {
  const client = await setUp(options);
  const { byHand } = client.state;
  const customerId = byHand.addRelation({ naam: "Anna de Vries" });
  const knife = byHand.addArticle({ code: "MES", name: "Koksmes", group: 1, priceCents: 10_000 });
  const book = byHand.addArticle({ code: "BOEK", name: "Kookboek", group: 2, priceCents: 2000 });
  const line = (artikel: string, rest: object = {}) => ({ artikel: { id: artikel }, ...rest });
  const order = (regels: object[], rest: object = {}) =>
    client.post("verkooporders", { relatie: { id: customerId }, datum: "2026-03-10", regels, ...rest });
  const address = (landcode: string) => ({
    ...addressIn(client, landcode),
    land: { id: client.state.countryId(landcode) },
  });
  return { client, customerId, knife, book, line, order, address };
};

const article = (client: Client, rest: object = {}) => ({
  artikelcode: "A1",
  omschrijving: "Pan",
  artikelOmzetgroep: { id: client.state.groupId(1) },
  ...rest,
});

describe("SnelStart articles", () => {
  it("need a code, a name and a revenue group", async () => {
    const client = await setUp();
    expect((await client.post("artikelen", {})).codes).toEqual(["ART-0002", "ART-0006", "ART-0008"]);
    const odd = article(client, { artikelOmzetgroep: { id: client.state.administrationId } });
    expect((await client.post("artikelen", odd)).codes).toEqual(["ART-0009"]);
    const long = article(client, { omschrijving: "x".repeat(251) });
    expect((await client.post("artikelen", long)).codes).toEqual(["ART-0007"]);
    const by = (id: string) => client.post("artikelen", article(client, { relatie: { id } }));
    expect((await by(client.state.administrationId)).codes).toEqual(["ART-0016"]);
    expect((await by(client.state.byHand.addRelation({ naam: "Klant" }))).codes).toEqual(["ART-0017"]);
    const { status, data } = await client.post("artikelen", article(client, { verkoopprijs: "12.50" }));
    expect([status, data.verkoopprijs]).toEqual([201, 12.5]);
    expect((await client.post("artikelen", article(client, { artikelcode: "a1" }))).codes).toEqual(["ART-0005"]);
    expect((await client.get(`artikelen/${data.id}`)).data).toMatchObject({ artikelcode: "A1", isHoofdartikel: false });
  });

  it("have codes as the administration wants them", async () => {
    const client = await setUp();
    Object.assign(client.state.company, { artikelcodeSoort: "Numeriek", artikelcodeMaxLengte: 4 });
    const code = async (artikelcode: string) =>
      (await client.post("artikelen", article(client, { artikelcode }))).codes;
    expect(await code("PAN")).toEqual(["ART-0003"]);
    expect(await code("12345")).toEqual(["ART-0004"]);
    expect(await code("1234")).toEqual([]);
  });

  it("come by 25", async () => {
    const client = await setUp();
    for (let index = 1; index <= 30; index += 1) {
      client.state.byHand.addArticle({ code: `A${index}`, name: "Pan", group: 1 });
    }
    const page = (query: Record<string, string>) => client.get("artikelen", query);
    expect((await page({})).list).toHaveLength(25);
    expect((await page({ $skip: "25" })).list).toHaveLength(5);
    expect(await page({ $top: "26" })).toMatchObject({ status: 400, text: expect.stringContaining("25") });
    expect((await page({ $filter: "Artikelcode eq 'a7'" })).list).toMatchObject([{ artikelcode: "A7" }]);
  });

  it("are replaced, and deleted unless an order has them", async () => {
    const { client, knife, book, line, order } = await withShop();
    const changed = await client.put(`artikelen/${knife}`, article(client, { id: knife, artikelcode: "MES2" }));
    expect([changed.data.artikelcode, changed.data.verkoopprijs]).toEqual(["MES2", 0]);
    await order([line(knife)]);
    expect((await client.remove(`artikelen/${knife}`)).codes).toEqual(["ART-0011"]);
    expect((await client.remove(`artikelen/${book}`)).status).toBe(200);
  });

  it("belong to eight groups with a Dutch ledger and kind each", async () => {
    const client = await setUp();
    const { list } = await client.get("artikelomzetgroepen");
    expect(list.map(({ nummer, omschrijving }) => [nummer, omschrijving])).toHaveLength(8);
    expect((await client.get(`artikelomzetgroepen/${client.state.groupId(2)}`)).data).toMatchObject({
      verkoopNederlandBtwSoort: "Laag",
      verkoopGrootboekNederlandIdentifier: { id: client.state.ledgerId(8010) },
    });
    expect((await client.post("artikelomzetgroepen", {})).status).toBe(405);
  });
});

describe("SnelStart sales orders", () => {
  it("take price, name and number from what they leave open", async () => {
    const { client, knife, line, order } = await withShop();
    const { status, data } = await order([line(knife)]);
    expect(status).toBe(201);
    expect(data).toMatchObject({
      nummer: 1,
      procesStatus: "Order",
      regels: [{ omschrijving: "Koksmes", stuksprijs: 100, aantal: 1, totaal: 100 }],
      totaalExclusiefBtw: 100,
      totaalInclusiefBtw: 121,
      verkoopfactuur: null,
    });
    expect((await client.get(`verkooporders/${data.id}`)).data).toEqual(data);
    expect((await order([line(knife)])).data.nummer).toBe(2);
  });

  it("add up over rates, in either price base", async () => {
    const { knife, book, line, order } = await withShop();
    const lines = [line(knife, { stuksprijs: 12.1, aantal: 3 }), line(book, { stuksprijs: 10.9, aantal: 2 })];
    const { data: inclusive } = await order(lines, { verkooporderBtwIngaveModel: "Inclusief" });
    expect([inclusive.totaalExclusiefBtw, inclusive.totaalInclusiefBtw]).toEqual([50, 58.1]);
    const { data: exclusive } = await order(lines);
    expect([exclusive.totaalExclusiefBtw, exclusive.totaalInclusiefBtw]).toEqual([58.1, 67.68]);
    const { data: own } = await order([line(knife)], { verkooporderBtwIngaveModel: "Inclusief" });
    expect([own.regels[0]?.stuksprijs, own.totaalInclusiefBtw]).toEqual([121, 121]);
  });

  it("reckon a discount over the line, or over the price", async () => {
    const { client, knife, line, order } = await withShop();
    const lines = [line(knife, { stuksprijs: 0.99, aantal: 10, kortingsPercentage: 5 })];
    expect((await order(lines)).data.regels[0]?.totaal).toBe(9.41);
    client.state.company.regelkortingVerkooporder = "BerekenenOverStukprijs";
    expect((await order(lines)).data.regels[0]?.totaal).toBe(9.4);
    expect((await order(lines, { factuurkorting: 10 })).data.totaalExclusiefBtw).toBe(8.46);
  });

  it("round prices and counts to the administration's decimals", async () => {
    const { client, knife, line, order } = await withShop();
    const lines = [line(knife, { stuksprijs: 1.2345, aantal: 1.2345 })];
    expect((await order(lines)).data.regels[0]).toMatchObject({ stuksprijs: 1.23, aantal: 1.23 });
    Object.assign(client.state.company, { aantalDecimalenArtikelprijzen: 4, aantalDecimalenArtikelaantallen: 0 });
    expect((await order(lines)).data.regels[0]).toMatchObject({ stuksprijs: 1.2345, aantal: 1 });
  });

  it("are taxed by delivery address and VAT number", async () => {
    const { client, customerId, knife, line, order, address } = await withShop();
    const gross = async (landcode: string) => {
      const { data } = await order([line(knife)], { afleveradres: address(landcode) });
      return data.totaalInclusiefBtw;
    };
    expect([await gross("NL"), await gross("DE"), await gross("US")]).toEqual([121, 121, 100]);
    client.state.byHand.switchForeignVat(true, "2026-01-01");
    expect([await gross("NL"), await gross("DE"), await gross("HU")]).toEqual([121, 119, 127]);
    const { data: domestic } = await order([line(knife)]);
    client.state.byHand.invoiceOrder(domestic.id);
    const ledger = client.state.bookings()[0]?.boekingsregels[0]?.grootboek?.id;
    expect(ledger).toBe(client.state.ledgerId(8000));
    client.state.byHand.editRelation(customerId, {
      ...{ btwNummer: "BE0123456789", vestigingsAdres: addressIn(client, "BE") },
    });
    expect(await gross("BE")).toBe(100);
  });

  it("become invoices by hand alone, under a number of SnelStart's own", async () => {
    const { client, knife, book, line, order } = await withShop();
    const { data } = await order([line(knife), line(book)], { krediettermijn: 8 });
    expect((await client.put(`verkooporders/${data.id}/ProcesStatus`, { procesStatus: "Factuur" })).wrong).toEqual([
      "procesStatus",
    ]);
    const { status, text } = await client.put(`verkooporders/${data.id}/ProcesStatus`, {
      ...{ id: data.id, procesStatus: "Bevestiging" },
    });
    expect([status, text]).toEqual([200, "{}"]);
    client.state.company.volgendFactuurnummer = 500;
    client.state.byHand.addBooking({
      ...{ number: "500", customerId: client.state.relations()[0]?.id ?? "", cents: 1, ledger: 8040 },
    });
    const bookingId = client.state.byHand.invoiceOrder(data.id);
    const { data: after } = await client.get(`verkooporders/${data.id}`);
    expect([after.procesStatus, after.verkoopfactuur?.id]).toEqual(["Factuur", client.state.invoices()[1]?.id]);
    expect(client.state.bookings().find(({ id }) => id === bookingId)).toMatchObject({
      ...{ factuurnummer: "501", grossCents: 14_280, vatCents: 2280, betalingstermijn: 8 },
    });
    expect(client.state.invoices()[1]?.verkoopOrders.map(({ id }) => id)).toEqual([data.id]);
    expect((await client.remove(`verkooporders/${data.id}`)).status).toBe(400);
    expect((await client.remove(`verkoopboekingen/${bookingId}`)).codes).toEqual(["BOE-0047"]);
  });

  it("book abroad what the delivery address says", async () => {
    const { client, knife, line, order, address } = await withShop({
      administrations: [{ name: "Winkel", chart: "one-stop-shop" }],
    });
    const { data } = await order([line(knife)], { afleveradres: address("DE") });
    client.state.byHand.editRelation(data.relatie.id, { vestigingsAdres: addressIn(client, "DE") });
    client.state.byHand.invoiceOrder(data.id);
    expect(client.state.vatReturn("2026-01-01", "2026-03-31").oss).toEqual([
      { country: "DE", rateCode: "SR", percentage: 19, baseCents: 10_000, vatCents: 1900 },
    ]);
  });

  it("refuse what the rules say", async () => {
    const { client, customerId, knife, line, order, address } = await withShop();
    expect((await order([line(knife)], { nummer: 7 })).codes).toEqual(["VOR-0005"]);
    expect((await order([line(knife)], { orderreferentie: "x".repeat(51) })).codes).toEqual(["VOR-0011"]);
    expect((await order([line(knife)], { procesStatus: "Contantbon" })).wrong).toEqual(["procesStatus"]);
    expect((await order([line(knife)], { krediettermijn: 101 })).wrong).toEqual(["krediettermijn"]);
    expect((await order([line(client.state.administrationId)])).wrong).toEqual(["regels.artikel"]);
    const long = { ...address("DE"), straat: "x".repeat(51), land: { id: customerId } };
    expect((await order([line(knife)], { afleveradres: long })).codes.sort()).toEqual(["VOR-0006", "VOR-0010"]);
    const longer = { postcode: "x".repeat(26), plaats: "x".repeat(51), contactpersoon: "x".repeat(51) };
    const codes = (await order([line(knife)], { factuuradres: { ...address("DE"), ...longer } })).codes;
    expect(codes.sort()).toEqual(["VOR-0007", "VOR-0008", "VOR-0009"]);
    const supplier = client.state.byHand.addRelation({ naam: "Groothandel", relatiesoort: ["Leverancier"] });
    client.state.byHand.editRelation(customerId, { factuurRelatie: supplier });
    expect((await order([line(knife)])).codes).toEqual(["VOR-0003"]);
    client.state.byHand.editRelation(customerId, { factuurRelatie: null });
    client.state.byHand.editArticle(knife, { isNonActief: true });
    expect((await order([line(knife)])).codes).toEqual(["ALG-0105"]);
    client.state.byHand.editRelation(customerId, { relatiesoort: ["Leverancier"] });
    expect((await order([])).codes).toEqual(["VOR-0002"]);
    expect(client.state.orders()).toEqual([]);
  });

  it("are replaced, listed and deleted", async () => {
    const { client, customerId, knife, line, order } = await withShop();
    const { data } = await order([line(knife)], { orderreferentie: "WEB-1", memo: "Let op" });
    const body = {
      id: data.id,
      relatie: { id: customerId },
      datum: "2026-03-11",
      regels: [line(knife, { aantal: 2 })],
    };
    const { data: changed } = await client.put(`verkooporders/${data.id}`, { ...body, nummer: data.nummer });
    expect(changed).toMatchObject({ nummer: 1, memo: null, totaalExclusiefBtw: 200 });
    const filter = `Relatie/Id eq guid'${customerId}' and Datum ge datetime'2026-03-11T00:00:00'`;
    expect((await client.get("verkooporders", { $filter: filter })).list).toHaveLength(1);
    expect((await client.remove(`verkooporders/${data.id}`)).status).toBe(201);
    expect((await client.get("verkooporders")).list).toEqual([]);
  });

  it("of many lines are made though the gateway gave up, where that is so", async () => {
    const { client, knife, line, order } = await withShop({ switches: { longOrders: "timed-out" } });
    const lines = (count: number) => Array.from({ length: count }, () => line(knife));
    expect([(await order(lines(100))).status, (await order(lines(101))).status]).toEqual([201, 504]);
    expect(client.state.orders().map(({ regels }) => regels.length)).toEqual([100, 101]);
  });

  it("name a template, which may block them", async () => {
    const { client, knife, line, order } = await withShop();
    const { list } = await client.get("verkoopordersjablonen");
    expect(list).toHaveLength(1);
    expect((await client.get(`verkoopordersjablonen/${list[0]?.id}`)).status).toBe(200);
    const verkoopordersjabloon = { id: client.state.administrationId };
    expect((await order([line(knife)], { verkoopordersjabloon })).wrong).toEqual(["verkoopordersjabloon"]);
  });
});
