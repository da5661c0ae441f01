import { type Customer, fillStep, money, type VatNumberAnswer } from "@boekbrug/core";
import { buildLine, buildOrder } from "@boekbrug/testkit";
import { describe, expect, test } from "vitest";
import type { SnelStartSettings } from "../src/index.ts";
import { checkedPlanOf, must, planOf, rulesWith, stepOf } from "./parts.ts";
import {
  book,
  createSimulated,
  oneStopShop,
  rules,
  type Simulated,
  type SimulatorOptions,
  strays,
} from "./simulated.ts";

const dutch = buildOrder().customer;

const made = ({ state }: Simulated, known: number) => state.relations().slice(known);
const lookedFor = ({ simulator }: Simulated): string[] =>
  simulator.calls
    .filter(({ method, path }) => method === "GET" && path.includes("/relaties"))
    .map(({ path }) => decodeURIComponent(path));

function opened(customers: Partial<SnelStartSettings["customers"]> = {}, options: SimulatorOptions = {}) {
  const simulated = createSimulated(options, {
    customers: {
      match: "email",
      numberOffset: 0,
      foreignVatAddress: "billing",
      update: [],
      ...customers,
    } as SnelStartSettings["customers"],
  });
  return { ...simulated, known: simulated.state.relations().length };
}

describe("a new customer", () => {
  test("gets what the order tells of him, each in its place", async () => {
    const simulated = opened();
    const customer: Customer = {
      ...dutch,
      type: "business",
      company: "Jansen Koken B.V.",
      phone: "06 12345678",
      chamberOfCommerce: "12345678",
      vatNumber: "nl 0000.000.12.b01",
    };
    expect((await book(simulated, planOf({ customer }))).refused).toBeNull();
    expect(made(simulated, simulated.known)).toMatchObject([
      {
        relatiesoort: ["Klant"],
        naam: "Jansen Koken B.V.",
        email: "sanne@example.nl",
        telefoon: "06 12345678",
        kvkNummer: "12345678",
        vestigingsAdres: {
          contactpersoon: "Sanne de Vries",
          straat: "Oudegracht 12",
          postcode: "3511 AB",
          plaats: "Utrecht",
          land: { id: simulated.state.countryId("NL") },
        },
      },
    ]);
    expect(strays(simulated)).toEqual([]);
  });

  test("an address is whole or not there: what is missing is a dash, an unknown country leaves it out", async () => {
    const simulated = opened();
    const at = (country: string | null, email: string) => ({
      ...dutch,
      email,
      shipTo: dutch.billTo,
      billTo: { ...dutch.billTo, country, postcode: null },
    });
    await book(simulated, planOf({ id: "1", customer: at("NL", "een@example.nl") }));
    await book(simulated, planOf({ id: "2", customer: at(null, "twee@example.nl") }));
    expect(made(simulated, simulated.known)).toMatchObject([{ vestigingsAdres: { postcode: "-" } }, {}]);
  });

  test("what of it does not fit is named, and nothing else", async () => {
    const ledger = opened().open();
    const snapshot = must(await ledger.snapshot());
    const shortened = (customer: Customer) =>
      must(ledger.compose(planOf({ customer }), rules, snapshot)).flatMap((step) => step.shortened ?? []);
    const street = `${"Lange ".repeat(9)}weg`;
    expect(shortened({ ...dutch, phone: "(06) 1234-5678", vatNumber: "nl 0000.000.12.b01" })).toEqual([]);
    expect(shortened({ ...dutch, phone: "0612345678, anders na zessen 0201234567" })).toEqual(["telefoon"]);
    expect(shortened({ ...dutch, name: "S. ".repeat(30) })).toEqual(["naam"]);
    expect(shortened({ ...dutch, billTo: { ...dutch.billTo, street } })).toEqual(["vestigingsAdres"]);
    expect(shortened({ ...dutch, shipTo: dutch.billTo, billTo: { ...dutch.billTo, country: null } })).toEqual([
      "vestigingsAdres",
    ]);
  });

  test("is known again by his address, in whatever letters, and among several", async () => {
    const simulated = opened();
    const id = simulated.state.byHand.addRelation({ naam: "Sanne", email: "boek@example.nl;sanne@example.nl" });
    const feed = simulated.ledger.feeds?.customer ?? expect.fail("no feed");
    const told = must(await feed.changes(null))?.records ?? [];
    expect(told.find((record) => record.id === id)?.identities).toEqual(["boek@example.nl", "sanne@example.nl"]);
  });
});

