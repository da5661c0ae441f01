import { type CatalogueProduct, money } from "@boekbrug/core";
import { buildLine } from "@boekbrug/testkit";
import { okAsync } from "neverthrow";
import { describe, expect, test } from "vitest";
import { findingsOf, shown } from "./findings.ts";
import { itemsWith } from "./items-with.ts";
import { book, createSimulated, invoices, must, mustFail, planOf, rules, type Simulated } from "./simulated.ts";

const pan = buildLine({ sku: "PAN.28/a", description: "Koekenpan", quantity: "2", amount: money(4840, "EUR") });
const lid = buildLine({ id: "2", sku: "DEKSEL", description: "Deksel", amount: money(1090, "EUR"), vatPercent: "9" });
const loose = buildLine({ id: "3", sku: null, description: "Los", amount: money(605, "EUR") });

const withItems = (settings = {}) => createSimulated({}, { items: itemsWith({ use: true, ...settings }) });

const products = ({ state }: Simulated) =>
  state.products().map(({ identifier, title, price, taxRateId, ledgerAccountId }) => ({
    ...{ identifier, title, price, taxRateId, ledgerAccountId },
  }));

describe("products on lines", () => {
  test.each(["external", "invoice-draft", "invoice-sent"] as const)(
    "of %s are made once and found again",
    async (document) => {
      const simulated = createSimulated({}, { items: itemsWith({ use: true }), document });
      const { state } = simulated;
      for (const id of ["1", "2"]) {
        const { refused } = await book(simulated, planOf({ id, number: id, lines: [pan, lid, loose] }));
        expect(refused).toBeNull();
      }
      expect(products(simulated)).toEqual([
        {
          identifier: "PAN.28/a",
          title: "Koekenpan",
          price: "24.2",
          taxRateId: state.taxRateId("21% btw"),
          ledgerAccountId: state.ledgerAccountId("Omzet"),
        },
        {
          identifier: "DEKSEL",
          title: "Deksel",
          price: "10.9",
          taxRateId: state.taxRateId("9% btw"),
          ledgerAccountId: state.ledgerAccountId("Omzet"),
        },
      ]);
      const ids = state.products().map(({ id }) => id);
      for (const { lines, grossCents } of invoices(simulated)) {
        expect(lines.map(({ productId }) => productId)).toEqual([...ids, null, null]);
        expect(grossCents).toBe(planOf({ lines: [pan, lid, loose] }).totals.gross.minor);
      }
    },
  );

  test("are looked up by their number, and never made where that is not wanted", async () => {
    const simulated = withItems({ missing: "hold" });
    const { ledger } = simulated;
    const step = async () => {
      const steps = must(ledger.compose(planOf({ lines: [lid] }), rules, must(await ledger.snapshot())));
      return steps.find(({ kind }) => kind === "item") ?? expect.fail("no item");
    };
    expect(mustFail(await ledger.lookup(await step())).problem).toMatchObject({
      code: "ledger.item-unknown",
      field: "ledger.items.missing",
      parameters: { code: "DEKSEL" },
    });
    await book(withSame(simulated, { missing: "create" }), planOf({ lines: [lid] }));
    expect(must(await ledger.lookup(await step()))?.id).toBe(simulated.state.products()[0]?.id);
  });

  test("lose nothing of an order where the product is gone: it is told as such", async () => {
    const simulated = withItems();
    const { ledger } = simulated;
    await book(simulated, planOf({ lines: [lid] }));
    const steps = must(ledger.compose(planOf({ id: "9", lines: [lid] }), rules, must(await ledger.snapshot())));
    const document = steps.find(({ kind }) => kind === "document") ?? expect.fail("no document");
    const contact = simulated.state.contacts()[0]?.id ?? "";
    const text = JSON.stringify(document)
      .replaceAll('{"$idOf":"customer"}', JSON.stringify(contact))
      .replaceAll('{"$idOf":"item:DEKSEL"}', '"123456789012345678"');
    expect(mustFail(await ledger.send(JSON.parse(text)))).toMatchObject({
      outcome: "not-done",
      problem: { code: "ledger.item-unusable" },
    });
  });

  test("stay away where they are not asked for", async () => {
    const simulated = createSimulated();
    await book(simulated, planOf({ lines: [pan] }));
    expect(products(simulated)).toEqual([]);
  });

  test.each([{ use: true }, { sync: true }])("need the scope settings, which is told before (%o)", async (items) => {
    const simulated = createSimulated({}, { items: itemsWith(items) });
    simulated.state.addToken("narrow", { scopes: ["sales_invoices"] });
    expect(shown(await findingsOf(simulated, { settings: { token: "narrow" } }))).toEqual([
      "stops ledger.resource-forbidden ledger",
    ]);
    expect(shown(await findingsOf(simulated))).toEqual([]);
  });
});

