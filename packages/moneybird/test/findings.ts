import { type Failure, type Finding, findingOf, type Rules, type ShopChoices } from "@boekbrug/core";
import type { Result } from "neverthrow";
import { expect } from "vitest";
import type { MoneybirdSettings } from "../src/index.ts";
import { rulesWith, type Simulated } from "./simulated.ts";

export interface Looking {
  readonly rules?: Rules;
  readonly settings?: Partial<MoneybirdSettings>;
  readonly shop?: Partial<ShopChoices>;
}

/** What a check tells of this side: log-in, closer look, reference data and mapping. */
export async function findingsOf(
  { open }: Pick<Simulated, "open">,
  { rules = rulesWith(), settings = {}, shop = {} }: Looking = {},
): Promise<readonly Finding[]> {
  const ledger = open(settings);
  const choices = { statuses: [], paymentMethods: [], ...shop };
  const login = await ledger.login?.();
  const inspected = await ledger.inspect?.(rules, choices);
  const mapping = await ledger.snapshot(rules).map((snapshot) => ledger.check(rules, snapshot));
  return [
    ...found(login?.map(({ findings }) => findings)),
    ...found(inspected),
    ...found(mapping.map((problems) => problems.map((problem) => findingOf("stops", problem)))),
  ];
}

/** A look that fails is a finding, as in the engine's own check. */
const found = (looked: Result<readonly Finding[], Failure> | undefined): readonly Finding[] =>
  looked?.match(
    (findings) => findings,
    ({ problem }) => [findingOf("stops", problem)],
  ) ?? expect.fail("no such look");

export const shown = (findings: readonly Finding[]): string[] => [
  ...new Set(findings.map(({ severity, problem: { code, field } }) => `${severity} ${code} ${field}`)),
];

export function expectNothingWritten({ simulator, state }: Pick<Simulated, "simulator" | "state">): void {
  const writes = simulator.calls.filter(({ method, path }) => method !== "GET" && !/synchronization/.test(path));
  expect(writes).toEqual([]);
  expect([...state.contacts(), ...state.externalInvoices(), ...state.salesInvoices()]).toEqual([]);
}
