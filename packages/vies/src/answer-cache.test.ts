import type { VatNumberAnswer } from "@boekbrug/core";
import { createFakeClock } from "@boekbrug/testkit";
import { expect, it } from "vitest";
import { createAnswerCache } from "./answer-cache.ts";

const hour = 3_600_000;

const answer = (state: VatNumberAnswer["state"], vatNumber = "DE123456789"): VatNumberAnswer => ({
  state,
  vatNumber,
  checkedAt: "2026-03-16T09:00:00Z",
  consultationNumber: null,
  detail: null,
});

it.each([
  ["valid", 24, 24],
  ["valid", 0.5, 0.5],
  ["invalid", 24, 1],
  ["invalid", 0.5, 0.5],
] as const)("keeps a %s answer, with %d hours set, for %d hours", (state, setting, hours) => {
  const clock = createFakeClock();
  const cache = createAnswerCache(clock, setting);
  cache.put(answer(state));
  clock.advance(hours * hour - 1);
  expect(cache.get("DE123456789")).toEqual(answer(state));
  clock.advance(1);
  expect(cache.get("DE123456789")).toBeUndefined();
});

it("never keeps an outage, and nothing at all with 0 hours", () => {
  const cache = createAnswerCache(createFakeClock(), 24);
  cache.put(answer("unavailable"));
  expect(cache.get("DE123456789")).toBeUndefined();
  const none = createAnswerCache(createFakeClock(), 0);
  none.put(answer("valid"));
  none.put(answer("invalid"));
  expect(none.get("DE123456789")).toBeUndefined();
});

it("lets the oldest answer go when it is full", () => {
  const cache = createAnswerCache(createFakeClock(), 24);
  for (let number = 0; number <= 10_000; number += 1) cache.put(answer("valid", `DE${number}`));
  expect(cache.get("DE0")).toBeUndefined();
  expect(cache.get("DE1")).toBeDefined();
  expect(cache.get("DE10000")).toBeDefined();
});
