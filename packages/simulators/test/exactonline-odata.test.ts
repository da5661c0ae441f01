import { beforeEach, describe, expect, it } from "vitest";
import { type Client, type Data, sample, setUp } from "./exactonline-client.ts";

let client: Client;
beforeEach(() => {
  client = setUp();
  client.observe();
});

const accounts = (filter: string, rest: Record<string, string> = {}) =>
  client.get("crm/Accounts", { $select: "ID,Code,Name,Email", $filter: filter, ...rest });
const names = (answer: { d: Data }) => answer.d.results.map(({ Name }) => Name).sort();

describe("filters", () => {
  beforeEach(() => {
    const { byHand } = client.sim.state;
    byHand.addAccount({ name: "Jansen", Email: "jansen@example.test", City: "'s-Hertogenbosch" });
    byHand.addAccount({ name: "Pietersen", Email: "p@example.test", Blocked: true, City: "Ede" });
    byHand.addAccount({ name: "Van Dam", status: "P", City: "Ede" });
  });

  it.each([
    ["Email eq 'jansen@example.test'", ["Jansen"]],
    ["City eq '''s-Hertogenbosch'", ["Jansen"]],
    ["City eq 'Ede' and Blocked eq true", ["Pietersen"]],
    ["Status eq 'P' or Email eq 'p@example.test'", ["Pietersen", "Van Dam"]],
    ["Status ne 'P' and (City eq 'Ede' or City eq 'x')", ["Pietersen"]],
    ["substringof('ns', Name) eq true", ["Jansen"]],
    ["startswith(Name,'Van')", ["Van Dam"]],
    ["trim(Code) eq '2'", ["Pietersen"]],
    ["Code eq '                 2'", ["Pietersen"]],
    ["Code eq '2'", []],
    ["Created ge datetime'2026-03-10T00:00:00'", ["Jansen", "Pietersen", "Van Dam"]],
    ["Created lt datetime'2026-03-10T00:00'", []],
  ])("%s", async (filter, expected) => {
    expect(names(await accounts(filter))).toEqual(expected);
  });

  it("takes guids, numbers and longs", async () => {
    const { customer, entry } = sample(client);
    await client.book(entry({ EntryNumber: 26700042 }));
    const entries = (filter: string) =>
      client.get("salesentry/SalesEntries", { $select: "EntryNumber", $filter: filter });
    for (const filter of [
      `Customer eq guid'${customer}'`,
      "EntryNumber eq 26700042",
      "EntryNumber eq 26700042L",
      "AmountFC gt 120.99 and AmountFC le 121",
      "YourRef eq 'WEB-1' and EntryDate eq datetime'2026-03-09T00:00:00'",
    ]) {
      expect((await entries(filter)).d.results).toHaveLength(1);
    }
    expect((await entries("EntryNumber ne 26700042")).d.results).toHaveLength(0);
  });

  it.each([
    "Nonsense eq 'x'",
    "Name eq null",
    "Name eq City",
    "Name eq 5",
    "ID eq 'x'",
    "ID eq guid'x'",
    "Created eq datetime'2026-03-10'",
    "Created eq '2026-03-10'",
    "length(Name) eq 5",
    "Name eq 'open",
    "Name eq 'x' and",
    "(Name eq 'x'",
    "SalesVATCode eq '2'",
  ])("refuses %s", async (filter) => {
    expect((await accounts(filter)).status).toBe(400);
  });
});

