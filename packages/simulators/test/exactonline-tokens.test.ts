import { describe, expect, it } from "vitest";
import { type Client, setUp } from "./exactonline-client.ts";

const later = (client: Client, seconds: number) => {
  client.clock.time += seconds * 1000;
};
const body = async (response: Promise<Response>) => {
  const answer = await response;
  const fields = (await answer.json()) as Partial<Record<"refresh_token" | "error" | "error_description", string>>;
  return { status: answer.status, ...fields };
};

describe("tokens", () => {
  it("hands out a pair with expires_in as text and rotates the refresh token", async () => {
    const client = setUp();
    const first = await body(client.refresh(client.sim.state.firstRefreshToken));
    expect(first).toMatchObject({ status: 200, token_type: "Bearer", expires_in: "600" });
    expect(first.refresh_token).not.toBe(client.sim.state.firstRefreshToken);
    later(client, 580);
    const second = await body(client.refresh(first.refresh_token ?? ""));
    expect(second.status).toBe(200);
    expect(client.sim.state.tokenHistory).toMatchObject([{ status: 200 }, { status: 200, sent: first.refresh_token }]);
  });

  it("refuses an old refresh token and leaves the chain alone", async () => {
    const client = setUp();
    const first = await body(client.refresh(client.sim.state.firstRefreshToken));
    later(client, 580);
    expect(await body(client.refresh(client.sim.state.firstRefreshToken))).toMatchObject({
      status: 401,
      error: "unauthorized_client",
      error_description: "Old refresh token used",
    });
    expect((await client.refresh(first.refresh_token ?? "")).status).toBe(200);
  });

  it("refuses a refresh before second 570 and an access token from second 600", async () => {
    const client = setUp();
    const first = await client.signIn();
    later(client, 569);
    expect(await body(client.refresh(first.refresh_token))).toMatchObject({ status: 401 });
    expect((await client.get("current/Me", { $select: "UserID" })).status).toBe(404);
    expect((await client.request("GET", "https://start.exactonline.nl/api/v1/current/Me?$select=UserID")).status).toBe(
      200,
    );
    later(client, 1);
    expect((await client.refresh(first.refresh_token)).status).toBe(200);
    later(client, 30);
    expect(await client.get("vat/VATCodes", { $select: "Code" })).toMatchObject({ status: 401 });
  });

  it("lets a refresh token die after 30 days", async () => {
    const client = setUp();
    later(client, 30 * 86_400);
    expect(await body(client.refresh(client.sim.state.firstRefreshToken))).toMatchObject({
      status: 400,
      error: "invalid_request",
      error_description: expect.stringContaining("The refresh token expired at"),
    });
  });

  it("sends who agrees to the registered address with a code for it, and who does not with an error", async () => {
    const client = setUp();
    const back = (await client.consent({ state: "abc" })).headers.get("location") ?? "";
    expect(back).toContain("%21");
    const { searchParams } = new URL(back);
    expect(searchParams.get("state")).toBe("abc");
    const exchange = (redirect_uri: string, code: string) =>
      client.token({ grant_type: "authorization_code", code, redirect_uri });
    expect((await exchange(client.sim.app.redirectUri, searchParams.get("code") ?? "")).status).toBe(200);
    const other = new URL((await client.consent()).headers.get("location") ?? "").searchParams.get("code") ?? "";
    expect((await exchange("https://other.example/", other)).status).toBe(400);
    for (const wrong of [{ client_id: "x" }, { redirect_uri: "https://other.example/" }, { response_type: "token" }]) {
      expect((await client.consent(wrong)).status).toBe(400);
    }
    client.sim.state.setConsent(false);
    expect((await client.consent()).headers.get("location")).toBe("https://shop.example/?error=access_denied");
  });

  it("ends the first chain when the user authorises again, and takes a code once within three minutes", async () => {
    const client = setUp();
    const first = await client.signIn();
    const code = client.sim.state.issueCode();
    const exchange = () =>
      client.token({ grant_type: "authorization_code", code, redirect_uri: "https://a.example/x" });
    const second = await body(exchange());
    expect(second.status).toBe(200);
    expect((await exchange()).status).toBe(400);
    expect((await client.get("vat/VATCodes", { $select: "Code" })).status).toBe(401);
    later(client, 590);
    expect(await body(client.refresh(first.refresh_token))).toMatchObject({
      status: 400,
      error: "invalid_grant",
      error_description: expect.stringContaining("chainId"),
    });
    expect((await client.refresh(second.refresh_token ?? "")).status).toBe(200);
    const late = client.sim.state.issueCode();
    later(client, 180);
    const refused = await client.token({ grant_type: "authorization_code", code: late, redirect_uri: "https://a" });
    expect(refused.status).toBe(400);
  });

  it("refuses a wrong client, an inactive user and an unknown grant", async () => {
    const client = setUp();
    const refresh_token = client.sim.state.firstRefreshToken;
    const grant_type = "refresh_token";
    expect((await client.token({ grant_type, refresh_token, client_id: "other" })).status).toBe(400);
    expect((await client.token({ grant_type, refresh_token, client_secret: "other" })).status).toBe(401);
    expect((await client.token({ grant_type: "password" })).status).toBe(400);
    client.sim.state.setUserActive(false);
    expect(await body(client.refresh(refresh_token))).toMatchObject({ error_description: "The user is not active" });
    client.sim.state.setUserActive(true);
    client.sim.state.breakTokenChain();
    expect(await body(client.refresh(refresh_token))).toMatchObject({ error: "invalid_grant" });
  });

  it("gives 200 token calls a day", async () => {
    const client = setUp();
    client.clock.time = Date.UTC(2026, 2, 10);
    const exchange = () => {
      later(client, 2);
      const code = client.sim.state.issueCode();
      return client.token({ grant_type: "authorization_code", code, redirect_uri: "https://a.example/x" });
    };
    for (let call = 1; call <= 200; call += 1) expect((await exchange()).status).toBe(200);
    expect((await exchange()).status).toBe(429);
    later(client, 86_400);
    expect((await exchange()).status).toBe(200);
  });

  it("blocks the token endpoint after more than 10 errors in an hour", async () => {
    const client = setUp();
    for (let call = 1; call <= 11; call += 1) expect((await client.refresh("nonsense")).status).toBe(400);
    expect((await client.refresh(client.sim.state.firstRefreshToken)).status).toBe(403);
    later(client, 3600);
    expect((await client.refresh(client.sim.state.firstRefreshToken)).status).toBe(200);
  });

  it("keeps the rotated token when the answer is lost", async () => {
    const client = setUp();
    client.sim.faults.add({ fault: "drop-after-commit", path: /oauth2/ });
    await expect(client.refresh(client.sim.state.firstRefreshToken)).rejects.toThrow("fetch failed");
    expect((await client.refresh(client.sim.state.firstRefreshToken)).status).toBe(401);
    const issued = client.sim.state.tokenHistory[0]?.issued ?? "";
    later(client, 570);
    expect((await client.refresh(issued)).status).toBe(200);
  });
});
