import { createMoneybirdSimulator, type Listening, type MoneybirdSimulator } from "@boekbrug/simulators";
import { afterEach, beforeEach, expect, it } from "vitest";
import { boekbrug, createSite, type Site } from "./command.ts";

let site: Site;
let moneybird: MoneybirdSimulator;
let port: Listening;

beforeEach(async () => {
  site = await createSite();
  moneybird = createMoneybirdSimulator();
  port = await moneybird.listen();
});

afterEach(async () => {
  await port.close();
  await site.close();
});

/** The site's connection, in Moneybird. */
const configure = (access: Record<string, unknown>) =>
  site.configure({
    ledger: { kind: "moneybird", baseUrl: port.url, administration: moneybird.state.administrationId, ...access },
  });

const connect = async (...args: string[]) => {
  const { exitCode, out } = await boekbrug(["connect", ...args, "--config", site.configPath, "--json"], {
    CCV_SECRET: site.shop.keys.secret,
    MONEYBIRD_SECRET: moneybird.app.clientSecret,
  });
  return { exitCode, out, told: JSON.parse(out) };
};

it("tells where access is given, takes the code, and the next command is in", async () => {
  configure({ clientId: moneybird.app.clientId, clientSecret: { env: "MONEYBIRD_SECRET" } });
  const { told, exitCode } = await connect("shop");
  expect(exitCode).toBe(0);
  const page = await (await fetch(told.address)).text();
  const code = /<code>(.+)<\/code>/.exec(page)?.[1] ?? "";
  expect(await connect("shop", "--code", code)).toMatchObject({ exitCode: 0, told: { connected: true } });
  const check = await boekbrug(["check", "--config", site.configPath, "--json"], {
    CCV_SECRET: site.shop.keys.secret,
    MONEYBIRD_SECRET: moneybird.app.clientSecret,
  });
  expect(check.out).not.toContain("ledger.access-required");
  expect(check.out).toContain("rules.vatCodes");
  const again = await connect("shop", "--code", code);
  expect(again.told.problems).toMatchObject([{ code: "ledger.access-required" }]);
  expect(again.exitCode).toBe(3);
  expect(again.out).not.toContain(code);
});

it("takes the address on which the browser ends, for Exact Online", async () => {
  const { exact } = site;
  site.configure({ "ledger.refreshToken": undefined, "ledger.redirectUri": exact.app.redirectUri });
  const secret = { CCV_SECRET: site.shop.keys.secret };
  const before = await boekbrug(["check", "--config", site.configPath, "--language", "en"], secret);
  expect(before).toMatchObject({ exitCode: 3, out: expect.stringContaining("Run boekbrug connect shop") });
  const asked = await connect("shop");
  const back = (await fetch(asked.told.address, { redirect: "manual" })).headers.get("location") ?? "";
  expect(await connect("shop", "--code", back)).toMatchObject({ exitCode: 0, told: { connected: true } });
  const inEnglish = ["connect", "shop", "--config", site.configPath, "--language", "en"];
  const { out } = await boekbrug(inEnglish, secret);
  expect(out).toMatch(/redirect URI[\s\S]*Within 3 minutes[\s\S]*boekbrug connect shop --code "…"/);
  const check = await boekbrug(["check", "--config", site.configPath, "--json"], secret);
  const { findings } = JSON.parse(check.out).connections[0];
  expect(findings.filter(({ severity }: { severity: string }) => severity === "stops")).toEqual([]);
  expect(exact.state.tokenHistory.map(({ grant, status }) => `${grant} ${status}`)).toEqual(["authorization_code 200"]);
});

it("says where no code is wanted, and which connections there are", async () => {
  configure({ token: moneybird.state.token });
  expect((await connect("shop", "--code", "any")).told.problems).toMatchObject([{ code: "ledger.no-code-wanted" }]);
  const unknown = await connect("other");
  expect(unknown.told.problems).toMatchObject([{ code: "connection.unknown", parameters: { available: "shop" } }]);
  expect(unknown.exitCode).toBe(2);
});
