import type { Customer, StepOutcome, WriteStep } from "@boekbrug/core";
import { buildOrder } from "@boekbrug/testkit";
import { describe, expect, test } from "vitest";
import { createSimulated, customersWith, must, planOf, rules, type Simulated } from "./simulated.ts";

const anna: Customer = { ...buildOrder().customer, id: "77", email: "anna@shop.example", vatNumber: null };
const business: Customer = { ...anna, company: "Jansen B.V.", vatNumber: "NL123456789B01" };

async function stepOf({ ledger }: Pick<Simulated, "ledger">, customer: Customer, key = "customer"): Promise<WriteStep> {
  const steps = must(ledger.compose(planOf({ customer }), rules, must(await ledger.snapshot())));
  return steps.find((step) => step.key === key) ?? expect.fail(`no step ${key}`);
}

/** What is found, as the executor asks where nothing is known in bulk. */
async function sought(simulated: Simulated, customer: Customer): Promise<StepOutcome | null> {
  return must(await simulated.ledger.lookup(await stepOf(simulated, customer)));
}

const simulatedWith = (match: "email" | "vat-number" | "shop-customer-id", options = {}) =>
  createSimulated(options, { customers: customersWith({ match }) });

const switches = (["lags", "at-once"] as const).flatMap((contactSearch) =>
  (["text", "digits"] as const).map((customerIdPath) => ({ contactSearch, customerIdPath })),
);

describe("a contact that is there already", () => {
  test.each(switches)(
    "is found by its e-mail address, however it is written, old or new ($contactSearch)",
    async (set) => {
      const simulated = simulatedWith("email", { switches: set });
      const { byHand } = simulated.state;
      const id = byHand.addContact({
        company_name: "Anna",
        send_invoices_to_email: "post@shop.example, Anna@Shop.example",
      });
      expect(await sought(simulated, anna)).toMatchObject({ id });
      simulated.clock.advance(7_200_000);
      expect(await sought(simulated, anna)).toMatchObject({ id });
    },
  );

  test("is not taken for another whose address looks alike", async () => {
    const simulated = simulatedWith("email");
    const { byHand } = simulated.state;
    byHand.addContact({ company_name: "Joanna", send_invoices_to_email: "joanna@shop.example" });
    byHand.addContact({ company_name: "anna@shop.example", city: "anna@shop.example" });
    simulated.clock.advance(60_000);
    expect(await sought(simulated, anna)).toBeNull();
  });

  test("is one in use before an archived one, and the oldest of several", async () => {
    const simulated = simulatedWith("email");
    const { byHand } = simulated.state;
    const same = { company_name: "Anna", send_invoices_to_email: "anna@shop.example" };
    const archived = byHand.addContact(same, { archived: true });
    simulated.clock.advance(60_000);
    expect(await sought(simulated, anna)).toMatchObject({ id: archived });
    const inUse = byHand.addContact(same);
    byHand.addContact(same);
    simulated.clock.advance(60_000);
    expect(await sought(simulated, anna)).toMatchObject({ id: inUse });
  });

  test("is found by VAT number alone where the settings say so, whoever shares its e-mail address", async () => {
    const simulated = simulatedWith("vat-number");
    const { byHand } = simulated.state;
    byHand.addContact({ company_name: "Anders B.V.", send_invoices_to_email: "anna@shop.example" });
    expect(await sought(simulated, business)).toBeNull();
    const id = byHand.addContact({ company_name: "Jansen", tax_number: "NL 1234.56.789.B01" });
    expect(await sought(simulated, business)).toMatchObject({ id });
    expect(await sought(simulated, anna)).not.toBeNull();
  });

  test("is not sought by e-mail address where the customer id alone counts", async () => {
    const simulated = simulatedWith("shop-customer-id");
    simulated.state.byHand.addContact({ company_name: "Anna", send_invoices_to_email: "anna@shop.example" });
    expect(await sought(simulated, anna)).toBeNull();
    expect(await stepOf(simulated, anna)).toMatchObject({ lookup: "after-doubt", identity: "shop-c77" });
    expect(simulated.ledger.feeds).toBeUndefined();
  });

  test.each(switches)("is found by its customer id when the address has changed ($customerIdPath)", async (set) => {
    const simulated = simulatedWith("email", { switches: set });
    const made = must(await simulated.ledger.send(await stepOf(simulated, anna)));
    const moved = { ...anna, email: "anna@elders.example" };
    expect(must(await simulated.ledger.send(await stepOf(simulated, moved)))).toMatchObject({ id: made.id });
    expect(await sought(simulated, moved)).toMatchObject({ id: made.id });
    expect(simulated.state.contacts()).toMatchObject([{ texts: { send_invoices_to_email: "anna@shop.example" } }]);
  });

  test.each(switches)("is one, although two orders make it at the same moment ($contactSearch)", async (set) => {
    const simulated = simulatedWith("email", { switches: set });
    const one = await stepOf(simulated, { ...anna, id: null });
    const other = await stepOf({ ledger: simulated.open() }, { ...anna, id: null });
    const [first, second] = await Promise.all([simulated.ledger.send(one), simulated.open().send(other)]);
    expect(must(first).id).toBe(must(second).id);
    expect(simulated.state.contacts()).toHaveLength(1);
  });
});

