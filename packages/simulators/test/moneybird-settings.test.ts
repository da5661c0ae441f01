import { describe, expect, it } from "vitest";
import { sample, setUp } from "./moneybird-client.ts";

describe("tax rates", () => {
  it("lack reverse charge, export and exemption until the owner ticks them", async () => {
    const client = setUp();
    const names = async () => (await client.get("tax_rates", { filter: "tax_rate_type:sales_invoice" })).list;
    expect((await names()).map(({ name, percentage }) => [name, percentage])).toEqual([
      ["21% btw", "21.0"],
      ["9% btw", "9.0"],
      ["0% btw", "0.0"],
    ]);
    client.state.byHand.tickTaxRates("Product buiten EU (btw verlegd)");
    expect((await names()).at(-1)).toMatchObject({ name: "Product buiten EU (btw verlegd)", percentage: null });
    expect((await names()).at(-1)).toMatchObject({ show_tax: false, country: null, active: true });
    client.state.byHand.tickTaxRates();
    expect((await client.get("tax_rates")).list).toHaveLength(11);
  });

  it("cannot be made by the API", async () => {
    expect((await setUp().sim.fetch("https://moneybird.com/api/v2/1/tax_rates", { method: "POST" })).status).toBe(401);
    const client = setUp();
    const headers = { authorization: `Bearer ${client.state.token}` };
    const url = `https://moneybird.com/api/v2/${client.state.administrationId}/tax_rates.json`;
    expect((await client.sim.fetch(url, { method: "POST", headers })).status).toBe(404);
  });

  it.each([
    ["percentage:21", 3],
    ["percentage:21,tax_rate_type:sales_invoice", 2],
    ["country:BE", 1],
    ["partial_name:BTW", 6],
    ["name:9% btw", 2],
    ["active:false", 1],
    ["show_tax:false", 0],
  ])("are filtered by %s", async (filter, count) => {
    const client = setUp();
    client.state.byHand.addForeignRate("BE", 21);
    client.state.byHand.editTaxRate(client.state.taxRateId("0% btw"), { active: false });
    expect((await client.get("tax_rates", { filter })).list).toHaveLength(count);
  });
});

describe("reference data", () => {
  it("shows active financial accounts only, and inactive ledger accounts too", async () => {
    const client = setUp();
    const { byHand } = client.state;
    const paypal = byHand.addFinancialAccount({ name: "PayPal" });
    expect((await client.get("financial_accounts")).list).toHaveLength(3);
    byHand.editFinancialAccount(paypal, { active: false });
    expect((await client.get("financial_accounts")).list.map(({ name }) => name)).toEqual(["Bankrekening", "Kas"]);
    const revenue = client.state.ledgerAccountId("Omzet");
    byHand.editLedgerAccount(revenue, { active: false });
    expect((await client.get(`ledger_accounts/${revenue}`)).data).toMatchObject({ name: "Omzet", active: false });
    expect((await client.get("ledger_accounts/1")).error).toBe("Record not found for model name: Category");
  });

  it("shows workflows and document styles as they are set", async () => {
    const client = setUp();
    const { byHand } = client.state;
    const workflow = byHand.addWorkflow({ name: "Webshop" });
    byHand.editWorkflow(workflow, { active: false });
    byHand.addDocumentStyle({ name: "Kaal" });
    expect((await client.get("workflows")).list.at(-1)).toMatchObject({ id: workflow, active: false });
    expect((await client.get("document_styles")).list.map(({ name }) => name)).toEqual(["Standaard", "Kaal"]);
    expect((await client.addSales(sample(client).invoice({ workflow_id: workflow }))).status).toBe(404);
  });

  it("makes, changes and switches off ledger accounts, with the RGS code beside the wrapper", async () => {
    const client = setUp();
    const ledger_account = { name: "Omzet België", account_type: "revenue" };
    expect((await client.request("POST", "ledger_accounts", { ledger_account })).symbolic).toEqual({
      rgs_code: "required",
    });
    const wrong = await client.request("POST", "ledger_accounts", { ledger_account, rgs_code: "x" });
    expect(wrong.symbolic).toEqual({ rgs_code: "not_found" });
    const bare = await client.request("POST", "ledger_accounts", { ledger_account: {}, rgs_code: "WOmzNooNdo" });
    expect(bare).toMatchObject({ status: 400, error: "Name is required" });
    const { data } = await client.request("POST", "ledger_accounts", { ledger_account, rgs_code: "WOmzNooNdo" });
    expect(data).toMatchObject({
      ...ledger_account,
      allowed_document_types: expect.arrayContaining(["sales_invoice"]),
    });
    const path = `ledger_accounts/${data.id}`;
    const change = (fields: object) => client.request("PATCH", path, { ledger_account: fields });
    expect((await change({ name: "OSS België" })).data.name).toBe("OSS België");
    expect((await change({ name: "" })).details).toEqual({ name: [{ error: "blank" }] });
    expect((await client.request("DELETE", path)).status).toBe(204);
    expect((await client.get(path)).data.active).toBe(false);
  });
});

