import { describe, expect, it } from "vitest";
import * as z from "zod";
import { addDays, isCalendarDate } from "../../src/time/calendar-date.ts";
import { categories } from "../../src/vat/data/categories.ts";
import { holdsOn } from "../../src/vat/data/dated.ts";
import { memberStateRates, type RateLevel } from "../../src/vat/data/member-state-rates.ts";
import { memberStates } from "../../src/vat/data/member-states.ts";
import { productRates } from "../../src/vat/data/product-rates.ts";
import { regionalRates } from "../../src/vat/data/regional-rates.ts";
import { territories } from "../../src/vat/data/territories.ts";
import { ratesOf, regionalRateOf, standardRateOf } from "../../src/vat/rates.ts";
import { resolvePlace } from "../../src/vat/resolve-place.ts";
import { orSkipped, readShared, sharedFilesPresent } from "./shared-files.ts";

describe("the tables themselves", () => {
  it("have one standard rate for every state on every day, without holes or overlaps", () => {
    for (const { code } of memberStates) {
      const standard = memberStateRates[code].rates.filter(({ level }) => level === "standard");
      expect(standard[0]?.validFrom).toBe("2021-07-01");
      expect(standard.at(-1)?.validTo).toBeNull();
      standard.slice(1).forEach((next, index) => {
        expect(next.validFrom).toBe(addDays(standard[index]?.validTo ?? "", 1));
      });
    }
  });

  it("have dates that exist, and a source for every state", () => {
    for (const { rates, source } of Object.values(memberStateRates)) {
      expect(source.length).toBeGreaterThan(5);
      for (const { validFrom, validTo } of rates) {
        expect(isCalendarDate(validFrom)).toBe(true);
        expect(validTo === null || (isCalendarDate(validTo) && validTo >= validFrom)).toBe(true);
      }
    }
  });

  it("give no product a rate that its state does not have on any day of the span", () => {
    for (const states of Object.values(productRates)) {
      for (const [code, spans] of Object.entries(states)) {
        const state = memberStates.find((one) => one.code === code);
        expect(state).toBeDefined();
        if (state === undefined) continue;
        for (const { percent, validFrom, validTo } of spans) {
          if (percent === "standard") continue;
          expect(ratesOf(state.code, validFrom), `${code} ${percent} ${validFrom}`).toContain(percent);
          expect(ratesOf(state.code, validTo ?? "2026-11-21"), `${code} ${percent}`).toContain(percent);
        }
      }
    }
  });

  it("have spans of a product that do not overlap", () => {
    for (const states of Object.values(productRates)) {
      for (const spans of Object.values(states)) {
        spans.forEach(({ validFrom }, index) => {
          expect(spans.filter((span) => holdsOn(span, validFrom))).toEqual([spans[index]]);
        });
      }
    }
  });

  it("have Dutch classes in the order of their days", () => {
    for (const { dutch } of Object.values(categories)) {
      const days = dutch.map(({ from }) => from);
      expect(days).toEqual([...days].sort());
    }
  });

  it("give the member states their number", () => {
    expect(memberStates.filter(({ code }) => code !== "XI")).toHaveLength(27);
  });
});

const dated = z.object({ rate: z.number(), validFrom: z.string(), validTo: z.string().nullable() });
const ratesFile = z.object({
  countries: z.record(
    z.string(),
    z.object({
      isoCountry: z.string(),
      standard: z.array(dated),
      reduced: z.array(dated),
      superReduced: z.array(dated),
      parking: z.array(dated),
      temporary: z.array(dated),
      zeroRateExists: z.boolean(),
    }),
  ),
});
const territoriesFile = z.object({
  territories: z.array(
    z.object({
      id: z.string(),
      treatment: z.string(),
      treatAsVatCountry: z.string().optional(),
      isoCodes: z.array(z.string()),
      euCustomsTerritory: z.boolean(),
      examples: z.object({
        match: z.array(z.tuple([z.string(), z.string()])),
        noMatch: z.array(z.tuple([z.string(), z.string()])),
      }),
      regionalRates: z.object({ standard: z.array(dated) }).optional(),
    }),
  ),
});

