import { describe, expect, it } from "vitest";
import { sample, setUp } from "./moneybird-client.ts";

const base = "external_sales_invoices";

describe("external sales invoices", () => {
  it("are open at once, with the shop's reference, an entry number and no invoice number", async () => {
    const client = setUp();
    const { invoice, contactId } = sample(client);
    const { status, data } = await client.addExternal(
      invoice({ date: "2026-03-09", due_date: "2026-03-23", source: "Webshop", source_url: "https://shop.example/1" }),
    );
    expect(status).toBe(201);
    expect(data).toMatchObject({
      ...{ state: "open", reference: "WEB-1", entry_number: 1, contact_id: contactId, date: "2026-03-09" },
      ...{ source: "Webshop", source_url: "https://shop.example/1", origin: "api", due_date: "2026-03-23" },
      ...{ total_price_excl_tax: "100.0", total_price_incl_tax: "121.0", total_unpaid: "121.0", total_paid: "0.0" },
      ...{ paid_at: null, prices_are_incl_tax: false },
    });
    expect(data).not.toHaveProperty("invoice_id");
    expect(data.tax_totals).toMatchObject([{ taxable_amount: "100.0", tax_amount: "21.0" }]);
    expect(data.details[0]).toMatchObject({ price: "100.0", amount_decimal: "1.0", tax_report_reference: ["NL/1a"] });
    expect((await client.get(`${base}/${data.id}`)).data).toEqual(data);
  });

  it("are dated today in Amsterdam when no date is sent, and take the administration's price base", async () => {
    const client = setUp();
    client.clock.time = Date.UTC(2026, 2, 10, 23, 30);
    client.state.administration.pricesInclTax = true;
    const { invoice } = sample(client);
    const { data } = await client.addExternal({ ...invoice(), prices_are_incl_tax: undefined });
    expect(data).toMatchObject({ date: "2026-03-11", prices_are_incl_tax: true, total_price_incl_tax: "100.0" });
  });

  it("must have a reference and a known contact, each refused in its own shape", async () => {
    const client = setUp();
    const { invoice } = sample(client);
    const blank = await client.addExternal(invoice({ reference: "", date: "2026-02-30" }));
    expect(blank).toMatchObject({
      status: 422,
      error: { reference: ["can't be blank"], date: ["is not a valid date"] },
      details: { reference: [{ error: "blank" }], date: [{ error: "is not a valid date" }] },
    });
    expect(await client.addExternal(invoice({ contact_id: "1" }))).toMatchObject({
      status: 400,
      symbolic: { external_sales_invoice: { contact_id: "contact_invalid" } },
    });
    expect(await client.request("POST", base, {})).toMatchObject({ status: 400, error: /is required/ });
    expect(client.state.externalInvoices()).toEqual([]);
  });

  it.each([
    ["tax_rate_id", "1", "not_found"],
    ["ledger_account_id", "1", "not_found"],
    ["product_id", "1", "not_found"],
    ["project_id", "1", "not_found"],
    ["price", "1.000,00", "not_a_number"],
    ["period", "2026", "invalid"],
  ])("refuse a line with a wrong %s", async (field, value, code) => {
    const client = setUp();
    const { invoice, line } = sample(client);
    const refused = await client.addExternal(invoice({ details_attributes: [line({ [field]: value })] }));
    expect(refused.status).toBe(422);
    expect(refused.details[`details.${field}`]).toMatchObject([{ error: code }]);
  });

  it("take lines as a list or as an object, with a decimal comma and quantities as a person types them", async () => {
    const client = setUp();
    const { invoice, line } = sample(client);
    const amounts = ["2 x", "50%", "1:30", "", "1,5", "-1", 3];
    const lines = Object.fromEntries(amounts.map((amount, index) => [index, line({ amount, price: "10,00" })]));
    const { data } = await client.addExternal(invoice({ details_attributes: lines }));
    expect(data.details.map((one) => one.amount_decimal)).toEqual(["2.0", "0.5", "1.5", "1.0", "1.5", "-1.0", "3.0"]);
    expect(data.total_price_excl_tax).toBe("85.0");
  });

  it("change line by line: an id edits, _destroy removes, a line without id is added", async () => {
    const client = setUp();
    const { invoice, line } = sample(client);
    const { data } = await client.addExternal(invoice({ details_attributes: [line(), line({ description: "Vork" })] }));
    const [first, second] = data.details;
    const changes = [{ id: first?.id, price: "50" }, { id: second?.id, _destroy: true }, line({ price: "1" })];
    client.clock.time += 5000;
    const after = await client.request("PATCH", `${base}/${data.id}`, {
      external_sales_invoice: { reference: "WEB-2", details_attributes: changes },
    });
    expect(after.data).toMatchObject({ reference: "WEB-2", total_price_excl_tax: "51.0", version: data.version + 5 });
    expect(after.data.details[0]?.id).toBe(first?.id);
    expect((await client.request("DELETE", `${base}/${data.id}`)).status).toBe(204);
    expect(await client.get(`${base}/${data.id}`)).toMatchObject({
      status: 404,
      error: "Record not found for model name: External invoice",
    });
    expect((await client.request("PATCH", `${base}/${data.id}`, { external_sales_invoice: {} })).symbolic).toEqual({
      id: "not_found",
    });
  });

  it("become late after their due date", async () => {
    const client = setUp();
    const { data } = await client.addExternal(sample(client).invoice({ due_date: "2026-03-12" }));
    client.clock.time = Date.UTC(2026, 2, 12, 12);
    expect((await client.get(`${base}/${data.id}`)).data.state).toBe("open");
    client.clock.time = Date.UTC(2026, 2, 13, 12);
    expect((await client.get(`${base}/${data.id}`)).data.state).toBe("late");
  });

  it("are refused, changed nor deleted on or before the lock date", async () => {
    const client = setUp();
    const { invoice } = sample(client);
    const { data } = await client.addExternal(invoice({ date: "2026-02-28" }));
    client.state.byHand.lockUntil("2026-02-28");
    expect((await client.get("/administrations")).list[0]).toMatchObject({ period_locked_until: "2026-02-28" });
    expect((await client.addExternal(invoice({ date: "2026-02-28" }))).details).toEqual({
      date: [{ error: "locked" }],
    });
    const patch = { external_sales_invoice: { reference: "x" } };
    expect((await client.request("PATCH", `${base}/${data.id}`, patch)).status).toBe(422);
    expect((await client.request("DELETE", `${base}/${data.id}`)).status).toBe(422);
    expect((await client.addExternal(invoice({ date: "2026-03-01" }))).status).toBe(201);
    client.state.byHand.lockUntil(null);
    expect((await client.request("DELETE", `${base}/${data.id}`)).status).toBe(204);
  });
});

