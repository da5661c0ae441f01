import { describe, expect, it } from "vitest";
import { mayBecomeDue, openFilters } from "./open-filters.ts";

describe("open orders", () => {
  it("are the unpaid ones when only paid orders are booked", () => {
    expect(openFilters({ statuses: undefined, paidOnly: true })).toEqual([{ is_paid: "false" }]);
  });

  it("are those in every other status but cancelled", () => {
    const filters = openFilters({ statuses: ["5", "6", "7"], paidOnly: false });
    expect(filters.map(({ status }) => status)).toEqual(["1", "2", "3", "4", "9", "10", "11", "12", "13", "14"]);
  });

  it("are listed once where both hold", () => {
    expect(openFilters({ statuses: ["7"], paidOnly: true }).slice(0, 2)).toEqual([
      { is_paid: "false" },
      { status: "1", is_paid: "true" },
    ]);
  });

  it("are none when everything is due at once", () => {
    expect(openFilters({ statuses: undefined, paidOnly: false })).toEqual([]);
  });

  it("leave cancelled orders out, unless those are booked", () => {
    expect(mayBecomeDue("8", { statuses: undefined, paidOnly: true })).toBe(false);
    expect(mayBecomeDue("8", { statuses: ["8"], paidOnly: true })).toBe(true);
    expect(mayBecomeDue("1", { statuses: undefined, paidOnly: true })).toBe(true);
  });
});
