import type { Rules, ShopChoices, SuggestedSetting } from "@boekbrug/core";
import { expect } from "vitest";
import { valueFrom } from "../contract/unwrap.ts";
import type { LedgerCheck, OpenedLedger } from "./opened-ledger.ts";

const shop: ShopChoices = { statuses: [], paymentMethods: [{ id: "1", name: "iDEAL" }] };

const absent =
  (facet: "login" | "inspect" | "suggest") =>
  ({ ledger }: OpenedLedger): string | undefined =>
    ledger[facet] === undefined ? `no ${facet} here` : undefined;

async function expectNothingWritten({ probe }: OpenedLedger): Promise<void> {
  expect(await probe.documents()).toEqual([]);
  expect(await probe.customers()).toBe(0);
}

/** The rules with what is proposed for them as sure. */
function withSure(rules: Rules, settings: readonly SuggestedSetting[]): Rules {
  const result = structuredClone(rules);
  for (const { path, value, sure } of settings) {
    const [first, part, role] = path;
    if (!sure || first !== "rules" || role === undefined) continue;
    if (part === "accounts" || part === "vatCodes") Object.assign(result[part], { [role]: value });
  }
  return result;
}

/** What is proposed as sure of the ledger's own settings: journal, payment conditions, items, whatever it has. */
const sureOfLedger = (settings: readonly SuggestedSetting[]) =>
  settings.flatMap(({ path: [first, ...path], value, sure }) =>
    sure && first === "ledger" && value !== null ? [{ path, value }] : [],
  );

/** What a person is told and advised before anything is booked. */
export const adviceChecks: readonly LedgerCheck[] = [
  {
    name: "tells the same log-in each time",
    without: absent("login"),
    run: async ({ ledger }) => {
      const who = async () => valueFrom(ledger.login?.() ?? expect.fail("no login"));
      const { user, chain } = await who();
      expect([user, chain]).not.toContain("");
      expect(await who()).toMatchObject({ user, chain });
    },
  },
  {
    name: "finds nothing that stops bookings where all is well, names a place for each finding, and writes nothing",
    without: absent("inspect"),
    run: async (opened) => {
      const found = await valueFrom(opened.ledger.inspect?.(opened.rules, shop) ?? expect.fail("no inspect"));
      for (const { severity, problem } of found) {
        expect(["holds", "note"]).toContain(severity);
        expect(problem.field).toMatch(/^\w+(\..+)?$/);
      }
      await expectNothingWritten(opened);
    },
  },
  {
    name: "is right, or not sure, of each setting of which is known what is meant",
    without: (opened) => absent("suggest")(opened) ?? (opened.meant === undefined ? "nothing is known" : undefined),
    run: async ({ ledger, rules, meant = {} }) => {
      const settings = await valueFrom(ledger.suggest?.(rules, shop) ?? expect.fail("no suggest"));
      const proposed = new Map(settings.map((each) => [each.path.join("."), each]));
      for (const [path, right] of Object.entries(meant)) {
        const found = proposed.get(path) ?? expect.fail(`nothing is proposed for ${path}`);
        if (found.sure) expect(right).toContain(found.value);
      }
    },
  },
  {
    name: "is sure only of settings that its own check finds nothing wrong with, and writes nothing",
    without: absent("suggest"),
    run: async (opened) => {
      const { rules } = opened;
      const before = opened.ledger;
      const settings = await valueFrom(before.suggest?.(rules, shop) ?? expect.fail("no suggest"));
      const ledger = opened.reopened?.(sureOfLedger(settings)) ?? before;
      expect(settings.filter(({ sure, value }) => sure && value === null)).toEqual([]);
      expect(settings.filter(({ reason }) => reason.nl === "" || reason.en === "")).toEqual([]);
      const proposed = withSure(rules, settings);
      expect(ledger.check(proposed, await valueFrom(ledger.snapshot(proposed)))).toEqual([]);
      const found = ledger.inspect === undefined ? [] : await valueFrom(ledger.inspect(proposed, shop));
      const places = settings.filter(({ sure }) => sure).map(({ path }) => path.join("."));
      expect(found.filter(({ severity, problem }) => severity !== "note" && places.includes(problem.field))).toEqual(
        [],
      );
      await expectNothingWritten(opened);
    },
  },
];
