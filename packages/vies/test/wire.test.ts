import { type CallBudget, notDone, problem } from "@boekbrug/core";
import { createFakeClock } from "@boekbrug/testkit";
import { errAsync, okAsync } from "neverthrow";
import nock from "nock";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createVies, type ViesSettings } from "../src/index.ts";
import { answerOf, settingsWith } from "./support.ts";

const host = "https://ec.europa.eu";
const path = "/taxation_customs/vies/rest-api/check-vat-number";
const asked = { countryCode: "DE", vatNumber: "123456789" };
const named = { requesterMemberStateCode: "NL", requesterNumber: "123456782B90" };
const good = { ...asked, valid: true, requestDate: "2026-03-16T09:00:00.000Z", requestIdentifier: "", name: "---" };

beforeEach(() => nock.disableNetConnect());
afterEach(() => {
  nock.cleanAll();
  nock.enableNetConnect();
});

function open(changes: Partial<ViesSettings> = {}, budget?: CallBudget) {
  const clock = createFakeClock();
  return { clock, registry: createVies(settingsWith(changes), { clock, budget }) };
}

const answers = (body: nock.Body, status = 200, headers: Record<string, string> = {}, sent: object = asked) =>
  nock(host)
    .post(path, (posted) => JSON.stringify(posted) === JSON.stringify(sent))
    .reply(status, body, headers);

describe("a question", () => {
  it("is one POST of state and number, and no more", async () => {
    const call = nock(host, { reqheaders: { "content-type": "application/json", accept: "application/json" } })
      .post(path, JSON.stringify(asked))
      .reply(200, good);
    const { registry } = open();
    expect(await answerOf(registry, "de 123.456.789")).toEqual({
      state: "valid",
      vatNumber: "DE123456789",
      checkedAt: "2026-03-16T09:00:00Z",
      consultationNumber: null,
      detail: null,
    });
    expect(call.isDone()).toBe(true);
  });

  it("carries the seller's number where it is set, and brings the consultation number home", async () => {
    answers({ ...good, requestIdentifier: "WAPIAAAAX1" }, 200, {}, { ...asked, ...named });
    const { registry } = open({ requester: "nl 123456782 b90" });
    expect(await answerOf(registry, "123456789", "DE")).toMatchObject({ consultationNumber: "WAPIAAAAX1" });
  });

  it("writes Greece as EL", async () => {
    answers({ valid: false }, 200, {}, { countryCode: "EL", vatNumber: "123456789" });
    const { registry } = open();
    expect(await answerOf(registry, "GR 123456789")).toMatchObject({ state: "invalid", vatNumber: "EL123456789" });
  });

  it.each(["GB123456789", "DE12", "", "n.v.t."])("is not asked for %s", async (typed) => {
    expect(await answerOf(open().registry, typed)).toMatchObject({ state: "invalid", detail: null });
  });

  it("is not asked for digits of no state, which stay unknown", async () => {
    expect(await answerOf(open().registry, "123456789")).toMatchObject({ state: "unavailable", detail: "no-state" });
  });
});

describe("trying again", () => {
  it("is done once, after two seconds, where VIES is busy", async () => {
    answers({ actionSucceed: false, errorWrappers: [{ error: "MS_MAX_CONCURRENT_REQ" }] });
    answers(good);
    const { registry, clock } = open();
    const start = clock.now();
    expect((await answerOf(registry, "DE123456789")).state).toBe("valid");
    expect(clock.now() - start).toBe(2250);
  });

  it("is not done a second time", async () => {
    const body = { valid: false, userError: "GLOBAL_MAX_CONCURRENT_REQ" };
    for (let times = 0; times < 3; times += 1) answers(body);
    const { registry } = open();
    expect(await answerOf(registry, "DE123456789")).toMatchObject({
      state: "unavailable",
      detail: "GLOBAL_MAX_CONCURRENT_REQ",
    });
    expect(nock.pendingMocks()).toHaveLength(1);
  });

  it.each(["MS_UNAVAILABLE", "TIMEOUT", "SERVICE_UNAVAILABLE", "IP_BLOCKED", "VAT_BLOCKED", "INVALID_INPUT"])(
    "is not done for %s",
    async (word) => {
      for (let times = 0; times < 2; times += 1) answers({ actionSucceed: false, errorWrappers: [{ error: word }] });
      expect(await answerOf(open().registry, "DE123456789")).toMatchObject({ state: "unavailable", detail: word });
      expect(nock.pendingMocks()).toHaveLength(1);
    },
  );

  it("waits for no limit that lasts longer than an order should", async () => {
    answers("", 429, { "retry-after": "3600" });
    const { registry, clock } = open();
    const start = clock.now();
    expect(await answerOf(registry, "DE123456789")).toMatchObject({ state: "unavailable", detail: "HTTP 429" });
    expect(await answerOf(registry, "DE987654321")).toMatchObject({ state: "unavailable", detail: "registry.limit" });
    expect(clock.now()).toBe(start);
  });
});

describe("the line", () => {
  it.each(["ECONNREFUSED", "ECONNRESET", "ENOTFOUND"])("failing with %s is unavailable", async (code) => {
    nock(host)
      .post(path)
      .times(2)
      .replyWithError(Object.assign(new Error(code), { code }));
    expect(await answerOf(open().registry, "DE123456789")).toMatchObject({ state: "unavailable", detail: code });
  });

  it("leads nowhere else", async () => {
    answers("", 302, { location: "https://elsewhere.test/" });
    answers("", 302, { location: "https://elsewhere.test/" });
    expect((await answerOf(open().registry, "DE123456789")).detail).toBe("HTTP 302 → elsewhere.test");
  });
});

describe("a failure", () => {
  const sent = { ...asked, ...named };
  const refusal = { actionSucceed: false, errorWrappers: [{ error: "INVALID_REQUESTER_INFO" }] };
  const own = { countryCode: "NL", vatNumber: "123456782B90" };
  const settings = { requester: "NL123456782B90" };

  it("is told when VIES refuses the seller's number and calls it invalid", async () => {
    answers(refusal, 400, {}, sent);
    answers({ valid: false }, 200, {}, own);
    expect((await open(settings).registry.check("DE123456789", null))._unsafeUnwrapErr()).toMatchObject({
      outcome: "not-done",
      problem: { code: "registry.requester-invalid", field: "registry.requester" },
    });
  });

  it.each([{ valid: true }, { actionSucceed: false, errorWrappers: [{ error: "MS_UNAVAILABLE" }] }])(
    "is not told while VIES says %j of that number",
    async (body) => {
      answers(refusal, 200, {}, sent);
      answers(body, 200, {}, own);
      const { registry } = open(settings);
      expect(await answerOf(registry, "DE123456789")).toMatchObject({
        state: "unavailable",
        detail: "INVALID_REQUESTER_INFO",
      });
    },
  );

  it("is told without a question when the seller's number is none", async () => {
    const found = await open({ requester: "123456782B90" }).registry.check("DE123456789", null);
    expect(found._unsafeUnwrapErr().problem.code).toBe("registry.requester-invalid");
  });

  it("of a shared budget's store is passed on as it is", async () => {
    const budget: CallBudget = {
      take: () => errAsync(notDone(problem("store.failed", "store", { detail: "disk" }))),
      ready: () => okAsync(undefined),
      exhausted: () => undefined,
    };
    const found = await open({}, budget).registry.check("DE123456789", null);
    expect(found._unsafeUnwrapErr().problem.code).toBe("store.failed");
  });
});
