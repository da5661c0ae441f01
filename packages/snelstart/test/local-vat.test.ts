import { money, type Order, type Rules } from "@boekbrug/core";
import { buildLine, buildOrder } from "@boekbrug/testkit";
import { describe, expect, test } from "vitest";
import { must, mustFail, planOf, rulesWith } from "./parts.ts";
import { book, createSimulated, oneStopShop, strays } from "./simulated.ts";

const dutch = buildOrder().customer;
const german = { ...dutch.billTo, country: "DE", postcode: "10115", city: "Berlin" };

const toGermany: Partial<Order> = {
  customer: { ...dutch, email: "koper@example.de", billTo: german, shipTo: german },
  lines: [buildLine({ vatPercent: "19", amount: money(11_900, "EUR"), rateClass: "standard" })],
  charges: [],
};

const ofSeller = (seller: Partial<Rules["seller"]>): Rules =>
  rulesWith({
    seller,
    threshold: { year: 2026, previousYearNetEur: "25000" },
    vat: { unknownClass: "as-charged" },
    vatCodes: { "destination-vat-without-oss:DE:19": "8080", "foreign-domestic:DE:19": "8500" },
  });

const outsideScheme = ofSeller({ oneStopShop: false });
const withStock = ofSeller({ oneStopShop: true, stockCountry: "DE" });

function opened(localVatAccounts: Record<string, number> = { DE: 1695 }, options = {}) {
  const simulated = createSimulated(options, { localVatAccounts });
  const { byHand } = simulated.state;
  byHand.addLedger({ number: 1695, name: "Btw Duitsland", function: "Diversen", kind: "Balans" });
  return simulated;
}

describe("VAT of a member state outside the one-stop shop", () => {
  test.each([
    ["taxed on arrival", outsideScheme, 8080, {}],
    ["from a stock there", withStock, 8500, oneStopShop],
  ] as const)("is a line on the account that the settings name: %s", async (_, by, revenue, options) => {
    const simulated = opened({ DE: 1695 }, options);
    const { state } = simulated;
    if (!state.ledgers().some(({ nummer }) => nummer === revenue)) {
      state.byHand.addLedger({ number: revenue, name: "Omzet", function: "Diversen", kind: "WinstEnVerlies" });
    }
    const plan = planOf(toGermany, by);
    const { refused, outcomes } = await book(simulated, plan, by);
    expect(refused).toBeNull();
    const numberOf = (id: string | undefined) => state.ledgers().find((each) => each.id === id)?.nummer;
    const [booking] = state.bookings();
    expect(booking?.btw).toEqual([]);
    expect(booking?.boekingsregels.map(({ grootboek, bedrag }) => [numberOf(grootboek?.id), Number(bedrag)])).toEqual([
      [revenue, 100],
      [1695, 19],
    ]);
    const { gross, vat } = plan.totals;
    expect(outcomes.get("document")?.totals).toEqual({ gross, vat });
    const query = { references: [plan.reference], numbers: [plan.number], from: plan.date, to: plan.date };
    expect(must(await simulated.ledger.readBack(query))).toMatchObject([{ gross, vat }]);
    expect(strays(simulated)).toEqual([]);
  });

  test("holds the order where no account is named, and where SnelStart would take it for the one-stop shop", async () => {
    const compose = async (simulated: ReturnType<typeof opened>) => {
      const { ledger } = simulated;
      return mustFail(ledger.compose(planOf(toGermany, outsideScheme), outsideScheme, must(await ledger.snapshot())));
    };
    expect(await compose(opened({}))).toMatchObject({
      code: "ledger.local-vat-account-missing",
      field: "ledger.localVatAccounts.DE",
    });
    expect((await compose(opened({ DE: 1695 }, oneStopShop))).code).toBe("ledger.vat-role-not-expressible");
  });

  test("is checked before: the account must be there, be for anything, and for nothing else", async () => {
    const check = async (number: number) => {
      const { ledger } = opened({ DE: number });
      const found = ledger.check(outsideScheme, must(await ledger.snapshot(outsideScheme)));
      return found.filter(({ field }) => field === "ledger.localVatAccounts.DE").map(({ code }) => code);
    };
    expect(await check(1695)).toEqual([]);
    expect(await check(9999)).toEqual(["ledger.account-unknown"]);
    expect(await check(8120)).toEqual(["ledger.account-function"]);
    expect(await check(8500)).toEqual(["ledger.local-vat-account-shared"]);
  });
});
