import { type ItemRole, itemRoleOfSource, type PlanLine, type Problem, problem } from "@boekbrug/core";
import { err, ok, type Result } from "neverthrow";
import { type ItemSettings, longestItemCode } from "./item-settings.ts";

const prefix = "item:";

/** The key of the step that finds or makes an item. */
export const itemKey = (code: string): string => `${prefix}${code}`;

export const codeOfKey = (key: string): string => key.slice(prefix.length);

/** The code of the item that a document line is on. */
export function itemCodeOf(line: PlanLine, settings: ItemSettings): Result<string, Problem> {
  const role = itemRoleOf(line);
  return role === null ? productCodeOf(line, settings) : ok(settings[role]);
}

/** What a line is for, where it is no product; null for a product. */
export function itemRoleOf({ source, accountRole }: PlanLine): ItemRole | null {
  if (source.kind !== "line") return itemRoleOfSource(source);
  if (accountRole === "deposits" || accountRole === "giftCards") return accountRole;
  return null;
}

function productCodeOf(line: PlanLine, settings: ItemSettings): Result<string, Problem> {
  const code = (settings.code === "sku" ? line.sku : line.productId)?.trim() ?? "";
  if (code.length > longestItemCode) {
    const most = longestItemCode;
    return err(problem("ledger.item-code-too-long", fieldOf(line, settings), { code, most }));
  }
  if (code !== "") return ok(code);
  return settings.fallback === undefined
    ? err(problem("ledger.item-code-missing", fieldOf(line, settings), { text: line.text }))
    : ok(settings.fallback);
}

const fieldOf = ({ id }: PlanLine, { code }: ItemSettings): string =>
  `plan.lines.${id}.${code === "sku" ? "sku" : "productId"}`;