describe("payments", () => {
  it("make an invoice paid when nothing is open, on the settlements account when bare", async () => {
    const client = setUp();
    const { data } = await client.addExternal(sample(client).invoice());
    const first = await client.pay(base, data.id, { price: "100.00", payment_date: "2026-03-08" });
    expect(first.data).toMatchObject({
      price: "100.0",
      ledger_account_id: client.state.ledgerAccountId("Verrekeningen"),
    });
    const half = (await client.get(`${base}/${data.id}`)).data;
    expect(half).toMatchObject({ state: "open", total_paid: "100.0", total_unpaid: "21.0", paid_at: null });
    await client.pay(base, data.id, { price: "21", transaction_identifier: "tr_1" });
    const whole = (await client.get(`${base}/${data.id}`)).data;
    expect(whole).toMatchObject({ state: "paid", total_unpaid: "0.0", paid_at: "2026-03-10" });
    expect(whole.payments).toHaveLength(2);
    expect(whole.events.map(({ action }) => action)).toContain("external_sales_invoice_state_changed_to_paid");
    expect((await client.get(`payments/${first.data.id}`)).data).toEqual(first.data);
    expect((await client.request("DELETE", `${base}/${data.id}/payments/${first.data.id}`)).status).toBe(204);
    expect((await client.get(`${base}/${data.id}`)).data).toMatchObject({ state: "open", total_unpaid: "100.0" });
  });

  it("go to a clearing ledger account or a financial account", async () => {
    const client = setUp();
    const { invoice } = sample(client);
    const ledgerAccountId = client.state.byHand.addLedgerAccount({ name: "Mollie" });
    const cash = client.state.financialAccountId("Kas");
    const [one, two] = [await client.addExternal(invoice()), await client.addExternal(invoice())];
    const cleared = { price: "121", manual_payment_action: "balance_settlement", ledger_account_id: ledgerAccountId };
    expect((await client.pay(base, one.data.id, cleared)).data.ledger_account_id).toBe(ledgerAccountId);
    const paidCash = { price: "121", manual_payment_action: "cash_payment", financial_account_id: cash };
    const { data } = await client.pay(base, two.data.id, paidCash);
    expect(data).toMatchObject({ financial_account_id: cash, ledger_account_id: null });
  });

  it.each([
    [{ payment_date: "", price: null }, ["payment_date", "price"]],
    [{ price: "1", manual_payment_action: "cash_payment" }, ["financial_account_id"]],
    [{ price: "1", manual_payment_action: "balance_settlement" }, ["ledger_account_id"]],
    [{ price: "1", manual_payment_action: "bank_transfer" }, ["financial_mutation_id"]],
    [{ price: "1", manual_payment_action: "barter" }, ["manual_payment_action"]],
    [{ price: "1", ledger_account_id: "1" }, ["ledger_account_id"]],
    [{ price: "1", financial_account_id: "1" }, ["financial_account_id"]],
    [{ price: "121.01" }, ["price"]],
  ])("are refused when wrong: %o", async (payment, fields) => {
    const client = setUp();
    const { data } = await client.addExternal(sample(client).invoice());
    const refused = await client.pay(base, data.id, payment);
    expect(refused.status).toBe(422);
    expect(Object.keys(refused.details)).toEqual(fields);
    expect((await client.get(`${base}/${data.id}`)).data.payments).toEqual([]);
  });

  it("are refused on a paid invoice and in a locked period, and unknown on an unknown one", async () => {
    const client = setUp();
    const { data } = await client.addExternal(sample(client).invoice());
    client.state.byHand.lockUntil("2026-03-01");
    expect((await client.pay(base, data.id, { price: "121", payment_date: "2026-03-01" })).status).toBe(422);
    expect((await client.pay(base, data.id, { price: "121" })).status).toBe(201);
    expect((await client.pay(base, data.id, { price: "121" })).details).toEqual({ invoice: [{ error: "not_open" }] });
    expect((await client.pay(base, "1", { price: "1" })).symbolic).toEqual({ invoice_id: "not_found" });
  });

  it("settle a credit document of negative prices against its invoice", async () => {
    const client = setUp();
    const { invoice, line } = sample(client);
    const { data: debit } = await client.addExternal(invoice());
    const negative = invoice({ reference: "WEB-1-C", details_attributes: [line({ price: "-100.00" })] });
    const { data: credit } = await client.addExternal(negative);
    expect(credit).toMatchObject({ state: "open", total_price_incl_tax: "-121.0" });
    const settlement = { price: "-121", manual_payment_action: "invoices_settlement", invoice_id: debit.id };
    const { data } = await client.pay(base, credit.id, settlement);
    expect(data.linked_payment_id).not.toBeNull();
    for (const { id } of [debit, credit]) expect((await client.get(`${base}/${id}`)).data.state).toBe("paid");
  });
});
