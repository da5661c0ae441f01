import { rulesSchema, settingTexts } from "@boekbrug/core";
import { exactOnlineSettings } from "@boekbrug/exactonline";
import { moneybirdSettings } from "@boekbrug/moneybird";
import { snelstartSettings } from "@boekbrug/snelstart";
import type { Column } from "./column.ts";
import { exactColumns } from "./exact-columns.ts";
import { moneybirdColumns } from "./moneybird-columns.ts";
import { snelstartColumns } from "./snelstart-columns.ts";

/** Every ledger with every kind of document. */
export const columns: readonly Column[] = [...exactColumns, ...moneybirdColumns, ...snelstartColumns];

const explanation = (setting: Parameters<typeof settingTexts.get>[0]): string =>
  settingTexts.get(setting)?.explanation.en ?? "";

/** What the settings tell of the kinds of document: when each counts, and what else moves that moment. */
export const kindsInWords: readonly (readonly [string, string])[] = [
  ["rules.document.kind", explanation(rulesSchema.shape.document.unwrap().shape.kind)],
  ["ledger.invoices.process", explanation(exactOnlineSettings.shape.invoices.unwrap().shape.process)],
  ["ledger.orders.invoice", explanation(exactOnlineSettings.shape.orders.unwrap().shape.invoice)],
  ["ledger.items.fallback", explanation(exactOnlineSettings.shape.items.unwrap().shape.fallback)],
  ["ledger.document (Moneybird)", explanation(moneybirdSettings.shape.document)],
  ["ledger.document (SnelStart)", explanation(snelstartSettings.shape.document)],
];
