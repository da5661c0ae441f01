import { describe, expect, it } from "vitest";
import { sample, setUp } from "./moneybird-client.ts";

describe("tokens", () => {
  it("must be known and alive", async () => {
    const client = setUp();
    client.use("nobody");
    expect((await client.get("tax_rates")).status).toBe(401);
    client.use(client.state.token);
    expect((await client.get("tax_rates")).status).toBe(200);
    client.state.revokeToken(client.state.token);
    expect((await client.get("tax_rates")).status).toBe(401);
  });

  it.each([
    [["sales_invoices"], { tax_rates: 200, products: 403, financial_accounts: 403, external_sales_invoices: 200 }],
    [["settings"], { tax_rates: 200, products: 200, financial_accounts: 200, external_sales_invoices: 403 }],
    [["time_entries"], { tax_rates: 403, products: 403, contacts: 403, workflows: 403 }],
    [["bank"], { contacts: 200, workflows: 200, document_styles: 403 }],
    [["documents"], { "reports/tax": 401, contacts: 200 }],
    [["documents", "sales_invoices"], { "reports/tax": 200 }],
  ] as const)("open what their scopes %s allow", async (scopes, expected) => {
    const client = setUp();
    client.state.addToken("narrow", { scopes });
    client.use("narrow");
    for (const [path, status] of Object.entries(expected)) {
      expect([path, (await client.get(path)).status]).toEqual([path, status]);
    }
  });

  it("may be for reading only, or for one administration", async () => {
    const client = setUp();
    const [main, second = ""] = client.state.administrations;
    client.state.addToken("reader", { readOnly: true });
    client.use("reader");
    expect((await client.addContact({ firstname: "Anna" })).status).toBe(403);
    expect((await client.get("/administrations")).list.map(({ id }) => id)).toEqual([main, second]);
    client.state.addToken("second", { administrationId: second });
    client.use("second");
    expect((await client.get("/administrations")).list.map(({ id }) => id)).toEqual([second]);
    expect((await client.get("contacts")).status).toBe(404);
    expect((await client.get(`/${second}/contacts`)).status).toBe(200);
    expect(client.state.of(second).contacts()).toEqual([]);
  });
});

describe("OAuth", () => {
  const exchange = async (client: ReturnType<typeof setUp>, rest: Record<string, string> = {}) => {
    const code = client.state.issueCode({ scopes: ["sales_invoices", "settings"] });
    const form = { grant_type: "authorization_code", code, redirect_uri: client.sim.app.redirectUri, ...rest };
    const response = await client.token(form);
    return { status: response.status, json: (await response.json()) as Record<string, string>, form };
  };

  it("exchanges a code once, for the scopes that were granted", async () => {
    const client = setUp();
    const { status, json, form } = await exchange(client);
    expect(status).toBe(200);
    expect(json).toMatchObject({ token_type: "Bearer", scope: "sales_invoices settings" });
    expect(json).not.toHaveProperty("expires_in");
    client.use(json.access_token ?? "");
    expect((await client.get("products")).status).toBe(200);
    expect((await client.get("/administrations")).list).toHaveLength(1);
    expect((await client.token(form)).status).toBe(400);
    expect(client.state.tokenHistory.map((call) => call.status)).toEqual([200, 400]);
  });

  it.each([
    [{ redirect_uri: "https://elsewhere.example" }, 400],
    [{ code: "guess" }, 400],
    [{ client_secret: "wrong" }, 401],
    [{ grant_type: "password" }, 400],
  ])("refuses %o", async (rest, status) => {
    expect((await exchange(setUp(), rest as Record<string, string>)).status).toBe(status);
  });

  it("shows a code for the scopes that were asked, or sends the browser back with it", async () => {
    const ask = async (redirectUri: string, rest: Record<string, string> = {}) => {
      const app = { clientId: "app", clientSecret: "secret", redirectUri };
      const client = setUp({ app });
      const query = { client_id: "app", redirect_uri: redirectUri, response_type: "code", scope: "settings", ...rest };
      const url = `https://moneybird.com/oauth/authorize?${new URLSearchParams(query)}`;
      return { client, shown: await client.sim.fetch(url, { redirect: "manual" }) };
    };
    const { client, shown } = await ask("urn:ietf:wg:oauth:2.0:oob");
    const code = /<code>(.+)<\/code>/.exec(await shown.text())?.[1] ?? "";
    expect((await exchange(client, { code })).json).toMatchObject({ scope: "settings" });
    const back = await ask("https://host.example/back", { state: "abc" });
    expect(back.shown.status).toBe(302);
    expect(back.shown.headers.get("location")).toMatch(/^https:\/\/host\.example\/back\?code=sim-code-\d+&state=abc$/);
    for (const wrong of [{ scope: "everything" }, { client_id: "other" }, { response_type: "token" }] as const) {
      expect((await ask("https://host.example/back", wrong)).shown.status).toBe(400);
    }
  });

  it("renews, and the old refresh token ends", async () => {
    const client = setUp({ switches: { tokenLife: "two-hours" } });
    const { json } = await exchange(client);
    expect(json.expires_in).toBe(7200);
    client.use(json.access_token ?? "");
    client.clock.time += 7_200_000;
    expect((await client.get("products")).status).toBe(401);
    const renew = (refreshToken = "") => client.token({ grant_type: "refresh_token", refresh_token: refreshToken });
    const renewed = (await (await renew(json.refresh_token)).json()) as Record<string, string>;
    client.use(renewed.access_token ?? "");
    expect((await client.get("products")).status).toBe(200);
    expect((await renew(json.refresh_token)).status).toBe(400);
    await client.sim.fetch("https://moneybird.com/oauth/revoke", {
      method: "POST",
      body: new URLSearchParams({ token: renewed.access_token ?? "" }),
    });
    expect((await client.get("products")).status).toBe(401);
    expect((await renew(renewed.refresh_token)).status).toBe(400);
  });

  it("grants sales_invoices when no scope was asked", async () => {
    const client = setUp();
    const { json } = await exchange(client, { code: client.state.issueCode() });
    expect(json.scope).toBe("sales_invoices");
  });
});

