import { describe, expect, it } from "vitest";
import { addressIn, type Client, sample, setUp } from "./snelstart-client.ts";

const scheme = { administrations: [{ name: "Winkel", chart: "one-stop-shop" as const }] };

/** The vendor's worked example: two rates to a German consumer. */
const example = (client: Client) => {
  const { state } = client;
  const consumer = state.byHand.addRelation({ naam: "Herr Müller", vestigingsAdres: addressIn(client, "DE") });
  const line = (ledger: number, bedrag: number) => ({
    ...{ grootboek: { id: state.ledgerId(ledger) }, bedrag, btwSoort: "Geen" },
  });
  const lines = [line(8310, 67.9), line(8300, 7.4), line(1690, 4.75), line(1690, 1.41)];
  const booking = (rest: object = {}) => ({
    ...{ factuurnummer: "OSS-1", klant: { id: consumer }, factuurdatum: "2026-03-10" },
    ...{ factuurbedrag: 81.46, boekingsregels: lines, btw: null, ...rest },
  });
  const booked = async (rest: object = {}) => {
    const { status, codes } = await client.post("verkoopboekingen", booking(rest));
    return status === 201 ? "booked" : codes.join();
  };
  return { consumer, line, lines, booking, booked };
};

describe("SnelStart one-stop shop", () => {
  it("takes the vendor's example and counts it by country and rate", async () => {
    const client = await setUp(scheme);
    expect(await example(client).booked()).toBe("booked");
    const { boxes, oss } = client.state.vatReturn("2026-01-01", "2026-03-31");
    expect(oss.sort((a, b) => a.percentage - b.percentage)).toEqual([
      { country: "DE", rateCode: "RRH", percentage: 7, baseCents: 6790, vatCents: 475 },
      { country: "DE", rateCode: "SR", percentage: 19, baseCents: 740, vatCents: 141 },
    ]);
    expect(Object.values(boxes).every(({ baseCents, vatCents }) => baseCents === 0 && vatCents === 0)).toBe(true);
  });

  it("allows a cent a line and no more", async () => {
    const client = await setUp(scheme);
    const { lines, line, booked } = example(client);
    const vat = (amount: number) => [...lines.slice(0, 2), line(1690, amount)];
    const total = (amount: number) => Math.round((75.3 + amount) * 100) / 100;
    expect(await booked({ boekingsregels: lines.slice(0, 2), factuurbedrag: 75.3 })).toBe("BOE-0069");
    expect(await booked({ boekingsregels: vat(6.18), factuurbedrag: total(6.18) })).toBe("BOE-0069");
    expect(await booked({ boekingsregels: vat(6.17), factuurbedrag: total(6.17) })).toBe("booked");
    const { oss } = client.state.vatReturn("2026-01-01", "2026-03-31");
    expect(oss.reduce((sum, { vatCents }) => sum + vatCents, 0)).toBe(617);
  });

  it("takes no Dutch VAT, no other ledger, no business and no Dutchman", async () => {
    const client = await setUp(scheme);
    const { lines, line, booked, consumer } = example(client);
    expect(await booked({ btw: [{ btwSoort: "VerkopenHoog", btwBedrag: 0 }] })).toBe("BOE-0061");
    expect(await booked({ boekingsregels: [...lines, line(8040, 1)], factuurbedrag: 82.46 })).toBe("BOE-0061");
    client.state.byHand.editRelation(consumer, { btwNummer: "DE123456789" });
    expect(await booked()).toBe("BOE-0069");
    client.state.byHand.editRelation(consumer, { btwNummer: null, vestigingsAdres: addressIn(client, "NL") });
    expect(await booked()).toBe("BOE-0069");
    client.state.byHand.editRelation(consumer, { vestigingsAdres: addressIn(client, "DK") });
    expect(await booked()).toBe("BOE-0069");
  });

  it("is switched on for days", async () => {
    const client = await setUp(scheme);
    expect((await client.get("companyInfo")).data).toMatchObject({
      factureerBuitenlandsBtw: true,
      factureerBuitenlandsBtwRanges: [{ from: Date.UTC(2021, 6, 1) / 1000, to: Date.UTC(2400, 11, 31) / 1000 }],
      buitenlandseBtwGrootboek: { id: client.state.ledgerId(1690) },
    });
    expect((await client.put("companyInfo", { factureerBuitenlandsBtw: false })).data.factureerBuitenlandsBtw).toBe(
      false,
    );
    const { booked } = example(client);
    await booked();
    expect(client.state.vatReturn("2026-01-01", "2026-12-31").oss).toEqual([]);
    await booked({ factuurnummer: "OSS-2", factuurdatum: "2026-03-09" });
    expect(client.state.vatReturn("2026-01-01", "2026-12-31").oss).toHaveLength(2);
    await client.put("companyInfo", { factureerBuitenlandsBtw: true, administratieNaam: "Gekaapt" });
    const { data } = await client.get("companyInfo");
    expect([data.administratieNaam, data.factureerBuitenlandsBtwRanges.length]).toEqual(["Winkel", 2]);
  });

  it("is not switched on while a ledger lacks its code", async () => {
    const client = await setUp();
    const ledger = (rest: object = {}) =>
      client.post("grootboeken", {
        ...{ nummer: 8090, omschrijving: "Televerkoop", rekeningCode: "WinstEnVerlies" },
        ...{ grootboekfunctie: "InstallatieTeleverkoopBinnenEUgeen", ...rest },
      });
    const $filter = "Grootboekfunctie eq 'InstallatieTeleverkoopBinnenEUgeen' and VatRateCode eq null";
    expect((await client.get("grootboeken", { $filter })).list.map(({ nummer }) => nummer)).toEqual([8080]);
    const flag = { factureerBuitenlandsBtw: true };
    expect((await client.put("companyInfo", flag)).wrong).toEqual(["factureerBuitenlandsBtw"]);
    client.state.byHand.deleteLedger(8080);
    const { data } = await client.put("companyInfo", flag);
    expect(data.buitenlandseBtwGrootboek?.id).toBe(client.state.ledgerId(1690));
    expect((await ledger()).wrong).toEqual(["vatRateCode"]);
    expect((await ledger({ vatRateCode: "XX" })).wrong).toEqual(["vatRateCode"]);
    const { status, data: made } = await ledger({ vatRateCode: "SR" });
    expect([status, made.btwSoort, made.vatRateCode]).toEqual([201, ["Geen"], "SR"]);
  });

  it("names rates by country and code", async () => {
    const { get } = await setUp();
    expect((await get("vatrates")).list).toHaveLength(27);
    const { data } = await get("vatrates/DEU");
    expect(data.vatRates.map(({ rateCode, rate }) => [rateCode, rate])).toEqual([
      ["SR", 19],
      ["RRH", 7],
    ]);
    expect((await get("vatrates", { $filter: "CountryCode eq 'FRA'" })).list).toHaveLength(1);
    expect((await get("vatratedefinitions")).list).toHaveLength(5);
    expect((await get("vatrates/XXX")).status).toBe(404);
  });
});

