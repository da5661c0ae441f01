import { createMoneybird, moneybirdSettings } from "@boekbrug/moneybird";
import { createMoneybirdSimulator } from "@boekbrug/simulators";
import { describe, expect, it } from "vitest";
import { createDocumentWorker, createWebhookHandler, instruct, status, sync, webhookAddress } from "../src/index.ts";
import { createWorld, startEngine } from "./world.ts";

const revenue = { high: "Omzet", low: "Omzet", zero: "Omzet", other: "Omzet", shipping: "Omzet" };
const rates = { "domestic-standard": "21% btw", "domestic-reduced": "9% btw", "domestic-zero": "0% btw" };

type SimulatorOptions = NonNullable<Parameters<typeof createMoneybirdSimulator>[0]>;

/** Three orders in Moneybird, which tells a handler what is done to its invoices. */
async function createWatch(switches: SimulatorOptions["switches"] = {}) {
  const world = createWorld({ rules: { accounts: revenue, vatCodes: rates } });
  const { clock, store } = world;
  const answers: number[] = [];
  let handle: (request: Request) => Promise<Response> = async () => new Response(null, { status: 200 });
  const moneybird = createMoneybirdSimulator({
    clock,
    limits: { perFiveMinutes: 100_000 },
    switches,
    webhookFetch: async (url, init) => {
      const response = await handle(new Request(url, init));
      answers.push(response.status);
      return response;
    },
  });
  const { state } = moneybird;
  const calls: string[] = [];
  const settings = moneybirdSettings.parse({
    kind: "moneybird",
    baseUrl: "https://moneybird.example",
    token: state.token,
    administration: state.administrationId,
    watchDocuments: true,
  });
  const start = () => {
    const { host, connection } = startEngine(world);
    const fetch: typeof globalThis.fetch = async (input, init) => {
      const request = new Request(input, init);
      calls.push(`${request.method} ${new URL(request.url).pathname.split("/").slice(4).join("/")}`);
      return moneybird.fetch(request);
    };
    const parts = { clock, tokens: store, connection: "shop", holder: host.holder, fetch };
    return { host, connection: { ...connection, ledger: createMoneybird(settings, parts) } };
  };
  const { host, connection } = start();
  const worker = createDocumentWorker({ host: () => start().host, connection });
  const alarmed: string[] = [];
  handle = createWebhookHandler({
    receivers: [
      {
        connection: "shop",
        webhooks: undefined,
        ledgerWebhooks: connection.ledger.webhooks,
        alarm: (_, id) => {
          alarmed.push(id);
          worker.alarm(id);
        },
      },
    ],
  });
  const address = webhookAddress("https://host.example", "shop", "documents");
  (await connection.ledger.webhooks?.register(address))?._unsafeUnwrap();
  const run = async () => (await sync(start().host, connection))._unsafeUnwrap();
  expect((await run()).booked).toHaveLength(3);
  /** Sends what Moneybird has to tell, and lets the worker look at it. */
  const hear = async () => {
    await state.deliverWebhooks();
    calls.length = 0;
    for (let step = 0; step < 20; step += 1) {
      await worker.step();
      clock.advance(1_000);
    }
  };
  await hear();
  const attention = async () =>
    (await status(store, "shop"))._unsafeUnwrap().attention.map(({ orderNumber, fate }) => ({
      orderNumber,
      problem: "problem" in fate ? fate.problem : null,
    }));
  const skip = async (order: string) => (await instruct(host, connection, order, "skip"))._unsafeUnwrap();
  const invoices = state.externalInvoices();
  return {
    ...world,
    state,
    byHand: state.byHand,
    calls,
    answers,
    alarmed,
    worker,
    start,
    run,
    hear,
    attention,
    skip,
    invoices,
  };
}

