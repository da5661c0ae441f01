import { describe, expect, it } from "vitest";
import { sample, setUp } from "./exactonline-client.ts";

const journals = { $select: "Code" };

describe("limits", () => {
  it("counts 60 calls on whole minutes, token calls too, with only the minute headers on the 429", async () => {
    const client = setUp();
    await client.signIn();
    const first = await client.get("financial/Journals", journals);
    expect(first.headers.get("x-ratelimit-minutely-remaining")).toBe("58");
    expect(first.headers.get("x-ratelimit-minutely-reset")).toBe(String(Date.UTC(2026, 2, 10, 9, 1)));
    expect(first.headers.get("x-ratelimit-limit")).toBe("5000");
    expect(first.headers.get("x-ratelimit-remaining")).toBe("4999");
    expect(first.headers.get("x-ratelimit-reset")).toBe(String(Date.UTC(2026, 2, 11)));
    for (let call = 2; call <= 59; call += 1)
      expect((await client.get("financial/Journals", journals)).status).toBe(200);
    const refused = await client.get("financial/Journals", journals);
    expect(refused.status).toBe(429);
    expect(refused.headers.get("x-ratelimit-minutely-remaining")).toBe("0");
    expect(refused.headers.get("x-ratelimit-remaining")).toBeNull();
    expect(refused.headers.get("retry-after")).toBeNull();
    expect((await client.refresh("whatever")).status).toBe(429);
    client.clock.time += 55_000;
    expect((await client.get("financial/Journals", journals)).status).toBe(200);
  });

  it("counts the day until midnight UTC, per division, with only the day headers on the 429", async () => {
    const client = setUp({ limits: { perMinute: 1000, perDay: 3 } });
    await client.signIn();
    for (let call = 1; call <= 3; call += 1)
      expect((await client.get("financial/Journals", journals)).status).toBe(200);
    const refused = await client.get("financial/Journals", journals);
    expect(refused.status).toBe(429);
    expect(refused.headers.get("x-ratelimit-remaining")).toBe("0");
    expect(refused.headers.get("x-ratelimit-minutely-limit")).toBeNull();
    const other = `https://x/api/v1/${client.sim.state.division + 1}/financial/Journals?$select=Code`;
    expect((await client.request("GET", other)).status).toBe(200);
    client.clock.time = Date.UTC(2026, 2, 11);
    const { access_token } = (await (await client.refresh(client.sim.state.tokenHistory[0]?.issued ?? "")).json()) as {
      access_token: string;
    };
    client.use(access_token);
    expect((await client.get("financial/Journals", journals)).status).toBe(200);
  });

  it("blocks an endpoint for an hour after more than 10 errors, longer the second time", async () => {
    const client = setUp({ limits: { perMinute: 1000 } });
    client.observe();
    const fail = () => client.get("vat/VATCodes");
    await client.signIn();
    for (let call = 1; call <= 11; call += 1) expect((await fail()).status).toBe(400);
    expect(await client.get("vat/VATCodes", { $select: "Code" })).toMatchObject({ status: 403 });
    expect((await client.get("financial/Journals", journals)).status).toBe(200);
    const hour = 3_600_000;
    expect(client.sim.state.blockedUntil("vat/VATCodes")).toBe(client.clock.time + hour);
    client.clock.time += hour;
    // The access token is dead by now: those 401s count as well.
    for (let call = 1; call <= 11; call += 1) expect((await fail()).status).toBe(401);
    expect(client.sim.state.blockedUntil("vat/VATCodes")).toBe(client.clock.time + 2 * hour);
  });

  it("does not count business refusals as errors", async () => {
    const client = setUp();
    await client.signIn();
    const { entry } = sample(client);
    for (let call = 1; call <= 12; call += 1) expect((await client.book(entry({ Journal: "20" }))).status).toBe(500);
    expect((await client.book(entry())).status).toBe(201);
  });
});

describe("faults", () => {
  it("commits an entry whose answer is lost", async () => {
    const client = setUp();
    client.observe();
    const { entry } = sample(client);
    client.sim.faults
      .add({ fault: "drop-after-commit", method: "POST" })
      .add({ fault: "gateway-timeout", method: "POST", skip: 1 });
    await expect(client.book(entry())).rejects.toThrow("fetch failed");
    expect((await client.book(entry())).status).toBe(504);
    expect(client.sim.state.entries()).toHaveLength(2);
    client.sim.faults.add({ fault: "rate-limit" });
    const limited = await client.book(entry());
    expect(limited.status).toBe(429);
    expect(limited.headers.get("x-ratelimit-minutely-reset")).not.toBeNull();
    expect(client.sim.calls.map(({ status }) => status)).toEqual([0, 504, 429]);
  });

  it("works over a real port, with __next on that port", async () => {
    const client = setUp();
    for (let index = 0; index < 61; index += 1) client.sim.state.byHand.addAccount({ name: "x", City: "Ede" });
    const listening = await client.sim.listen();
    try {
      const headers = { authorization: `Bearer ${client.sim.state.observerToken()}`, accept: "application/json" };
      const url = `${listening.url}/api/v1/${client.sim.state.division}/crm/Accounts?$select=ID&$filter=City%20eq%20'Ede'`;
      const page = (await (await fetch(url, { headers })).json()) as { d: { __next: string; results: unknown[] } };
      expect(page.d.results).toHaveLength(60);
      expect(page.d.__next.startsWith(listening.url)).toBe(true);
      const next = (await (await fetch(page.d.__next, { headers })).json()) as { d: { results: unknown[] } };
      expect(next.d.results).toHaveLength(1);
    } finally {
      await listening.close();
    }
  });
});
