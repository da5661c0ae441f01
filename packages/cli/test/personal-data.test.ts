import { type ChildProcess, spawn } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Answered, type Asked, type Between, standBetween } from "./between.ts";
import { boekbrug, builtBoekbrug, createSite, type Site } from "./command.ts";
import { everyForm, tracesOf } from "./traces.ts";

const person = {
  firstName: "Zonneblöem",
  lastName: "Kwikstaart",
  email: "zonnebloem.kwikstaart@shop.example",
  street: "Geheimelaan",
  houseNumber: 77,
  zipCode: "1234ZZ",
  city: "Onbekendam",
  telephone: "0611223344",
  comment: "Graag inpakken voor Grootmoeder",
};
const business = { ...person, company: "Bijzonder & Zoon B.V.", type: "b2b" } as const;

const secrets = [
  "Zonneblöem",
  "Kwikstaart",
  "zonnebloem.kwikstaart",
  "Geheimelaan",
  "1234ZZ",
  "Onbekendam",
  "0611223344",
  "Bijzonder & Zoon",
  "Grootmoeder",
  "simNL.refresh",
];
const everything =
  "Zonneblöem Kwikstaart, Geheimelaan 77, 1234ZZ Onbekendam, zonnebloem.kwikstaart@shop.example, 0611223344";

let site: Site;
let shop: Between;
let ledger: Between;
let reader: ChildProcess | undefined;
beforeEach(async () => {
  site = await createSite();
  const { connections } = JSON.parse(readFileSync(site.configPath, "utf8"));
  shop = await standBetween(connections[0].shop.baseUrl);
  ledger = await standBetween(connections[0].ledger.baseUrl);
  site.configure({ "shop.baseUrl": shop.url, "ledger.baseUrl": ledger.url });
});
afterEach(async () => {
  reader?.kill();
  reader = undefined;
  await Promise.all([shop.close(), ledger.close()]);
  await site.close();
});

function addOrders({ withBusiness = true } = {}): void {
  const created = new Date(Date.now() - 3_600_000).toISOString().replace(/\.\d+/, "");
  site.shop.state.addOrder({ created, number: 7001, customer: person, rows: [{ name: "Pan", price: "49.95" }] });
  site.shop.state.addOrder({
    created,
    number: 7002,
    customer: withBusiness ? business : person,
    rows: [{ name: "Pot", price: "24.50" }],
  });
  const raw = { total_price: 590, total_tax: 102.4 };
  site.shop.state.addOrder({
    created,
    number: 7003,
    customer: person,
    rows: [{ name: "Oven", price: 590 }],
    raw,
    shipping: { price: 5 },
  });
}

/** Runs a command, here or as it is built, and gives what it told, after looking through it and through every file beside the configuration. */
async function run(words: readonly string[], command = boekbrug) {
  const done = await command([...words, "--config", site.configPath], { CCV_SECRET: site.shop.keys.secret });
  const files = readdirSync(site.folder).filter((name) => name !== "boekbrug.json");
  const texts = files.map((name) => readFileSync(join(site.folder, name)));
  for (const bytes of [...texts, Buffer.from(done.out), Buffer.from(done.error)]) {
    expect(tracesOf(secrets, bytes), words.join(" ")).toEqual([]);
  }
  return { ...done, files };
}

/**
 * Keeps the store open in another process, so that its write-ahead log stays on disk after every command. (In this process, reading the file would end
 * SQLite's lock on it.)
 */
