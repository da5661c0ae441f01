import { described } from "@boekbrug/core";
import * as z from "zod";

const journal = z.coerce.number().int().min(1);

/** How it is told in SnelStart that an order is paid: by bank bookings on clearing journals. */
export const paymentSettings = z.strictObject({
  journals: described(
    z.record(z.string().min(1), journal).default({}),
    [
      "Dagboek per betaalmethode",
      'Het nummer van het bankdagboek waarop betalingen komen, per betaalmethode van de webwinkel: { "3": 10 }. Neem een tussenrekening (een dagboek voor Mollie, Adyen, kaarten), nooit de bankrekening zelf: die hoort bij de bankafschriften. Leeg: betalingen worden niet geregistreerd.',
    ],
    [
      "Journal per payment method",
      'The number of the bank journal on which payments come, per payment method of the shop: { "3": 10 }. Take a clearing journal (one for Mollie, Adyen, cards), never the bank account itself: that one belongs to the bank statements. Left out: payments are not registered.',
    ],
  ),
  others: described(
    journal.optional(),
    [
      "Dagboek voor andere betalingen",
      "Voor betaalmethoden zonder eigen dagboek. Leeg: betalingen daarvan laat Boekbrug met rust, zoals overschrijvingen die op het bankafschrift staan.",
    ],
    [
      "Journal for other payments",
      "For payment methods without a journal of their own. Left out: Boekbrug leaves their payments alone, as with transfers that are on the bank statement.",
    ],
  ),
  collectHours: described(
    z.number().int().min(0).max(168).default(0),
    [
      "Uren verzamelen",
      "Zo lang worden betalingen verzameld tot één bankboeking; een volle (50 bestellingen) wacht niet. 0: elke ronde boekt wat er is; met boekbrug serve is 24 rustiger.",
    ],
    [
      "Hours of collecting",
      "For so long payments are collected into one bank booking; a full one (50 orders) does not wait. 0: each run books what there is; with boekbrug serve 24 is calmer.",
    ],
  ),
});

export type PaymentSettings = z.infer<typeof paymentSettings>;

/** The number of the journal for a payment method, with the setting that names it; undefined: its payments are left alone. */
export function journalNumberOf(
  { journals, others }: PaymentSettings,
  methodId: string,
): { readonly number: number; readonly field: string } | undefined {
  const own = journals[methodId];
  if (own !== undefined) return { number: own, field: `ledger.payments.journals.${methodId}` };
  return others === undefined ? undefined : { number: others, field: "ledger.payments.others" };
}

/** Whether payments are registered at all. */
export const registersPayments = ({ journals, others }: PaymentSettings): boolean =>
  others !== undefined || Object.keys(journals).length > 0;
