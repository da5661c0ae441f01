import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { boekbrug, builtBoekbrug, createSite, type Site } from "./command.ts";

const person = {
  firstName: "Zonnebloem",
  lastName: "Kwikstaart",
  email: "zonnebloem.kwikstaart@shop.example",
  street: "Geheimelaan",
  houseNumber: 77,
  zipCode: "1234ZZ",
  city: "Onbekendam",
  telephone: "0611223344",
};

let site: Site;
beforeEach(async () => {
  site = await createSite();
});
afterEach(() => site.close());

const twoOrders = () => {
  const created = new Date(Date.now() - 86_400_000).toISOString().replace(/\.\d+/, "");
  site.shop.state.addOrder({
    created,
    customer: person,
    rows: [{ name: "Pan", price: "49.95" }],
    shipping: { price: "5.95" },
  });
  site.shop.state.addOrder({ created, customer: person, rows: [{ name: "Kookboek", price: "24.50", rate: 9 }] });
};

const run = (command: string, ...more: string[]) =>
  boekbrug([command, "--config", site.configPath, ...more], { CCV_SECRET: site.shop.keys.secret });

/** The same in a process of its own, as a user would. */
const runBuilt = (command: string, ...more: string[]) =>
  builtBoekbrug([command, "--config", site.configPath, ...more], { CCV_SECRET: site.shop.keys.secret });

const bookings = () => site.exact.calls.filter(({ method, path }) => method !== "GET" && path.includes("/api/v1/"));

describe("sync", () => {
  it("books what is due, and nothing the second time", async () => {
    twoOrders();
    const first = await runBuilt("sync", "--json");
    expect(first).toMatchObject({ exitCode: 0, error: "" });
    expect(JSON.parse(first.out).connections[0].booked).toHaveLength(2);
    expect(site.exact.state.entries()).toHaveLength(2);
    expect(site.exact.state.accounts()).toHaveLength(1);

    const writes = bookings().length;
    const second = await runBuilt("sync", "--json");
    expect(second.exitCode).toBe(0);
    expect(JSON.parse(second.out).connections[0].booked).toEqual([]);
    expect(bookings()).toHaveLength(writes);
  });

  it("shows a bookkeeper the entries and the VAT per rate", async () => {
    twoOrders();
    const { out, exitCode } = await run("sync", "--language", "nl");
    expect(exitCode).toBe(0);
    expect(out).toContain("Geboekt: 2");
    expect(out).toMatch(/21 % .*1a/);
    expect(out).toMatch(/Totaal .*80,40/);
  });

  it("adopts its own entries when the store was deleted, and doubles nothing", async () => {
    twoOrders();
    await run("sync");
    for (const file of readdirSync(site.folder)) if (file.includes(".db")) rmSync(join(site.folder, file));
    site.configure({ "ledger.refreshToken": await newRefreshToken(site) });
    site.advanceLedger(600_000);
    const again = await run("sync", "--json");
    expect(again.exitCode).toBe(0);
    expect(JSON.parse(again.out).connections[0].booked.map(({ adopted }: { adopted: boolean }) => adopted)).toEqual([
      true,
      true,
    ]);
    expect(site.exact.state.entries()).toHaveLength(2);
  });

  it("exits 1 and names the difference when an order does not add up, and books the others", async () => {
    twoOrders();
    const created = new Date(Date.now() - 3_600_000).toISOString().replace(/\.\d+/, "");
    site.shop.state.addOrder({
      created,
      customer: person,
      rows: [{ name: "Oven", price: 590 }],
      shipping: { price: 5 },
      raw: { total_price: 590, total_tax: 102.4 },
    });
    const { exitCode, out } = await runBuilt("sync");
    expect(exitCode).toBe(1);
    expect(out).toContain("difference 5.00");
    expect(site.exact.state.entries()).toHaveLength(2);
    expect((await runBuilt("status")).exitCode).toBe(1);
  });

  it("keeps a consumer's name, address, e-mail and phone out of the store, the output and the errors", async () => {
    twoOrders();
    const outputs = [
      await run("sync"),
      await run("sync", "--json"),
      await run("status"),
      await run("status", "--json"),
    ];
    const files = readdirSync(site.folder).filter((file) => file.includes(".db"));
    expect(files.length).toBeGreaterThan(0);
    const texts = [
      ...files.map((file) => readFileSync(join(site.folder, file), "latin1")),
      ...outputs.flatMap(({ out, error }) => [out, error]),
    ];
    const secrets = [
      "Zonnebloem",
      "Kwikstaart",
      "Geheimelaan",
      "1234ZZ",
      "Onbekendam",
      "0611223344",
      site.exact.app.clientSecret,
      "simNL.refresh",
    ];
    for (const text of texts)
      for (const secret of secrets) expect(text.toLowerCase()).not.toContain(secret.toLowerCase());
  });
});