/** The same administration with other settings of items. */
const withSame = (simulated: Simulated, items: Parameters<typeof itemsWith>[0]) => ({
  ledger: simulated.open({ items: itemsWith({ use: true, ...items }) }),
});

const mug: CatalogueProduct = {
  id: "7",
  sku: "MOK",
  name: "Mok",
  price: "12.10",
  basis: "gross",
  rateClass: "standard",
  categories: [],
  fractional: false,
  active: true,
  variants: [{ id: "1", sku: "MOK-B", text: "Kleur: Blauw", surcharge: "1.00", active: true }],
};

const work = { unfinished: new Set<string>(), begin: () => okAsync(undefined) };

describe("products that follow the shop", () => {
  const bring = async (
    simulated: Simulated,
    product: CatalogueProduct,
    settings = {},
    ledger = simulated.open({ items: itemsWith({ sync: true, ...settings }) }),
  ) => {
    const items = ledger.items ?? expect.fail("no items");
    const wanted = must(items.compose(product, rules, must(await ledger.snapshot())));
    return must(await items.bring(wanted, work));
  };

  test("are made once, with the shop's price, and left alone afterwards", async () => {
    const simulated = createSimulated();
    expect(await bring(simulated, mug)).toEqual({ made: ["MOK", "MOK-B"], changed: [], refused: [] });
    expect(products(simulated).map(({ title, price }) => [title, price])).toEqual([
      ["Mok", "12.1"],
      ["Mok (Kleur: Blauw)", "13.31"],
    ]);
    expect(await bring(simulated, { ...mug, name: "Beker", price: "14.00" })).toEqual({
      made: [],
      changed: [],
      refused: [],
    });
  });

  test("are changed in what the settings name, and never doubled by a lost answer", async () => {
    const simulated = createSimulated();
    const { simulator } = simulated;
    simulator.faults.add({ fault: "drop-after-commit", method: "POST", path: /products\.json/ });
    const ledger = simulated.open({ items: itemsWith({ sync: true }) });
    const items = ledger.items ?? expect.fail("no items");
    const wanted = must(items.compose(mug, rules, must(await ledger.snapshot())));
    expect(mustFail(await items.bring(wanted, work)).outcome).toBe("unknown");
    expect(await bring(simulated, mug)).toMatchObject({ made: ["MOK-B"] });
    const changed = await bring(simulated, { ...mug, name: "Beker", price: "14.00" }, { update: ["title", "price"] });
    expect(changed.changed).toEqual(["MOK", "MOK-B"]);
    expect(products(simulated).map(({ title, price }) => [title, price])).toEqual([
      ["Beker", "14"],
      ["Beker (Kleur: Blauw)", "15.21"],
    ]);
  });

  test("many are found in the list, in a call for each hundred, switched off ones too", async () => {
    const simulated = createSimulated();
    const many = Array.from({ length: 30 }, (_, index) => ({
      ...mug,
      id: String(index),
      sku: `P${index}`,
      variants: [],
    }));
    const ledger = simulated.open({ items: itemsWith({ sync: true }) });
    const items = ledger.items ?? expect.fail("no items");
    const snapshot = must(await ledger.snapshot());
    const wanted = many.flatMap((product) => must(items.compose(product, rules, snapshot)));
    const before = simulated.simulator.calls.length;
    expect(must(await items.bring(wanted.slice(0, 20), work)).made).toHaveLength(20);
    expect(must(await items.bring(wanted.slice(20), work)).made).toHaveLength(10);
    expect(simulated.simulator.calls.length - before).toBe(2 + 30);
    expect(must(await items.bring(wanted, work))).toEqual({ made: [], changed: [], refused: [] });
  });
});
