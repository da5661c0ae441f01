import type { Ledger, WriteStep } from "@boekbrug/core";
import { exactOnlineSwitches } from "@boekbrug/simulators";
import { describe, expect, test } from "vitest";
import type { ExactOnlineSnapshot } from "../src/index.ts";
import { exclusive } from "./expect-booked.ts";
import { createSimulated } from "./simulated.ts";
import { customerWith, mixedOrder, must, planOf, settingsWith, withIds } from "./support.ts";

const relevant = [
  "contactFilters",
  "contactNames",
  "firstContact",
  "vatNumberFormat",
  "filterCase",
  "syncSign",
  "bulkFilter",
  "listRules",
  "listShape",
  "answerWithoutPrefer",
  "paddedFilter",
];

const positions = exactOnlineSwitches
  .filter(({ name }) => relevant.includes(name))
  .flatMap(({ name, settings }) => settings.map((setting) => ({ name, setting, switches: { [name]: setting } })));

const { billTo } = customerWith();
const shipTo = { ...billTo, name: "Piet", street: "Kade 9", city: "Elders" };
const business = { type: "business", company: "De Vries BV", vatNumber: "NL 1234.56.789.B01", shipTo } as const;

const customers = { match: "vat-number", contact: true, deliveryAddress: true, update: ["phone"] } as const;

const open = (switches: object, settings: object = customers) => {
  const simulated = createSimulated({ switches });
  return {
    ...simulated,
    ledger: simulated.open({ customers: settingsWith({ customers: settings as never }).customers }),
  };
};

async function customerSteps(ledger: Ledger<ExactOnlineSnapshot>, changes: Parameters<typeof customerWith>[0]) {
  const plan = planOf(mixedOrder({ customer: customerWith(changes) }));
  const steps = must(ledger.compose(plan, exclusive, must(await ledger.snapshot())));
  return new Map(steps.map((step) => [step.key, step]));
}

const stepIn = (steps: ReadonlyMap<string, WriteStep>, key: string): WriteStep => {
  const step = steps.get(key);
  if (step === undefined) throw new Error(`no step ${key}`);
  return step;
};

describe("a customer's records under every setting that may matter", () => {
  test.each(positions)("$name = $setting: made once, found again, and known by the feed", async ({ switches }) => {
    for (const changes of [business, { ...business, name: "Sukarno", email: null }]) {
      const { ledger, simulator } = open(switches);
      const steps = await customerSteps(ledger, changes);
      const make = async (key: string, ids: Readonly<Record<string, string>>) => {
        const step = withIds(stepIn(steps, key), ids);
        const before = must(await ledger.lookup(step));
        const made = must(await ledger.send(step));
        expect(must(await ledger.lookup(step))?.id).toBe(made.id);
        return { before, id: made.id };
      };
      const customer = await make("customer", {});
      const contact = await make("contact", { customer: customer.id });
      const main = await make("main-contact", { customer: customer.id, contact: contact.id });
      const address = await make("address", { customer: customer.id });
      expect([customer.before, contact.before, address.before]).toEqual([null, null, null]);
      expect(main.id).toBe(customer.id);
      const { state } = simulator;
      expect(state.accounts()).toMatchObject([
        { id: customer.id, values: { MainContact: contact.id, VATNumber: "NL123456789B01" } },
      ]);
      expect(state.contacts().map(({ id }) => id)).toEqual([contact.id]);
      expect(state.addresses()).toMatchObject([{ id: address.id, values: { Type: 4, Account: customer.id } }]);
      expect(must((await ledger.feeds?.customer?.changes(null)) ?? fail())).toMatchObject({
        records: [{ id: customer.id, identities: expect.arrayContaining([stepIn(steps, "customer").identity]) }],
      });
    }
  });

  test.each(positions)(
    "$name = $setting: one who is there is found, and changed in what differs only",
    async ({ switches }) => {
      const { ledger, simulator } = open(switches);
      const id = simulator.state.byHand.addAccount({
        name: "Vries",
        VATNumber: "NL123456789B01",
        Phone: "1",
        City: "Hier",
      });
      const steps = await customerSteps(ledger, business);
      expect(must(await ledger.lookup(stepIn(steps, "customer")))?.id).toBe(id);
      const update = withIds(stepIn(steps, "customer-update"), { customer: id });
      expect(must(await ledger.lookup(update))).toBeNull();
      must(await ledger.send(update));
      expect(must(await ledger.lookup(update))?.id).toBe(id);
      expect(simulator.state.accounts()).toMatchObject([
        { name: "Vries", values: { Phone: "06 12345678", City: "Hier" } },
      ]);
    },
  );

  test.each(positions)(
    "$name = $setting: the customer of all consumers is made by its number, and found by it",
    async ({ switches }) => {
      const { ledger, simulator } = open(switches, { sharedAccount: "4000", contact: true });
      const steps = await customerSteps(ledger, {});
      expect([...steps.keys()]).toEqual(["customer", "document"]);
      const step = stepIn(steps, "customer");
      expect(must(await ledger.lookup(step))).toBeNull();
      const made = must(await ledger.send(step));
      expect(must(await ledger.lookup(step))?.id).toBe(made.id);
      expect(simulator.state.accounts()).toMatchObject([{ code: "4000", status: "C" }]);
    },
  );
});

