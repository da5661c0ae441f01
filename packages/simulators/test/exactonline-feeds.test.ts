import { beforeEach, describe, expect, it } from "vitest";
import { type Client, sample, setUp } from "./exactonline-client.ts";

let client: Client;
beforeEach(() => {
  client = setUp();
  client.observe();
});
const feed = async (path: string, after: number, $select = "Timestamp,ID") => {
  const { d } = await client.get(path, { $select, $filter: `Timestamp gt ${after}L` });
  return d.results.map((row) => ({ ...row, Timestamp: Number(row.Timestamp) }));
};
const last = (rows: readonly { Timestamp: number }[]) => Math.max(0, ...rows.map(({ Timestamp }) => Timestamp));

describe("sync", () => {
  it("tells what is new or changed since a row version, whoever changed it, and what went", async () => {
    const { byHand } = client.sim.state;
    const [first, second] = [byHand.addAccount({ name: "a" }), byHand.addAccount({ name: "b" })];
    const accounts = await feed("sync/CRM/Accounts", 1 - 1);
    expect(accounts.map(({ ID }) => ID).sort()).toEqual([first, second].sort());
    const since = last(accounts);
    expect(await feed("sync/CRM/Accounts", since)).toEqual([]);
    byHand.editAccount(first, { City: "Ede" });
    await client.request("POST", "crm/Accounts", { Name: "c" });
    const changed = await feed("sync/CRM/Accounts", since, "Timestamp,Name");
    expect(changed.map(({ Name }) => Name)).toEqual(["a", "c"]);
    await client.request("DELETE", `crm/Accounts(guid'${second}')`);
    byHand.deleteAccount(first);
    const gone = await feed("sync/Deleted", since, "Timestamp,EntityKey,EntityType");
    expect(gone).toMatchObject([
      { EntityKey: second, EntityType: 2 },
      { EntityKey: first, EntityType: 2 },
    ]);
    expect(last(gone)).toBeGreaterThan(last(changed));
    client.clock.time += 62 * 86_400_000;
    expect(await feed("sync/Deleted", 0, "Timestamp")).toEqual([]);
  });

  it("filters on Timestamp only, and wants a filter and a selection", async () => {
    const status = async (query: Record<string, string>) => (await client.get("sync/CRM/Accounts", query)).status;
    expect(await status({ $select: "ID" })).toBe(400);
    expect(await status({ $select: "ID", $filter: "Name eq 'x'" })).toBe(400);
    expect(await status({ $select: "*", $filter: "Timestamp gt 1L" })).toBe(400);
    expect(await status({ $filter: "Timestamp gt 1L" })).toBe(400);
    expect(await status({ $select: "ID", $filter: "Timestamp gt 1L" })).toBe(200);
  });

  it("starts again when the division has moved", async () => {
    const { state } = client.sim;
    state.byHand.addAccount({ name: "a" });
    const before = last(await feed("sync/CRM/Accounts", 0));
    state.byHand.addAccount({ name: "b" });
    state.editDivision(state.division, { moved: client.clock.time });
    expect(last(await feed("sync/CRM/Accounts", 0))).toBe(before + 1);
  });

  it("tells of bookings, payments, items and documents", async () => {
    const { customer, entry } = sample(client);
    const { d } = await client.book(entry());
    expect(await feed("sync/Financial/TransactionLines", 0)).toHaveLength(3);
    const terms = await feed("sync/Cashflow/PaymentTerms", 0, "Timestamp,IsFullyPaid,LineType");
    expect(terms).toMatchObject([{ IsFullyPaid: false, LineType: 20 }]);
    client.sim.state.byHand.pay(d.EntryID, 12100);
    expect(await feed("sync/Cashflow/PaymentTerms", last(terms), "Timestamp,IsFullyPaid")).toMatchObject([
      { IsFullyPaid: true },
    ]);
    const item = client.sim.state.byHand.addItem({ Code: "x", Description: "x", SalesVatCode: "2" });
    expect(await feed("sync/Logistics/Items", 0)).toMatchObject([{ ID: item }]);
    expect(await feed("sync/Logistics/SalesItemPrices", 0)).toHaveLength(1);
    const line = { Item: item, NetPrice: 1 };
    await client.request("POST", "salesorder/SalesOrders", { OrderedBy: customer, SalesOrderLines: [line] });
    expect(await feed("sync/SalesOrder/SalesOrderHeaders", 0, "Timestamp,OrderNumber")).toHaveLength(1);
  });
});

describe("bulk", () => {
  it("gives a thousand rows a page, counted as one call each", async () => {
    for (let index = 0; index < 1001; index += 1) client.sim.state.byHand.addAccount({ name: `Klant ${index}` });
    await client.signIn();
    const before = client.sim.calls.length;
    const page = await client.get("bulk/CRM/Accounts", { $select: "ID,Email" });
    expect(page.d.results).toHaveLength(1000);
    expect((await client.request("GET", page.d.__next)).d.results).toHaveLength(1);
    expect(client.sim.calls.length - before).toBe(2);
    expect(page.headers.get("x-ratelimit-remaining")).toBe("4999");
    expect((await client.get("bulk/CRM/Accounts", { $select: "*" })).status).toBe(400);
    expect((await client.request("POST", "bulk/CRM/Accounts", { Name: "x" })).status).toBe(405);
  });

  it("allows only its own filters on receivables", async () => {
    const { customer, entry } = sample(client);
    const { d } = await client.book(entry());
    const read = (filter: string) => client.get("bulk/Cashflow/Receivables", { $select: "ID", $filter: filter });
    expect((await read(`Account eq guid'${customer}'`)).d.results).toHaveLength(1);
    expect((await read(`TransactionEntryID eq guid'${d.EntryID}'`)).status).toBe(400);
  });
});
