import { describe, expect, it } from "vitest";
import { sample, setUp } from "./moneybird-client.ts";

const base = "sales_invoices";

describe("sales invoices", () => {
  it("begin as a draft without a number, with the workflow's settings", async () => {
    const client = setUp();
    const workflowId = client.state.byHand.addWorkflow({ name: "Webshop", pricesInclTax: true, dueDays: 3 });
    const { invoice } = sample(client);
    const { data } = await client.addSales({ ...invoice({ workflow_id: workflowId }), prices_are_incl_tax: undefined });
    expect(data).toMatchObject({
      ...{ state: "draft", invoice_id: null, draft_id: 1, invoice_date: null, due_date: "2026-03-13", sent_at: null },
      ...{ workflow_id: workflowId, document_style_id: client.state.documentStyleId("Standaard") },
      ...{ prices_are_incl_tax: true, total_price_incl_tax: "100.0" },
    });
    const estimates = (await client.get("workflows")).list.find(({ type }) => type === "EstimateWorkflow");
    expect((await client.addSales(invoice({ workflow_id: estimates?.id }))).symbolic).toEqual({
      workflow_id: "not_found",
    });
  });

  it("are numbered and opened by sending, and nobody is mailed with Manual", async () => {
    const client = setUp();
    const { invoice } = sample(client);
    const { data: draft } = await client.addSales(invoice({ invoice_date: "2026-03-05", first_due_interval: 7 }));
    const { status, data } = await client.send(draft.id);
    expect(status).toBe(200);
    expect(data).toMatchObject({
      ...{ state: "open", invoice_id: "2026-0001", draft_id: null, invoice_date: "2026-03-05", due_date: "2026-03-12" },
      sent_at: "2026-03-10",
    });
    expect(client.state.mails()).toEqual([]);
    const { data: second } = await client.addSales(invoice());
    expect((await client.send(second.id)).data).toMatchObject({ invoice_id: "2026-0002", invoice_date: "2026-03-10" });
    expect((await client.send(second.id)).data.invoice_id).toBe("2026-0002");
    expect((await client.get(`${base}/find_by_invoice_id/2026-0002`)).data.id).toBe(second.id);
    expect((await client.get(`${base}/find_by_invoice_id/2026-0009`)).status).toBe(404);
  });

  it("mail the customer when no method is sent and the contact's own is e-mail", async () => {
    const client = setUp();
    const { invoice, contactId } = sample(client);
    const { data } = await client.addSales(invoice());
    await client.send(data.id, {});
    expect(client.state.mails()).toEqual([{ invoiceId: data.id, method: "Email", to: "a@jansen.example" }]);
    client.state.byHand.editContact(contactId, { send_invoices_to_email: null });
    const { data: next } = await client.addSales(invoice());
    expect((await client.send(next.id, {})).details).toEqual({ email_address: [{ error: "blank" }] });
    expect((await client.send(next.id, { delivery_method: "Pigeon" })).status).toBe(422);
    client.state.administration.identityEmail = null;
    const to = { delivery_method: "Email", email_address: "b@jansen.example" };
    expect((await client.send(next.id, to)).details).toEqual({ delivery_method: [{ error: "need_identity_email" }] });
    expect((await client.get(`${base}/${next.id}`)).data).toMatchObject({ state: "draft", invoice_id: null });
  });

  it("cannot be sent without lines, and wait when planned", async () => {
    const client = setUp();
    const { invoice } = sample(client);
    const { data: empty } = await client.addSales(invoice({ details_attributes: [] }));
    expect(await client.send(empty.id)).toMatchObject({
      status: 400,
      symbolic: { sales_invoice: "details_cannot_be_empty" },
    });
    const { data } = await client.addSales(invoice());
    const planned = { delivery_method: "Manual", sending_scheduled: true, invoice_date: "2026-04-01" };
    expect((await client.send(data.id, planned)).data).toMatchObject({ state: "scheduled", invoice_id: null });
  });

  it("take payments only once sent, and are paid then", async () => {
    const client = setUp();
    const { data } = await client.addSales(sample(client).invoice());
    const refused = await client.pay(base, data.id, { price: "121" });
    expect(refused).toMatchObject({ status: 422, details: { invoice: [{ error: "not_open" }] } });
    await client.send(data.id);
    const paid = await client.pay(base, data.id, { price: "121.00" });
    expect(paid.status).toBe(201);
    expect((await client.get(`${base}/${data.id}`)).data).toMatchObject({ state: "paid", paid_at: "2026-03-10" });
  });

  it("still know the deprecated register call", async () => {
    const client = setUp();
    const { data } = await client.addSales(sample(client).invoice());
    await client.send(data.id);
    const payment = { payment_date: "2026-03-10", price: "121" };
    expect((await client.request("PATCH", `${base}/${data.id}/register_payment`, { payment })).status).toBe(200);
    expect((await client.get(`${base}/${data.id}`)).data.state).toBe("paid");
  });

  it("are found by reference, changed and deleted", async () => {
    const client = setUp();
    const { data } = await client.addSales(sample(client).invoice({ reference: "WEB/7 a" }));
    const path = `${base}/find_by_reference/${encodeURIComponent("WEB/7 a")}`;
    expect((await client.get(path)).data.id).toBe(data.id);
    const changes = { reference: "WEB-8", first_due_interval: 30, discount: "50" };
    const changed = await client.request("PATCH", `${base}/${data.id}`, { sales_invoice: changes });
    expect(changed.data).toMatchObject({ reference: "WEB-8", due_date: "2026-04-09", total_price_excl_tax: "50.0" });
    expect(await client.get(path)).toMatchObject({ status: 404, symbolic: { reference: "not_found" } });
    expect((await client.request("DELETE", `${base}/${data.id}`)).status).toBe(204);
    expect((await client.get(`${base}/${data.id}`)).status).toBe(404);
  });

  it.each([
    [{ contact_id: "1" }, 400],
    [{ document_style_id: "1" }, 422],
    [{ first_due_interval: "soon" }, 422],
    [{ discount: "101" }, 422],
    [{ discount: "ten" }, 422],
    [{ currency: "USD" }, 422],
    [{ invoice_date: "10-03-2026" }, 422],
    [{ custom_fields_attributes: [{ id: "1", value: "x" }] }, 404],
  ])("refuse %o", async (fields, status) => {
    const client = setUp();
    expect((await client.addSales(sample(client).invoice(fields))).status).toBe(status);
    expect(client.state.salesInvoices()).toEqual([]);
  });

  it("are limited by the plan, also after one was deleted, and external ones are not", async () => {
    const client = setUp();
    const { invoice } = sample(client);
    client.state.administration.monthlyInvoices = 1;
    const { data } = await client.addSales(invoice());
    await client.request("DELETE", `${base}/${data.id}`);
    expect(await client.addSales(invoice())).toMatchObject({
      status: 402,
      symbolic: { administration: "limit_reached" },
    });
    expect((await client.addExternal(invoice())).status).toBe(201);
    client.clock.time = Date.UTC(2026, 3, 1, 12);
    expect((await client.addSales(invoice())).status).toBe(201);
  });

  it("keep a locked period as it is: drafts may be made, sending and changing not", async () => {
    const client = setUp();
    const { invoice } = sample(client);
    const { data: sent } = await client.addSales(invoice({ invoice_date: "2026-02-01" }));
    await client.send(sent.id);
    client.state.byHand.lockUntil("2026-02-28");
    const { status, data } = await client.addSales(invoice({ invoice_date: "2026-02-28" }));
    expect(status).toBe(201);
    expect((await client.send(data.id)).details).toEqual({ invoice_date: [{ error: "locked" }] });
    expect((await client.request("PATCH", `${base}/${sent.id}`, { sales_invoice: { reference: "x" } })).status).toBe(
      422,
    );
  });
});

describe("credit invoices", () => {
  it("are a new draft with negated quantities, and settle with their original once sent", async () => {
    const client = setUp();
    const { data } = await client.addSales(sample(client).invoice());
    const duplicate = () => client.request("PATCH", `${base}/${data.id}/duplicate_creditinvoice`, {});
    expect((await duplicate()).status).toBe(400);
    await client.send(data.id);
    const { data: credit } = await duplicate();
    expect(credit).toMatchObject({ state: "draft", original_sales_invoice_id: data.id, reference: "WEB-1" });
    expect(credit.details.map(({ amount_decimal, price }) => [amount_decimal, price])).toEqual([
      ["1.0", "0.0"],
      ["-1.0", "100.0"],
    ]);
    expect(credit.total_price_incl_tax).toBe("-121.0");
    const settle = () => client.request("PATCH", `${base}/${credit.id}/register_payment_creditinvoice`, {});
    expect((await settle()).status).toBe(422);
    await client.send(credit.id);
    expect((await settle()).data).toMatchObject({ state: "paid", total_paid: "-121.0" });
    expect((await client.get(`${base}/${data.id}`)).data.state).toBe("paid");
  });
});