describe.skipIf(!sharedFilesPresent)(orSkipped("the tables compared with the reference files"), () => {
  const countries = sharedFilesPresent ? ratesFile.parse(readShared("eu-vat-rates.json")).countries : {};
  const places = sharedFilesPresent ? territoriesFile.parse(readShared("territories.json")).territories : [];

  const ours = (code: keyof typeof memberStateRates, level: RateLevel) =>
    memberStateRates[code].rates
      .filter((rate) => rate.level === level)
      .map(({ percent, validFrom, validTo }) => ({ rate: Number(percent), validFrom, validTo }))
      .sort(byDay);
  const byDay = (a: z.infer<typeof dated>, b: z.infer<typeof dated>) =>
    a.validFrom.localeCompare(b.validFrom) || a.rate - b.rate;

  it("know the same states", () => {
    expect(memberStates.map(({ code }) => code).sort()).toEqual(Object.keys(countries).sort());
    for (const { code, country } of memberStates) expect(countries[code]?.isoCountry).toBe(country);
  });

  it.each(memberStates.map(({ code }) => code))("%s has the same rates from and to the same days", (code) => {
    const theirs = countries[code];
    expect(theirs).toBeDefined();
    if (theirs === undefined) return;
    expect(ours(code, "standard")).toEqual([...theirs.standard].sort(byDay));
    expect(ours(code, "reduced")).toEqual([...theirs.reduced].sort(byDay));
    expect(ours(code, "super-reduced")).toEqual([...theirs.superReduced].sort(byDay));
    expect(ours(code, "parking")).toEqual([...theirs.parking].sort(byDay));
    for (const temporary of ours(code, "temporary")) expect(theirs.temporary).toContainEqual(temporary);
    expect(ours(code, "zero").length > 0).toBe(theirs.zeroRateExists);
  });

  it.each(places.map((place) => [place.id, place] as const))("%s is detected alike", (_, place) => {
    const { treatment, treatAsVatCountry, examples, isoCodes, euCustomsTerritory } = place;
    const addresses = [
      ...examples.match,
      ...isoCodes.filter((code) => code !== "GB").map((code) => [code, ""] as const),
    ];
    for (const [country, postcode] of addresses) {
      const found = resolvePlace({ country, postcode }, "shipTo", {
        supply: "goods",
        postcode: "required",
      })._unsafeUnwrap();
      expect(found.area, `${country} ${postcode}`).toBe(treatment === "export" ? "outside" : "member-state");
      if (found.area === "member-state") expect(found.state.code).toBe(treatAsVatCountry);
      else expect(found.territory?.customsUnion === true, `${country} ${postcode}`).toBe(euCustomsTerritory);
    }
    for (const [country, postcode] of examples.noMatch) {
      const found = resolvePlace({ country, postcode, city: "Elders" }, "shipTo", {
        supply: "goods",
        postcode: "required",
      });
      expect(found.map(({ territory }) => territory?.id).unwrapOr(undefined)).not.toBe(place.id);
    }
  });

  it.each(
    places
      .filter(({ treatment }) => treatment === "member-state-regional-rate")
      .map((place) => [place.id, place] as const),
  )("%s has the same standard rate", (id, { regionalRates: theirs }) => {
    expect(territories.map((territory) => territory.id)).toContain(id);
    expect(regionalRates[id]).toBeDefined();
    for (const { rate, validFrom, validTo } of theirs?.standard ?? []) {
      if (validTo !== null && validTo < "2021-07-01") continue;
      const day = validFrom < "2021-07-01" ? "2021-07-01" : validFrom;
      expect(Number(regionalRateOf(id, standardRateOf("PT", day) ?? "", day))).toBe(rate);
    }
  });
});
