import { describe, expect, it } from "vitest";
import { isListed, openFilters } from "./open-filters.ts";

const today = "2026-11-21";
const cancelled = { status: "8", min_create_date: "2026-09-20" };

describe("open orders", () => {
  it("are the unpaid ones when only paid orders are booked", () => {
    expect(openFilters({ statuses: undefined, paidOnly: true }, today)[0]).toEqual({ is_paid: "false" });
  });

  it("are those in every other status, cancelled ones last", () => {
    const filters = openFilters({ statuses: ["5", "6", "7"], paidOnly: false }, today);
    expect(filters.map(({ status }) => status)).toEqual(["1", "2", "3", "4", "9", "10", "11", "12", "13", "14", "8"]);
  });

  it("are listed once where both hold", () => {
    expect(openFilters({ statuses: ["7"], paidOnly: true }, today).slice(0, 2)).toEqual([
      { is_paid: "false" },
      { status: "1", is_paid: "true" },
    ]);
  });

  it("are the cancelled ones of sixty days and the overlap when everything is due at once", () => {
    expect(openFilters({ statuses: undefined, paidOnly: false }, today)).toEqual([cancelled]);
  });

  it("leave the cancelled ones out where those are booked", () => {
    expect(openFilters({ statuses: ["8"], paidOnly: true }, today)).not.toContainEqual(cancelled);
  });

  it("have a cancelled order in the list of those alone, unless it is booked", () => {
    const unpaid = { is_paid: "false" };
    expect(isListed("8", unpaid, { statuses: undefined, paidOnly: true })).toBe(false);
    expect(isListed("8", cancelled, { statuses: undefined, paidOnly: true })).toBe(true);
    expect(isListed("8", unpaid, { statuses: ["8"], paidOnly: true })).toBe(true);
    expect(isListed("1", unpaid, { statuses: undefined, paidOnly: true })).toBe(true);
  });
});