describe("products", () => {
  const add = async (rest: object = {}) => {
    const client = setUp();
    const revenue = client.state.ledgerAccountId("Omzet");
    const product = { title: "Koksmes", identifier: "KO-1002", price: "64,50", ledger_account_id: revenue, ...rest };
    return { client, product, told: await client.request("POST", "products", { product }) };
  };

  it("are made, found by identifier and listed ten to a page", async () => {
    const { client, told, product } = await add({ identifier: "KO.10/02" });
    expect(told.data).toMatchObject({ title: "Koksmes", price: "64.5", identifier: "KO.10/02" });
    const path = `products/identifier/${encodeURIComponent("KO.10/02")}`;
    expect((await client.get(path)).data).toEqual(told.data);
    expect((await client.get("products/identifier/none")).status).toBe(404);
    for (let index = 0; index < 10; index += 1) {
      await client.request("POST", "products", { product: { ...product, identifier: `x${index}` } });
    }
    expect((await client.get("products")).list).toHaveLength(10);
    expect((await client.get("products", { query: "ko.10" })).list).toHaveLength(1);
  });

  it.each([
    [{ title: "" }, ["title", "description", "base"]],
    [{ price: "much" }, ["price"]],
    [{ price: "" }, ["price"]],
    [{ ledger_account_id: "" }, ["ledger_account_id"]],
    [{ ledger_account_id: "1" }, ["ledger_account_id"]],
    [{ tax_rate_id: "1" }, ["tax_rate_id"]],
    [{ description: "x".repeat(4097) }, ["description"]],
  ])("are refused when wrong: %o", async (fields, expected) => {
    const { told } = await add(fields);
    expect(told.status).toBe(422);
    expect([...new Set(Object.keys(told.details))]).toEqual(expected);
  });

  it("have one identifier each", async () => {
    const { client, product } = await add();
    expect((await client.request("POST", "products", { product })).details).toMatchObject({
      identifier: [{ error: "taken" }],
    });
  });

  it("lend a line their price, rate, ledger account and title, and are switched off when in use", async () => {
    const { client, told } = await add();
    const { invoice } = sample(client);
    const lines = [{ product_id: told.data.id }, { product_id: told.data.id, price: "60", description: "Mes" }];
    const { data } = await client.addExternal(invoice({ details_attributes: lines }));
    expect(data.details.map(({ description, price }) => [description, price])).toEqual([
      ["Koksmes", "64.5"],
      ["Mes", "60.0"],
    ]);
    expect((await client.request("DELETE", `products/${told.data.id}`)).status).toBe(204);
    expect((await client.get("products")).list).toEqual([]);
    expect((await client.get("products", { active: "false" })).list).toHaveLength(1);
  });
});
