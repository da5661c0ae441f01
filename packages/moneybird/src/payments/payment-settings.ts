import { described } from "@boekbrug/core";
import * as z from "zod";

/** Where a payment is booked; names or ids. */
const target = z.union([
  z.strictObject({ ledgerAccount: z.string().trim().min(1) }),
  z.strictObject({ financialAccount: z.string().trim().min(1) }),
]);

/** How it is told in Moneybird that a paid order is paid. */
export const paymentSettings = z.strictObject({
  register: described(
    z.boolean().default(true),
    [
      "Betaling registreren",
      "Aan: een betaalde bestelling krijgt in Moneybird de status betaald. Uit: de factuur blijft open tot iemand de betaling koppelt.",
    ],
    [
      "Register the payment",
      "On: a paid order gets the status paid in Moneybird. Off: the invoice stays open until somebody links the payment.",
    ],
  ),
  methods: described(
    z.record(z.string().min(1), target).default({}),
    [
      "Rekening per betaalmethode",
      'Op welke rekening een betaling komt, per betaalmethode van de webwinkel: { "ledgerAccount": "Mollie" } voor een tussenrekening, { "financialAccount": "Kas" } voor een bank- of kasrekening.',
    ],
    [
      "Account per payment method",
      'On which account a payment comes, per payment method of the shop: { "ledgerAccount": "Mollie" } for a clearing account, { "financialAccount": "Kas" } for a bank or cash account.',
    ],
  ),
  others: described(
    target.optional(),
    [
      "Rekening voor andere betalingen",
      "Voor betaalmethoden zonder eigen rekening. Leeg: de verrekeningsrekening van Moneybird.",
    ],
    [
      "Account for other payments",
      "For payment methods without an account of their own. Left out: Moneybird's settlement account.",
    ],
  ),
});

export type PaymentSettings = z.infer<typeof paymentSettings>;
export type PaymentTarget = z.infer<typeof target>;

/** The account of a payment method; undefined: Moneybird's own choice. */
export const targetOf = ({ methods, others }: PaymentSettings, methodId: string): PaymentTarget | undefined =>
  methods[methodId] ?? others;
