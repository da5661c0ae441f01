import type { SyncReport } from "@boekbrug/runner";
import { expect, it } from "vitest";
import type { Output } from "./output.ts";
import { showGaps, showReport } from "./report.ts";

const gaps = [
  { from: 6, to: 7, reason: "deleted" },
  { from: 9, to: 9, reason: "cancelled" },
  { from: 12, to: 12, reason: "deleted" },
  { from: 13, to: 13, reason: "unread" },
  { from: 14, to: 14, reason: "not-completed" },
  { from: 20, to: 900, reason: "jumped" },
] as const;

function shown(language: "nl" | "en", told: Parameters<typeof showGaps>[1]): string[] {
  const lines: string[] = [];
  showGaps({ language, line: (text: string) => lines.push(text) } as unknown as Output, told);
  return lines;
}

it("missing numbers are shown by reason, those side by side from the first to the last", () => {
  expect(shown("en", gaps)).toEqual([
    "Order numbers that are not in the books:",
    "  deleted (no order in the shop bears it): 6–7, 12",
    "  cancelled: 9",
    "  not completed (still a basket): 14",
    "  unread (booked as soon as it can be, or not asked about yet): 13",
    "  jumped over (the numbers were set forward): 20–900",
  ]);
  expect(shown("nl", gaps.slice(1, 2))).toEqual(["Bestelnummers die niet in de boeken staan:", "  geannuleerd: 9"]);
  expect(shown("nl", [])).toEqual([]);
});

const settled = {
  orderId: "1",
  orderNumber: "W1",
  reference: "shop-1",
  documentNumber: "2026-7",
  amount: { minor: 5910, currency: "EUR" },
  paidOn: "2026-03-18",
  found: false,
};

const report: SyncReport = {
  connection: "shop",
  run: "run",
  startedAt: "2026-03-18T09:00:00Z",
  endedAt: "2026-03-18T09:00:01Z",
  ...{ seen: 0, booked: [], held: [], stillHeld: 0, inDoubt: [], incomplete: [], shortened: [], waitingOnLedger: 0 },
  ...{ settled: [settled, { ...settled, orderNumber: "W2", found: true }], unpaid: 3, collecting: 2 },
  ...{ waiting: {}, skipped: {}, gaps: [], silence: null, check: [], warnings: [], stopped: null },
};

it("payments are shown with the day and what was there already, and what is collected or unpaid", () => {
  const lines: string[] = [];
  showReport({ language: "en", line: (text: string) => lines.push(text) } as unknown as Output, report);
  expect(lines).toEqual([
    "There is nothing new to book.",
    "Payment registered: 2",
    "  W1  2026-7  59.10  2026-03-18",
    "  W2  2026-7  59.10  2026-03-18  (was there already)",
    "Payments that are being collected for one booking: 2",
    "Booked and, by what the shop says, not paid yet: 3",
  ]);
});

it("orders whose VAT is rounded anew are told, each with the difference from the shop's", () => {
  const euro = (minor: number) => ({ minor, currency: "EUR" });
  const vatTotal = {
    ...({ vatRole: "domestic-standard", vatPercent: "21", scenario: "domestic", taxCountryVatCode: "NL" } as const),
    ...({ nlReturnBox: "1a", icpListing: false, ossReport: false, countsTowardThreshold: false } as const),
    ...{ net: euro(17), vat: euro(4), gross: euro(21) },
  };
  const booked = (orderNumber: string, ...charged: (number | null)[]) => ({
    ...{ orderId: orderNumber, orderNumber, reference: "shop-1", documentNumber: null, documentId: "7" },
    ...{ date: "2026-03-18", totals: { net: euro(17), vat: euro(4), gross: euro(21) }, adopted: false },
    vatTotals: charged.map((cents) => ({ ...vatTotal, ...(cents === null ? {} : { chargedVat: euro(cents) }) })),
  });
  const lines: string[] = [];
  const orders = [booked("W1", 3, null), booked("W2", null), booked("W3", 5, 5)];
  const output = { language: "en", line: (text: string) => lines.push(text) } as unknown as Output;
  showReport(output, { ...report, booked: orders, settled: [] });
  expect(lines).toContain("VAT rounded otherwise than the shop did: W1 +0.01, W3 -0.02");
});