function keepOpen(): Promise<void> {
  const program = `const { DatabaseSync } = require("node:sqlite");
    const file = new DatabaseSync(process.argv[1]);
    file.exec("BEGIN");
    file.prepare("SELECT count(*) FROM orders").get();
    console.log("open");
    setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ["--no-warnings", "-e", program, join(site.folder, "boekbrug.db")]);
  reader = child;
  return new Promise((open) => child.stdout.once("data", () => open()));
}

const exactError = (status: number, value: string): Answered => ({
  status,
  type: "application/json",
  body: JSON.stringify({ error: { code: "", message: { lang: "", value } } }),
});
const ofOrder = ({ path }: Asked): boolean => /\/orders\/\d/.test(path);
/** Without it, customers are looked up one by one, by their e-mail address. */
const followsCustomers = ({ path }: Asked): boolean => path.includes("sync/CRM/Accounts");
const writes = ({ method, path }: Asked): boolean => method === "POST" && path.includes("/api/v1/");

const spoilers: readonly (readonly [string, "shop" | "ledger", (asked: Asked) => Answered | undefined])[] = [
  [
    "the shop refuses an order and names its customer",
    "shop",
    (asked) =>
      ofOrder(asked)
        ? {
            status: 500,
            type: "application/json",
            body: JSON.stringify({ status: 500, code: "500.20", developermessage: everything }),
          }
        : undefined,
  ],
  [
    "the shop answers with a page that names the customer",
    "shop",
    (asked) => (ofOrder(asked) ? { status: 418, type: "text/html", body: `<p>${everything}</p>` } : undefined),
  ],
  [
    "the shop's answer is no order",
    "shop",
    (asked) =>
      ofOrder(asked)
        ? {
            status: 200,
            type: "application/json",
            body: JSON.stringify({ id: everything, customer: everything, total_price: everything }),
          }
        : undefined,
  ],
  [
    "the shop's answer breaks off",
    "shop",
    (asked) =>
      ofOrder(asked) ? { status: 200, type: "application/json", body: `{"customer":"${everything}` } : undefined,
  ],
  [
    "the bookkeeping refuses what was sent and repeats it",
    "ledger",
    (asked) => (writes(asked) ? exactError(400, `Gegeven bestaat reeds: ${asked.body}`) : undefined),
  ],
  [
    "the bookkeeping refuses a customer by name",
    "ledger",
    (asked) => (writes(asked) ? exactError(500, `Kan relatie niet maken voor ${everything}`) : undefined),
  ],
  [
    "the bookkeeping refuses a document and names its customer",
    "ledger",
    (asked) =>
      writes(asked) && !asked.path.includes("crm/Accounts")
        ? exactError(500, `Niet te boeken op ${everything}`)
        : undefined,
  ],
  [
    "the bookkeeping gives no right and repeats what was sent",
    "ledger",
    (asked) => (writes(asked) ? exactError(403, `Forbidden: ${asked.body}`) : undefined),
  ],
  [
    "the bookkeeping refuses a look-up and repeats the question",
    "ledger",
    (asked) =>
      followsCustomers(asked) || /crm\/Accounts\?/.test(asked.path)
        ? exactError(400, `Bad filter ${decodeURIComponent(asked.path)}`)
        : undefined,
  ],
  [
    "the bookkeeping's answer to a write breaks off",
    "ledger",
    (asked) =>
      writes(asked) ? { status: 201, type: "application/json", body: `{"d":{"Name":"${everything}` } : undefined,
  ],
  [
    "a proxy answers for the bookkeeping",
    "ledger",
    (asked) => (writes(asked) ? { status: 502, type: "text/html", body: `<p>${everything}</p>` } : undefined),
  ],
];

describe("a customer's name, address, e-mail, phone, company and remark are in no file, output or error", () => {
  it("when all goes well, by any command", async () => {
    addOrders();
    const runBuilt = (...words: string[]) => run(words, builtBoekbrug);
    await runBuilt("status");
    await keepOpen();
    const previewed = await runBuilt("preview", "--json");
    expect(JSON.parse(previewed.out).connections[0].orders[0]).toMatchObject({
      plan: { orderNumber: "7001", totals: { gross: { minor: 4995 } } },
      steps: [{ kind: "customer", request: { body: { Name: "***", Email: "***" } } }, { kind: "document" }],
    });
    const synced = await runBuilt("sync");
    expect(synced.out).toContain("Booked: 2");
    expect(synced.files).toContain("boekbrug.db-wal");
    const commands = [
      ["sync", "--json"],
      ["status", "--json"],
      ["explain", "7001"],
      ["explain", "7002", "--json"],
      ["explain", "7003", "--json"],
      ["report", "vat", "--period", String(new Date().getFullYear()), "--json"],
      ["key", "rotate", "--json"],
      ["skip", "7003", "--json"],
      ["sync", "--json"],
    ];
    for (const words of commands) await runBuilt(...words);
    expect(site.exact.state.entries()).toHaveLength(2);
  }, 60_000);

  it.each(spoilers)(
    "when %s",
    async (_, side, spoiler) => {
      // Of a business the bookkeeping gets the company's name only, and cannot name the person.
      addOrders({ withBusiness: side === "shop" });
      await run(["status"]);
      await keepOpen();
      let spoilt = 0;
      (side === "shop" ? shop : ledger).spoil((asked) => {
        const answer = spoiler(asked);
        if (answer !== undefined && !followsCustomers(asked)) spoilt += 1;
        return answer;
      });
      for (const words of [
        ["sync", "--json"],
        ["sync"],
        ["status"],
        ["preview", "--json"],
        ["explain", "7001", "--json"],
      ]) {
        await run(words);
      }
      expect(spoilt).toBeGreaterThan(0);
    },
    60_000,
  );
});

it.each(everyForm("Zonneblöem & Kwikstaart"))("the search finds a text in %s", (_, bytes) => {
  expect(tracesOf(["Zonneblöem & Kwikstaart"], bytes)).not.toEqual([]);
});

it("the preview for a person at the terminal shows the exact writes, name and all", async () => {
  addOrders();
  const { out } = await boekbrug(["preview", "--config", site.configPath], { CCV_SECRET: site.shop.keys.secret });
  expect(out).toContain("Kwikstaart");
});
