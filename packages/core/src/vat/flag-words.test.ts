import { expect, it } from "vitest";
import { flagText, flagWords } from "./flag-words.ts";

it("says every flag in Dutch and English words", () => {
  for (const [flag, { nl, en }] of Object.entries(flagWords)) {
    expect([flagText(flag, "nl"), flagText(flag, "en")]).toEqual([nl, en]);
    expect(nl).not.toBe(en);
    expect([nl, en]).not.toContain(flag);
  }
});

it("names the rate that was due with its country", () => {
  expect(flagText("due-EL-13.5", "nl")).toBe("verschuldigd was 13,5 % (Griekenland)");
  expect(flagText("due-DE-19", "en")).toBe("due was 19 % (DE)");
});

it("shows a flag of another version as it is", () => {
  expect(flagText("of-a-later-version", "nl")).toBe("of-a-later-version");
});
