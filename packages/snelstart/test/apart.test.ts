import { type InvoicePlan, money, type PlanLine, sum, togetherOf } from "@boekbrug/core";
import { buildLine } from "@boekbrug/testkit";
import { describe, expect, test } from "vitest";
import { must, mustFail, planOf } from "./parts.ts";
import { book, createSimulated, rules, strays } from "./simulated.ts";

const euro = (minor: number) => money(minor, "EUR");

/** A mug at 21 %, shipping, and telephones of which the VAT is reversed to the buyer. */
function mixed(): InvoicePlan {
  const plan = planOf({
    lines: [buildLine(), buildLine({ id: "2", description: "Telefoon", amount: euro(121_000) })],
  });
  const lines = plan.lines.map(
    (line): PlanLine =>
      line.text === "Telefoon"
        ? {
            ...line,
            vatRole: "domestic-reverse-charge",
            vatPercent: "0",
            accountRole: "other",
            vat: euro(0),
            gross: line.net,
          }
        : line,
  );
  const total = (of: "net" | "vat" | "gross") =>
    sum(
      lines.map((line) => line[of]),
      "EUR",
    );
  return { ...plan, lines, totals: { net: total("net"), vat: total("vat"), gross: total("gross") } };
}

/** The telephones are given back. */
const returned = (line: PlanLine): PlanLine =>
  line.text === "Telefoon" ? { ...line, gross: euro(-line.gross.minor) } : line;

describe("an order with domestic reverse charge beside other VAT", () => {
  test("is booked in two bookings that together are the order, and found again", async () => {
    const simulated = createSimulated();
    const plan = mixed();
    const { refused, outcomes, steps } = await book(simulated, plan);
    expect(refused).toBeNull();
    expect(simulated.state.bookings()).toMatchObject([
      { factuurnummer: "W1001", boekstuk: "shop-1001", grossCents: 1210 + 495 },
      {
        factuurnummer: "W1001-2",
        boekstuk: "shop-1001/2",
        grossCents: 100_000,
        vatCents: 0,
        btw: [{ btwSoort: "VerkopenVerlegd", btwBedrag: 0 }],
      },
    ]);
    const read = must(
      await simulated.open().readBack({
        references: ["shop-1001", "shop-1001/2"],
        numbers: ["W1001"],
        from: plan.date,
        to: plan.date,
      }),
    );
    expect(read.map(({ reference }) => reference)).toEqual(["shop-1001", "shop-1001/2"]);
    expect(
      sum(
        read.map(({ gross }) => gross),
        "EUR",
      ),
    ).toEqual(plan.totals.gross);
    for (const step of steps) {
      expect(must(await simulated.ledger.lookup(step))?.id).toBe(outcomes.get(step.key)?.id);
    }
    expect(strays(simulated)).toEqual([]);
  });

  test("is held where the settings say so", async () => {
    const { open } = createSimulated();
    const ledger = open({ mixedVat: "hold" });
    const problem = mustFail(ledger.compose(mixed(), rules, must(await ledger.snapshot())));
    expect(problem.code).toBe("ledger.vat-kinds-apart");
  });

  test("alone is one booking under its own number", async () => {
    const simulated = createSimulated();
    const plan = mixed();
    const [telephone] = plan.lines.filter(({ text }) => text === "Telefoon");
    if (telephone === undefined) expect.fail("no line");
    const { net, vat, gross } = telephone;
    expect((await book(simulated, { ...plan, lines: [telephone], totals: { net, vat, gross } })).refused).toBeNull();
    expect(simulated.state.bookings()).toMatchObject([{ factuurnummer: "W1001", boekstuk: "shop-1001" }]);
  });

  test("is paid by one bank booking that names both, unless one of them is owed to the customer", async () => {
    const simulated = createSimulated({}, { payments: { journals: {}, others: 10, collectHours: 0 } });
    const { ledger, state } = simulated;
    const plan = mixed();
    const { settlements } = ledger;
    if (settlements === undefined) expect.fail("no settlements");
    expect(settlements.way(plan)).toBe("afterwards");
    expect(settlements.way({ ...plan, lines: plan.lines.map(returned) })).toBe("none");
    const { outcomes } = await book(simulated, plan);
    const written = togetherOf([...outcomes].flatMap(([key, each]) => (key.startsWith("document") ? [each] : [])));
    const { reference, date, totals } = plan;
    const document = written ?? expect.fail("nothing was written");
    const number = document.number ?? expect.fail("no number");
    const paid = { reference, number, date, document, gross: totals.gross, methodId: "ideal", paidOn: "2026-03-18" };
    const parts = must(await settlements.open([paid])).get(reference) ?? [];
    expect(parts.reduce((cents, { amount }) => cents + amount.minor, 0)).toBe(totals.gross.minor);
    const { writes } = settlements.compose([{ ...paid, parts }], rules, must(await ledger.snapshot(rules)));
    for (const { step } of writes) must(await ledger.send(step));
    expect(writes).toHaveLength(1);
    expect(state.bookings().map(({ openCents }) => openCents)).toEqual([0, 0]);
  });
});
