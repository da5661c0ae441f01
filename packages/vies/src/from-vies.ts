import type { Instant, VatNumberAnswer } from "@boekbrug/core";
import type { Consultation, VatNumber } from "./client/vies-client.ts";

/** What VIES said about a number, as the port tells it. An error word is never a verdict. */
export function answerFrom(said: Consultation, { state, digits }: VatNumber, checkedAt: Instant): VatNumberAnswer {
  const vatNumber = state + digits;
  if ("refusal" in said) return unavailable(vatNumber, checkedAt, said.refusal);
  const { valid, consultationNumber } = said;
  return { state: valid ? "valid" : "invalid", vatNumber, checkedAt, consultationNumber, detail: null };
}

/** Nobody knows: never read as invalid. */
export const unavailable = (vatNumber: string, checkedAt: Instant, detail: string): VatNumberAnswer => ({
  state: "unavailable",
  vatNumber,
  checkedAt,
  consultationNumber: null,
  detail,
});

/** No member state could have issued it: said without a question. */
export const invalid = (vatNumber: string, checkedAt: Instant): VatNumberAnswer => ({
  state: "invalid",
  vatNumber,
  checkedAt,
  consultationNumber: null,
  detail: null,
});
