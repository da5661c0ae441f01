import { type Finding, findingOf, problem, type ShopChoices, type Text } from "@boekbrug/core";
import type { MoneybirdSettings } from "../settings.ts";

const field = "ledger.payments.methods";

/** Lays the accounts by payment method beside the methods of the shop. */
export function inspectPayments(
  { document, payments: { register, methods, others } }: MoneybirdSettings,
  { paymentMethods }: ShopChoices,
): readonly Finding[] {
  const mapped = Object.keys(methods);
  if (!register || document === "invoice-draft" || mapped.length === 0 || paymentMethods.length === 0) return [];
  const left = paymentMethods.filter(({ id }) => !mapped.includes(id)).map(named);
  const available = paymentMethods.map(named).join(", ");
  const fallback = others === undefined ? ofMoneybird : Object.values(others).join("");
  return [
    ...(left.length === 0
      ? []
      : [problem("check.payment-methods-unmapped", field, { methods: left.join(", "), field, fallback })]),
    ...mapped
      .filter((method) => paymentMethods.every(({ id }) => id !== method))
      .map((method) => problem("check.payment-method-unknown", field, { method, field, available })),
  ].map((found) => findingOf("note", found));
}

const ofMoneybird: Text = { nl: "de verrekeningsrekening van Moneybird", en: "Moneybird's settlement account" };

const named = ({ id, name }: ShopChoices["paymentMethods"][number]): string => `${id} (${name})`;