describe("customers by number", () => {
  const byNumber = { match: "customer-number", numberOffset: 70_000 } as const;

  test("the shop's customer has its number, and is found by it alone", async () => {
    const simulated = opened(byNumber);
    const customer = { ...dutch, id: "77" };
    await book(simulated, planOf({ id: "1", customer }));
    await book(simulated, planOf({ id: "2", customer: { ...customer, email: "ander@example.nl" } }));
    expect(made(simulated, simulated.known)).toMatchObject([{ relatiecode: 70_077 }]);
    expect(lookedFor(simulated).filter((path) => path.includes("Email"))).toEqual([]);
  });

  test("a number of somebody else is told, and nothing is booked", async () => {
    const simulated = opened(byNumber);
    simulated.state.byHand.addRelation({ naam: "Bakker", relatiecode: 70_077 });
    const ledger = simulated.ledger;
    const plan = planOf({ customer: { ...dutch, id: "77" } });
    const [step] = must(ledger.compose(plan, rules, must(await ledger.snapshot())));
    const found = await ledger.lookup(step ?? expect.fail("no step"));
    expect(found.isErr() && found.error.problem.code).toBe("ledger.customer-number-taken");
  });

  test("a guest gets a record of his own", async () => {
    const simulated = opened(byNumber);
    await book(simulated, planOf({ id: "1" }));
    await book(simulated, planOf({ id: "2" }));
    expect(made(simulated, simulated.known)).toHaveLength(2);
    expect(lookedFor(simulated)).toEqual([]);
  });

  test("all consumers share one record where the settings say so, whatever its name", async () => {
    const simulated = opened({ ...byNumber, sharedCustomer: 69_999 });
    await book(simulated, planOf({ id: "1" }));
    simulated.state.byHand.editRelation(made(simulated, simulated.known)[0]?.id ?? "", { naam: "Diversen" });
    await book({ ledger: simulated.open() }, planOf({ id: "2", customer: { ...dutch, email: "b@example.nl" } }));
    expect(made(simulated, simulated.known)).toMatchObject([{ relatiecode: 69_999 }]);
  });
});

describe("a customer who is there already", () => {
  const existing = (simulated: Simulated): string =>
    simulated.state.byHand.addRelation({
      naam: "S. de Vries",
      email: "sanne@example.nl",
      memo: "Belt liever dan zij mailt",
      krediettermijn: 30,
    });
  const relation = ({ state }: Simulated, id: string) => state.relations().find((each) => each.id === id);
  const customer: Customer = { ...dutch, phone: "06 12345678" };

  /** Writes the steps as the executor does for a customer who was found. */
  async function bookOn(simulated: Simulated, update: SnelStartSettings["customers"]["update"]) {
    const ledger = simulated.open({
      customers: { match: "email", numberOffset: 0, foreignVatAddress: "billing", update },
    });
    const ids = new Map<string, string>();
    const sent: string[] = [];
    for (const step of must(ledger.compose(planOf({ customer }), rules, must(await ledger.snapshot())))) {
      const filled = must(fillStep(step, ids));
      const found = step.lookup === "before-sending" ? must(await ledger.lookup(filled)) : null;
      const outcome = found ?? must(await ledger.send(filled));
      if (found === null) sent.push(step.key);
      ids.set(step.key, outcome.id);
    }
    return sent;
  }

  test("stays as he is", async () => {
    const simulated = opened();
    const id = existing(simulated);
    const before = relation(simulated, id);
    expect(await bookOn(simulated, [])).toEqual(["document"]);
    expect(relation(simulated, id)).toEqual(before);
  });

  test("gets what the settings name, and keeps everything else", async () => {
    const simulated = opened();
    const id = existing(simulated);
    expect(await bookOn(simulated, ["name", "phone", "address"])).toEqual(["customer-update", "document"]);
    expect(relation(simulated, id)).toMatchObject({
      naam: "Sanne de Vries",
      telefoon: "06 12345678",
      vestigingsAdres: { straat: "Oudegracht 12", plaats: "Utrecht" },
      email: "sanne@example.nl",
      memo: "Belt liever dan zij mailt",
      krediettermijn: 30,
    });
    expect(strays(simulated)).toEqual([]);
    expect(await bookOn(simulated, ["name", "phone", "address"])).toEqual(["document"]);
  });

  test("whose new VAT number SnelStart refuses keeps the old one, and that is told", async () => {
    const simulated = opened();
    simulated.state.unregisteredVatNumbers.add("NL999999990B99");
    const id = existing(simulated);
    const ledger = simulated.open({
      customers: { match: "email", numberOffset: 0, foreignVatAddress: "billing", update: ["phone", "vatNumber"] },
    });
    const plan = planOf({ customer: { ...customer, vatNumber: "NL999999990B99" } });
    const step = must(ledger.compose(plan, rules, must(await ledger.snapshot()))).find(
      ({ key }) => key === "customer-update",
    );
    const filled = must(fillStep(step ?? expect.fail("no update"), new Map([["customer", id]])));
    expect(must(await ledger.send(filled)).leftOut).toEqual(["btwNummer"]);
    expect(relation(simulated, id)).toMatchObject({ telefoon: "06 12345678", btwNummer: null });
  });
});