it("says once when the shop's key may not read products, which VAT classes come from", async () => {
  twoOrders();
  site.shop.state.updateOrder(site.shop.state.orders()[0]?.id ?? 0, {
    rows: [{ name: "Pan", price: "49.95", productId: 5 }],
  });
  site.shop.state.permissions.delete("products");
  const { error, exitCode } = await run("sync");
  expect(exitCode).toBe(0);
  expect(error.match(/may not read products/g)).toHaveLength(1);
});

describe("skip, retry and explain", () => {
  it("takes an order out of the booking by a person's word, and back in", async () => {
    twoOrders();
    const created = new Date(Date.now() - 3_600_000).toISOString().replace(/\.\d+/, "");
    site.shop.state.addOrder({
      created,
      number: 7007,
      customer: person,
      platformSale: true,
      rows: [{ name: "Oven", price: 590 }],
    });
    const hint = "Booked by hand? Say so with boekbrug skip ORDER";
    const held = await run("sync");
    expect(held.exitCode).toBe(1);
    expect(held.out).toContain(hint);
    expect((await run("status")).out).toContain(hint);
    expect(await run("skip", "7007")).toMatchObject({ exitCode: 0 });
    const skipped = await run("sync");
    expect(skipped.exitCode).toBe(0);
    expect(skipped.out).not.toContain(hint);
    const { exitCode, out } = await run("status");
    expect(exitCode).toBe(0);
    expect(out).not.toContain(hint);
    expect(await run("retry", "7007")).toMatchObject({ exitCode: 0 });
    expect((await run("sync")).exitCode).toBe(1);
    expect((await run("skip", "nowhere")).error).toMatch(/no order nowhere/);
  });

  it("refuses to skip what is booked", async () => {
    twoOrders();
    await run("sync");
    const [first] = site.shop.state.orders();
    const done = await run("skip", String(first?.id));
    expect(done.exitCode).toBe(1);
    expect(done.error).toMatch(/is booked/);
  });

  it("explains an order from line to rule and source, without the customer", async () => {
    twoOrders();
    await run("sync");
    const [first] = site.shop.state.orders();
    const { out, exitCode } = await run("explain", String(first?.id));
    expect(exitCode).toBe(0);
    expect(out).toMatch(/VAT scenario: domestic, standard rate \(NL\) {3}Box: 1a/);
    expect(out).toMatch(/Dir 2006\/112\/EC/);
    expect(out).not.toContain("Kwikstaart");
  });
});

describe("vat --explain", () => {
  it("answers a line with a decision or a problem", async () => {
    const done = await builtBoekbrug(["vat", "--explain"], {}, '{"seller":{}}\nnonsense\n');
    const [first, second] = done.out
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(first.problem).toMatchObject({ code: "vat.input-missing", field: "seller.country" });
    expect(second.problem.code).toBe("vat.input-invalid");
    expect(done.exitCode).toBe(0);
  });
});