describe("an update of a contact that was there", () => {
  const moved: Customer = {
    ...anna,
    name: "Anna Bakker",
    phone: "030 1234567",
    email: "anna@elders.example",
    billTo: {
      ...anna.billTo,
      name: "Anna Bakker",
      street: "Kade 1",
      extra: null,
      postcode: "1011 AB",
      city: "Amsterdam",
    },
  };

  async function updated(update: ReturnType<typeof customersWith>["update"], customer: Customer = moved) {
    const simulated = createSimulated({}, { customers: customersWith({ update }) });
    const id = simulated.state.byHand.addContact({
      firstname: "Anna",
      lastname: "de Vries",
      address1: "Oudegracht 12",
      address2: "achterhuis",
      zipcode: "3511 AB",
      city: "Utrecht",
      phone: "06 12345678",
      send_invoices_to_email: "anna@shop.example",
      bank_account: "NL91ABNA0417164300",
    });
    const composed = await stepOf(simulated, customer, "customer-update");
    const step = JSON.parse(JSON.stringify(composed).replaceAll("{customer}", id)) as WriteStep;
    const before = must(await simulated.ledger.lookup(step));
    const sent = before === null ? must(await simulated.ledger.send(step)) : before;
    const [contact] = simulated.state.contacts();
    return { simulated, step, before, sent, texts: contact?.texts ?? {} };
  }

  test("is none unless the settings name a part", async () => {
    const { ledger } = createSimulated();
    const steps = must(ledger.compose(planOf({ customer: moved }), rules, must(await ledger.snapshot())));
    expect(steps.map(({ key }) => key)).not.toContain("customer-update");
  });

  test.each([
    ["name", { firstname: "Anna", lastname: "Bakker", city: "Utrecht" }],
    ["address", { address1: "Kade 1", address2: null, zipcode: "1011 AB", city: "Amsterdam", lastname: "de Vries" }],
    ["email", { send_invoices_to_email: "anna@elders.example", phone: "06 12345678" }],
    ["phone", { phone: "030 1234567", send_invoices_to_email: "anna@shop.example" }],
  ] as const)("changes its %s and nothing else", async (part, expected) => {
    const { texts } = await updated([part]);
    expect(texts).toMatchObject({ ...expected, bank_account: "NL91ABNA0417164300" });
  });

  test("writes a VAT number, and takes the same one otherwise written for the same", async () => {
    const customer = { ...moved, vatNumber: "nl 1234.56.789.B01" };
    const { texts, simulated, step } = await updated(["vatNumber"], customer);
    expect(texts.tax_number).toBe("NL123456789B01");
    const [contact] = simulated.state.contacts();
    simulated.state.byHand.editContact(contact?.id ?? "", { tax_number: "NL 1234.56.789.B01" });
    expect(must(await simulated.ledger.lookup(step))).not.toBeNull();
  });

  test("writes nothing where all is the same, or stands among other addresses", async () => {
    const { simulated, step } = await updated(["email", "name", "phone", "address"]);
    expect(must(await simulated.ledger.lookup(step))).not.toBeNull();
    const [contact] = simulated.state.contacts();
    const both = { send_invoices_to_email: "post@shop.example, Anna@Elders.example" };
    simulated.state.byHand.editContact(contact?.id ?? "", both);
    expect(must(await simulated.ledger.lookup(step))).not.toBeNull();
  });

  test("leaves out what Moneybird refuses, and says so", async () => {
    const refused = { ...moved, email: "anna@nergens.invalid" };
    const { sent, texts } = await updated(["email", "phone"], refused);
    expect(sent.leftOut).toEqual(["send_invoices_to_email"]);
    expect(texts).toMatchObject({ phone: "030 1234567", send_invoices_to_email: "anna@shop.example" });
    expect((await updated(["email"], refused)).sent.leftOut).toEqual(["send_invoices_to_email"]);
  });

  test("of one that is gone says that it cannot be used", async () => {
    const { simulated, step } = await updated(["phone"]);
    simulated.state.byHand.deleteContact(simulated.state.contacts()[0]?.id ?? "");
    const failed = await simulated.ledger.lookup(step);
    expect(failed.isErr() && failed.error.problem.code).toBe("ledger.customer-unusable");
  });
});