describe("a consumer to whom the VAT of another member state is charged", () => {
  const ossRules = rulesWith({
    seller: { oneStopShop: true },
    threshold: { year: 2026, previousYearNetEur: "25000" },
    vat: { unknownClass: "as-charged" },
  });
  const address = { ...dutch.billTo, country: "DE", postcode: "10115", city: "Berlin" };
  const plan = (id: string, customer: Partial<Customer> = {}) =>
    planOf(
      {
        id,
        number: `W${id}`,
        customer: { ...dutch, billTo: address, shipTo: address, ...customer },
        lines: [buildLine({ vatPercent: "19", amount: money(11_900, "EUR"), rateClass: "standard" })],
        charges: [],
      },
      ossRules,
    );
  const opensWith = (customers: Partial<SnelStartSettings["customers"]> = {}) => opened(customers, oneStopShop);

  test.each([
    ["lives in the Netherlands", {}],
    ["is a business", { btwNummer: "DE136695976" }],
  ])("is not booked on a record with his address that %s, but on one of his own, made once", async (_, changes) => {
    const simulated = opensWith();
    const { state } = simulated;
    const land = state.countryId("btwNummer" in changes ? "DE" : "NL");
    const vestigingsAdres = { contactpersoon: null, straat: "Straat 1", postcode: "10115", plaats: "Stad", land };
    const other = state.byHand.addRelation({ naam: "Sanne", email: "sanne@example.nl", vestigingsAdres, ...changes });
    for (const id of ["1", "2"]) {
      const { refused } = await book({ ledger: simulated.open() }, plan(id), ossRules);
      expect(refused).toBeNull();
    }
    const [own, ...others] = made(simulated, simulated.known + 1);
    expect(others).toEqual([]);
    expect(own).toMatchObject({ email: "sanne@example.nl", btwNummer: null });
    expect(state.bookings().map(({ klant }) => klant?.id)).toEqual([own?.id, own?.id]);
    const told = must(await (simulated.ledger.feeds?.customer ?? expect.fail("no feed")).changes(null))?.records ?? [];
    const identity = stepOf(
      must(simulated.ledger.compose(plan("3"), ossRules, must(await simulated.ledger.snapshot(ossRules)))),
      "customer",
    ).identity;
    const known = told.filter(({ identities }) => identities.includes(identity ?? "-")).map(({ id }) => id);
    expect(known).toEqual([own?.id]);
    expect(told.find(({ id }) => id === other)?.identities).toContain("sanne@example.nl");
  });

  test("is not booked on the record that all consumers share, since it lives nowhere", async () => {
    const simulated = opensWith({ sharedCustomer: 69_999 });
    expect((await book(simulated, plan("1"), ossRules)).refused).toBeNull();
    expect((await book(simulated, planOf({ id: "2", number: "W2" }), ossRules)).refused).toBeNull();
    expect(made(simulated, simulated.known).map(({ naam }) => naam)).toEqual([
      "Sanne de Vries",
      "Webwinkel consumenten",
    ]);
  });

  const gift = (id: string, customer: Partial<Customer> = {}) => plan(id, { billTo: dutch.billTo, ...customer });

  test("of goods that go elsewhere is held by default: SnelStart would reckon with his own country", async () => {
    const { ledger } = opensWith();
    const composed = ledger.compose(gift("1"), ossRules, must(await ledger.snapshot(ossRules)));
    expect(composed.isErr() && composed.error.code).toBe("ledger.foreign-vat-elsewhere");
  });

  test.each([
    ["email", 1],
    ["customer-number", 2],
  ] as const)(
    "of goods that go elsewhere is on a record of the delivery address by setting (%s)",
    async (match, records) => {
      const simulated = opensWith({ match, foreignVatAddress: "delivery" });
      const { state } = simulated;
      const customer = { id: "77" };
      expect((await book(simulated, planOf({ id: "1", customer: { ...dutch, ...customer } }))).refused).toBeNull();
      for (const id of ["2", "3"]) {
        expect((await book({ ledger: simulated.open() }, gift(id, customer), ossRules)).refused).toBeNull();
      }
      const [own, ...abroad] = made(simulated, simulated.known);
      expect(own?.vestigingsAdres?.land?.id).toBe(state.countryId("NL"));
      expect(abroad.map(({ vestigingsAdres }) => vestigingsAdres?.land?.id)).toEqual(
        Array(records).fill(state.countryId("DE")),
      );
    },
  );

  test("whose number in SnelStart is of a record elsewhere is held in words that help", async () => {
    const simulated = opensWith({ match: "customer-number" });
    simulated.state.byHand.addRelation({ naam: "Sanne de Vries", relatiecode: 77 });
    const { refused } = await book(simulated, plan("1", { id: "77" }), ossRules);
    expect(refused).toMatchObject({ outcome: "not-done", problem: { code: "ledger.foreign-vat-customer" } });
  });
});

