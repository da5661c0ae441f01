import type { Customer } from "@boekbrug/core";
import { buildOrder } from "@boekbrug/testkit";
import { describe, expect, test } from "vitest";
import { book, createSimulated, invoices, must, mustFail, planOf, rules } from "./simulated.ts";

const customerWith = (changes: Partial<Customer>): Customer => ({ ...buildOrder().customer, ...changes });

const business = customerWith({
  id: "77",
  company: "Jansen B.V.",
  name: "Jan de Vries",
  phone: "06 12345678",
  vatNumber: "nl 1234.56.789.B01",
  email: "Jan@Jansen.nl",
});

describe("a contact", () => {
  test("has the shop's customer as its id, every field that is known, and always a country", async () => {
    const simulated = createSimulated();
    await book(simulated, planOf({ customer: business }));
    expect(simulated.state.contacts()).toMatchObject([
      {
        customerId: "shop-c77",
        texts: {
          company_name: "Jansen B.V.",
          firstname: "Jan",
          lastname: "de Vries",
          address1: "Oudegracht 12",
          zipcode: "3511 AB",
          city: "Utrecht",
          country: "NL",
          phone: "06 12345678",
          send_invoices_to_email: "Jan@Jansen.nl",
          tax_number: "NL123456789B01",
        },
      },
    ]);
  });

  test("of a guest is known by the address, however it is typed, and of a guest without one by the order", async () => {
    const idFor = async (customer: Partial<Customer>) => {
      const { ledger } = createSimulated();
      const [step] = must(
        ledger.compose(planOf({ customer: customerWith(customer) }), rules, must(await ledger.snapshot())),
      );
      return step?.identity;
    };
    const guest = await idFor({ email: "Sanne@Example.nl " });
    expect(guest).toMatch(/^shop-g[0-9a-z]{13}$/);
    expect(await idFor({ email: "sanne@example.nl" })).toBe(guest);
    expect(await idFor({ email: "sanna@example.nl" })).not.toBe(guest);
    expect(await idFor({ email: null })).toBeNull();
  });

  test.each([
    ["send_invoices_to_email", { email: "jan@nergens.invalid" }],
    ["chamber_of_commerce", { chamberOfCommerce: "?" }],
  ] as const)("with a bad %s is made without it, and that is told", async (field, changes) => {
    const simulated = createSimulated();
    const { refused } = await book(simulated, planOf({ customer: customerWith(changes) }));
    expect(refused).toBeNull();
    expect(invoices(simulated)).toMatchObject([{ state: "paid" }]);
    expect(simulated.state.contacts()[0]?.texts[field] ?? null).toBeNull();
    expect(simulated.notices).toMatchObject([
      { code: "ledger.contact-incomplete", parameters: { reference: "shop-1001", fields: field } },
    ]);
  });

  test("with several bad fields is made without all of them", async () => {
    const simulated = createSimulated();
    const customer = customerWith({ email: "jan@nergens.invalid", chamberOfCommerce: "?" });
    expect((await book(simulated, planOf({ customer }))).refused).toBeNull();
    expect(simulated.notices).toHaveLength(1);
  });

  test("whose country is refused stops the order: nothing else says where he lives", async () => {
    const simulated = createSimulated();
    const { ledger } = simulated;
    const [step] = must(ledger.compose(planOf(), rules, must(await ledger.snapshot())));
    const broken = JSON.parse(JSON.stringify(step).replace('"country":"NL"', '"country":"Nederland"'));
    expect(mustFail(await ledger.send(broken))).toMatchObject({
      outcome: "not-done",
      problem: { code: "ledger.refused" },
    });
    expect(simulated.state.contacts()).toEqual([]);
  });

  test("that a person changed is used and stays as it is", async () => {
    const simulated = createSimulated();
    await book(simulated, planOf({ id: "1" }));
    const id = simulated.state.contacts()[0]?.id ?? "";
    simulated.state.byHand.editContact(id, { city: "Amersfoort" });
    await book(simulated, planOf({ id: "2" }));
    expect(simulated.state.contacts()).toMatchObject([{ id, texts: { city: "Amersfoort" } }]);
  });

  test.each(["hidden", "found"] as const)("that was archived is used again (look-up: %s)", async (setting) => {
    const simulated = createSimulated({ switches: { archivedByCustomerId: setting } });
    await book(simulated, planOf({ id: "1" }));
    const id = simulated.state.contacts()[0]?.id ?? "";
    simulated.state.byHand.setArchived(id, true);
    simulated.clock.advance(60_000);
    const second = await book(simulated, planOf({ id: "2" }));
    expect(second.refused).toBeNull();
    expect(second.outcomes.get("customer")?.id).toBe(id);
  });

  test("that was archived, where no invoice may be made for it, is told as unusable", async () => {
    const simulated = createSimulated({ switches: { invoiceForArchivedContact: "refused" } });
    await book(simulated, planOf({ id: "1" }));
    simulated.state.byHand.setArchived(simulated.state.contacts()[0]?.id ?? "", true);
    simulated.clock.advance(60_000);
    const { refused } = await book(simulated, planOf({ id: "2" }));
    expect(refused).toMatchObject({ outcome: "not-done", problem: { code: "ledger.customer-unusable" } });
  });
});
