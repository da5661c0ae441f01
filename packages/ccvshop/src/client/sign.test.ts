import { describe, expect, it } from "vitest";
import { createSigner } from "./sign.ts";

const keys = { publicKey: "pub", secret: "geheim" };
const parts = { method: "GET", pathAndQuery: "/api/rest/v1/orders?size=100", body: "", date: "2022-11-26T00:45:54Z" };
/** Made with another program: Python's hmac over `pub|GET|/api/rest/v1/orders?size=100||2022-11-26T00:45:54Z`. */
const expected =
  "ace541226ffef69518248044850a77aee1848459e49c50d67027d6af32a4415a" +
  "dfe4be45c83a6e6dc3a703c04a8355c2ee4c8901bb96434722aee167a018e561";

describe("a signer", () => {
  it("signs key, method, path with query, body and moment, joined by pipes", async () => {
    expect(await createSigner(keys).sign(parts)).toBe(expected);
  });

  it("makes the headers of a request in whole seconds of UTC", async () => {
    const now = Date.parse("2022-11-26T00:45:54.987Z");
    expect(await createSigner(keys).headers("GET", parts.pathAndQuery, "", now)).toEqual({
      "x-public": "pub",
      "x-date": "2022-11-26T00:45:54Z",
      "x-hash": expected,
    });
  });

  it("verifies only the exact text, in either case of the hexadecimal", async () => {
    const signer = createSigner(keys);
    expect(await signer.verify(parts, expected)).toBe(true);
    expect(await signer.verify(parts, expected.toUpperCase())).toBe(true);
    expect(await signer.verify({ ...parts, body: "{}" }, expected)).toBe(false);
    expect(await signer.verify(parts, "abc")).toBe(false);
    expect(await createSigner({ ...keys, secret: "ander" }).verify(parts, expected)).toBe(false);
  });
});
