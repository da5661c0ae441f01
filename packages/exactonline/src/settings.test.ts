import { settingTexts } from "@boekbrug/core";
import { expect, test } from "vitest";
import { settingsWith } from "../test/support.ts";
import { exactOnlineSettings, tokenUrlOf } from "./settings.ts";

test("every setting has its words in both languages", () => {
  const { customers, items, invoices, orders, rounding, ...flat } = exactOnlineSettings.shape;
  const groups = [customers, items, invoices, orders, rounding].map((group) => group.unwrap().shape);
  for (const leaf of [flat, ...groups].flatMap((group) => Object.values(group))) {
    expect(settingTexts.get(leaf)?.title.nl).toBeTruthy();
    expect(settingTexts.get(leaf)?.explanation.en).toBeTruthy();
  }
});

test("the Dutch site is the default, and tokens come from the same site", () => {
  expect(tokenUrlOf(settingsWith())).toBe("https://start.exactonline.nl/api/oauth2/token");
  expect(tokenUrlOf(settingsWith({ baseUrl: "https://start.exactonline.be/" }))).toBe(
    "https://start.exactonline.be/api/oauth2/token",
  );
});

test.each([
  ["https://start.exactonline.nl", true],
  ["http://127.0.0.1:8080", true],
  ["http://localhost:8080", true],
  ["http://[::1]:8080", true],
  ["http://start.exactonline.nl", false],
  ["http://127.0.0.1.kwaad.nl", false],
  ["ftp://127.0.0.1", false],
  ["nergens", false],
])("address %s: %s", (baseUrl, good) => {
  expect(exactOnlineSettings.safeParse({ ...settingsWith(), baseUrl }).success).toBe(good);
  expect(exactOnlineSettings.safeParse({ ...settingsWith(), tokenUrl: baseUrl }).success).toBe(good);
});