describe("limits", () => {
  it("counts 150 requests in five minutes, with resets as epochs in seconds", async () => {
    const client = setUp();
    client.state.otherRequests(148);
    const told = await client.get("tax_rates");
    const reset = String(Date.UTC(2026, 2, 10, 9, 5) / 1000);
    expect(Object.fromEntries(told.headers)).toMatchObject({
      ...{ "ratelimit-limit": "150", "ratelimit-remaining": "1", "ratelimit-reset": reset },
      "ratelimit-requestsremaining": "1",
    });
    client.use("nobody");
    expect((await client.get("tax_rates")).status).toBe(401);
    client.use(client.state.token);
    const refused = await client.addExternal(sample(client).invoice());
    expect([refused.status, refused.text]).toEqual([429, '"Retry later"']);
    expect(refused.headers.get("retry-after")).toBe(reset);
    expect(client.state.externalInvoices()).toEqual([]);
    client.clock.time = Date.UTC(2026, 2, 10, 9, 5);
    expect((await client.get("tax_rates")).status).toBe(200);
  });

  it("counts reports apart too, and the observer not at all", async () => {
    const client = setUp({ limits: { reportsPerFiveMinutes: 1 } });
    expect((await client.get("reports/tax")).status).toBe(200);
    expect((await client.get("reports/tax")).status).toBe(429);
    expect((await client.get("tax_rates")).headers.get("ratelimit-requestsremaining")).toBe("148");
    client.state.otherRequests(200);
    client.use(client.state.observerToken());
    expect((await client.get("tax_rates")).status).toBe(200);
  });

  it("may come from a proxy as HTML without headers", async () => {
    const client = setUp({ switches: { limitAnswer: "html" } });
    client.sim.faults.add({ fault: "rate-limit" });
    const told = await client.get("tax_rates");
    expect(told.status).toBe(429);
    expect(told.text).toContain("<html>");
    expect(told.headers.get("retry-after")).toBeNull();
  });
});

describe("the endpoint", () => {
  it("keeps an invoice whose answer is lost", async () => {
    const client = setUp();
    const { invoice } = sample(client);
    client.sim.faults.add({ fault: "drop-after-commit", method: "POST", path: /external_sales_invoices\.json/ });
    await expect(client.addExternal(invoice())).rejects.toThrow("fetch failed");
    expect(client.state.externalInvoices()).toHaveLength(1);
    expect(client.sim.calls).toMatchObject([{ status: 0, fault: "drop-after-commit" }]);
  });

  it("takes paths with and without the suffix, and knows nothing else", async () => {
    const client = setUp();
    const headers = { authorization: `Bearer ${client.state.token}` };
    const status = async (path: string) => (await client.sim.fetch(`https://moneybird.com${path}`, { headers })).status;
    const base = `/api/v2/${client.state.administrationId}`;
    expect(await status(`${base}/tax_rates`)).toBe(200);
    expect(await status(`${base}/tax_rates.xml`)).toBe(406);
    expect(await status(`${base}/estimates.json`)).toBe(404);
    expect(await status("/api/v1/administrations")).toBe(404);
    expect(await status(`${base}/contacts/customer_id/100%.json`)).toBe(404);
    const broken = { method: "POST", headers, body: "[1" };
    expect((await client.sim.fetch(`https://moneybird.com${base}/contacts.json`, broken)).status).toBe(400);
  });

  it("works over a real port", async () => {
    const client = setUp();
    const listening = await client.sim.listen();
    try {
      const headers = { authorization: `Bearer ${client.state.token}` };
      const response = await fetch(`${listening.url}/api/v2/administrations.json`, { headers });
      expect(await response.json()).toMatchObject([{ name: "Kookwinkel" }, { name: "Tweede administratie" }]);
    } finally {
      await listening.close();
    }
  });
});
