import {
  deliveryAddress,
  fitText,
  type InvoicePlan,
  idOf,
  type Json,
  type Problem,
  present,
  type Rules,
  shortenedBy,
  type WriteStep,
} from "@boekbrug/core";
import type { Result } from "neverthrow";
import { describedBy } from "../identity.ts";
import { addressIsWhole, addressOf, vatNumberOf } from "../relations/to-relation.ts";
import type { SnelStartSettings } from "../settings.ts";
import type { SnelStartSnapshot } from "../snapshot.ts";
import { refuseOtherReckoning } from "./refuse-other-reckoning.ts";
import { type OrderLines, toOrderLines } from "./to-order-lines.ts";

export const ordersPath = "verkooporders";

/** Most characters of what is printed as the customer's reference. */
const longestReference = 50;

/** Most days until due of an order; a sales booking may have more. */
const mostDays = 100;

const bases = { gross: "Inclusief", net: "Exclusief" } as const;

/** A sales order, and what its lines are on. */
export interface OrderStep extends Pick<OrderLines, "articles"> {
  readonly step: WriteStep;
}

/** The step that makes the sales order. SnelStart reckons its VAT and gives it a number; a person turns it into an invoice there. */
export function toOrderStep(
  plan: InvoicePlan,
  rules: Rules,
  snapshot: SnelStartSnapshot,
  settings: SnelStartSettings,
): Result<OrderStep, Problem> {
  const drawn = toOrderLines(plan, rules, snapshot, settings.items).andThrough(() =>
    refuseOtherReckoning(plan, snapshot, settings),
  );
  return drawn.map(({ basis, lines, articles }) => {
    const { orders, paymentDays } = settings;
    const { reference, description, number, totals, customer, date } = plan;
    const delivery = orders.deliveryAddress ? deliveryAddress(customer) : null;
    const address = delivery === null ? null : addressOf(delivery, null, snapshot.countries);
    const isCut = delivery !== null && !addressIsWhole(address ?? {}, delivery, null);
    const body: Json = {
      relatie: { id: idOf("customer") },
      datum: `${date}T00:00:00`,
      procesStatus: orders.status,
      verkooporderBtwIngaveModel: bases[basis],
      orderreferentie: fitText(number, longestReference),
      omschrijving: describedBy(description, reference),
      memo: memoOf(plan),
      ...present<Json>({
        krediettermijn: paymentDays === undefined ? null : Math.min(paymentDays, mostDays),
        afleveradres: address,
        kostenplaats: snapshot.costCentre === null ? null : { id: snapshot.costCentre },
        verkoopordersjabloon: snapshot.layout === null ? null : { id: snapshot.layout },
      }),
      regels: lines,
    };
    return {
      articles,
      step: {
        key: "document",
        kind: "document",
        title: { nl: "Verkooporder", en: "Sales order" },
        request: { method: "POST", path: ordersPath, body },
        dependsOn: ["customer", ...articles.map(({ key }) => key)],
        lookup: "after-doubt",
        identity: null,
        reference,
        expected: { gross: totals.gross, vat: totals.vat },
        ...shortenedBy(isCut ? ["afleveradres"] : []),
      },
    };
  });
}

const toBusinesses = new Set(["icp", "service-b2b-reverse-charge"]);

/** The order's identity; and the VAT number on which SnelStart must leave out the VAT, for whoever looks at it later. */
function memoOf({ reference, lines, customer }: InvoicePlan): string {
  const number = lines.some(({ vatRole }) => toBusinesses.has(vatRole)) ? vatNumberOf(customer.vatNumber) : null;
  const identity = `Boekbrug (${reference})`;
  return number === null ? identity : `btw-nummer ${number}, ${identity}`;
}

/** The VAT number that a memo names. */
export const vatNumberIn = (memo: string): string | null =>
  /^btw-nummer (?<number>\w+), /.exec(memo)?.groups?.number ?? null;
