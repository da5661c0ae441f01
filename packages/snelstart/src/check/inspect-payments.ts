import { type Finding, findingOf, problem, type ShopChoices, type Text } from "@boekbrug/core";
import type { SnelStartSettings } from "../settings.ts";

const field = "ledger.payments.journals";

const alone: Text = { nl: "hun betalingen met rust laten", en: "leaving their payments alone" };

/** Lays the journals by payment method beside the methods of the shop. */
export function inspectPayments(
  { document, payments: { journals, others } }: Pick<SnelStartSettings, "document" | "payments">,
  { paymentMethods }: ShopChoices,
): Finding[] {
  const mapped = Object.keys(journals);
  if (document !== "booking" || mapped.length === 0 || paymentMethods.length === 0) return [];
  const left = paymentMethods.filter(({ id }) => !mapped.includes(id)).map(named);
  const available = paymentMethods.map(named).join(", ");
  const fallback = others === undefined ? alone : String(others);
  return [
    ...(left.length === 0
      ? []
      : [problem("check.payment-methods-unmapped", field, { methods: left.join(", "), field, fallback })]),
    ...mapped
      .filter((method) => paymentMethods.every(({ id }) => id !== method))
      .map((method) => problem("check.payment-method-unknown", field, { method, field, available })),
  ].map((found) => findingOf("note", found));
}

const named = ({ id, name }: ShopChoices["paymentMethods"][number]): string => `${id} (${name})`;
