import { describe, expect, it } from "vitest";
import { addressIn, setUp } from "./snelstart-client.ts";

const withPeople = async () => {
  const client = await setUp();
  const { byHand } = client.state;
  const ids = [
    byHand.addRelation({ naam: "Anna", email: "anna@b.example", krediettermijn: 14 }),
    byHand.addRelation({ naam: "Bert d'Olie", relatiesoort: ["Leverancier"], krediettermijn: 30 }),
    byHand.addRelation({ naam: "Carla", vestigingsAdres: addressIn(client, "BE"), nonactief: true }),
  ];
  const names = async (filter: string) => {
    const { status, list, text } = await client.get("relaties", { $filter: `(${filter}) and Relatiecode gt 0` });
    return status === 200 ? list.map(({ naam }) => naam[0]).join("") : `${status} ${JSON.parse(text).Message}`;
  };
  return { client, ids, names };
};

describe("SnelStart filters", () => {
  it.each([
    ["Naam eq 'Anna'", "A"],
    ["Naam eq 'anna'", "A"],
    ["Naam eq 'Bert d''Olie'", "B"],
    ["Naam ne 'Anna'", "BC"],
    ["Email eq null", "BC"],
    ["Email ne null", "A"],
    ["Email eq 'anna@b.example' or Krediettermijn ge 30", "AB"],
    ["Krediettermijn gt 14 and Krediettermijn le 30", "B"],
    ["Krediettermijn lt 14", ""],
    ["not (Naam eq 'Anna')", "BC"],
    ["(Naam eq 'Anna' or Naam eq 'Carla') and Nonactief eq true", "C"],
    ["substringof('nn', Naam) eq true", "A"],
    ["startswith(Naam,'Be') eq true", "B"],
    ["year(ModifiedOn) eq 2026", "ABC"],
    ["Relatiesoort/any(r:r eq 'Klant')", "AC"],
    ["VestigingsAdres/Plaats eq 'Stad'", "C"],
    ["ModifiedOn ge datetime'2026-03-10T00:00:00' and ModifiedOn lt datetime'2026-03-11T00:00:00'", "ABC"],
  ])("%s finds %s", async (filter, expected) => {
    const { names } = await withPeople();
    expect(await names(filter)).toBe(expected);
  });

  it("take guids as guids", async () => {
    const { names, ids, client } = await withPeople();
    expect(await names(`Id eq guid'${ids[0]}'`)).toBe("A");
    expect(await names(`Id eq '${ids[0]}'`)).toContain("400 A binary operator with incompatible types");
    expect(await names(`VestigingsAdres/Land/Id eq guid'${client.state.countryId("BE")}'`)).toBe("C");
  });

  it.each([
    ["naam eq 'Anna'", "Could not find a property named 'naam'"],
    ["Uri eq 'x'", "Could not find a property named 'Uri'"],
    ["Naam eq Anna", "Could not find a property named 'Anna'"],
    ["Naam eq 'Anna", "Syntax error"],
    ["Naam", "Syntax error"],
    ["contains(Naam,'x')", "unknown function"],
    ["Krediettermijn eq '14'", "incompatible types"],
    ["ModifiedOn gt datetime'gisteren'", "Unrecognized literal"],
    ["VestigingsAdres eq 'x'", "cannot be compared"],
  ])("%s is refused", async (filter, expected) => {
    const { names } = await withPeople();
    expect(await names(filter)).toMatch(new RegExp(`^400 .*${expected}`));
  });

  it("apply on ledgers, and mean nothing on countries and journals", async () => {
    const { get } = await setUp();
    const query = { $filter: "Grootboekfunctie eq 'VerkopenOmzetHoog' and Nummer lt 8100" };
    expect((await get("grootboeken", query)).list.map(({ nummer }) => nummer)).toEqual([8000]);
    expect((await get("landen", { $filter: "Naam eq 'Nederland'" })).list).toHaveLength(249);
    expect((await get("dagboeken", { $filter: "zomaar wat", $top: "1" })).list.length).toBeGreaterThan(5);
  });
});

describe("SnelStart pages", () => {
  it("hold 500 records at most, without count or next link", async () => {
    const { state, get } = await setUp();
    for (let index = 0; index < 501; index += 1) state.byHand.addRelation({ naam: `R${index}` });
    const $filter = "Relatiecode gt 0";
    expect((await get("relaties", { $filter })).list).toHaveLength(500);
    expect((await get("relaties", { $filter, $skip: "500" })).list).toMatchObject([{ naam: "R500" }]);
    expect((await get("relaties", { $filter, $top: "500" })).list).toHaveLength(500);
    const { list } = await get("relaties", { $filter, $top: "2", $skip: "1" });
    expect(list.map(({ naam }) => naam)).toEqual(["R1", "R2"]);
    for (const query of [{ $top: "501" }, { $top: "0" }, { $top: "x" }, { $skip: "-1" }, { $expand: "Relatie" }]) {
      expect((await get("relaties", query as Record<string, string>)).status).toBe(400);
    }
  });

  it("show the selected fields alone", async () => {
    const { client } = await withPeople();
    const { list } = await client.get("relaties", { $select: "Naam,Email", $skip: "2", $top: "1" });
    expect(list).toEqual([{ naam: "Anna", email: "anna@b.example" }]);
    expect((await client.get("relaties", { $select: "naam" })).status).toBe(400);
  });
});

describe("SnelStart countries", () => {
  it("have two letters, three letters and a name of their own", async () => {
    const { get, state } = await setUp();
    const { list } = await get("landen");
    for (const name of ["landcode", "landcodeISO", "naam", "id"] as const) {
      expect(new Set(list.map((row) => row[name])).size).toBe(249);
    }
    expect((await get(`landen/${state.countryId("NL")}`)).data).toMatchObject({
      naam: "Nederland",
      landcodeISO: "NLD",
    });
    expect((await get(`landen/${state.administrationId}`)).status).toBe(404);
  });
});