describe("the feed of customers", () => {
  const changesOf = async (ledger: Ledger, since: string | null) =>
    must((await ledger.feeds?.customer?.changes(since)) ?? fail());

  test("knows a customer however his address, VAT number or our search code is spelt, and nobody who cannot be booked on", async () => {
    const { ledger, simulator } = open({});
    const { byHand } = simulator.state;
    const one = byHand.addAccount({
      name: "Een",
      Email: " ANNA@Shop.example ",
      VATNumber: "nl 1234.56.789.b01",
      SearchCode: "shop-c77",
    });
    const two = byHand.addAccount({ name: "Twee", status: "P", Email: "bram@shop.example" });
    const three = byHand.addAccount({ name: "Drie", Blocked: true, Email: "cato@shop.example" });
    const guest = byHand.addAccount({ name: "Gast", SearchCode: "shop-10330" });
    const other = byHand.addAccount({ name: "Ander", SearchCode: "VRIES" });
    expect((await changesOf(ledger, null))?.records).toEqual([
      { id: one, identities: ["vat-number:NL123456789B01", "anna@shop.example", "shop-customer:77"] },
      { id: two, identities: [] },
      { id: three, identities: [] },
      { id: guest, identities: ["search-code:shop-10330"] },
      { id: other, identities: [] },
    ]);
  });

  test("begins anew when the way to recognise customers has changed", async () => {
    const { simulator, ledger, open: again } = open({});
    simulator.state.byHand.addAccount({ name: "Een", Email: "anna@shop.example" });
    const changes = await changesOf(ledger, null);
    const otherwise = again({ customers: settingsWith({ customers: { match: "email" } as never }).customers });
    simulator.state.byHand.addAccount({ name: "Twee", Email: "bram@shop.example" });
    expect((await changesOf(otherwise, changes?.position ?? null))?.records).toHaveLength(2);
    expect((await changesOf(ledger, changes?.position ?? null))?.records).toHaveLength(2);
  });

  test("begins anew when the record that marks its place is gone, or the versions began anew", async () => {
    const { simulator, ledger } = open({});
    const { byHand } = simulator.state;
    byHand.addAccount({ name: "Een", Email: "anna@shop.example" });
    const last = byHand.addAccount({ name: "Twee", Email: "bram@shop.example" });
    const { position } = (await changesOf(ledger, null)) ?? fail();
    expect((await changesOf(ledger, position))?.records.map(({ id }) => id)).toEqual([last]);
    byHand.deleteAccount(last);
    byHand.addAccount({ name: "Drie", Email: "cato@shop.example" });
    expect((await changesOf(ledger, position))?.records).toHaveLength(2);
    simulator.state.editDivision(simulator.state.division, { moved: 1 });
    expect((await changesOf(ledger, position))?.records).toHaveLength(2);
  });

  test("begins anew when the administration was moved, though the record that marks its place comes again", async () => {
    const { simulator, ledger } = open({});
    const { byHand } = simulator.state;
    const one = byHand.addAccount({ name: "Een", Email: "anna@shop.example" });
    byHand.addAccount({ name: "Twee", Email: "bram@shop.example" });
    must(await ledger.snapshot());
    const { position } = (await changesOf(ledger, null)) ?? fail();
    byHand.editAccount(one, { Email: "anna@elders.example" });
    simulator.state.editDivision(simulator.state.division, { moved: Date.parse("2026-03-15T00:00:00Z") });
    must(await ledger.snapshot());
    const moved = (await changesOf(ledger, position)) ?? fail();
    expect(moved.records.find(({ id }) => id === one)?.identities).toEqual(["anna@elders.example"]);
    expect((await changesOf(ledger, moved.position))?.records).toHaveLength(1);
  });

  test("does not tell where the right is missing, and nothing of a person is in its position", async () => {
    const { simulator, ledger } = open({});
    simulator.state.byHand.addAccount({ name: "Een", Email: "anna@shop.example" });
    expect((await changesOf(ledger, null))?.position).toMatch(/^\d+\/vat-number\/- \d+ [0-9a-f-]{36}$/);
    simulator.state.setScope("Crm accounts", false);
    expect(await changesOf(ledger, null)).toBeNull();
  });
});

function fail(): never {
  throw new Error("no feed");
}
