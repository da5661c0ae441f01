import { createSnelStartSimulator, type SimulatedOrder } from "@boekbrug/simulators";
import { createSnelStart, snelstartSettings } from "@boekbrug/snelstart";
import { expect, it } from "vitest";
import { consumer } from "./corpus/buyers.ts";
import { runCorpus } from "./corpus/corpus-world.ts";
import { corpusCategories, corpusProducts, row } from "./corpus/goods.ts";
import { createWorld } from "./world.ts";

const order = (number: number, parts: Partial<SimulatedOrder>): SimulatedOrder => ({
  created: `2026-03-1${number}T10:00:00Z`,
  rows: [],
  ...parts,
});

const orders = [
  order(0, {
    customer: consumer("NL", 1),
    rows: [row("pan", "49.95", 21, { count: 2 }), row("book", "24.50", 9)],
    shipping: { price: "5.95", rate: 21 },
  }),
  order(1, { customer: consumer("NL", 1), rows: [row("panel", "399.00", 0)] }),
  order(2, {
    customer: consumer("DE", 2),
    rows: [row("pan", "119.00", 19)],
    shipping: { price: "9.95", rate: 19 },
  }),
];

it("the settings of the tool that shops come from book in SnelStart: year before the number, an account a rate, 0 % as Geen, no search by e-mail, shipping of its own, one-stop shop", async () => {
  const world = createWorld({
    orders,
    rules: {
      seller: { oneStopShop: true },
      threshold: { year: 2026, previousYearNetEur: "25000" },
      number: { yearPrefix: true },
      accounts: { high: "8000", low: "8010", zero: "8040", shipping: "8100" },
      vatCodes: {},
      vat: { categories: corpusCategories },
    },
  });
  for (const product of corpusProducts) world.shop.state.addProduct(product);
  const snelstart = createSnelStartSimulator({
    clock: world.clock,
    administrations: [{ name: "Webwinkel", chart: "one-stop-shop" }],
  });
  const { state } = snelstart;
  const settings = snelstartSettings.parse({
    kind: "snelstart",
    clientKey: state.couplingKey,
    subscriptionKey: state.subscriptionKeys.primary,
    customers: { match: "customer-number", numberOffset: 50_000 },
  });
  const run = () => runCorpus(world, createSnelStart(settings, { clock: world.clock, fetch: snelstart.fetch }));

  const report = await run();
  expect({ stopped: report.stopped, held: report.held }).toEqual({ stopped: null, held: [] });
  expect(report.booked).toHaveLength(3);
  const ledgerOf = (id: string | undefined) => state.ledgers().find((each) => each.id === id)?.nummer;
  const shown = state.bookings().map(({ factuurnummer, grossCents, boekingsregels, btw }) => ({
    factuurnummer,
    grossCents,
    lines: boekingsregels.map(({ grootboek, btwSoort }) => [ledgerOf(grootboek?.id), btwSoort]),
    vat: btw.map(({ btwSoort, btwBedrag }) => [btwSoort, Number(btwBedrag)]),
  }));
  expect(shown).toEqual([
    {
      factuurnummer: expect.stringMatching(/^2026\d+$/),
      grossCents: 9990 + 2450 + 595,
      lines: [
        [8000, "Hoog"],
        [8010, "Laag"],
        [8100, "Hoog"],
      ],
      vat: [
        ["VerkopenHoog", 18.37],
        ["VerkopenLaag", 2.02],
      ],
    },
    {
      factuurnummer: expect.stringMatching(/^2026\d+$/),
      grossCents: 39_900,
      lines: [[8040, "Geen"]],
      vat: [],
    },
    {
      factuurnummer: expect.stringMatching(/^2026\d+$/),
      grossCents: 11_900 + 995,
      lines: [
        [8300, "Geen"],
        [8300, "Geen"],
        [1690, "Geen"],
      ],
      vat: [],
    },
  ]);
  const searches = snelstart.calls.filter(({ method, path }) => method === "GET" && path.includes("Email"));
  expect(searches).toEqual([]);
  expect(state.strayProperties).toEqual([]);
  expect((await run()).booked).toEqual([]);
  expect(state.bookings()).toHaveLength(3);
});
