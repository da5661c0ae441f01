import { exactOnlineSwitches } from "@boekbrug/simulators";
import { describe, expect, test } from "vitest";
import { exclusive, expectBooked } from "./expect-booked.ts";
import { createSimulated } from "./simulated.ts";
import { book, coupon, lineWith, mixedOrder, must, orderWith, planOf, rulesWith, shipping } from "./support.ts";

/** Mapped to codes of type I. */
const inclusive = rulesWith({ vatCodes: { "domestic-standard": "4", "domestic-reduced": "3", "domestic-zero": "0" } });
const settings = exactOnlineSwitches.flatMap((entry) =>
  entry.settings.map((setting) => ({ name: entry.name, setting, switches: { [entry.name]: setting } })),
);

/** Orders with everything that rounds: mixed rates, thirds of a cent, discounts, shipping, zero rate, odd quantities. */
const orders = () => [
  mixedOrder(),
  orderWith({
    lines: [lineWith(333, "21"), lineWith(333, "21"), lineWith(333, "21"), lineWith(101, "9"), lineWith(99, "9")],
    discounts: [coupon(77)],
    charges: [shipping(395)],
    vat: 240,
  }),
  orderWith({ lines: [lineWith(1999, "0", { quantity: "0.5" }), lineWith(1, "21", { quantity: "7" })], vat: 0 }),
];

describe("booking under every setting of every switch", () => {
  test.each(settings)("$name = $setting: booked once, to the cent", async ({ switches }) => {
    for (const order of orders()) {
      const rulesToTry =
        "vatCodes3And5" in switches && switches.vatCodes3And5 === "absent" ? [exclusive] : [exclusive, inclusive];
      for (const rules of rulesToTry) {
        const simulated = createSimulated({ switches });
        const { ledger } = simulated;
        const plan = planOf(order, rules);
        const { document, steps, customer } = await book(ledger, plan, rules);
        expectBooked(simulated, plan, rules);
        if (document.totals !== null)
          expect(document.totals).toEqual({ gross: plan.totals.gross, vat: plan.totals.vat });

        const [customerStep, documentStep] = steps;
        if (customerStep === undefined || documentStep === undefined) throw new Error("expected two steps");
        expect(must(await ledger.lookup(customerStep))?.id).toBe(customer.id);
        expect(must(await ledger.lookup(documentStep))).toMatchObject({
          id: document.id,
          totals: { gross: plan.totals.gross, vat: plan.totals.vat },
        });
        const others = Array.from({ length: 45 }, (_, index) => `shop-none-${index}`);
        const query = { references: [...others, plan.reference], from: plan.date, to: plan.date };
        expect(must(await ledger.readBack(query))).toMatchObject([
          {
            id: document.id,
            reference: plan.reference,
            date: plan.date,
            gross: plan.totals.gross,
            vat: plan.totals.vat,
          },
        ]);
      }
    }
  });

  test.each(settings)("$name = $setting: an unknown reference is not there", async ({ switches }) => {
    const { ledger } = createSimulated({ switches });
    const steps = must(ledger.compose(planOf(mixedOrder()), exclusive, must(await ledger.snapshot())));
    for (const step of steps) expect(must(await ledger.lookup(step))).toBeNull();
  });
});
