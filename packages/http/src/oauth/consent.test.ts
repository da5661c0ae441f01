import { describe, expect, test } from "vitest";
import { createConsent } from "./consent.ts";

const settings = {
  page: "https://vendor.example/authorize",
  parameters: { client_id: "app", redirect_uri: "https://shop.example/?a=1&b=2" },
  secret: "secret",
  purpose: "shop",
};
const consent = createConsent(settings);
const stateOf = async (changes: Partial<typeof settings> = {}) =>
  new URL(await createConsent({ ...settings, ...changes }).address()).searchParams.get("state") ?? "";
const brought = async (text: string) => (await consent.codeIn(text)).unwrapOr("refused");
const complaint = async (text: string) => (await consent.codeIn(text))._unsafeUnwrapErr();

test("the address has what the vendor wants and a state that only this app and connection can have", async () => {
  const { searchParams } = new URL(await consent.address());
  expect(Object.fromEntries(searchParams)).toEqual({ ...settings.parameters, state: await stateOf() });
  const states = [await stateOf(), await stateOf({ secret: "other" }), await stateOf({ purpose: "shop2" })];
  expect(new Set(states).size).toBe(3);
});

describe("what a person brings", () => {
  test.each([
    ["simNL.code!1", "simNL.code!1"],
    [" simNL.code%211 \n", "simNL.code!1"],
    ["50%", "50%"],
    ["https://shop.example/?code=simNL.code%211", "simNL.code!1"],
    ["'https://shop.example/?code=c'", "c"],
    ['"c"', "c"],
  ])("%s", async (text, code) => expect(await brought(text)).toBe(code));

  test("may be the whole address with the state", async () => {
    expect(await brought(`https://shop.example/?code=c&state=${await stateOf()}`)).toBe("c");
  });

  test("is refused with another state, without a code, and where access was not given", async () => {
    const other = `https://shop.example/?code=c&state=${await stateOf({ purpose: "shop2" })}`;
    expect(await complaint(other)).toMatchObject({ en: expect.stringContaining("another connection") });
    for (const empty of ["", "  ", "https://shop.example/"]) {
      expect(await complaint(empty)).toMatchObject({ en: expect.stringContaining("no code") });
    }
    const denied = `https://shop.example/?error=access_denied&state=${await stateOf()}`;
    expect(await complaint(denied)).toMatchObject({ nl: expect.stringContaining("access_denied") });
    expect(await complaint("https://shop.example/?error=<b>x")).not.toMatchObject({
      en: expect.stringContaining("<b>"),
    });
  });
});
