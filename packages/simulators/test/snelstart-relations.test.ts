import { describe, expect, it } from "vitest";
import { addressIn, type Client, setUp } from "./snelstart-client.ts";

const relation = (rest: object = {}) => ({ relatiesoort: ["Klant"], naam: "Jansen", ...rest });

const told = async (client: Client, rest: object) => {
  const { status, codes } = await client.post("relaties", relation(rest));
  return status === 201 ? "made" : codes.join();
};

describe("SnelStart relations", () => {
  it("get a code when they bring none, and are read whole", async () => {
    const client = await setUp();
    const { status, data } = await client.post("relaties", relation({ relatiecode: 0, email: "a@b.example" }));
    expect([status, data.relatiecode, data.uri]).toEqual([201, 1, `/relaties/${data.id}`]);
    expect((await client.post("relaties", relation({ relatiecode: 41 }))).data.relatiecode).toBe(41);
    expect((await client.post("relaties", relation())).data.relatiecode).toBe(42);
    expect((await client.get(`relaties/${data.id}`)).data).toEqual(data);
    expect(await told(client, { relatiecode: 41 })).toBe("REL-0008");
  });

  it("have a name and a fit kind", async () => {
    const client = await setUp();
    expect(await told(client, { naam: " " })).toBe("REL-0007");
    expect((await client.post("relaties", relation({ naam: "x".repeat(51) }))).wrong).toEqual(["naam"]);
    expect(await told(client, { relatiesoort: [] })).toBe("REL-0001");
    expect(await told(client, { relatiesoort: ["Geen"] })).toBe("REL-0001");
    expect(await told(client, { relatiesoort: ["Eigen"] })).toBe("REL-0048");
    expect(await told(client, { relatiesoort: ["Klant", "Leverancier"] })).toBe("made");
  });

  it("have an address with all of its fields or none", async () => {
    const client = await setUp();
    const land = { id: client.state.countryId("NL") };
    const whole = { straat: "Markt 1", postcode: "1000 AA", plaats: "Ede", land };
    expect(await told(client, { vestigingsAdres: whole })).toBe("made");
    expect(await told(client, { vestigingsAdres: { straat: null } })).toBe("made");
    expect(await told(client, { vestigingsAdres: { ...whole, land: null } })).toBe("REL-0060");
    expect(await told(client, { correspondentieAdres: { plaats: "Ede" } })).toBe("made");
    expect(await told(client, { vestigingsAdres: { ...whole, straat: "x".repeat(51) } })).toBe("REL-0020");
    expect(await told(client, { correspondentieAdres: { ...whole, postcode: "x".repeat(26) } })).toBe("REL-0026");
    const nowhere = { ...whole, land: { id: client.state.administrationId } };
    expect(await told(client, { vestigingsAdres: nowhere, correspondentieAdres: nowhere })).toBe("REL-0055,REL-0056");
  });

  it("have a VAT number that is really checked", async () => {
    const client = await setUp();
    const inCountry = (landcode: string, btwNummer: string) => {
      const address = { ...addressIn(client, landcode), land: { id: client.state.countryId(landcode) } };
      return told(client, { btwNummer, vestigingsAdres: address });
    };
    expect(await inCountry("BE", "BE0123456789")).toBe("made");
    expect(await inCountry("BE", "BE01234")).toBe("REL-0088");
    expect(await inCountry("NL", "NL999999999B99")).toBe("REL-0088");
    expect(await inCountry("DE", "BE0123456789")).toBe("REL-0087");
    expect(await inCountry("GR", "EL123456789")).toBe("made");
    expect(await inCountry("NL", "NL 123456789B01")).toBe("REL-0059");
    expect(await inCountry("NL", "N")).toBe("REL-0057");
    expect(await inCountry("NL", "N".repeat(51))).toBe("REL-0058");
    client.state.unregisteredVatNumbers.add("BE0123456789");
    expect(await inCountry("BE", "BE0123456789")).toBe("REL-0088");
    expect(await inCountry("NL", "NL123456789B01")).toBe("made");
    expect(client.state.relations().at(-1)?.btwNummer).toBe("123456789B01");
  });

  it.each([
    [{ email: "geen adres" }, "REL-0061"],
    [{ email: "a@b.example;c@d.example" }, "made"],
    [{ email: `${"x".repeat(246)}@b.nl` }, "REL-0085"],
    [{ factuurEmailVersturen: { shouldSend: true, email: null, ccEmail: null } }, "REL-0084"],
    [{ factuurEmailVersturen: { shouldSend: false, email: "a@b.example", ccEmail: null } }, "made"],
    [{ telefoon: "1".repeat(26) }, "REL-0012"],
    [{ mobieleTelefoon: "1".repeat(26) }, "REL-0013"],
    [{ kvkNummer: "1234" }, "REL-0006"],
    [{ oin: "1234" }, "REL-0086"],
    [{ iban: "NL00" }, "REL-0011"],
    [{ bic: "RABO" }, "REL-0010"],
    [{ vestigingsAdres: { postcode: "x".repeat(26) } }, "REL-0021,REL-0060"],
    [{ vestigingsAdres: { plaats: "x".repeat(51) } }, "REL-0022,REL-0060"],
    [{ vestigingsAdres: { contactpersoon: "x".repeat(51) } }, "REL-0023"],
    [{ correspondentieAdres: { straat: "x".repeat(51) } }, "REL-0025"],
    [{ correspondentieAdres: { plaats: "x".repeat(51) } }, "REL-0027"],
    [{ correspondentieAdres: { contactpersoon: "x".repeat(51) } }, "REL-0028"],
    [{ incassoSoort: "Core" }, "REL-0009"],
    [{ websiteUrl: "geen site" }, "REL-0015"],
    [{ krediettermijn: 1001 }, "REL-0003"],
    [{ relatiesoort: ["Leverancier"], kredietLimiet: 5 }, "REL-0062"],
    [{ factuurRelatie: { id: "00000000-0000-4000-8000-000000000000" } }, "REL-0017"],
  ])("with %o are told %s", async (fields, expected) => {
    expect(await told(await setUp(), fields)).toBe(expected);
  });

  it("are customer or supplier, and stay so, where that is the rule", async () => {
    const client = await setUp({ switches: { customerAndSupplier: "refused" } });
    expect(await told(client, { relatiesoort: ["Klant", "Leverancier"] })).toBe("REL-0065");
    const { data } = await client.post("relaties", relation());
    const other = relation({ relatiesoort: ["Leverancier"] });
    expect((await client.put(`relaties/${data.id}`, other)).codes).toEqual(["REL-0064"]);
  });

  it("are billed to a customer", async () => {
    const client = await setUp();
    const id = client.state.byHand.addRelation({ naam: "Leverancier", relatiesoort: ["Leverancier"] });
    expect(await told(client, { factuurRelatie: { id } })).toBe("REL-0018");
  });

  it("are replaced by PUT, which blanks what it leaves out", async () => {
    const client = await setUp();
    const { data } = await client.post("relaties", relation({ memo: "Belt graag", krediettermijn: 30 }));
    client.clock.time += 1000;
    const { status, data: after } = await client.put(`relaties/${data.id}`, {
      ...relation(),
      id: data.id,
      naam: "Piet",
    });
    expect([status, after.naam, after.memo, after.relatiecode]).toEqual([200, "Piet", null, data.relatiecode]);
    expect(after.modifiedOn > data.modifiedOn).toBe(true);
    expect((await client.put(`relaties/${client.state.administrationId}`, relation())).status).toBe(404);
  });

  it("are inactive once deleted: found in lists, not by id", async () => {
    const client = await setUp();
    const { data } = await client.post("relaties", relation());
    expect((await client.remove(`relaties/${data.id}`)).text).toBe("{}");
    expect((await client.get(`relaties/${data.id}`)).status).toBe(404);
    const { list } = await client.get("relaties", { $filter: "Relatiecode gt 0" });
    expect(list).toMatchObject([{ id: data.id, nonactief: true }]);
  });

  it("are added, changed and removed by hand", async () => {
    const client = await setUp();
    const { byHand } = client.state;
    const id = byHand.addRelation({ naam: "Met de hand", email: "hand@b.example" });
    byHand.editRelation(id, { naam: "Anders" });
    expect((await client.get("relaties", { $filter: "Email eq 'hand@b.example'" })).list).toMatchObject([
      { naam: "Anders" },
    ]);
    byHand.deleteRelation(id);
    expect(client.state.relations()).toEqual([]);
  });

  it("stand in lists beside rows of the administration itself", async () => {
    const client = await setUp();
    const { list } = await client.get("relaties");
    expect(list.map(({ relatiecode, relatiesoort }) => [relatiecode, ...relatiesoort])).toEqual([
      [-1, "Eigen"],
      [-2, "Geen"],
    ]);
  });
});
