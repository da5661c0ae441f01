import { describe, expect, it } from "vitest";
import { createViesSimulator, type ViesSimulatorOptions, viesErrors } from "../src/index.ts";
import { ask, NOON, post, wrapped } from "./vies-client.ts";

const seller = "NL123456782B90";

function registry(options: ViesSimulatorOptions = {}) {
  const vies = createViesSimulator({ clock: { now: () => NOON }, ...options });
  for (const number of [seller, "BE0123456749", "DE123456789", "ES12345678A", "EL123456789", "XI123456789"])
    vies.state.register(number);
  return vies;
}

describe("a verdict", () => {
  it("is valid with name and address for who is registered", async () => {
    expect(await ask(registry(), "BE0123456749")).toMatchObject({
      status: 200,
      body: {
        countryCode: "BE",
        vatNumber: "0123456749",
        requestDate: "2026-11-20T12:00:00.000Z",
        valid: true,
        requestIdentifier: "",
        name: "Voorbeeld BV",
        address: "Dorpsstraat 1\n1234 AB Ons Dorp",
        traderName: "---",
      },
    });
  });

  it("is invalid, without name and address, for who is not, and no longer valid after leaving", async () => {
    const vies = registry();
    expect((await ask(vies, "BE0999999999")).body).toMatchObject({ valid: false, name: "---", address: "---" });
    vies.state.unregister("BE0123456749");
    expect((await ask(vies, "BE0123456749")).body.valid).toBe(false);
  });

  it.each(["DE123456789", "ES12345678A"])("for %s discloses no name and no address", async (number) => {
    expect((await ask(registry(), number)).body).toMatchObject({ valid: true, name: "---", address: "---" });
  });

  it("knows Greece as EL and Northern Ireland as XI, and neither GR nor GB", async () => {
    const vies = registry();
    expect((await ask(vies, "EL123456789")).body.valid).toBe(true);
    expect((await ask(vies, "XI123456789")).body.valid).toBe(true);
    expect((await ask(vies, "GR123456789")).body).toEqual(wrapped("INVALID_INPUT"));
    expect((await ask(vies, "GB123456789")).body).toEqual(wrapped("INVALID_INPUT"));
  });

  it("takes a number with its state's code repeated for another number", async () => {
    const { body } = await post(registry(), { countryCode: "BE", vatNumber: "BE0123456749" });
    expect(body.valid).toBe(false);
  });

  it("carries a new identifier for each question of a known requester", async () => {
    const vies = registry();
    const one = (await ask(vies, "BE0123456749", seller)).body.requestIdentifier;
    const two = (await ask(vies, "BE0999999999", seller)).body.requestIdentifier;
    expect([one, two]).toEqual(["WAPIAAAAAAAAAAA1", "WAPIAAAAAAAAAAA2"]);
  });
});

describe("a refusal", () => {
  it.each(["not json", "[]", "null", { countryCode: "BE" }, { vatNumber: "1" }, { countryCode: 1, vatNumber: 2 }])(
    "answers %j with INVALID_INPUT",
    async (posted) => {
      expect((await post(registry(), posted)).body).toEqual(wrapped("INVALID_INPUT"));
    },
  );

  it.each(["NL000000000B00", "NL", "GR123456789", "ZZ1"])("answers requester %s by its own word", async (requester) => {
    expect((await ask(registry(), "BE0123456749", requester)).body).toEqual(wrapped("INVALID_REQUESTER_INFO"));
  });

  it("lasts as long as a member state is down, for that state alone", async () => {
    const vies = registry();
    vies.state.memberStateDown("DE");
    vies.state.memberStateDown("ES", "TIMEOUT");
    expect((await ask(vies, "DE123456789")).body).toEqual(wrapped("MS_UNAVAILABLE"));
    expect((await ask(vies, "ES12345678A")).body).toEqual(wrapped("TIMEOUT"));
    expect((await ask(vies, "BE0123456749")).body.valid).toBe(true);
    vies.state.memberStateUp("DE");
    expect((await ask(vies, "DE123456789")).body.valid).toBe(true);
  });

  it.each(viesErrors)("%s can be arranged for the next questions", async (word) => {
    const vies = registry();
    vies.state.answerNext(word, 2);
    vies.state.answerNext("IP_BLOCKED");
    const words = [];
    for (let asked = 0; asked < 4; asked += 1) words.push((await ask(vies, "BE0123456749")).body);
    expect(words).toMatchObject([wrapped(word), wrapped(word), wrapped("IP_BLOCKED"), { valid: true }]);
  });

  it("meets who asks too many at once, of one state or of all", async () => {
    const vies = registry({ limits: { memberState: 2, all: 3 } });
    const numbers = ["BE0123456749", "BE0123456749", "BE0123456749", "DE123456789", "ES12345678A"];
    const bodies = (await Promise.all(numbers.map((number) => ask(vies, number)))).map(({ body }) => body);
    expect(bodies).toMatchObject([
      { valid: true },
      { valid: true },
      wrapped("MS_MAX_CONCURRENT_REQ"),
      { valid: true },
      wrapped("GLOBAL_MAX_CONCURRENT_REQ"),
    ]);
    expect((await ask(vies, "BE0123456749")).body.valid).toBe(true);
  });
});

it("tells which states are up", async () => {
  const vies = registry();
  vies.state.memberStateDown("DE");
  const response = await vies.fetch("https://ec.europa.eu/taxation_customs/vies/rest-api/check-status");
  const { vow, countries } = (await response.json()) as { vow: unknown; countries: unknown[] };
  expect(vow).toEqual({ available: true });
  expect(countries).toHaveLength(28);
  expect(countries).toContainEqual({ countryCode: "DE", availability: "Unavailable" });
  expect(countries).toContainEqual({ countryCode: "EL", availability: "Available" });
});

it("knows no other path or method", async () => {
  const url = "https://ec.europa.eu/taxation_customs/vies/rest-api/check-vat-number";
  expect((await registry().fetch(url)).status).toBe(404);
  expect((await registry().fetch("https://ec.europa.eu/", { method: "POST" })).status).toBe(404);
});

it("listens on a real port and writes its calls down", async () => {
  const vies = registry();
  const { url, close } = await vies.listen();
  const posted = { countryCode: "BE", vatNumber: "0123456749" };
  expect((await post(vies, posted, `${url}/taxation_customs/vies/rest-api`)).body.valid).toBe(true);
  expect(vies.calls).toEqual([
    { method: "POST", path: "/taxation_customs/vies/rest-api/check-vat-number", status: 200 },
  ]);
  await close();
});
