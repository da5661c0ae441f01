import { describe, expect, it } from "vitest";
import { readRequester, readTyped } from "./read-typed.ts";

describe("what people type", () => {
  it.each([
    ["DE 123.456.789", null, "DE", "123456789"],
    ["gr123456789", null, "EL", "123456789"],
    ["EL123456789", "GR", "EL", "123456789"],
    ["123456789", "GR", "EL", "123456789"],
    ["XI123456789", "GB", "XI", "123456789"],
    ["BE 123.456.749", null, "BE", "0123456749"],
    ["123456782b90", "NL", "NL", "123456782B90"],
    ["IE1A23456B", null, "IE", "1A23456B"],
  ])("%s (%s) is asked for as %s %s", (typed, country, state, digits) => {
    expect(readTyped(typed, country)).toEqual({ kind: "ask", number: { state, digits } });
  });

  it.each([
    ["", null, ""],
    ["  - ", "NL", ""],
    ["GB123456789", null, "GB123456789"],
    ["CHE-123.456.789", null, "CHE123456789"],
    ["DE12345678", null, "DE12345678"],
    ["NL123456789B01", null, "NL123456789B01"],
    ["onbekend", "NL", "NLONBEKEND"],
    ["onbekend", null, "ONBEKEND"],
  ])("%s (%s) is invalid without a question", (typed, country, vatNumber) => {
    expect(readTyped(typed, country)).toEqual({ kind: "invalid", vatNumber });
  });

  it.each([null, "US", "GB"])("digits of no state are unknown, not invalid (%s)", (country) => {
    expect(readTyped("123 456 789", country)).toEqual({ kind: "unknown", vatNumber: "123456789" });
  });

  it("is the requester only when it is a whole number", () => {
    expect(readRequester("nl123456782b90")).toEqual({ state: "NL", digits: "123456782B90" });
    for (const typed of ["123456782B90", "NL1", "GB123456789", ""]) expect(readRequester(typed)).toBeUndefined();
  });
});
