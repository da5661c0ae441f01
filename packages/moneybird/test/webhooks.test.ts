import { createHmac } from "node:crypto";
import type { LedgerWebhooks, WebhookDelivery } from "@boekbrug/core";
import { createMemoryStore } from "@boekbrug/testkit";
import { describe, expect, test } from "vitest";
import { findingsOf, shown } from "./findings.ts";
import { book, createSimulated, must, mustFail, planOf, type SimulatorOptions } from "./simulated.ts";

const address = "https://host.example/webhooks/shop/documents";

/** An administration that watches, with the deliveries that it sent; `answers` says what the address answers. */
function watching(answers: () => number = () => 200, switches: SimulatorOptions["switches"] = {}) {
  const sent: WebhookDelivery[] = [];
  const webhookFetch = async (_: string, { headers, body }: RequestInit) => {
    const values = new Headers(headers);
    sent.push({ header: (name) => values.get(name), body: String(body) });
    return new Response("", { status: answers() });
  };
  const simulated = createSimulated({ webhookFetch, switches }, { watchDocuments: true });
  const webhooks = simulated.ledger.webhooks ?? expect.fail("no webhooks");
  return { ...simulated, webhooks, sent };
}

async function registered(answers: () => number = () => 200, switches: SimulatorOptions["switches"] = {}) {
  let isRegistered = false;
  const watched = watching(() => (isRegistered ? answers() : 200), switches);
  must(await watched.webhooks.register(address));
  isRegistered = true;
  await book(watched, planOf());
  watched.sent.length = 0;
  const [invoice] = watched.state.externalInvoices();
  const id = invoice?.id ?? expect.fail("no invoice");
  const deliver = async () => {
    await watched.state.deliverWebhooks();
    return watched.sent.at(-1) ?? expect.fail("nothing was sent");
  };
  return { ...watched, id, deliver };
}

const codeOf = async (webhooks: LedgerWebhooks, delivery: WebhookDelivery) =>
  mustFail(await webhooks.read(delivery)).problem.code;

