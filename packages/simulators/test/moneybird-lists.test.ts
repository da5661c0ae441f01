import { describe, expect, it } from "vitest";
import { sample, setUp } from "./moneybird-client.ts";

/** Invoices of last year and this year, a late and a paid one; today is 10 March 2026. */
async function booked() {
  const client = setUp();
  const { invoice, contactId } = sample(client);
  const other = client.state.byHand.addContact({ company_name: "De Vries" });
  const add = async (rest: object) => (await client.addExternal(invoice(rest))).data.id;
  const ids = {
    old: await add({ reference: "old", date: "2025-12-31" }),
    late: await add({ reference: "late", date: "2026-01-01", due_date: "2026-02-01" }),
    other: await add({ reference: "other", date: "2026-02-15", contact_id: other }),
    paid: await add({ reference: "paid", date: "2026-03-10" }),
  };
  await client.pay("external_sales_invoices", ids.paid, { price: "121" });
  const list = async (filter?: string) => {
    const told = await client.get("external_sales_invoices", filter === undefined ? {} : { filter });
    return told.status === 200 ? told.list.map(({ reference }) => reference) : told;
  };
  return { client, contactId, other, ids, list, invoice };
}

describe("lists of invoices", () => {
  it("show this year only, and a filter drops that default", async () => {
    const { list, contactId } = await booked();
    expect(await list()).toEqual(["late", "other", "paid"]);
    expect(await list("state:all")).toEqual(["old", "late", "other", "paid"]);
    expect(await list(`contact_id:${contactId}`)).toEqual(["old", "late", "paid"]);
    expect(await list("")).toEqual(["old", "late", "other", "paid"]);
  });

  it.each([
    ["period:prev_year", ["old"]],
    ["period:this_month", ["paid"]],
    ["period:prev_month", ["other"]],
    ["period:this_quarter", ["late", "other", "paid"]],
    ["period:this_week", ["paid"]],
    ["period:next_year", []],
    ["period:202512..202601", ["old", "late"]],
    ["period:20260215..20260310", ["other", "paid"]],
    ["state:late|paid", ["late", "paid"]],
    ["state:open,period:this_year", ["other"]],
    ["colour:red,state:paid", ["paid"]],
    ["reference:paid", ["old", "late", "other", "paid"]],
  ])("filtered by %s", async (filter, expected) => {
    expect(await (await booked()).list(filter)).toEqual(expected);
  });

  it.each([
    ["period:202601", "Period is invalid"],
    ["period:all", "Period is invalid"],
    ["period:20100101..20260101", "Period is invalid"],
    ["period:202602..202601", "Period is invalid"],
    ["period:..202601", "Period must have both a start and end date"],
    ["period:202601..", "Period must have both a start and end date"],
    ["state:lost", "Status is not included in the list"],
  ])("refuse %s", async (filter, error) => {
    expect(await (await booked()).list(filter)).toMatchObject({ status: 400, error });
  });

  it("know the contact of a filter, or say not found for external invoices and nothing for the others", async () => {
    const { list, client } = await booked();
    expect(await list("contact_id:1")).toMatchObject({ status: 404, symbolic: { contact_id: "not_found" } });
    expect(await client.get("sales_invoices", { filter: "contact_id:1" })).toMatchObject({ status: 200, list: [] });
  });

  it("find sales invoices by reference, workflow and time, and drafts by a period around today", async () => {
    const { client, invoice } = await booked();
    const { data } = await client.addSales(invoice({ reference: "A" }));
    client.clock.time += 1000;
    await client.addSales(invoice({ reference: "B" }));
    const list = async (filter: string) =>
      (await client.get("sales_invoices", { filter })).list.map(({ reference }) => reference);
    expect(await list("reference:A|B")).toEqual(["A", "B"]);
    expect(await list(`workflow_id:${data.workflow_id}`)).toEqual(["A", "B"]);
    expect(await list("created_after:2026-03-10T09:00:05Z")).toEqual(["B"]);
    expect(await list("state:draft")).toEqual(["A", "B"]);
    expect(await list("state:draft,period:this_month")).toEqual(["A", "B"]);
    expect(await list("state:draft,period:prev_month")).toEqual([]);
    expect((await client.get("sales_invoices", { filter: "created_after:soon" })).status).toBe(400);
  });

  it("come in pages, with links to the neighbours", async () => {
    const { client } = await booked();
    const first = await client.get("external_sales_invoices", { filter: "state:all", per_page: "3" });
    expect(first.list).toHaveLength(3);
    const next = /^<([^>]+)>; rel="next"$/.exec(first.headers.get("link") ?? "")?.[1] ?? "";
    expect(new URL(next).searchParams.get("page")).toBe("2");
    const second = await client.get("external_sales_invoices", { filter: "state:all", per_page: "3", page: "2" });
    expect(second.list).toMatchObject([{ reference: "paid" }]);
    expect(second.headers.get("link")).toMatch(/rel="prev"$/);
    for (const query of [{ per_page: "101" }, { per_page: "0" }, { page: "0" }, { page: "x" }]) {
      expect((await client.get("external_sales_invoices", query as Record<string, string>)).status).toBe(400);
    }
  });
});

describe("synchronization", () => {
  it("gives ids and versions of everything the filter lets through, unpaged", async () => {
    const { client, ids } = await booked();
    const versions = async (query: Record<string, string> = {}) =>
      (await client.get("external_sales_invoices/synchronization", query)).list;
    expect((await versions()).map(({ id }) => id)).toEqual([ids.late, ids.other, ids.paid]);
    const before = await versions({ filter: "state:all" });
    expect(before[0]).toEqual({ id: ids.old, version: Math.floor(client.clock.time / 1000) });
    client.clock.time += 60_000;
    client.state.byHand.editInvoice(ids.old, { reference: "changed" });
    const after = await versions({ filter: "state:all" });
    expect(after.map(({ version }, index) => version - (before[index]?.version ?? 0))).toEqual([60, 0, 0, 0]);
  });

  it("gives at most a hundred records, in their own order, and leaves unknown ids out", async () => {
    const { client, ids, invoice } = await booked();
    const path = "external_sales_invoices/synchronization";
    const told = await client.request("POST", path, { ids: ["1", ids.paid, ids.late] });
    expect(told.list.map(({ reference }) => reference)).toEqual(["late", "paid"]);
    for (let index = 0; index < 100; index += 1) await client.addExternal(invoice({ reference: `x${index}` }));
    const all = (await client.get(path, { filter: "state:all" })).list.map(({ id }) => id);
    expect(all).toHaveLength(104);
    expect((await client.request("POST", path, { ids: all })).list).toHaveLength(100);
    expect((await client.request("POST", path, {})).symbolic).toEqual({ ids: "required" });
  });

  it("leaves a deleted invoice out", async () => {
    const { client, ids } = await booked();
    client.state.byHand.deleteInvoice(ids.late);
    const { list } = await client.get("external_sales_invoices/synchronization", { filter: "state:late" });
    expect(list).toEqual([]);
  });
});
