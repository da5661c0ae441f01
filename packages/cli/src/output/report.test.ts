import { expect, it } from "vitest";
import type { Output } from "./output.ts";
import { showGaps } from "./report.ts";

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
