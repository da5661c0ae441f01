import {
  fitText,
  type InvoicePlan,
  idOf,
  type Json,
  lineText,
  type PlanLine,
  type Problem,
  present,
  problem,
  type Rules,
  shortenedBy,
  type WriteStep,
  wholeText,
} from "@boekbrug/core";
import { err, ok, Result } from "neverthrow";
import type { ExtraField } from "../extra-fields/extra-field-settings.ts";
import { type ExtraProperties, extraFields } from "../extra-fields/extra-fields.ts";
import { accountFor, refuseOtherPercent, refuseUnknownJournal, vatCodeFor } from "../mapping.ts";
import type { ExactOnlineSnapshot } from "../snapshot.ts";
import type { DocumentSettings } from "./document-settings.ts";
import { lineAmountsOf, numberOf } from "./line-amounts.ts";
import { paymentConditionOf } from "./payment-condition.ts";

/** No length is documented for certain: the shortest one that any source names, in characters. */
const lengths = { reference: 30, description: 60, paymentReference: 30 } as const;

const largestInt32 = 2_147_483_647;

export interface EntrySettings extends Partial<Pick<DocumentSettings, "paymentCondition" | "paymentConditions">> {
  readonly division: number;
  readonly journal: string;
  readonly extraFields?: readonly ExtraField[] | undefined;
}

export const salesEntriesPath = (division: number): string => `/api/v1/${division}/salesentry/SalesEntries`;

/** The step that books the entry. */
export function toSalesEntryStep(
  plan: InvoicePlan,
  rules: Rules,
  snapshot: ExactOnlineSnapshot,
  settings: EntrySettings,
): Result<WriteStep, Problem> {
  const extra = extraFields(plan, "entry", settings.extraFields, rules);
  return toSalesEntry(plan, rules, snapshot, settings, extra).map((body) => ({
    key: "document",
    kind: "document",
    title: { nl: "Verkoopboeking", en: "Sales entry" },
    request: { method: "POST", path: salesEntriesPath(settings.division), body },
    dependsOn: ["customer"],
    lookup: "after-doubt",
    identity: null,
    reference: plan.reference,
    expected: { gross: plan.totals.gross, vat: plan.totals.vat },
    ...shortenedBy(extra.shortened),
  }));
}

function toSalesEntry(
  plan: InvoicePlan,
  rules: Rules,
  snapshot: ExactOnlineSnapshot,
  settings: EntrySettings,
  extra: ExtraProperties,
): Result<Json, Problem> {
  return refuseUnknownJournal(settings.journal, snapshot)
    .andThen(() => refuseLongReference(plan.reference))
    .andThen(() =>
      Result.combine(
        plan.lines.map((line) =>
          toEntryLine(line, plan, rules, snapshot).map((body) => ({ ...body, ...extra.line(line) })),
        ),
      ),
    )
    .map((lines) => ({
      Journal: settings.journal,
      Customer: idOf("customer"),
      EntryDate: plan.date,
      Currency: plan.totals.gross.currency,
      Description: descriptionOf(plan),
      YourRef: plan.reference,
      ...present<Json>({
        EntryNumber: entryNumberOf(plan),
        PaymentReference: wholeText(plan.number, lengths.paymentReference),
        PaymentCondition: paymentConditionOf(plan, settings),
      }),
      ...extra.document,
      SalesEntryLines: lines,
    }));
}

/** A cut reference would not be found again, and the order would be booked twice. */
export function refuseLongReference(reference: string): Result<void, Problem> {
  if (reference.length <= lengths.reference) return ok(undefined);
  const detail = `YourRef ${reference.length} > ${lengths.reference}`;
  return err(problem("ledger.refused", "order.id", { detail }));
}

/** The shop's number in words, with the document's own where that is another one. */
export function descriptionOf({ description, number }: InvoicePlan): string {
  const full = description.includes(number) ? description : `${description} (${number})`;
  return fitText(full, lengths.description);
}

/** The shop's number as Exact's own, where it is a plain number that fits; letters are never stripped. */
export function entryNumberOf({ number, numberOwner }: InvoicePlan): number | null {
  if (numberOwner !== "shop" || !/^[1-9]\d{0,9}$/.test(number)) return null;
  return Number(number) <= largestInt32 ? Number(number) : null;
}

function toEntryLine(
  line: PlanLine,
  plan: InvoicePlan,
  rules: Rules,
  snapshot: ExactOnlineSnapshot,
): Result<Readonly<Record<string, Json>>, Problem> {
  const role = line.vatRole;
  return accountFor(line.accountRole, rules, snapshot).andThen((account) =>
    vatCodeFor(role, rules, snapshot).andThen((code) =>
      refuseOtherPercent(code, role, line.vatPercent, plan.date)
        .andThen(() => lineAmountsOf(line, code))
        .map(({ amount, vat }) => ({
          GLAccount: account.id,
          VATCode: code.code,
          Description: fitText(lineText(line, { withQuantity: false }), lengths.description),
          Quantity: Number(line.quantity),
          AmountFC: numberOf(amount),
          ...present({ VATAmountFC: vat === null ? null : numberOf(vat) }),
        })),
    ),
  );
}
