import type { Customer } from "@boekbrug/core";
import { buildOrder } from "@boekbrug/testkit";
import { describe, expect, test } from "vitest";
import type { CustomerSettings } from "../src/contacts/customer-settings.ts";
import { book, createSimulated, customersWith, invoices, must, mustFail, planOf, rules } from "./simulated.ts";

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
          send_invoices_to_attention: "Jan de Vries",
        },
      },
    ]);
  });

  test("of a guest bears the address as a mark, however it is typed, and of a guest without one the order", async () => {
    const idFor = async (customer: Partial<Customer>, settings: Partial<CustomerSettings> = {}) => {
      const { ledger } = createSimulated({}, { customers: customersWith(settings) });
      const [step] = must(
        ledger.compose(planOf({ customer: customerWith(customer) }), rules, must(await ledger.snapshot())),
      );
      return JSON.parse(JSON.stringify(step?.request.body)).contact.customer_id as string;
    };
    const guest = await idFor({ id: null, email: "Sanne@Example.nl " });
    expect(guest).toMatch(/^shop-g[0-9a-z]{13}$/);
    expect(await idFor({ id: null, email: "sanne@example.nl" })).toBe(guest);
    expect(await idFor({ id: null, email: "sanna@example.nl" })).not.toBe(guest);
    expect(await idFor({ id: null, email: null })).toBe("shop-o1001");
    expect(await idFor({ id: "77" })).toBe("shop-c77");
    expect(await idFor({ id: "77" }, { idPrefix: "WEB-" })).toBe("WEB-77");
    expect(await idFor({ id: "77" }, { idPrefix: "" })).toBe("77");
  });

  test.each([
    ["send_invoices_to_email", { email: "jan@nergens.invalid" }],
    ["chamber_of_commerce", { chamberOfCommerce: "?" }],
  ] as const)("with a bad %s is made without it, and that is kept", async (field, changes) => {
    const simulated = createSimulated();
    const { refused, outcomes } = await book(simulated, planOf({ customer: customerWith(changes) }));
    expect(refused).toBeNull();
    expect(invoices(simulated)).toMatchObject([{ state: "paid" }]);
    expect(simulated.state.contacts()[0]?.texts[field] ?? null).toBeNull();
    expect(outcomes.get("customer")?.leftOut).toEqual([field]);
  });

  test("with several bad fields is made without all of them, and is used by the next order", async () => {
    const simulated = createSimulated();
    const customer = customerWith({ id: "77", email: "jan@nergens.invalid", chamberOfCommerce: "?" });
    const first = await book(simulated, planOf({ id: "1", customer }));
    expect(first.outcomes.get("customer")?.leftOut?.toSorted()).toEqual([
      "chamber_of_commerce",
      "send_invoices_to_email",
    ]);
    simulated.clock.advance(60_000);
    const second = await book(simulated, planOf({ id: "2", customer }));
    expect(second.refused).toBeNull();
    expect(second.outcomes.get("customer")?.id).toBe(first.outcomes.get("customer")?.id);
    expect(second.outcomes.get("customer")?.leftOut).toBeUndefined();
    expect(simulated.state.contacts()).toHaveLength(1);
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