describe("SnelStart ledgers", () => {
  const ledger = (rest: object = {}) => ({
    ...{
      nummer: 8090,
      omschrijving: "Omzet nieuw",
      grootboekfunctie: "VerkopenOmzetHoog",
      rekeningCode: "WinstEnVerlies",
    },
    ...rest,
  });

  it("are made, and know their kinds", async () => {
    const client = await setUp();
    const { status, data } = await client.post("grootboeken", ledger());
    expect([status, data.btwSoort]).toEqual([201, ["Hoog"]]);
    expect((await client.get(`grootboeken/${data.id}`)).data).toEqual(data);
    expect((await client.put(`grootboeken/${data.id}`, ledger())).status).toBe(405);
  });

  it.each([
    [{ grootboekfunctie: "Verkopen" }, 400, "BOE-0085"],
    [{ nummer: 8000 }, 400, "BOE-0086"],
    [{ grootboekfunctie: "Kruisposten" }, 400, "BOE-0087"],
    [{ omschrijving: "x".repeat(51) }, 400, "BOE-0088"],
    [{ omschrijving: null }, 400, "BOE-0084"],
    [{ grootboekfunctie: "VerkopenBtwVrij" }, 500, ""],
  ])("with %o answer %i %s", async (rest, status, code) => {
    const { post } = await setUp();
    const told = await post("grootboeken", ledger(rest));
    expect([told.status, told.codes.join()]).toEqual([status, code]);
  });

  it("want cost centres that are numbered once", async () => {
    const { post, put, get, remove } = await setUp();
    const { status, data } = await post("kostenplaatsen", { nummer: 1, omschrijving: "Winkel" });
    expect([status, data.nonactief]).toEqual([201, false]);
    expect((await post("kostenplaatsen", { nummer: 1 })).codes).toEqual(["KPL-0008"]);
    expect((await post("kostenplaatsen", { nummer: 0 })).codes).toEqual(["KPL-0007"]);
    expect((await post("kostenplaatsen", { nummer: 2, omschrijving: "x".repeat(51) })).codes).toEqual(["KPL-0005"]);
    expect((await put(`kostenplaatsen/${data.id}`, { nummer: 3 })).data).toMatchObject({
      nummer: 3,
      omschrijving: null,
    });
    expect((await get(`kostenplaatsen/${data.id}`)).status).toBe(200);
    await remove(`kostenplaatsen/${data.id}`);
    expect((await get("kostenplaatsen")).list).toEqual([]);
  });
});