describe("a document that was booked in Moneybird", () => {
  it("is told of once when a person deletes it there, in one look, until he says that it is right", async () => {
    const { byHand, hear, attention, calls, skip, invoices, run, answers } = await createWatch();
    byHand.deleteInvoice(invoices[1]?.id ?? "");
    await hear();
    // The first is Moneybird trying the address.
    expect(answers).toEqual([200, 200]);
    expect(calls).toEqual([
      "POST external_sales_invoices/synchronization.json",
      "POST sales_invoices/synchronization.json",
    ]);
    const [told, ...others] = await attention();
    expect(others).toEqual([]);
    expect(told).toMatchObject({ problem: { code: "ledger.document-deleted" } });
    await run();
    expect(await attention()).toHaveLength(1);
    expect(await skip(told?.orderNumber ?? "")).toMatchObject({ fate: { kind: "booked" } });
    await hear();
    expect(await attention()).toEqual([]);
  });

  it("is told of when its amount or its day changes, again when it changes further, and no more when it is put back", async () => {
    const { state, byHand, hear, attention, skip, invoices } = await createWatch();
    const { id = "", date = "" } = invoices[0] ?? {};
    const changed = async (cents: number, changes: object = {}) => {
      if (cents !== 0) state.tamper(id, cents);
      byHand.editInvoice(id, changes);
      await hear();
      return (await attention()).map(({ problem }) => problem?.parameters.found);
    };
    expect(await changed(0)).toEqual([]);
    const [first] = await changed(121);
    expect(first).toMatch(/EUR/);
    expect(await changed(0)).toEqual([first]);
    await skip((await attention())[0]?.orderNumber ?? "");
    expect(await changed(0)).toEqual([]);
    expect(await changed(-121)).toEqual([]);
    expect(await changed(0, { date: "2026-04-01" })).toEqual([expect.stringContaining("2026-04-01")]);
    expect(await changed(0, { date })).toEqual([]);
    expect(await changed(0, { date: "2026-04-01" })).toEqual([expect.stringContaining("2026-04-01")]);
  });

  it.each(["named", "empty", "event"] as const)(
    "is watched after a trial of the address that is %s",
    async (webhookTrial) => {
      const { byHand, hear, attention, invoices, alarmed } = await createWatch({ webhookTrial });
      expect(alarmed).toEqual([]);
      byHand.deleteInvoice(invoices[0]?.id ?? "");
      await hear();
      expect(await attention()).toHaveLength(1);
    },
  );

  it("is not told of because Boekbrug registered its payment, where that counts as an update", async () => {
    const { attention, alarmed } = await createWatch({ paymentEvents: "payment-and-update" });
    expect(alarmed).toHaveLength(3);
    expect(await attention()).toEqual([]);
  });

  it("costs no call while nobody but Boekbrug touches it, nor when it is somebody else's", async () => {
    const { hear, calls, alarmed, state, byHand, worker } = await createWatch();
    expect(alarmed).toEqual([]);
    worker.alarm("123456789012345678");
    await hear();
    expect(calls).toEqual([]);
    expect(state.deliveries).toEqual([]);
    byHand.addContact({ company_name: "Iemand" });
    await hear();
    expect(alarmed).toEqual([]);
  });

  it("is looked at later when the ledger or another pass is in the way", async () => {
    const { byHand, hear, attention, invoices, store, clock, worker } = await createWatch();
    const until = new Date(clock.now() + 300_000).toISOString().replace(".000", "");
    const now = new Date(clock.now()).toISOString().replace(".000", "");
    (await store.claim("shop", "another", now, until))._unsafeUnwrap();
    byHand.deleteInvoice(invoices[2]?.id ?? "");
    await hear();
    expect(await attention()).toEqual([]);
    clock.advance(1_000_000);
    await worker.step();
    expect((await attention()).map(({ problem }) => problem?.code)).toEqual(["ledger.document-deleted"]);
  });

  it("answers Moneybird 200 whatever is sent to the address, and looks at nothing that is not signed", async () => {
    const { answers, alarmed, invoices, start } = await createWatch();
    const handler = createWebhookHandler({
      receivers: [
        {
          connection: "shop",
          webhooks: undefined,
          ledgerWebhooks: start().connection.ledger.webhooks,
          alarm: (_, id) => alarmed.push(id),
        },
      ],
    });
    const post = async (body: string, path = "/webhooks/shop/documents") =>
      (await handler(new Request(`https://host.example${path}`, { method: "POST", body }))).status;
    const forged = JSON.stringify({ entity_type: "ExternalSalesInvoice", entity_id: invoices[0]?.id });
    expect([await post(""), await post("{}"), await post(forged)]).toEqual([200, 200, 200]);
    expect([await post(forged, "/webhooks/shop"), await post(forged, "/webhooks/other/documents")]).toEqual([404, 404]);
    expect(alarmed).toEqual([]);
    expect(answers).toEqual([200]);
  });
});

it("an address says of what it is told", () => {
  const address = webhookAddress("https://host.example/x/", "shop", "documents");
  expect(address).toBe("https://host.example/x/webhooks/shop/documents");
});

it("a fault of our own while documents are looked at ends nothing: they are looked at later", async () => {
  const { start, clock, invoices } = await createWatch();
  const { host, connection } = start();
  const { webhooks } = connection.ledger;
  if (webhooks === undefined) throw new RangeError("documents are watched");
  const faults = [new TypeError("a customer's name")];
  const documents: typeof webhooks.documents = (ids) => {
    const fault = faults.pop();
    if (fault !== undefined) throw fault;
    return webhooks.documents(ids);
  };
  const ends: (string | null)[] = [];
  const worker = createDocumentWorker({
    host: () => host,
    connection: { ...connection, ledger: { ...connection.ledger, webhooks: { ...webhooks, documents } } },
    told: ({ result }) => ends.push(result.isErr() ? JSON.stringify(result.error.problem) : null),
  });
  await worker.step();
  worker.alarm(invoices[0]?.id ?? "");
  for (let step = 0; step < 10; step += 1) {
    await worker.step();
    clock.advance(1_000);
  }
  expect(ends).toEqual([expect.stringContaining("run.unexpected"), null]);
  expect(ends[0]).not.toContain("customer");
});
