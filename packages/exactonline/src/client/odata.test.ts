import { describe, expect, test } from "vitest";
import { anyOf, dateOf, dateWithin, pageOf, percentOf, queryText, recordOf, textEquals } from "./odata.ts";

describe("filters", () => {
  test("double the quotes in a text", () => {
    expect(textEquals("Email", "o'neill@voorbeeld.nl")).toBe("Email eq 'o''neill@voorbeeld.nl'");
  });

  test("take both days of a period, with the time written out", () => {
    expect(dateWithin("EntryDate", "2026-02-27", "2026-02-28")).toBe(
      "EntryDate ge datetime'2026-02-27T00:00:00' and EntryDate lt datetime'2026-03-01T00:00:00'",
    );
  });

  test("are encoded, and always come with a selection", () => {
    const filter = anyOf([textEquals("YourRef", "a&b"), textEquals("YourRef", "c+d")]);
    expect(queryText({ select: ["ID", "Code"], filter })).toBe(
      "?$select=ID,Code&$filter=YourRef%20eq%20'a%26b'%20or%20YourRef%20eq%20'c%2Bd'",
    );
    expect(queryText({ select: ["ID"] })).toBe("?$select=ID");
  });
});

describe("answers", () => {
  test("come as d.results, as d itself, or as one record", () => {
    const next = "https://start.exactonline.nl/next";
    expect(pageOf({ d: { results: [1, 2], __next: next } })).toEqual({ rows: [1, 2], next });
    expect(pageOf({ d: [1] })).toEqual({ rows: [1], next: null });
    expect(pageOf({ d: { ID: "x" } })).toEqual({ rows: [{ ID: "x" }], next: null });
    expect(recordOf({ d: { ID: "x" } })).toEqual({ ID: "x" });
    expect(recordOf({ d: { results: [{ ID: "x" }] } })).toEqual({ ID: "x" });
  });

  test.each([undefined, null, 1, "x", [], {}, { d: null }, { d: "x" }, { d: { results: 3 } }])("%j is none", (json) => {
    expect(pageOf(json)).toBeUndefined();
    expect(recordOf(json)).toBeUndefined();
  });
});

describe("values", () => {
  test.each([
    ["/Date(1773619200000)/", "2026-03-16"],
    ["/Date(1773615600000)/", "2026-03-15"],
    ["/Date(-86400000)/", "1969-12-31"],
    ["2026-03-16T00:00:00", "2026-03-16"],
    ["2026-02-30", undefined],
    ["/Date(999999999999999)/", undefined],
    ["", undefined],
  ])("date %s is %s", (text, date) => expect(dateOf(text)).toBe(date));

  test.each([
    [0.21, "21"],
    [0.09, "9"],
    [0, "0"],
    [0.055, "5.5"],
    [0.21000000000000002, "21"],
  ])("fraction %d is %s %%", (fraction, percent) => expect(percentOf(fraction)).toBe(percent));
});
