import { beforeEach, describe, expect, it } from "vitest";
import { type Client, type Data, sample, setUp } from "./exactonline-client.ts";

let client: Client;
beforeEach(() => {
  client = setUp();
  client.observe();
});
const codes = async (path: string) =>
  (await client.get(path, { $select: "Code" })).d.results.map(({ Code }) => Number(Code) - client.sim.state.division);
const me = async () =>
  ((await client.get("https://start.exactonline.nl/api/v1/current/Me", { $top: "1" })).d as never as [Data])[0];

describe("the user", () => {
  it("tells what kind of user it is and what division was last picked", async () => {
    const { state } = client.sim;
    expect(await me()).toMatchObject({ IsMyFirmPortalUser: false, CurrentDivision: state.division });
    state.setUser({ portal: true, client: true, languageCode: "en-GB", currentDivision: state.division + 1 });
    expect(await me()).toMatchObject({
      IsMyFirmPortalUser: true,
      IsClientUser: true,
      LanguageCode: "en-GB",
      CurrentDivision: state.division + 1,
    });
    const current = await client.get("system/Divisions", { $select: "Code", $filter: "Current eq true" });
    expect(current.d.results).toMatchObject([{ Code: state.division + 1 }]);
  });

  it("may not book from a portal", async () => {
    const { entry } = sample(client);
    client.sim.state.setUser({ portal: true });
    expect(await client.book(entry())).toMatchObject({ status: 403, error: "Forbidden" });
    expect((await client.get("salesentry/SalesEntries", { $select: "EntryID" })).status).toBe(200);
    expect((await client.request("POST", "crm/Accounts", { Name: "x" })).status).toBe(201);
    expect(client.sim.state.entries()).toEqual([]);
  });

  it("is refused per resource without the scope, without a Reason", async () => {
    client.sim.state.setScope("Crm accounts", false);
    const answer = await client.get("crm/Accounts", { $select: "ID", $filter: "Name eq 'x'" });
    expect([answer.status, answer.headers.get("reason")]).toEqual([403, null]);
    expect((await client.get("financial/Journals", { $select: "Code" })).status).toBe(200);
    client.sim.state.setScope("Crm accounts", true);
    expect((await client.get("crm/Accounts", { $select: "ID", $filter: "Name eq 'x'" })).status).toBe(200);
  });
});

describe("the divisions", () => {
  it("are listed as granted, as the whole licence has them, and incompletely in the old list", async () => {
    expect(await codes("system/Divisions")).toEqual([0, 1, 2, 3]);
    expect(await codes("system/AllDivisions")).toEqual([0, 1, 2, 3, 4]);
    expect(await codes("hrm/Divisions")).toEqual([0]);
  });

  it("can be blocked, archived and moved while someone works in them", async () => {
    const { state } = client.sim;
    const journals = async () => {
      const { status, headers } = await client.get("financial/Journals", { $select: "Code" });
      return [status, headers.get("reason")];
    };
    state.editDivision(state.division, { blockingStatus: 2 });
    expect(await journals()).toEqual([403, "DivisionBlocked"]);
    state.editDivision(state.division, { blockingStatus: 0, status: 2 });
    expect(await journals()).toEqual([403, "DivisionBlocked"]);
    state.editDivision(state.division, { status: 1, moved: Date.UTC(2026, 2, 1) });
    expect(await journals()).toEqual([200, null]);
    const [own] = (await client.get("system/Divisions", { $select: "DivisionMoveDate" })).d.results;
    expect(own).toMatchObject({ DivisionMoveDate: `/Date(${Date.UTC(2026, 2, 1)})/` });
    state.forbid("LicenseExpired");
    expect(await journals()).toEqual([403, "LicenseExpired"]);
  });
});

describe("the chart", () => {
  it("can be another one altogether", async () => {
    const { byHand } = client.sim.state;
    byHand.replaceChart({
      glAccounts: [
        { code: "10000", description: "Debiteuren", type: 20 },
        { code: "80100", description: "Omzet", type: 110, vatCode: "VL" },
        { code: "15000", description: "Btw", type: 24 },
      ],
      vatCodes: [
        { code: "4", description: "Laag", type: "E", rate: 90_000, glToPay: "15000" },
        { code: "OSS", description: "Duitsland", type: "I", rate: 190_000, ossCountry: "DE", euSalesListing: "N" },
        { code: "VL", description: "Verlegd", type: "B", rate: 0, charged: true, transaction: "S" },
      ],
      journals: [{ code: "VRK", description: "Verkoop", type: 20, glAccount: "10000" }],
    });
    const read = async (path: string, $select: string, $filter = "") =>
      (await client.get(path, { $select, ...($filter === "" ? {} : { $filter }) })).d.results;
    expect(await read("vat/VATCodes", "Code,Percentage,OssCountry,Charged,VATTransactionType")).toHaveLength(3);
    expect(await read("vat/VATCodes", "Code,Percentage", "OssCountry eq 'DE'")).toMatchObject([
      { Code: "OSS", Percentage: 0.19 },
    ]);
    expect(await read("financial/Journals", "Code,Type")).toMatchObject([{ Code: "VRK", Type: 20 }]);
    const GLAccount = client.sim.state.glAccountId("80100");
    const { entry, line } = sample(setUp());
    const booked = await client.book(
      entry({
        Customer: byHand.addAccount({ name: "x" }),
        Journal: "VRK",
        SalesEntryLines: [line({ GLAccount, VATCode: "4" })],
      }),
      { prefer: "return=representation" },
    );
    expect(booked.d).toMatchObject({ AmountFC: 109, EntryNumber: 261000001 });
  });
});
