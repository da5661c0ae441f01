import { settingTexts } from "@boekbrug/core";
import { describe, expect, it } from "vitest";
import { viesSettings } from "./settings.ts";

describe("settings", () => {
  it("need nothing: the public service, without a requester, remembered for a day", () => {
    expect(viesSettings.parse({})).toEqual({ baseUrl: "https://ec.europa.eu", timeoutSeconds: 20, cacheHours: 24 });
  });

  it.each(["https://vies.test", "http://localhost:3000", "http://127.0.0.1:1234", "http://[::1]:9"])(
    "take the address %s",
    (baseUrl) => expect(viesSettings.safeParse({ baseUrl }).success).toBe(true),
  );

  it.each(["http://vies.test", "ftp://vies.test", "vies.test", "http://127.0.0.1.evil.test", ""])(
    "refuse the address %s",
    (baseUrl) => expect(viesSettings.safeParse({ baseUrl }).success).toBe(false),
  );

  it.each(["NL123456782B90", "nl 1234.56.782.b90", "DE123456789"])("take %s as own VAT number", (requester) => {
    expect(viesSettings.safeParse({ requester }).success).toBe(true);
  });

  it.each(["123456782B90", "NL123456789B90", "GB123456789", "", "NL"])("refuse %s as own VAT number", (requester) => {
    expect(viesSettings.safeParse({ requester }).success).toBe(false);
  });

  it("refuse a misspelt key", () =>
    expect(viesSettings.safeParse({ requestor: "NL123456782B90" }).success).toBe(false));

  it("have a name and an explanation in both languages", () => {
    for (const field of Object.values(viesSettings.shape)) {
      const text = settingTexts.get(field);
      expect([text?.title.nl, text?.title.en, text?.explanation.nl, text?.explanation.en].every(Boolean)).toBe(true);
    }
  });
});
