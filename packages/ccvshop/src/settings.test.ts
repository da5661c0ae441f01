import { settingTexts } from "@boekbrug/core";
import { describe, expect, it } from "vitest";
import { ccvShopSettings } from "./settings.ts";

const settings = { kind: "ccvshop", baseUrl: "https://shop.test", publicKey: "p", secret: "s" };

describe("settings", () => {
  it.each(["https://shop.test", "http://localhost:3000", "http://127.0.0.1:1234", "http://[::1]:9"])(
    "take %s",
    (baseUrl) => {
      expect(ccvShopSettings.safeParse({ ...settings, baseUrl }).success).toBe(true);
    },
  );

  it.each(["http://shop.test", "ftp://shop.test", "shop.test", "http://127.0.0.1.evil.test", ""])(
    "refuse %s",
    (baseUrl) => {
      expect(ccvShopSettings.safeParse({ ...settings, baseUrl }).success).toBe(false);
    },
  );

  it("have a name and an explanation in both languages", () => {
    for (const field of Object.values(ccvShopSettings.shape)) {
      const text = settingTexts.get(field);
      expect([text?.title.nl, text?.title.en, text?.explanation.nl, text?.explanation.en].every(Boolean)).toBe(true);
    }
  });
});
