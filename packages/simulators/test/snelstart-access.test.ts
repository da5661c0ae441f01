import { describe, expect, it } from "vitest";
import { createSnelStartSimulator } from "../src/index.ts";
import { sample, setUp } from "./snelstart-client.ts";

const claimsOf = (token: string): { scopes: string[] } =>
  JSON.parse(Buffer.from(token.split(".")[1] ?? "", "base64url").toString());

describe("SnelStart keys and tokens", () => {
  it("hands out a token for a coupling key, and for its two halves", async () => {
    const { token, state } = await setUp();
    const whole = await token({ grant_type: "clientkey", clientkey: state.couplingKey });
    const answer = (await whole.json()) as Record<string, unknown>;
    expect([whole.status, answer.token_type, answer.expires_in]).toEqual([200, "bearer", 3599]);
    expect(claimsOf(String(answer.access_token)).scopes).toContain("boekhouden:write");
    const [username = "", password = ""] = Buffer.from(state.couplingKey, "base64").toString().split(":");
    expect((await token({ grant_type: "password", username, password })).status).toBe(200);
    expect(state.tokenHistory.map(({ grant }) => grant)).toEqual(["clientkey", "clientkey", "password"]);
  });

  it("refuses a key it does not know or that was revoked, with a sentence", async () => {
    const { token, state, get } = await setUp();
    const unknown = await token({ grant_type: "clientkey", clientkey: "bm9wZTpub3Bl" });
    expect([unknown.status, Object.keys((await unknown.json()) as object)]).toEqual([400, ["error"]]);
    state.revokeCoupling(state.couplingKey);
    expect((await token({ grant_type: "clientkey", clientkey: state.couplingKey })).status).toBe(400);
    expect((await get("companyInfo")).status).toBe(401);
  });

  it("wants a token that lives and a subscription key on every call", async () => {
    const { clock, get, request, use, state, logIn } = await setUp();
    expect((await get("companyInfo")).data.administratieNaam).toBe("Kookwinkel");
    const secondary = { "ocp-apim-subscription-key": state.subscriptionKeys.secondary };
    expect((await request("GET", "companyInfo", undefined, secondary)).status).toBe(200);
    const strange = await request("GET", "companyInfo", undefined, { "ocp-apim-subscription-key": "x" });
    expect([strange.status, strange.text]).toEqual([401, expect.stringContaining("invalid subscription key")]);
    clock.time += 3_599_000;
    expect((await get("companyInfo")).status).toBe(401);
    await logIn();
    state.endSubscription();
    expect((await get("companyInfo")).status).toBe(401);
    state.renewSubscription();
    use("nonsense");
    expect((await get("companyInfo")).status).toBe(401);
  });

  it("takes the subscription key in the query, and asks none for a token", async () => {
    const { sim, state } = await setUp();
    const key = `subscription-key=${state.subscriptionKeys.primary}`;
    const answer = await sim.fetch(`https://b2bapi.snelstart.nl/v2/echo/hallo?${key}`);
    expect([answer.status, await answer.json()]).toEqual([200, "hallo"]);
    expect((await sim.fetch("https://b2bapi.snelstart.nl/v2/echo/hallo")).status).toBe(401);
  });

  it("names one administration with each key", async () => {
    const { state, get, logIn, post } = await setUp();
    const [, second = ""] = state.administrations;
    await logIn(state.of(second).couplingKey);
    expect((await get("companyInfo")).data.administratieNaam).toBe("Tweede administratie");
    await post("relaties", { relatiesoort: ["Klant"], naam: "Jansen" });
    expect([state.relations().length, state.of(second).relations().length]).toEqual([0, 1]);
  });

  it("refuses with 403 what a scope does not cover", async () => {
    const client = await setUp();
    const { state, logIn, get, post } = client;
    await logIn(state.addCoupling({ scopes: ["boekhouden:read", "relaties:read"] }));
    expect((await get("relaties")).status).toBe(200);
    expect((await post("verkoopboekingen", sample(client).booking())).status).toBe(403);
    expect(state.bookings()).toEqual([]);
  });

  it("ends a test subscription after 90 days", async () => {
    const { clock, get, logIn } = await setUp({ product: "test" });
    clock.time += 90 * 86_400_000;
    await logIn();
    expect((await get("companyInfo")).status).toBe(401);
  });
});

describe("SnelStart limits", () => {
  it("counts a minute and an hour for an administration, not for its neighbour", async () => {
    const { clock, state, get, logIn } = await setUp({ limits: { perMinute: 3, perHour: 5 } });
    for (let call = 0; call < 3; call += 1) expect((await get("btwtarieven")).status).toBe(200);
    const refused = await get("btwtarieven");
    expect([refused.status, JSON.parse(refused.text).statusCode]).toEqual([429, 429]);
    await logIn(state.of(state.administrations[1] ?? "").couplingKey);
    expect((await get("btwtarieven")).status).toBe(200);
    await logIn();
    clock.time += 60_000;
    for (let call = 0; call < 2; call += 1) expect((await get("btwtarieven")).status).toBe(200);
    clock.time += 60_000;
    expect((await get("btwtarieven")).status).toBe(429);
    clock.time += 3_600_000 - 120_000;
    await logIn();
    expect((await get("btwtarieven")).status).toBe(200);
  });

  it("counts calls at once", async () => {
    const { get, state } = await setUp({ product: "test" });
    const answers = await Promise.all([1, 2, 3, 4, 5, 6, 7].map(() => get("companyInfo")));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 200, 200, 200, 429, 429]);
    expect(state.peakConcurrency()).toBe(5);
  });

  it("counts the calls of others", async () => {
    const { get, state } = await setUp();
    state.otherCalls(500);
    expect((await get("companyInfo")).status).toBe(429);
  });
});

describe("SnelStart simulator", () => {
  it("has made the record when the gateway gave up waiting", async () => {
    const client = await setUp();
    client.sim.faults.add({ fault: "gateway-timeout", method: "POST", path: /verkoopboekingen/ });
    const { booking } = sample(client);
    expect((await client.post("verkoopboekingen", booking())).status).toBe(504);
    expect(client.state.bookings()).toMatchObject([{ factuurnummer: "2026-1" }]);
    expect((await client.post("verkoopboekingen", booking())).codes).toEqual(["BOE-0021"]);
  });

  it("serves over a real port, tokens and all", async () => {
    const sim = createSnelStartSimulator();
    const { url, close } = await sim.listen();
    const form = new URLSearchParams({ grant_type: "clientkey", clientkey: sim.state.couplingKey });
    const { access_token } = (await (await fetch(`${url}/b2b/token`, { method: "POST", body: form })).json()) as {
      access_token: string;
    };
    const headers = {
      authorization: `Bearer ${access_token}`,
      "Ocp-Apim-Subscription-Key": sim.state.subscriptionKeys.primary,
    };
    expect((await fetch(`${url}/v2/dagboeken`, { headers })).status).toBe(200);
    await close();
  });

  it("lets an observer look without keys or limits", async () => {
    const { state, use, get } = await setUp({ limits: { perMinute: 0 } });
    use(state.observerToken());
    expect((await get("companyInfo")).status).toBe(200);
  });
});
