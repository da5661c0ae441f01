import {
  fitText,
  type InvoicePlan,
  type ItemRole,
  itemRoleWords,
  type PlanLine,
  type Problem,
  present,
  type Rules,
  sundryWords,
  type WriteStep,
} from "@boekbrug/core";
import { ok, Result } from "neverthrow";
import { accountFor, vatCodeFor } from "../mapping.ts";
import type { ExactOnlineSnapshot } from "../snapshot.ts";
import { itemCodeOf, itemKey, itemRoleOf } from "./item-of-line.ts";
import type { ItemSettings } from "./item-settings.ts";

export const longestDescription: number = 60;

export const itemsPath = (division: number): string => `/api/v1/${division}/logistics/Items`;

/**
 * The steps that find or make the items of a document's lines, each once. `also`: roles of lines that the document has besides those of the plan.
 */
export function toItemSteps(
  plan: InvoicePlan,
  rules: Rules,
  snapshot: ExactOnlineSnapshot,
  settings: { readonly division: number; readonly items: ItemSettings },
  also: readonly ItemRole[] = [],
): Result<readonly WriteStep[], Problem> {
  const { division, items } = settings;
  const wanted = plan.lines.map((line) => newItemOf(line, rules, snapshot, items));
  const roles = also.map((role) => ok<NewItem, Problem>(roleItem(role, items, rules)));
  return Result.combine([...wanted, ...roles]).map((all) =>
    oncePerCode(all).map((item) => itemStep(item, plan.reference, division)),
  );
}

/** What a new item is made with. */
interface NewItem {
  readonly code: string;
  readonly description: string;
  /** It is sold in parts. */
  readonly fractional: boolean;
  readonly defaults: Readonly<Record<string, string>>;
}

/** One that exists already is used as it is. For sale, which Exact does not make a new one by itself. */
const itemStep = (
  { code, description, fractional, defaults }: NewItem,
  reference: string,
  division: number,
): WriteStep => ({
  key: itemKey(code),
  kind: "item",
  title: { nl: `Artikel ${code}`, en: `Item ${code}` },
  request: {
    method: "POST",
    path: itemsPath(division),
    body: {
      Code: code,
      Description: fitText(description, longestDescription),
      IsSalesItem: true,
      ...(fractional ? { IsFractionAllowedItem: true } : {}),
      ...defaults,
    },
  },
  dependsOn: [],
  lookup: "before-sending",
  identity: itemKey(code),
  reference,
  expected: null,
});

/** The first of each code counts; one line in parts makes the item one that is sold in parts. */
function oncePerCode(items: readonly NewItem[]): readonly NewItem[] {
  const byCode = new Map<string, NewItem>();
  for (const item of items) {
    const first = byCode.get(item.code) ?? item;
    byCode.set(item.code, { ...first, fractional: first.fractional || item.fractional });
  }
  return [...byCode.values()];
}

function newItemOf(
  line: PlanLine,
  rules: Rules,
  snapshot: ExactOnlineSnapshot,
  settings: ItemSettings,
): Result<NewItem, Problem> {
  const inParts = !/^-?\d+(?:\.0+)?$/.test(line.quantity);
  return itemCodeOf(line, settings).andThen((code) =>
    defaultsOf(line, rules, snapshot).map((defaults) => ({
      code,
      description: descriptionOf(code, line, rules, settings),
      // The fallback stands for any product, also for those that a later order has a part of.
      fractional: inParts || code === settings.fallback,
      defaults,
    })),
  );
}

const roleItem = (role: ItemRole, settings: ItemSettings, rules: Rules): NewItem => ({
  code: settings[role],
  description: itemRoleWords[role][rules.document.language],
  fractional: false,
  defaults: {},
});

const ofOneAccount = new Set<PlanLine["accountRole"]>(["shipping", "deposits", "giftCards"]);
const usualVatRoles = new Set(["domestic-standard", "domestic-reduced"]);

/**
 * The account and VAT code that a new item has for what people sell with it later; lines name their own. A sale abroad or without VAT tells neither, and what
 * follows the goods has none: those of the item's group hold then.
 */
function defaultsOf(
  line: PlanLine,
  rules: Rules,
  snapshot: ExactOnlineSnapshot,
): Result<Record<string, string>, Problem> {
  const { accountRole, vatRole } = line;
  const usualSale = itemRoleOf(line) === null && usualVatRoles.has(vatRole);
  const account: Result<string | null, Problem> =
    usualSale || ofOneAccount.has(accountRole)
      ? accountFor(accountRole, rules, snapshot).map(({ id }) => id)
      : ok(null);
  const vatCode: Result<string | null, Problem> = usualSale
    ? vatCodeFor(vatRole, rules, snapshot).map(({ code }) => code)
    : ok(null);
  return account.andThen((GLRevenue) => vatCode.map((SalesVatCode) => present({ GLRevenue, SalesVatCode })));
}

/** A product's own name, without what was chosen for one order; else what the item is for. */
function descriptionOf(code: string, line: PlanLine, rules: Rules, { fallback }: ItemSettings): string {
  const { language } = rules.document;
  const role = itemRoleOf(line);
  if (role !== null) return itemRoleWords[role][language];
  return code === fallback ? sundryWords[language] : line.text;
}
