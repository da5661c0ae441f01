import { type Locale, money, type Order, type OrderRecord, planInvoice, rulesSchema } from "@boekbrug/core";
import { expect, it } from "vitest";
import { createOutput } from "../output/output.ts";
import { show } from "./explain-command.ts";

const address = {
  name: "Test Koper",
  company: null,
  street: "Voorbeeldstraat 3",
  extra: null,
  postcode: "1000 AA",
  city: "Voorbeeldstad",
  region: null,
  country: "NL",
};

const sold: Order = {
  id: "1",
  number: "10330",
  sequence: 10330,
  invoiceNumber: null,
  placedAt: "2026-03-10T10:00:00Z",
  status: "1",
  language: "nl",
  basis: "gross",
  lines: [
    {
      id: "1",
      kind: "goods",
      description: "Mok",
      variant: null,
      productId: "7",
      sku: "MOK",
      quantity: "1",
      unit: null,
      amount: money(12100, "EUR"),
      vatPercent: "21",
      rateClass: "standard",
    },
  ],
  charges: [],
  discounts: [],
  payment: { state: "paid", methodId: "3", method: "Vooraf overmaken" },
  customer: {
    id: "42",
    type: "consumer",
    company: null,
    name: "Test Koper",
    email: "koper@shop.example",
    phone: null,
    vatNumber: null,
    chamberOfCommerce: null,
    billTo: address,
    shipTo: null,
  },
  delivery: "shipped",
  total: money(12100, "EUR"),
  totalVat: money(2100, "EUR"),
  marks: { intraCommunity: false, platformSale: false, withoutVat: false },
  reading: { nl: "regels incl. btw", en: "rows gross" },
};

/** Shipping at 9 % beside goods at 21 %. */
const shipping = { kind: "shipping", description: "", amount: money(109, "EUR"), vatPercent: "9" } as const;

function shown(language: Locale, changes: Partial<Order> = {}, record: OrderRecord | null = null): string {
  const charged = (changes.charges ?? []).length > 0;
  const totals = charged ? { total: money(12209, "EUR"), totalVat: money(2109, "EUR") } : {};
  const order = { ...sold, ...totals, ...changes };
  const plan = planInvoice(order, { connection: "shop", rules: rulesSchema.parse({}) })._unsafeUnwrap();
  const written: string[] = [];
  const output = createOutput({ out: (text) => written.push(text), error: () => {} }, language, false);
  show(output, { order, record, history: [], plan, problem: null, incomplete: null, shortened: null });
  return written.join("");
}

it("says kind, rounding, reading and flags in words, not in codes", () => {
  const dutch = shown("nl", { charges: [shipping] });
  expect(dutch).toContain("Zo zijn de totalen van de webshop gelezen: regels incl. btw");
  expect(dutch).toContain("Afronding van de btw: per tarief (prijzen incl. btw)");
  expect(dutch).toContain("binnenland, hoog tarief (NL)");
  expect(dutch).toContain("Let op: de kosten hebben een ander tarief dan de goederen");
  const english = shown("en", { charges: [shipping] });
  expect(english).toContain("How the shop's totals were read: rows gross");
  expect(english).toContain("Rounding of the VAT: per rate (prices with VAT)");
  expect(english).toContain("domestic, standard rate (NL)");
  expect(english).toContain("Note: the charge has another rate than the goods");
  for (const code of ["per-rate", "charge-at-another-rate-than-the-goods"]) {
    expect(dutch + english).not.toContain(code);
  }
});

it("shows the ground of a line in the language of the output, with rule and source", () => {
  const dutch = shown("nl");
  expect(dutch).toContain("– Vervoer van de goederen: vertrek Nederland, aankomst Nederland;");
  expect(dutch).toMatch(/– Prestaties belast met het hoge tarief: rubriek 1a\. \[return-box-1a; .+\]/);
  expect(dutch).not.toContain("Supplies at the high rate");

  const english = shown("en");
  expect(english).toMatch(/– Supplies at the high rate: 1a\. \[return-box-1a; .+\]/);
  expect(english).not.toContain("rubriek");
});

it("shows the day under which the bookkeeping has it, where that is another one", () => {
  const at = "2026-04-01T08:00:00Z";
  const totals = { gross: money(12100, "EUR"), vat: money(2100, "EUR") };
  const booking: NonNullable<OrderRecord["booking"]> = {
    ...totals,
    reference: "shop-1",
    number: "1",
    date: "2026-03-31",
    vatTotals: [],
    flags: [],
    vatNumberCheck: null,
    planHash: "hash",
    prints: null,
    payment: null,
    document: { id: "d1", number: "7", totals, date: "2026-04-01" },
    adopted: false,
  };
  const record: OrderRecord = {
    ...{ connection: "shop", orderId: "1", orderNumber: "1", placedAt: at, total: totals.gross },
    ...{ fate: { kind: "booked" }, fateSince: at, booking },
  };
  expect(shown("nl", {}, record)).toContain("in de boekhouding, en zo in de btw-aangifte: 2026-04-01");
  expect(shown("nl")).not.toContain("in de boekhouding");
});
