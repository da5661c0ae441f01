import type { SimulatedOrder } from "@boekbrug/simulators";
import { describe, expect, it } from "vitest";
import { sync } from "../src/index.ts";
import { throughFetch, throughPort } from "./proof/effects.ts";
import { Stepped } from "./proof/stepped.ts";
import { createWorld, runOnce, runUntilQuiet, startEngine, type World } from "./world.ts";

const whole = { customers: { contact: true, deliveryAddress: true } };

const elsewhere = {
  firstName: "Piet",
  lastName: "Pieters",
  street: "Kade",
  houseNumber: 9,
  zipCode: "2000BB",
  city: "Elders",
};

let placed = 0;

function orderOf(name: string, customer: object = {}): SimulatedOrder {
  placed += 1;
  return {
    created: new Date(Date.parse("2026-03-10T10:00:00Z") + placed * 1000).toISOString(),
    customer: {
      firstName: name,
      lastName: "de Koper",
      email: `${name.toLowerCase()}@shop.example`,
      street: "Voorbeeldstraat",
      houseNumber: 3,
      zipCode: "1000AA",
      city: "Voorbeeldstad",
      ...customer,
    },
    rows: [{ name: "Koekenpan", price: "49.95", rate: 21 }],
  };
}

const worldWith = (ledger: Record<string, unknown>) => createWorld({ orders: [], ledger });

async function book(world: World, ...orders: SimulatedOrder[]) {
  world.clock.advance(3_600_000);
  for (const order of orders) world.shop.state.addOrder(order);
  const before = world.exact.calls.length;
  const report = await runOnce(world);
  expect(report).toMatchObject({ stopped: null, held: [], inDoubt: [] });
  const calls = world.exact.calls
    .slice(before)
    .map(({ method, path }) => `${method} ${path.split("/").slice(4).join("/")}`);
  return calls
    .filter((call) => /crm|CRM|POST sales/.test(call))
    .map((call) => call.replace(/\(.*\)/, "(…)").replace(/\?.*/, ""));
}

const entry = "POST salesentry/SalesEntries";
const feed = "GET sync/CRM/Accounts";

describe("a customer with a contact and a delivery address", () => {
  it("costs one call for each record when he is new, two for the main contact, and none when he is known", async () => {
    const world = worldWith(whole);
    expect(
      await book(world, orderOf("Anna", { delivery: elsewhere }), orderOf("Anna", { delivery: elsewhere })),
    ).toEqual([
      feed,
      "POST crm/Accounts",
      "POST crm/Contacts",
      "PUT crm/Accounts(…)",
      "POST crm/Addresses",
      entry,
      entry,
    ]);
    expect(await book(world, orderOf("Anna", { delivery: elsewhere }))).toEqual([feed, entry]);
    const { state } = world.exact;
    const [account] = state.accounts();
    expect(state.contacts().map(({ values }) => values)).toMatchObject([
      { Account: account?.id, FirstName: "Anna", MiddleName: "de", LastName: "Koper", Email: "anna@shop.example" },
    ]);
    expect(account?.values.MainContact).toBe(state.contacts()[0]?.id);
    expect(state.addresses().map(({ values }) => values)).toMatchObject([
      {
        Account: account?.id,
        Type: 4,
        AddressLine1: "Kade 9",
        Postcode: "2000BB",
        City: "Elders",
        Notes: "Piet Pieters",
      },
    ]);
  });

  it("keeps the contact, the address and the main contact that a person made of him", async () => {
    const world = worldWith(whole);
    const { byHand } = world.exact.state;
    const anna = byHand.addAccount({ name: "Anna de Koper", Email: "anna@shop.example" });
    const main = byHand.addContact(anna, { FirstName: "De", LastName: "Baas", Email: "baas@shop.example" });
    byHand.addContact(anna, { FirstName: "Anna", LastName: "de  koper" });
    byHand.addAddress(anna, { Type: 4, AddressLine1: "Kade 9", Postcode: "2000 BB", City: "ELDERS", Country: "NL" });
    byHand.editAccount(anna, { MainContact: main });
    const before = world.exact.state.accounts();
    await book(world, orderOf("Anna", { delivery: elsewhere }), orderOf("Anna", { delivery: elsewhere }));
    expect(world.exact.state.accounts()).toEqual(before);
    expect(world.exact.state.contacts()).toHaveLength(2);
    expect(world.exact.state.addresses()).toHaveLength(1);
  });

  it("gets a second address when his goods go elsewhere, and no other when they come home", async () => {
    const world = worldWith(whole);
    await book(world, orderOf("Anna"));
    expect(world.exact.state.addresses()).toEqual([]);
    await book(world, orderOf("Anna", { delivery: elsewhere }));
    await book(world, orderOf("Anna", { delivery: { ...elsewhere, houseNumber: 10 } }));
    expect(world.exact.state.addresses().map(({ values }) => values.AddressLine1)).toEqual(["Kade 9", "Kade 10"]);
  });

  it("gets new ones when his record was blocked", async () => {
    const world = worldWith(whole);
    await book(world, orderOf("Anna", { delivery: elsewhere }));
    const [old] = world.exact.state.accounts();
    world.exact.state.byHand.editAccount(old?.id ?? "", { Blocked: true });
    await book(world, orderOf("Anna", { delivery: elsewhere }));
    const { state } = world.exact;
    const anew = state.accounts().at(-1);
    expect(state.accounts()).toHaveLength(2);
    expect(state.contacts().at(-1)?.values.Account).toBe(anew?.id);
    expect(state.addresses().at(-1)?.values.Account).toBe(anew?.id);
    expect(anew?.values.MainContact).toBe(state.contacts().at(-1)?.id);
  });
});