describe("webhooks of Moneybird", () => {
  test("are there where the settings want them, and ask for the right to have them", async () => {
    expect(createSimulated().ledger.webhooks).toBeUndefined();
    const { open, state } = watching();
    state.addToken("narrow", { scopes: ["sales_invoices"] });
    const narrow = open({ token: "narrow" }).webhooks ?? expect.fail("no webhooks");
    expect(mustFail(await narrow.register(address)).problem.code).toBe("ledger.resource-forbidden");
  });

  test("are registered once for each address, and ended by it", async () => {
    const { webhooks } = watching();
    const events = must(await webhooks.register(address));
    expect(events.map(({ event }) => event)).toContain("external_sales_invoice_destroyed");
    expect(must(await webhooks.register(address))).toEqual(events);
    const elsewhere = must(await webhooks.register("https://other.example/webhooks/shop/documents"));
    expect(must(await webhooks.list())).toEqual([...events, ...elsewhere]);
    expect(must(await webhooks.remove(address))).toEqual(events);
    expect(must(await webhooks.list())).toEqual(elsewhere);
    expect(must(await webhooks.remove(address))).toEqual([]);
  });

  test("are made anew where nobody knows their secret any more", async () => {
    const { webhooks, open } = await registered();
    const [before] = must(await webhooks.list());
    const other = open({}, { tokens: createMemoryStore() }).webhooks ?? expect.fail("no webhooks");
    const after = must(await other.register(address));
    expect(after.map(({ id }) => id)).not.toContain(before?.id);
    expect(must(await webhooks.list())).toEqual(after);
  });

  test("cannot be registered at an address that does not answer 200", async () => {
    const { webhooks } = watching(() => 202);
    expect(mustFail(await webhooks.register(address)).problem.code).toBe("webhook.ledger-refused");
    expect(must(await webhooks.list())).toEqual([]);
  });

  test("name the invoice that a person changed or deleted, to every process", async () => {
    const { webhooks, state, id, deliver, open } = await registered();
    state.byHand.editInvoice(id, { date: "2026-03-01" });
    expect(must(await webhooks.read(await deliver()))).toBe(id);
    state.byHand.deleteInvoice(id);
    const other = open().webhooks ?? expect.fail("no webhooks");
    expect(must(await other.read(await deliver()))).toBe(id);
  });

  test("are silent about what Boekbrug writes", async () => {
    const watched = watching();
    must(await watched.webhooks.register(address));
    watched.sent.length = 0;
    await book(watched, planOf());
    await watched.state.deliverWebhooks();
    expect(watched.sent).toEqual([]);
  });

  test("that are about another record name nothing", async () => {
    const { webhooks, tokens, clock } = await registered();
    const secret = must(await tokens.read("moneybird-webhook shop"))?.accessToken ?? expect.fail("no secret");
    const told = (entity: object) => webhooks.read(signed(secret, JSON.stringify(entity), clock.now()));
    expect(must(await told({ entity_type: "Contact", entity_id: "1" }))).toBeNull();
    expect(must(await told({ entity_type: "SalesInvoice", entity_id: "1" }))).toBe("1");
    for (const entity of [{}, { entity_type: "SalesInvoice", entity_id: 1 }, { entity_id: "1" }, []]) {
      expect(mustFail(await told(entity)).problem.code).toBe("webhook.malformed");
    }
  });

  test("are refused when they were changed, not signed, signed with another secret, or are of another connection", async () => {
    const { webhooks, state, id, deliver, clock } = await registered();
    state.byHand.editInvoice(id, {});
    const delivery = await deliver();
    const forged: WebhookDelivery[] = [
      { ...delivery, body: delivery.body.replace(id, "1") },
      { ...delivery, header: () => null },
      { ...delivery, header: () => "t=1,v1=" },
      { ...delivery, header: () => `${delivery.header("moneybird-signature")}`.replace("v1=", "v0=") },
      signed("guessed", delivery.body, clock.now()),
    ];
    for (const each of forged) expect(await codeOf(webhooks, each)).toBe("webhook.ledger-signature");
    const unregistered = watching().webhooks;
    expect(await codeOf(unregistered, delivery)).toBe("webhook.ledger-signature");
    expect(must(await webhooks.read(delivery))).toBe(id);
  });

  test("are taken with any of several signatures, and with schemes of tomorrow beside them", async () => {
    const { webhooks, state, id, deliver } = await registered();
    state.byHand.editInvoice(id, {});
    const delivery = await deliver();
    const [moment = "", right = ""] = (delivery.header("moneybird-signature") ?? "").split(",");
    const wrong = `v1=${"0".repeat(64)}`;
    const both = {
      ...delivery,
      header: () => [moment, "v2=later", wrong, right.toUpperCase().replace("V1", "v1")].join(", "),
    };
    expect(must(await webhooks.read(both))).toBe(id);
    const many = { ...delivery, header: () => [moment, ...Array.from({ length: 9 }, () => wrong), right].join(",") };
    expect(await codeOf(webhooks, many)).toBe("webhook.ledger-signature");
  });

  test("that are older than five minutes, or lie as far ahead, are not taken", async () => {
    const { webhooks, state, id, deliver, clock } = await registered();
    state.byHand.editInvoice(id, {});
    const delivery = await deliver();
    clock.advance(300_000);
    expect(must(await webhooks.read(delivery))).toBe(id);
    clock.advance(1_000);
    expect(await codeOf(webhooks, delivery)).toBe("webhook.outdated");
    clock.advance(-602_000);
    expect(await codeOf(webhooks, delivery)).toBe("webhook.outdated");
  });

  test.each([
    ["signed-anew", null],
    ["signed-once", "webhook.outdated"],
  ] as const)(
    "that come again after an hour, %s, are taken by the moment that they bear",
    async (webhookRepeat, code) => {
      let status = 500;
      const { state, id, clock, webhooks, deliver } = await registered(() => status, { webhookRepeat });
      state.byHand.editInvoice(id, {});
      await deliver();
      clock.advance(3_600_000);
      status = 200;
      const again = await webhooks.read(await deliver());
      expect(
        again.match(
          (found) => found,
          ({ problem }) => problem.code,
        ),
      ).toBe(code ?? id);
    },
  );

  test("come again until they are answered, ten times more at most", async () => {
    let status = 500;
    const { state, id, clock, sent, webhooks } = await registered(() => status);
    expect(sent).toEqual([]);
    state.byHand.editInvoice(id, {});
    await state.deliverWebhooks();
    clock.advance(3_600_000);
    status = 200;
    await state.deliverWebhooks();
    expect(sent).toHaveLength(2);
    expect(must(await webhooks.read(sent[1] ?? expect.fail("not sent again")))).toBe(id);
    status = 500;
    state.byHand.editInvoice(id, {});
    for (let hour = 0; hour < 40; hour += 1) {
      await state.deliverWebhooks();
      clock.advance(36 * 3_600_000);
    }
    expect(sent).toHaveLength(2 + 11);
  });
});

describe("the check", () => {
  test("says that nothing is told as long as no webhook is registered, or where the right is missing", async () => {
    const watched = watching();
    const unregistered = "note webhook.ledger-unregistered ledger.watchDocuments";
    expect(shown(await findingsOf(watched))).toEqual([unregistered]);
    must(await watched.webhooks.register(address));
    expect(shown(await findingsOf(watched))).toEqual([]);
    watched.state.addToken("narrow", { scopes: ["sales_invoices"] });
    const forbidden = shown(await findingsOf(watched, { settings: { token: "narrow" } }));
    expect(forbidden).toEqual([expect.stringMatching(/^note ledger\.resource-forbidden/)]);
  });
});

describe("the documents of which Moneybird told", () => {
  test("are read as they are now, of either kind, and those that are gone are left out", async () => {
    const { webhooks, state, id, open } = await registered();
    await book({ ledger: open({ document: "invoice-sent" }) }, planOf({ id: "2" }));
    const [other] = state.salesInvoices();
    state.tamper(id, 100);
    const ids = [id, other?.id ?? "", "123456789012345678"];
    const found = must(await webhooks.documents(ids));
    expect(found.map(({ reference }) => reference).toSorted()).toEqual(["shop-1001", "shop-2"]);
    state.byHand.deleteInvoice(id);
    expect(must(await webhooks.documents(ids))).toHaveLength(1);
    expect(must(await webhooks.documents([]))).toEqual([]);
  });
});

/** A delivery as Moneybird would sign it. */
function signed(secret: string, body: string, at: number): WebhookDelivery {
  const moment = Math.floor(at / 1000);
  const signature = createHmac("sha256", secret).update(`${moment}.${body}`).digest("hex");
  return { header: (name) => (/^moneybird-signature$/i.test(name) ? `t=${moment},v1=${signature}` : null), body };
}
