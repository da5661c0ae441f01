import { describe, expect, it } from "vitest";
import { isVatNumberShape, readVatNumber } from "../../src/index.ts";
import { memberStates } from "../../src/vat/data/member-states.ts";

/** One number of the right shape for each state, made up. */
const examples: Readonly<Record<(typeof memberStates)[number]["code"], string>> = {
  AT: "ATU12345678",
  BE: "BE0123456789",
  BG: "BG123456789",
  CY: "CY12345678X",
  CZ: "CZ12345678",
  DE: "DE123456789",
  DK: "DK12345678",
  EE: "EE123456789",
  EL: "EL123456789",
  ES: "ESX1234567X",
  FI: "FI12345678",
  FR: "FRXX123456789",
  HR: "HR12345678901",
  HU: "HU12345678",
  IE: "IE1234567WA",
  IT: "IT12345678901",
  LT: "LT123456789",
  LU: "LU12345678",
  LV: "LV12345678901",
  MT: "MT12345678",
  NL: "NL863726392B01",
  PL: "PL1234567890",
  PT: "PT123456789",
  RO: "RO12345678",
  SE: "SE123456789001",
  SI: "SI12345678",
  SK: "SK1234567890",
  XI: "XI123456789",
};

describe("a VAT number", () => {
  it.each(Object.entries(examples))("of %s has its shape", (state, number) => {
    expect(isVatNumberShape(number)).toBe(true);
    expect(isVatNumberShape(number.toLowerCase().replace(/(..)/g, "$1 "))).toBe(true);
    expect(readVatNumber(number)).toEqual({ kind: "member-state", state, number, likely: true });
    expect(isVatNumberShape(`${number}12345`)).toBe(false);
  });

  it("is written as VIES writes it, however it is typed", () => {
    for (const typed of ["nl8637.26.392.b01", "NL 863726392 B01", "NL-863726392-B01", " NL863726392B01\t"]) {
      expect(readVatNumber(typed)).toMatchObject({ number: "NL863726392B01", likely: true });
    }
  });

  it("of Greece may be typed with GR", () => {
    expect(readVatNumber("GR 094259216")).toMatchObject({ state: "EL", number: "EL094259216" });
  });

  it("of Belgium may lack the leading zero", () => {
    expect(readVatNumber("BE 417.497.106")).toMatchObject({ number: "BE0417497106", likely: true });
  });

  it("of Ireland may hold + and *", () => {
    expect(readVatNumber("IE8*23456L")).toMatchObject({ number: "IE8*23456L", likely: true });
  });

  it("of the Netherlands has a check digit, by the rule of companies or of sole traders", () => {
    expect(isVatNumberShape("NL863726392B01")).toBe(true);
    expect(isVatNumberShape("NL002455799B11")).toBe(true);
    expect(isVatNumberShape("NL863726393B01")).toBe(false);
    expect(isVatNumberShape("NL863726392A01")).toBe(false);
  });

  it("without its state is read with a country where one is given, and not guessed otherwise", () => {
    expect(readVatNumber("136695976", "DE")).toMatchObject({ state: "DE", number: "DE136695976", likely: true });
    expect(readVatNumber("094259216", "GR")).toMatchObject({ state: "EL", number: "EL094259216" });
    expect(readVatNumber("863726392B01", "nl")).toMatchObject({ number: "NL863726392B01" });
    expect(readVatNumber("136695976")).toEqual({ kind: "no-prefix" });
    expect(readVatNumber("136695976", "US")).toEqual({ kind: "no-prefix" });
  });

  it("of another country or scheme is none of a member state", () => {
    for (const typed of [
      "GB999999973",
      "CHE-123.456.788",
      "NO974760673MVA",
      "SM12345",
      "EU372000041",
      "IM1234567890",
      "US123",
      "DE136695976EX",
    ]) {
      expect(readVatNumber(typed).kind).toBe("no-member-state");
      expect(isVatNumberShape(typed)).toBe(false);
    }
  });

  it("may be absent", () => {
    for (const typed of [null, "", "  ", "-"]) expect(readVatNumber(typed)).toEqual({ kind: "none" });
  });

  it("has a shape for every state", () => expect(Object.keys(examples)).toEqual(memberStates.map(({ code }) => code)));
});
