import type { VatNumberRegistry } from "@boekbrug/core";
import type { SimulatedCustomer } from "@boekbrug/simulators";
import { okAsync } from "neverthrow";
import { describe, expect, it } from "vitest";
import { sync } from "../src/index.ts";
import { createWorld, startEngine, type World } from "./world.ts";

/** What the bookkeeping files of a supply to a business elsewhere stands under the VAT number of the customer's record there. */

const firm: SimulatedCustomer = {
  company: "Peeters BV",
  type: "b2b",
  firstName: "An",
  lastName: "Peeters",
  email: "an@firma.example",
  street: "Kerkstraat",
  houseNumber: 1,
  zipCode: "1000",
  city: "Brussel",
  country: "BE",
  vatNumber: "BE0428759497",
};

const everyNumberIsValid: VatNumberRegistry = {
  check: (vatNumber) =>
    okAsync({
      state: "valid",
      vatNumber,
      checkedAt: "2026-03-16T09:00:00Z",
      consultationNumber: "WAPI1",
      detail: null,
    }),
};

let placed = 0;

function openWorld(customers: object = {}): World {
  const world = createWorld({
    orders: [],
    ledger: { customers },
    rules: { vatCodes: { icp: "7", "domestic-standard": "4", "no-supply": "0" } },
  });
  world.shop.state.addProduct({
    id: 7,
    name: "Messenset",
    productNumber: "M",
    taxTariff: "normal",
    mainCategory: "Koken",
    subCategory: "",
  });
  return world;
}

async function supply(world: World, customer: Partial<SimulatedCustomer> = {}, isTold = true): Promise<void> {
  placed += 1;
  world.shop.state.addOrder({
    created: new Date(Date.parse("2026-03-12T10:00:00Z") + placed * 1000).toISOString(),
    customer: { ...firm, ...customer },
    intraCommunity: true,
    rows: [{ name: "Messenset", price: "100.00", rate: 0, productId: 7 }],
  });
  world.clock.advance(3_600_000);
  const { host, connection } = startEngine(world);
  const ledger = isTold ? connection.ledger : { ...connection.ledger, feeds: {} };
  const report = (await sync(host, { ...connection, ledger, registry: everyNumberIsValid }))._unsafeUnwrap();
  expect(report).toMatchObject({ stopped: null, held: [], inDoubt: [], booked: [{}] });
}

const listed = ({ exact }: World) =>
  exact.state
    .salesListing("2026-01-01", "2026-12-31")
    .map(({ vatNumber, listing, baseCents }) => `${vatNumber} ${listing} ${baseCents}`);

const numbersOf = ({ exact }: World) => exact.state.accounts().map(({ values }) => values.VATNumber ?? null);

describe("a supply on the EU sales list", () => {
  it.each([
    ["email", "BE 0428.759.497"],
    ["email", "BE 428 759 497"],
    ["shop-customer-id", "be0428759497"],
    ["vat-number", "be428.759.497"],
  ])("is filed under the number that was checked (match %s, typed %s)", async (match, vatNumber) => {
    const world = openWorld({ match });
    await supply(world, { vatNumber });
    expect(listed(world)).toEqual(["BE0428759497 L 10000"]);
    await supply(world, { vatNumber });
    expect(listed(world)).toEqual(["BE0428759497 L 20000"]);
    expect(numbersOf(world)).toEqual(["BE0428759497"]);
  });

  it("does not stand on a record of the same e-mail address that has no VAT number, or another", async () => {
    for (const [VATNumber, isTold] of [
      [undefined, true],
      ["DE100000008", true],
      [undefined, false],
    ] as const) {
      const world = openWorld();
      world.exact.state.byHand.addAccount({ name: "An", Email: "an@firma.example", ...(VATNumber && { VATNumber }) });
      await supply(world, {}, isTold);
      expect(listed(world)).toEqual(["BE0428759497 L 10000"]);
      expect(numbersOf(world)).toEqual([VATNumber ?? null, "BE0428759497"]);
    }
  });

  it("stands on the record that has the number, whatever its e-mail address, also where changes are not told", async () => {
    for (const isTold of [true, false]) {
      const world = openWorld();
      const { byHand } = world.exact.state;
      byHand.addAccount({ name: "Peeters", Email: "boekhouding@firma.example", VATNumber: "BE0428759497" });
      await supply(world, {}, isTold);
      expect(numbersOf(world)).toEqual(["BE0428759497"]);
      expect(listed(world)).toEqual(["BE0428759497 L 10000"]);
    }
  });

  it("gives the number to the record of the e-mail address where the settings let that follow the shop", async () => {
    const world = openWorld({ update: ["vatNumber"] });
    world.exact.state.byHand.addAccount({ name: "An", Email: "an@firma.example" });
    await supply(world, { vatNumber: "BE 428 759 497" });
    expect(numbersOf(world)).toEqual(["BE0428759497"]);
    expect(listed(world)).toEqual(["BE0428759497 L 10000"]);
  });
});