describe("preview", () => {
  it("shows the exact steps, sends nothing and stores nothing but the tokens", async () => {
    twoOrders();
    const { exitCode, out } = await run("preview", "--json");
    expect(exitCode).toBe(0);
    const [connection] = JSON.parse(out).connections;
    expect(connection.orders.map(({ kind }: { kind: string }) => kind)).toEqual(["would-book", "would-book"]);
    expect(bookings()).toEqual([]);
    expect(JSON.parse((await run("status", "--json")).out).connections[0].fates).toEqual({});
  });

  it("sends in sync what it showed", async () => {
    twoOrders();
    const shown = JSON.parse((await run("preview", "--json")).out).connections[0].orders[0].steps[1].request.body;
    await run("sync");
    const [entry] = site.exact.state.entries();
    expect(entry?.yourRef).toBe(shown.YourRef);
    expect(entry?.lines).toHaveLength(shown.SalesEntryLines.length);
  });
});

describe("a mistake gets one clear sentence, the remedy and an exit code", () => {
  const oneLine = ({ error }: { error: string }) => error.trim().split("\n");

  it("wrong secret of the shop: 3", async () => {
    twoOrders();
    const done = await boekbrug(["sync", "--config", site.configPath], { CCV_SECRET: "wrong" });
    expect(done.exitCode).toBe(3);
    expect(oneLine(done)).toHaveLength(1);
    expect(done.error).toMatch(/refuses the API key.*Check the shop's public key and secret/);
  });

  it("wrong secret of the bookkeeping's app: 2", async () => {
    site.configure({ "ledger.clientSecret": "wrong" });
    const done = await run("sync");
    expect(done.exitCode).toBe(2);
    expect(oneLine(done)).toHaveLength(1);
    expect(done.error).toMatch(/clientSecret is not right.*Copy both from the app registration/);
  });

  it("wrong division: 2, with the ones there are", async () => {
    site.configure({ "ledger.division": 999 });
    const done = await run("sync");
    expect(done.exitCode).toBe(2);
    expect(oneLine(done)).toHaveLength(1);
    expect(done.error).toContain(String(site.exact.state.division));
  });

  it("unknown VAT code: 2, before anything is written", async () => {
    twoOrders();
    site.configure({ "rules.vatCodes.domestic-standard": "99" });
    const done = await run("sync");
    expect(done.exitCode).toBe(2);
    expect(done.error).toMatch(/domestic-standard.*99/);
    expect(bookings()).toEqual([]);
  });

  it("unknown ledger account: 2", async () => {
    site.configure({ "rules.accounts.high": "4711" });
    const done = await run("sync");
    expect(done.exitCode).toBe(2);
    expect(done.error).toMatch(/accounts\.high.*4711/);
  });

  it("empty shop: 2", async () => {
    const done = await run("sync");
    expect(done.exitCode).toBe(2);
    expect(oneLine(done)).toHaveLength(1);
    expect(done.error).toMatch(/no finished order.*Check that this is the right shop/);
  });

  it("malformed configuration: 2, with the place", async () => {
    writeFileSync(site.configPath, '{ "connections": [ { "key": "shop", }');
    const done = await run("sync");
    expect(done.exitCode).toBe(2);
    expect(done.error).toMatch(/cannot be read: JSON: at position/);
  });

  it("misspelt key: 2, naming it", async () => {
    site.configure({ "rules.acounts": {} });
    const done = await run("sync");
    expect(done.exitCode).toBe(2);
    expect(done.error).toContain("connections.0.rules.acounts");
  });

  it("missing environment variable: 2, naming it", async () => {
    const done = await builtBoekbrug(["sync", "--config", site.configPath]);
    expect(done.exitCode).toBe(2);
    expect(done.error).toContain("CCV_SECRET");
  });

  it("plain http to another machine: 2", async () => {
    site.configure({ "ledger.baseUrl": "http://start.exactonline.nl" });
    expect((await run("sync")).exitCode).toBe(2);
  });

  it("shop that is not there: 4", async () => {
    const closed = await site.shop.listen();
    await closed.close();
    site.configure({ "shop.baseUrl": closed.url });
    const done = await run("sync");
    expect(done.exitCode).toBe(4);
    expect(done.error).toMatch(/shop cannot be reached \(ECONNREFUSED\)/);
  });

  it("unknown command: 2", async () => {
    expect((await builtBoekbrug(["frobnicate"])).exitCode).toBe(2);
  });
});

describe("demo", () => {
  it("previews, books, proves and books nothing twice", async () => {
    const { exitCode, out } = await builtBoekbrug(["demo", "--json"]);
    expect(exitCode).toBe(0);
    const result = JSON.parse(out);
    expect(result.first.booked.length).toBeGreaterThan(40);
    expect(result.proof.holds).toBe(true);
    expect(result.second.booked).toEqual([]);
    expect(result.secondRunWrites).toBe(0);
  });

  it.each(["external", "invoice-draft", "invoice-paid"])("does so in Moneybird, as %s", async (document) => {
    const { exitCode, out } = await boekbrug(["demo", "--json", "--ledger", "moneybird", "--document", document]);
    const result = JSON.parse(out);
    expect(result.proof.lines.filter(({ holds }: { holds: boolean }) => !holds)).toEqual([]);
    expect(exitCode).toBe(0);
    expect(result.first.booked.length).toBeGreaterThan(40);
    expect(result.second.booked).toEqual([]);
    expect(result.secondRunWrites).toBe(0);
  });

  it.each(["booking", "order"])("does so in SnelStart, as %s", async (document) => {
    const { exitCode, out } = await boekbrug(["demo", "--json", "--ledger", "snelstart", "--document", document]);
    const result = JSON.parse(out);
    const paid = result.proof.lines.filter(({ what }: { what: { en: string } }) => /paid|pay up/.test(what.en));
    expect(paid).toHaveLength(document === "booking" ? 3 : 1);
    expect(result.proof.lines.filter(({ holds }: { holds: boolean }) => !holds)).toEqual([]);
    expect(exitCode).toBe(0);
    expect(result.first.booked.length).toBeGreaterThan(40);
    expect(result.second.booked).toEqual([]);
    expect(result.secondRunWrites).toBe(0);
  });

  it("books the sample orders by the rules of a configuration of one's own", async () => {
    site.configure({ rules: { number: { yearPrefix: true } } });
    const { exitCode, out } = await boekbrug(["demo", "--json", "--config", site.configPath]);
    expect(exitCode).toBe(0);
    expect(JSON.parse(out).first.booked[0].documentNumber).toBe("20261001");
    site.configure({ rules: { number: { yearPrefix: "perhaps" } } });
    expect((await boekbrug(["demo", "--config", site.configPath])).error).toContain("rules.number.yearPrefix");
  });

  it.each(["invoice", "order"])("proves the books to the cent with --document %s", async (kind) => {
    const { exitCode, out } = await boekbrug(["demo", "--ledger", "exactonline", "--document", kind, "--json"]);
    const { proof, second, secondRunWrites } = JSON.parse(out);
    expect({ exitCode, holds: proof.holds, again: second.booked.length, secondRunWrites }).toEqual({
      exitCode: 0,
      holds: true,
      again: 0,
      secondRunWrites: 0,
    });
  });

  it.each(["entry", "invoice", "order"])(
    "exits 1 when one cent in the books is flipped, with --document %s",
    async (kind) => {
      const { exitCode, out } = await boekbrug(["demo", "--flip-cent", "--document", kind]);
      expect(exitCode).toBe(1);
      expect(out).toContain("THE PROOF FAILS");
    },
  );
});

it("the built command is there to be tested", () => {
  expect(existsSync(new URL("../dist/bin.js", import.meta.url))).toBe(true);
});

/** What a merchant does who connects again: authorises in the browser and gets a first refresh token. */
async function newRefreshToken({ exact }: Site): Promise<string> {
  const form = new URLSearchParams({
    grant_type: "authorization_code",
    code: exact.state.issueCode(),
    redirect_uri: "https://host.example/callback",
    client_id: exact.app.clientId,
    client_secret: exact.app.clientSecret,
  });
  const headers = { "content-type": "application/x-www-form-urlencoded" };
  const answer = await exact.fetch("https://exact.example/api/oauth2/token", {
    method: "POST",
    body: form.toString(),
    headers,
  });
  return ((await answer.json()) as { refresh_token: string }).refresh_token;
}