describe("a customer who is there already", () => {
  const changed = { street: "Nieuwstraat", telephone: "0612345678" };

  it("is never changed by default", async () => {
    const world = worldWith({});
    await book(world, orderOf("Anna"));
    const before = world.exact.state.accounts();
    await book(world, orderOf("Anna", changed));
    expect(world.exact.state.accounts()).toEqual(before);
  });

  it("is changed in the parts that the settings name, and only where they differ", async () => {
    const world = worldWith({ customers: { update: ["address"] } });
    await book(world, orderOf("Anna"));
    world.exact.state.byHand.editAccount(world.exact.state.accounts()[0]?.id ?? "", {
      name: "Mevrouw Koper",
      Remarks: "vast",
    });
    const calls = await book(world, orderOf("Anna", changed));
    expect(calls).toEqual([feed, "GET crm/Accounts", "PUT crm/Accounts(…)", entry]);
    const [account] = world.exact.state.accounts();
    expect(account).toMatchObject({
      name: "Mevrouw Koper",
      values: { AddressLine1: "Nieuwstraat 3", Remarks: "vast" },
    });
    expect(account?.values.Phone ?? null).toBeNull();
    expect(await book(world, orderOf("Anna", changed))).toEqual([feed, "GET crm/Accounts", entry]);
  });
});

describe("how a customer is recognised", () => {
  const business = { company: "Koper BV", type: "b2b", vatNumber: "NL123456789B01" } as const;

  it("by VAT number, whatever the e-mail address", async () => {
    const world = worldWith({ customers: { match: "vat-number" } });
    world.exact.state.byHand.addAccount({ name: "Koper", VATNumber: "NL123456789B01" });
    await book(world, orderOf("Inkoop", business), orderOf("Directie", business), orderOf("Anna"), orderOf("Anna"));
    expect(world.exact.state.accounts()).toHaveLength(2);
  });

  it("by the shop's customer id or order only, whatever the e-mail address", async () => {
    const world = worldWith({ customers: { match: "shop-customer-id" } });
    world.exact.state.byHand.addAccount({ name: "Anna", Email: "anna@shop.example" });
    await book(world, orderOf("Anna"));
    expect(world.exact.state.accounts()).toHaveLength(2);
    expect(world.exact.state.accounts()[1]?.values.SearchCode).toMatch(/^shop-/);
  });

  it("all consumers by one record, which is made once", async () => {
    const world = worldWith({ customers: { sharedAccount: "4000", contact: true, deliveryAddress: true } });
    await book(world, orderOf("Anna", { delivery: elsewhere }), orderOf("Bram"));
    await book(world, orderOf("Cato"), orderOf("Inkoop", business));
    const { state } = world.exact;
    expect(state.accounts().map(({ code }) => code)).toHaveLength(2);
    const shared = state.accounts().find(({ code }) => code === "4000");
    expect(state.entries().filter(({ customer }) => customer === shared?.id)).toHaveLength(3);
    expect(state.addresses()).toEqual([]);
    expect(JSON.stringify(shared)).not.toMatch(/Anna|Bram|Cato/);
  });
});

describe("an engine that is killed while it makes a new customer", () => {
  const balance = ({ exact }: World) => ({
    accounts: exact.state.accounts().length,
    contacts: exact.state.contacts().length,
    addresses: exact.state.addresses().length,
    withoutMain: exact.state.accounts().filter(({ values }) => (values.MainContact ?? null) === null).length,
    entries: exact.state.entries().length,
  });

  /** Kills the engine at its so manieth pause, and lets another finish. False when it had ended before. */
  async function killedAt(point: number): Promise<boolean> {
    const world = worldWith(whole);
    for (const name of ["Anna", "Anna"]) world.shop.state.addOrder(orderOf(name, { delivery: elsewhere }));
    const engine = await Stepped.start(async (effect) => {
      const wired: World = { ...world, exact: { ...world.exact, fetch: throughFetch(world.exact.fetch, effect) } };
      const { host, connection } = startEngine(wired, throughPort(world.store, "store", effect));
      return (await sync(host, connection))._unsafeUnwrap();
    });
    for (let step = 1; step < point; step += 1) await engine.step();
    if (engine.pause === undefined) return false;
    world.clock.advance(20 * 60_000);
    await runUntilQuiet(world);
    expect({ point, ...balance(world) }).toEqual({
      point,
      accounts: 1,
      contacts: 1,
      addresses: 1,
      withoutMain: 0,
      entries: 2,
    });
    return true;
  }

  it("leaves one of each record, and the main contact set", async () => {
    let point = 40;
    while (await killedAt(point)) point += 7;
    expect(point).toBeGreaterThan(100);
  });

  it.each(["drop-after-commit", "drop-before", "malformed"] as const)(
    "so does a lost answer (%s) to any of its writes",
    async (fault) => {
      const writes = [
        { method: "POST", skip: 0 },
        { method: "POST", skip: 1 },
        { method: "PUT", skip: 0 },
        { method: "POST", skip: 2 },
        { method: "POST", skip: 3 },
      ];
      for (const write of writes) {
        const world = worldWith(whole);
        world.shop.state.addOrder(orderOf("Anna", { delivery: elsewhere }));
        world.exact.faults.add({ fault, path: /\/api\/v1\//, ...write });
        await runUntilQuiet(world);
        expect(world.exact.faults.hits).toBe(1);
        const one = { accounts: 1, contacts: 1, addresses: 1, withoutMain: 0, entries: 1 };
        expect({ write, ...balance(world) }).toEqual({ write, ...one });
      }
    },
  );
});
