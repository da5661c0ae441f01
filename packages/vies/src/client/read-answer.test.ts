import type { HttpRequest } from "@boekbrug/http";
import { describe, expect, it } from "vitest";
import { readAnswer } from "./read-answer.ts";

const request: HttpRequest = { method: "POST", url: new URL("https://vies.test/"), lane: "vies DE", writes: false };
const now = Date.parse("2026-03-16T09:00:00Z");

const read = (body: unknown, status = 200, headers: Record<string, string> = {}) => {
  const text = typeof body === "string" ? body : JSON.stringify(body);
  return readAnswer({ status, headers: new Headers(headers), text }, request, now);
};
const wrapped = (word: unknown) => ({ actionSucceed: false, errorWrappers: [{ error: word, message: "Jan Jansen" }] });

describe("a verdict", () => {
  it.each([
    [{ valid: true, requestIdentifier: "WAPIAAAAX1" }, true, "WAPIAAAAX1"],
    [{ valid: false, requestIdentifier: "" }, false, null],
    [{ valid: true, requestIdentifier: null, userError: "VALID" }, true, null],
    [{ valid: false, userError: "INVALID", errorWrappers: [], actionSucceed: true }, false, null],
    [{ valid: true, requestIdentifier: "---", userError: "" }, true, null],
    [{ valid: true, requestIdentifier: 17, userError: null, errorWrappers: null }, true, null],
  ])("is read from %j", (body, valid, consultationNumber) => {
    expect(read(body)._unsafeUnwrap()).toEqual({ valid, consultationNumber });
  });

  it.each([201, 202, 204, 400, 403, 404])("is none with status %d", (status) => {
    expect(read({ valid: false }, status)._unsafeUnwrap()).toEqual({ refusal: `HTTP ${status}` });
  });
});

describe("an error word", () => {
  it.each([
    [wrapped("MS_UNAVAILABLE"), "MS_UNAVAILABLE"],
    [{ valid: false, userError: "MS_UNAVAILABLE" }, "MS_UNAVAILABLE"],
    [{ valid: false, userError: "IP_BLOCKED" }, "IP_BLOCKED"],
    [{ valid: true, userError: "TIMEOUT" }, "TIMEOUT"],
    [{ valid: false, userError: "VALID" }, "VALID"],
    [{ valid: true, userError: "INVALID" }, "INVALID"],
    [{ valid: false, actionSucceed: false }, "unexplained"],
    [{ valid: false, errorWrappers: [{}] }, "unexplained"],
    [wrapped(null), "unexplained"],
    [wrapped("Jan Jansen, Dorpsstraat 1"), "unexplained"],
    [wrapped("INVALID_INPUT"), "INVALID_INPUT"],
  ])("refuses the verdict of %j", (body, refusal) => {
    for (const status of [200, 400, 500]) expect(read(body, status)._unsafeUnwrap()).toEqual({ refusal });
  });

  it.each(["MS_MAX_CONCURRENT_REQ", "GLOBAL_MAX_CONCURRENT_REQ", "MS_MAX_CONCURRENT_REQ_TIME"])(
    "%s is a limit of seconds",
    (word) => {
      for (const body of [wrapped(word), { valid: false, userError: word }])
        expect(read(body)._unsafeUnwrapErr()).toEqual({
          problem: { code: "registry.limit", field: "registry", parameters: { detail: word } },
          outcome: "not-done",
          notBefore: "2026-03-16T09:00:02Z",
        });
    },
  );

  it("about the requester is a mistake in the settings", () => {
    for (const body of [wrapped("INVALID_REQUESTER_INFO"), { valid: false, userError: "INVALID_REQUESTER_INFO" }])
      expect(read(body, 400)._unsafeUnwrapErr()).toMatchObject({
        problem: { code: "registry.requester-invalid", field: "registry.requester" },
      });
  });
});

describe("what cannot be understood", () => {
  it.each(["", "<html></html>", '{"valid": fal', "[]", "null", { valid: "false" }, { valid: false, userError: 1 }])(
    "is malformed: %j",
    (body) => {
      expect(read(body)._unsafeUnwrapErr().problem.code).toBe("registry.malformed");
    },
  );

  it.each([{}, { valid: null }, { isValid: false }])("names the missing verdict: %j", (body) => {
    expect(read(body)._unsafeUnwrapErr().problem.parameters).toEqual({ detail: "valid" });
  });

  it.each([500, 502, 503, 504])("is an outage with status %d", (status) => {
    expect(read("<html></html>", status)._unsafeUnwrapErr().problem).toMatchObject({
      code: "registry.unreachable",
      parameters: { detail: `HTTP ${status}` },
    });
  });

  it("waits as long as a 429 says", () => {
    const { notBefore, problem } = read("", 429, { "retry-after": "7" })._unsafeUnwrapErr();
    expect([notBefore, problem.parameters]).toEqual(["2026-03-16T09:00:07Z", { detail: "HTTP 429" }]);
  });
});
