import type { Money } from "../money/money.ts";
import { decimalText } from "../money/money.ts";
import type { Fingerprint } from "../ports/cipher.ts";
import type { Text } from "../text/text.ts";
import type { Order, OrderHead } from "./order.ts";

/** The parts of an order that a booking is made of, each with the words for it. */
export const orderPartWords = {
  number: { nl: "het bestelnummer", en: "the order number" },
  invoice: { nl: "het factuurnummer", en: "the invoice number" },
  date: { nl: "de besteldatum", en: "the order date" },
  total: { nl: "het totaal", en: "the total" },
  vat: { nl: "de btw", en: "the VAT" },
  charges: { nl: "verzendkosten, kosten of korting", en: "shipping, costs or discount" },
  customer: { nl: "de klantgegevens", en: "the customer's data" },
  payment: { nl: "de betaling", en: "the payment" },
  status: { nl: "de status", en: "the status" },
  lines: { nl: "de regels", en: "the rows" },
} as const satisfies Record<string, Text>;

export type OrderPart = keyof typeof orderPartWords;

/** An order part by part, each as a keyed fingerprint: tells later which parts changed, and nothing else. */
export type OrderPrints = Readonly<Partial<Record<OrderPart, string>>>;

/** As many hexadecimal digits as tell two contents apart. */
const printLength = 16;

/** The parts that a list tells. Of the status, only whether it means cancelled: an order that is sent on is not changed by that. */
export const printsOfHead = (
  fingerprint: Fingerprint,
  head: OrderHead,
  cancelledStatuses: readonly string[],
): Promise<OrderPrints> =>
  printsOf(fingerprint, head.id, {
    number: head.number,
    date: head.placedAt,
    total: [head.total.minor, head.total.currency],
    payment: head.paid,
    status: cancelledStatuses.includes(head.status ?? ""),
    ...head.parts,
  });

/** The rows of an order, which no list tells. */
export const printOfLines = (fingerprint: Fingerprint, { id, lines }: Order): Promise<OrderPrints> =>
  printsOf(fingerprint, id, {
    lines: lines.map(({ description, variant, quantity, amount, vatPercent }) => [
      description,
      variant,
      quantity,
      amount.minor,
      vatPercent,
    ]),
  });

async function printsOf(
  fingerprint: Fingerprint,
  orderId: string,
  parts: Readonly<Partial<Record<OrderPart, unknown>>>,
): Promise<OrderPrints> {
  const told = Object.entries(parts).filter(([, content]) => content != null);
  const entries = told.map(async ([part, content]) => {
    const print = await fingerprint(`order:${orderId}:${part}:${JSON.stringify(content)}`);
    return [part, print.slice(0, printLength)] as const;
  });
  return Object.fromEntries(await Promise.all(entries));
}

/** The parts that differ between two sets of prints; a part that either does not have is not compared. */
export const changedParts = (before: OrderPrints, now: OrderPrints): OrderPart[] =>
  (Object.keys(orderPartWords) as OrderPart[]).filter(
    (part) => before[part] !== undefined && now[part] !== undefined && before[part] !== now[part],
  );

/** Changed parts in words, the total with its amounts. */
export function changeInWords(parts: readonly OrderPart[], booked: Money, now: Money, cancelled: boolean): Text {
  const inLanguage = (language: keyof Text): string =>
    parts
      .map((part) => {
        if (part === "total") return `${orderPartWords.total[language]} ${decimalText(booked)} → ${decimalText(now)}`;
        if (part === "status" && cancelled) return language === "nl" ? "geannuleerd" : "cancelled";
        return orderPartWords[part][language];
      })
      .join(", ");
  return { nl: inLanguage("nl"), en: inLanguage("en") };
}