describe("SnelStart VAT return", () => {
  it("puts every function in its box, to the cent", async () => {
    const client = await setUp();
    const { booking, line, untaxed } = sample(client);
    const foreign = client.state.byHand.addRelation({
      ...{ naam: "Firma", btwNummer: "BE0123456789", vestigingsAdres: addressIn(client, "BE") },
    });
    const klant = { id: foreign };
    const ledger = (number: number) => ({ id: client.state.ledgerId(number) });
    const mixed = booking({
      factuurbedrag: 230.01,
      boekingsregels: [line(), line({ grootboek: ledger(8010), btwSoort: "Laag", bedrag: 100.01 })],
      btw: [
        { btwSoort: "VerkopenHoog", btwBedrag: 21 },
        { btwSoort: "VerkopenLaag", btwBedrag: 9 },
      ],
    });
    const bodies = [
      mixed,
      untaxed(8020, [], {
        factuurnummer: "1c",
        boekingsregels: [line({ grootboek: ledger(8020), btwSoort: "Overig" })],
      }),
      untaxed(8240, [], { factuurnummer: "1e" }),
      untaxed(8250, [{ btwSoort: "VerkopenVerlegd", btwBedrag: 0 }], { factuurnummer: "1e2" }),
      untaxed(8060, [], { factuurnummer: "3a" }),
      untaxed(8070, [], { factuurnummer: "3b", klant }),
      untaxed(8270, [], {
        ...{ factuurnummer: "3b2", klant, factuurbedrag: 50 },
        boekingsregels: [line({ grootboek: ledger(8270), btwSoort: "Geen", bedrag: 50 })],
      }),
      untaxed(8080, [], { factuurnummer: "3c" }),
      booking({ factuurnummer: "later", factuurdatum: "2026-04-01" }),
    ];
    for (const body of bodies) expect((await client.post("verkoopboekingen", body)).text).toContain("factuurnummer");
    const { boxes, icp } = client.state.vatReturn("2026-01-01", "2026-03-31");
    expect(boxes).toEqual({
      "1a": { baseCents: 10_000, vatCents: 2100 },
      "1b": { baseCents: 10_001, vatCents: 900 },
      "1c": { baseCents: 10_000, vatCents: 0 },
      "1e": { baseCents: 20_000, vatCents: 0 },
      "3a": { baseCents: 10_000, vatCents: 0 },
      "3b": { baseCents: 15_000, vatCents: 0 },
      "3c": { baseCents: 10_000, vatCents: 0 },
    });
    expect(icp).toEqual([{ vatNumber: "BE0123456789", goodsCents: 10_000, servicesCents: 5000 }]);
  });

  it("counts revenue that came in at the bank", async () => {
    const client = await setUp();
    const entry = {
      ...{ datum: "2026-03-10", dagboek: { id: client.state.journalId("Bank") } },
      ...{ bedragOntvangen: 121, bedragUitgegeven: 0 },
      grootboekBoekingsRegels: [
        {
          omschrijving: "Omzet",
          grootboek: { id: client.state.ledgerId(8000) },
          debet: 0,
          credit: 100,
          btwSoort: "Hoog",
        },
      ],
      btwBoekingsregels: [{ type: "AfTeDragenBtwType", tarief: "Hoog", debet: 0, credit: 21 }],
    };
    expect((await client.post("bankboekingen", entry)).status).toBe(201);
    expect(client.state.vatReturn("2026-01-01", "2026-03-31").boxes["1a"]).toEqual({
      baseCents: 10_000,
      vatCents: 2100,
    });
  });

  it("leaves out VAT that is to be got back", async () => {
    const client = await setUp();
    const grootboek = { id: client.state.ledgerId(4510) };
    const entry = {
      ...{ datum: "2026-03-10", dagboek: { id: client.state.journalId("Bank") } },
      ...{ bedragOntvangen: 0, bedragUitgegeven: 121 },
      grootboekBoekingsRegels: [{ omschrijving: "Kosten", grootboek, debet: 100, credit: 0, btwSoort: "Hoog" }],
      btwBoekingsregels: [{ type: "TeVorderenBtwType", tarief: "Hoog", debet: 21, credit: 0 }],
    };
    expect((await client.post("bankboekingen", entry)).status).toBe(201);
    const { boxes } = client.state.vatReturn("2026-01-01", "2026-03-31");
    expect(boxes["1a"]).toEqual({ baseCents: 0, vatCents: 0 });
    const { list } = await client.get("grootboekmutaties");
    expect(list.map(({ saldo }) => saldo)).toEqual([-121, 100, 21]);
    expect(list.every(({ grootboek: ledger }) => ledger !== null)).toBe(true);
  });

  it("is shown in whole euros, and filed", async () => {
    const client = await setUp();
    await client.post("verkoopboekingen", sample(client).booking());
    const { list } = await client.get("btwaangiftes");
    expect(list.map(({ rubriek1A }) => [rubriek1A.omzet, rubriek1A.btw])).toEqual([
      [100, 21],
      [0, 0],
      [0, 0],
      [0, 0],
    ]);
    const path = `btwaangiftes/${list[0]?.id}`;
    const status = async () => (await client.get(path)).data.btwAangifteStatus;
    expect(await status()).toBe("NietVerzonden");
    expect((await client.put(`${path}/externAangeven`, { isExternAangegeven: true })).status).toBe(204);
    expect(await status()).toBe("GeaccepteerdExtern");
    await client.put(`${path}/externAangeven`, { isExternAangegeven: false });
    client.state.byHand.fileReturn("2026-01-01", "2026-03-31");
    expect(await status()).toBe("Geaccepteerd");
  });
});