describe("a business elsewhere in the EU", () => {
  const valid: VatNumberAnswer = {
    state: "valid",
    vatNumber: "DE136695976",
    checkedAt: "2026-03-16T09:00:00Z",
    consultationNumber: null,
    detail: null,
  };
  const living = (country: string): Customer => ({
    ...dutch,
    type: "business",
    company: "Becker GmbH",
    vatNumber: "DE136695976",
    billTo: { ...dutch.billTo, country: country, postcode: "10115", city: "Berlin" },
    shipTo: { ...dutch.billTo, country: "DE", postcode: "10115", city: "Berlin" },
  });
  const order = (country: string) => ({
    customer: living(country),
    lines: [buildLine({ vatPercent: "0", rateClass: "standard" as const })],
    charges: [],
  });

  test("is booked on the record that has the number, not on one that has his address alone", async () => {
    const simulated = opened();
    simulated.state.byHand.addRelation({ naam: "Becker privat", email: "sanne@example.nl" });
    const plan = checkedPlanOf(order("DE"), rules, valid);
    expect((await book(simulated, plan)).refused).toBeNull();
    expect(made(simulated, simulated.known + 1)).toMatchObject([{ btwNummer: "DE136695976" }]);
    await book({ ledger: simulated.open() }, { ...plan, reference: "shop-2", number: "W2" });
    expect(made(simulated, simulated.known + 1)).toHaveLength(1);
    const { icp } = simulated.state.vatReturn("2026-03-01", "2026-03-31");
    expect(icp).toMatchObject([{ vatNumber: "DE136695976", goodsCents: 2420 }]);
  });

  test("with an address in another country is told before anything is written", async () => {
    const simulated = opened();
    const plan = checkedPlanOf(order("BE"), rules, valid);
    const composed = simulated.ledger.compose(plan, rules, must(await simulated.ledger.snapshot()));
    expect(composed.isErr() && composed.error.code).toBe("ledger.eu-customer-unproven");
    expect(
      simulated.simulator.calls.filter(({ method, path }) => method === "POST" && !path.includes("token")),
    ).toEqual([]);
  });

  test("whose number SnelStart refuses is held in words that help", async () => {
    const simulated = opened();
    simulated.state.unregisteredVatNumbers.add("DE136695976");
    const { refused, outcomes } = await book(simulated, checkedPlanOf(order("DE"), rules, valid));
    expect(outcomes.get("customer")?.leftOut).toEqual(["btwNummer"]);
    expect(refused).toMatchObject({ outcome: "not-done", problem: { code: "ledger.eu-customer-unproven" } });
  });
});
