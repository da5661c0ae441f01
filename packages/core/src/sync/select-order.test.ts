import { describe, expect, it } from "vitest";
import { euro, rules } from "../../test/orders.ts";
import { selectOrder } from "./select-order.ts";

const head = { id: "1", number: "1", placedAt: "2026-05-01T10:00:00Z", status: "1", paid: true, total: euro(100) };
const context = { rules: rules().orders, cancelledStatuses: ["8"], start: "2026-04-01T00:00:00Z", wasWaiting: false };

describe("selecting orders", () => {
  it("finds a paid order of after the start due", () => {
    expect(selectOrder(head, context)).toEqual({ kind: "due" });
  });

  it("waits for payment", () => {
    expect(selectOrder({ ...head, paid: false }, context)).toEqual({ kind: "waiting", reason: "unpaid" });
  });

  it("books unpaid orders when that is the setting", () => {
    const settings = { ...context, rules: rules({ orders: { paidOnly: false } }).orders };
    expect(selectOrder({ ...head, paid: false }, settings)).toEqual({ kind: "due" });
  });

  it("skips what was placed before the start and was due already", () => {
    expect(selectOrder({ ...head, placedAt: "2026-03-01T10:00:00Z" }, context)).toEqual({
      kind: "skipped",
      reason: "before-start",
    });
  });

  it("books an older order that becomes due after the start, since it was seen waiting", () => {
    expect(selectOrder({ ...head, placedAt: "2026-03-01T10:00:00Z" }, { ...context, wasWaiting: true })).toEqual({
      kind: "due",
    });
  });

  it("skips a cancelled order and waits for a wanted status", () => {
    const settings = { ...context, rules: rules({ orders: { statuses: ["5"] } }).orders };
    expect(selectOrder({ ...head, status: "8" }, context)).toEqual({ kind: "skipped", reason: "cancelled" });
    expect(selectOrder({ ...head, status: "8" }, settings)).toEqual({ kind: "skipped", reason: "cancelled" });
    expect(selectOrder(head, settings)).toEqual({ kind: "waiting", reason: "status", status: "1" });
    expect(selectOrder({ ...head, status: "5" }, settings)).toEqual({ kind: "due" });
  });
});