describe("lists", () => {
  it("needs $select or $top=1, and a filter where a sync twin exists", async () => {
    expect(await client.get("financial/Journals")).toMatchObject({
      status: 400,
      error: expect.stringContaining("$top=1"),
    });
    expect((await client.get("financial/Journals", { $top: "1" })).status).toBe(200);
    for (const resource of ["crm/Accounts", "financial/GLAccounts", "financialtransaction/TransactionLines"]) {
      const answer = await client.get(resource, { $select: "ID" });
      expect(answer).toMatchObject({ status: 400, error: expect.stringContaining("mandatory filtering") });
    }
    expect((await client.get("crm/Accounts", { $select: "Nope" })).error).toContain("'Nope'");
    expect((await client.get("crm/accounts", { $select: "ID" })).status).toBe(404);
    expect((await client.get("financial/Journals", { $select: "ID", $nope: "1" })).status).toBe(400);
    const lines = (select: string, $expand = "SalesEntryLines") =>
      client.get("salesentry/SalesEntries", { $select: select, ...($expand === "" ? {} : { $expand }) });
    expect((await lines("YourRef,SalesEntryLines/AmountFC")).status).toBe(200);
    expect((await lines("YourRef,SalesEntryLines/Nope")).status).toBe(400);
    expect((await lines("YourRef,SalesEntryLines/AmountFC", "")).status).toBe(400);
    expect((await lines("YourRef", "Customer")).status).toBe(400);
  });

  it("pads customer codes, VAT codes and countries", async () => {
    client.sim.state.byHand.addAccount({ name: "Jansen", Country: "NL" });
    const [account] = (await client.get("crm/Accounts", { $select: "Code,Country", $filter: "Country eq 'NL'" })).d
      .results;
    expect(account).toMatchObject({ Code: "1".padStart(18), Country: "NL " });
    const codes = (await client.get("vat/VATCodes", { $select: "Code,Percentage", $orderby: "Code" })).d.results;
    expect(codes.map(({ Code }) => Code)).toEqual(["0", "1", "2", "3", "4", "5", "6", "7"].map((code) => `${code}  `));
    expect(codes[2]?.Percentage).toBe(0.21);
  });

  it("pages by 60 along __next, also in a composite order", async () => {
    for (let index = 0; index < 130; index += 1) {
      client.sim.state.byHand.addAccount({ name: `Klant ${index % 7}`, City: "Ede" });
    }
    for (const order of ["", "Name desc", "Created,Name"]) {
      const seen = new Set<string>();
      const sizes: number[] = [];
      let answer = await accounts("City eq 'Ede'", {
        $inlinecount: "allpages",
        ...(order === "" ? {} : { $orderby: order }),
      });
      for (;;) {
        expect(answer.d.__count).toBe("130");
        sizes.push(answer.d.results.length);
        for (const { ID } of answer.d.results) seen.add(ID);
        if (answer.d.__next === undefined) break;
        expect(answer.d.__next).toMatch(/^https:\/\/start\.exactonline\.nl\/api\/v1\/.*\$skiptoken=/);
        answer = await client.request("GET", answer.d.__next);
      }
      expect(sizes).toEqual([60, 60, 10]);
      expect(seen.size).toBe(130);
    }
    const hundred = await accounts("City eq 'Ede'", { $top: "100" });
    expect(hundred.d.results).toHaveLength(60);
    expect((await client.request("GET", hundred.d.__next)).d).toHaveLength(40);
    expect((await accounts("City eq 'Ede'", { $skip: "125" })).d.results).toHaveLength(5);
    expect((await client.request("GET", "crm/Accounts/$count")).text).toBe("130");
  });

  it("gives d as an array for a small $top, an object for one record, results otherwise", async () => {
    expect((await client.get("financial/Journals", { $select: "Code", $top: "2" })).d).toHaveLength(2);
    expect((await client.get("financial/Journals", { $select: "Code" })).d.results).toHaveLength(6);
    const [journal] = (await client.get("financial/Journals", { $select: "ID", $filter: "Code eq '70'" })).d.results;
    expect((await client.get(`financial/Journals(guid'${journal?.ID}')`)).d).toMatchObject({ Code: "70", Type: 20 });
    const missing = await client.get("financial/Journals(guid'00000000-0000-0000-0000-000000000000')");
    expect(missing.status).toBe(404);
  });

  it("answers in Atom unless JSON is asked for, and refuses application/xml", async () => {
    const atom = await client.request("GET", "financial/Journals?$top=1", undefined, { accept: "*/*" });
    expect(atom.headers.get("content-type")).toContain("atom+xml");
    expect(
      (await client.request("GET", "financial/Journals?$top=1", undefined, { accept: "application/xml" })).status,
    ).toBe(415);
  });

  it("lists divisions, refuses others with a Reason, and follows links to lines and percentages", async () => {
    const { d } = await client.get("system/Divisions", { $select: "Code,Status,BlockingStatus,Hid", $orderby: "Code" });
    expect(d.results.map(({ Status, BlockingStatus }) => [Status, BlockingStatus])).toEqual([
      [1, 0],
      [1, 0],
      [2, 0],
      [1, 2],
    ]);
    const reasonOf = async (offset: number) => {
      const url = `https://start.exactonline.nl/api/v1/${client.sim.state.division + offset}/vat/VATCodes?$select=Code`;
      const answer = await client.request("GET", url);
      return [answer.status, answer.headers.get("reason")];
    };
    expect(await reasonOf(1)).toEqual([200, null]);
    expect(await reasonOf(2)).toEqual([403, "DivisionBlocked"]);
    expect(await reasonOf(4)).toEqual([403, "NoDivisionAccess"]);
    expect(await reasonOf(99)).toEqual([403, "NoDivisionAccess"]);
    client.sim.state.forbid("LicenseExpired");
    expect(await reasonOf(0)).toEqual([403, "LicenseExpired"]);
    client.sim.state.forbid();
    const query = {
      $select: "Code,VATPercentages/Percentage",
      $expand: "VATPercentages",
      $filter: "trim(Code) eq '1'",
    };
    const [low] = (await client.get("vat/VATCodes", query)).d.results;
    expect(low?.VATPercentages.results.map(({ Percentage }) => Percentage)).toEqual([0.06, 0.09]);
  });
});
