import { expect, test } from "vitest";
import { cutText, fitText, present, wholeText } from "./fit-text.ts";

test("a text stands on one line", () => expect(fitText(" a\r\n  b\tc ", 10)).toBe("a b c"));

test("a cut never halves a character", () => {
  expect(fitText("ab👩‍👩‍👧‍👦", 6)).toBe("ab");
  expect(fitText("ab👩‍👩‍👧‍👦", 13)).toBe("ab👩‍👩‍👧‍👦");
  expect(fitText("cafe\u0301s", 4)).toBe("caf");
  expect(fitText("een twee", 4)).toBe("een");
});

test("what means nothing when cut is whole or absent", () => {
  expect(wholeText("1234 AB", 20)).toBe("1234 AB");
  expect(wholeText("123456", 5)).toBeNull();
  expect(wholeText("  ", 5)).toBeNull();
  expect(cutText(null, 5)).toBeNull();
  expect(cutText("123456", 5)).toBe("12345");
});

test("only what is known is sent", () => expect(present({ a: "x", b: null, c: 0 })).toEqual({ a: "x", c: 0 }));
