import type { ComposedSettlements, LedgerSettlements } from "@boekbrug/core";
import type { DuePayment } from "./due-payments.ts";

/** Whether any of these payments has been collected for as long as the ledger wants, or there are enough for one full write. */
export const isTimeToPay = (due: readonly DuePayment[], settlements: LedgerSettlements, now: number): boolean =>
  due.length >= settlements.batchSize || due.some((each) => isRipe(each, settlements, now));

/** What was seen in the future was seen by a clock that stood ahead. */
const isRipe = ({ seenAt }: DuePayment, { collectHours }: LedgerSettlements, now: number): boolean =>
  Date.parse(seenAt) > now || Date.parse(seenAt) + collectHours * 3_600_000 <= now;

/** The payments that are registered now: of writes that are full, or in which one has been collected for long enough; and what cannot be paid at all. */
export function choosePayments(
  due: readonly DuePayment[],
  { writes, problems }: ComposedSettlements,
  settlements: LedgerSettlements,
  now: number,
): DuePayment[] {
  const byReference = new Map(due.map((each) => [each.document.reference, each]));
  const ofWrite = (pays: readonly string[]) => pays.flatMap((reference) => byReference.get(reference) ?? []);
  const chosen = writes
    .map(({ pays }) => ofWrite(pays))
    .filter((each) => each.length >= settlements.batchSize || each.some((one) => isRipe(one, settlements, now)));
  return [...chosen.flat(), ...ofWrite([...problems.keys()])];
}
