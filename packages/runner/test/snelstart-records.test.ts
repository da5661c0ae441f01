import { createSnelStartSimulator, type SimulatedOrder } from "@boekbrug/simulators";
import { createSnelStart, snelstartSettings } from "@boekbrug/snelstart";
import { describe, expect, it } from "vitest";
import { runCorpus } from "./corpus/corpus-world.ts";
import { createWorld } from "./world.ts";

const hour = 3_600_000;

let placed = 0;

const orderOf = (code: string): SimulatedOrder => {
  placed += 1;
  return {
    created: new Date(Date.parse("2026-03-10T10:00:00Z") + placed * 1000).toISOString(),
    customer: {
      firstName: "Anna",
      lastName: "Koper",
      email: "anna@shop.example",
      street: "Voorbeeldstraat",
      houseNumber: 3,
      zipCode: "1000AA",
      city: "Voorbeeldstad",
    },
    rows: [{ name: `Product ${code}`, productNumber: code, price: "49.95", rate: 21 }],
  };
};

/** A shop whose orders become sales orders in SnelStart. */
function createOrdersWorld() {
  const world = createWorld({ orders: [], rules: { accounts: {}, vatCodes: {} } });
  const snelstart = createSnelStartSimulator({ clock: world.clock });
  const { state } = snelstart;
  const settings = snelstartSettings.parse({
    kind: "snelstart",
    clientKey: state.couplingKey,
    subscriptionKey: state.subscriptionKeys.primary,
    document: "order",
    items: { revenueGroups: { high: 1, low: 2, none: 3 } },
  });
  let calls: string[] = [];
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const request = new Request(input, init);
    calls.push(`${request.method} ${new URL(request.url).pathname.replace("/v2/", "")}`);
    return snelstart.fetch(request);
  };
  const run = async () => {
    calls = [];
    return runCorpus(world, createSnelStart(settings, { clock: world.clock, fetch }));
  };
  return {
    state,
    run,
    wait: (hours: number) => world.clock.advance(hours * hour),
    /** Books orders of these articles in one run, an hour after the last. */
    book: async (...codes: string[]) => {
      world.clock.advance(hour);
      for (const code of codes) world.shop.state.addOrder(orderOf(code));
      return run();
    },
    codes: () => state.articles().map(({ artikelcode }) => artikelcode),
    article: (code: string) => state.articles().find(({ artikelcode }) => artikelcode === code)?.id ?? "",
    about: (part: string) => calls.filter((call) => call.includes(part)),
  };
}

const quiet = { stopped: null, held: [], inDoubt: [] };

describe("articles of sales orders in SnelStart that were found before", () => {
  it("cost nothing more than a question for what changed", async () => {
    const world = createOrdersWorld();
    expect(await world.book("A")).toMatchObject(quiet);
    expect(await world.book("A", "A", "A")).toMatchObject(quiet);
    expect(world.about("artikelen")).toEqual(["GET artikelen"]);
    expect(world.about("POST verkooporders")).toHaveLength(3);
  });

  it("are used where somebody made them in between, and made anew under the code that another one gave up", async () => {
    const world = createOrdersWorld();
    await world.book("A");
    world.wait(1);
    world.state.byHand.editArticle(world.article("A"), { artikelcode: "A-OUD" });
    world.state.byHand.addArticle({ code: "B", name: "Van mij", group: 1 });
    expect(await world.book("A", "B")).toMatchObject(quiet);
    expect(world.codes()).toEqual(["A-OUD", "B", "A"]);
  });

  it("hold every order before it is written where somebody moved one to a group of another VAT, until that is mended", async () => {
    const world = createOrdersWorld();
    await world.book("A");
    world.wait(1);
    const move = (group: number) => {
      world.state.byHand.editArticle(world.article("A"), { artikelOmzetgroep: world.state.groupId(group) });
    };
    move(2);
    const { held } = await world.book("A", "A");
    expect(held.map(({ problem }) => problem.code)).toEqual(["ledger.item-vat-kind", "ledger.item-vat-kind"]);
    expect(world.state.orders()).toHaveLength(1);
    move(1);
    world.wait(24);
    expect((await world.run()).booked).toHaveLength(2);
  });

  it("hold every order before it is written where somebody gave their group another VAT", async () => {
    const world = createOrdersWorld();
    world.state.byHand.addArticle({ code: "A", name: "Van mij", group: 5 });
    await world.book("A");
    world.state.byHand.editGroup(5, { verkoopNederlandBtwSoort: "Laag" });
    const { held } = await world.book("A");
    expect(held.map(({ problem }) => problem.code)).toEqual(["ledger.item-vat-kind"]);
    expect(world.state.orders()).toHaveLength(1);
  });

  it("are made anew where somebody deleted them, and hold the order by their code where one is not active", async () => {
    const world = createOrdersWorld();
    await world.book("A", "B");
    const before = world.article("A");
    world.state.byHand.deleteArticle(before);
    world.state.byHand.editArticle(world.article("B"), { isNonActief: true });
    const { held, booked } = await world.book("A", "B");
    expect(booked).toHaveLength(1);
    expect(held).toMatchObject([{ problem: { code: "ledger.item-unusable", parameters: { code: "B" } } }]);
    expect(world.article("A")).not.toBe(before);
    world.state.byHand.editArticle(world.article("B"), { isNonActief: false });
    world.wait(24);
    expect((await world.run()).booked).toHaveLength(1);
    expect(world.codes()).toEqual(["B", "A"]);
  });
});

describe("a customer of sales orders in SnelStart whom somebody deleted for good", () => {
  it("is made anew, and the order is booked in the same run", async () => {
    const world = createOrdersWorld();
    await world.book("A");
    const [before] = world.state.relations();
    world.state.byHand.deleteRelation(before?.id ?? "");
    expect(await world.book("A", "A")).toMatchObject(quiet);
    expect(world.state.orders()).toHaveLength(3);
    expect(world.state.relations()).toHaveLength(1);
  });
});
