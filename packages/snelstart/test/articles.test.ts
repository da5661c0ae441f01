import type { CatalogueProduct, LedgerItems } from "@boekbrug/core";
import { snelStartSwitches } from "@boekbrug/simulators";
import { okAsync } from "neverthrow";
import { describe, expect, it } from "vitest";
import type { SnelStartSnapshot } from "../src/index.ts";
import { must, mustFail } from "./parts.ts";
import { createSimulatedOrders, orderRules, type SimulatedOrders } from "./simulated-orders.ts";

const product = (changes: Partial<CatalogueProduct> = {}): CatalogueProduct => ({
  id: "7",
  sku: "MOK",
  name: "Mok",
  price: "12.10",
  basis: "gross",
  rateClass: "standard",
  categories: ["Keuken"],
  fractional: false,
  active: true,
  variants: [{ id: "1", sku: "MOK-B", text: "Kleur: Blauw", surcharge: "1.00", active: true }],
  ...changes,
});
const book = product({ id: "8", sku: "BOEK", name: "Boek", price: "10.90", rateClass: "reduced", variants: [] });

const itemsOf = ({ ledger }: SimulatedOrders): LedgerItems<SnelStartSnapshot> =>
  ledger.items ?? expect.fail("no items");

async function bring(simulated: SimulatedOrders, products: readonly CatalogueProduct[]) {
  const items = itemsOf(simulated);
  const snapshot = must(await simulated.ledger.snapshot(orderRules));
  const wanted = products.flatMap((each) => must(items.compose(each, orderRules, snapshot)));
  const begun: string[] = [];
  const begin = (codes: readonly string[]) => {
    begun.push(...codes);
    return okAsync(undefined);
  };
  const brought = must(await items.bring(wanted, { unfinished: new Set(), begin }));
  return { ...brought, begun };
}

const shelf = ({ snelstart: { state } }: SimulatedOrders) =>
  state
    .articles()
    .map(({ artikelcode, omschrijving, verkoopprijs, artikelOmzetgroep }) => [
      artikelcode,
      omschrijving,
      verkoopprijs,
      [1, 2, 3].find((number) => state.groupId(number) === artikelOmzetgroep?.id),
    ]);

const settings = snelStartSwitches
  .filter(({ name }) => name.startsWith("article") || name.startsWith("filter") || name.startsWith("inactive"))
  .flatMap(({ name, settings: all }) => all.map((setting) => ({ name, setting, switches: { [name]: setting } })));

describe("articles that follow the catalogue", () => {
  it.each(settings)("are made once, with price and revenue group ($name = $setting)", async ({ switches }) => {
    const simulated = createSimulatedOrders({ switches }, { sync: true });
    const first = await bring(simulated, [product(), book]);
    expect(first).toMatchObject({ made: ["MOK", "MOK-B", "BOEK"], begun: ["MOK", "MOK-B", "BOEK"], refused: [] });
    // The prices of a new administration are without VAT.
    expect(shelf(simulated)).toEqual([
      ["MOK", "Mok", 10, 1],
      ["MOK-B", "Mok (Kleur: Blauw)", 11, 1],
      ["BOEK", "Boek", 10, 2],
    ]);
    expect(await bring(simulated, [product(), book])).toMatchObject({ made: [], changed: [], begun: [] });
    expect(simulated.snelstart.state.articles()).toHaveLength(3);
    expect(simulated.snelstart.state.strayProperties).toEqual([]);
  });

  it("have prices with VAT where the administration has them so", async () => {
    const simulated = createSimulatedOrders({}, { sync: true });
    simulated.snelstart.state.company.verkoopprijsArtikelbestandExclusiefBtw = false;
    await bring(simulated, [product({ variants: [] })]);
    expect(shelf(simulated)).toEqual([["MOK", "Mok", 12.1, 1]]);
  });

  it("stay as they are, unless the settings name what follows the shop; nothing else of them is lost", async () => {
    const renamed = [product({ name: "Beker", price: "24.20", variants: [] })];
    const still = createSimulatedOrders({}, { sync: true });
    await bring(still, [product({ variants: [] })]);
    expect(await bring(still, renamed)).toMatchObject({ changed: [] });
    const simulated = createSimulatedOrders({}, { sync: true, update: ["description", "price"] });
    const { state } = simulated.snelstart;
    const id = state.byHand.addArticle({ code: "MOK", name: "Mok", group: 2, priceCents: 500 });
    state.byHand.editArticle(id, { eenheid: "stuks", voorraadControle: true });
    expect(await bring(simulated, renamed)).toMatchObject({ made: [], changed: ["MOK"], begun: [] });
    expect(shelf(simulated)).toEqual([["MOK", "Beker", 20, 2]]);
    expect(state.articles()).toMatchObject([{ eenheid: "stuks", voorraadControle: true }]);
    expect(state.strayProperties).toEqual([]);
  });

  it("are in the group of their category where that gives their VAT, and refused where it does not", async () => {
    const simulated = createSimulatedOrders({}, { sync: true, groups: { Keuken: 5, Boeken: 5 } });
    const items = itemsOf(simulated);
    const snapshot = must(await simulated.ledger.snapshot(orderRules));
    const group = simulated.snelstart.state.groupId(5);
    const [wanted] = must(items.compose(product(), orderRules, snapshot));
    expect(wanted?.body).toMatchObject({ artikelOmzetgroep: { id: group } });
    const refused = items.compose({ ...book, categories: ["Boeken"] }, orderRules, snapshot);
    expect(mustFail(refused)).toMatchObject({
      code: "ledger.revenue-group-unclear",
      field: "ledger.items.groups.Boeken",
    });
  });

  it("of products without VAT class or article number are told, and of those not sold any more there are none", async () => {
    const simulated = createSimulatedOrders({}, { sync: true });
    const snapshot = must(await simulated.ledger.snapshot(orderRules));
    const compose = (changes: Partial<CatalogueProduct>) =>
      itemsOf(simulated).compose(product({ variants: [], ...changes }), orderRules, snapshot);
    expect(mustFail(compose({ rateClass: null })).code).toBe("vat.class-unknown");
    expect(mustFail(compose({ sku: null })).code).toBe("ledger.item-code-missing");
    expect(must(compose({ active: false }))).toEqual([]);
  });

  it("that somebody else makes at the same moment stay theirs", async () => {
    const simulated = createSimulatedOrders({}, { sync: true });
    const { state } = simulated.snelstart;
    const snapshot = must(await simulated.ledger.snapshot(orderRules));
    const wanted = must(itemsOf(simulated).compose(book, orderRules, snapshot));
    const begin = () => {
      state.byHand.addArticle({ code: "BOEK", name: "Van hem", group: 2 });
      return okAsync(undefined);
    };
    const brought = must(await itemsOf(simulated).bring(wanted, { unfinished: new Set(), begin }));
    expect(brought).toMatchObject({ made: [], changed: [], refused: [] });
    expect(shelf(simulated).map(([code, name]) => [code, name])).toEqual([["BOEK", "Van hem"]]);
  });
});
