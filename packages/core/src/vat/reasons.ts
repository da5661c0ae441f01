import { decimalText } from "../money/money.ts";
import { parseMoney } from "../money/parse-money.ts";
import type { Percent } from "../order/order.ts";
import type { Facts } from "./facts.ts";
import { marginVat } from "./margin.ts";
import type { ResolvedPlace } from "./resolve-place.ts";
import { isMargin, isThresholdSale, numberMatters } from "./rules/conditions.ts";
import type { KindRow } from "./rules/domestic-kinds.ts";
import { reasonOf, type ScenarioRow } from "./rules/scenarios.ts";
import type { VatReason } from "./vat-decision.ts";

interface Found {
  readonly kind: KindRow | null;
  readonly percent: Percent | null;
  readonly rateSource: string;
  readonly country: string;
  readonly box: { readonly box: string | null; readonly text: string; readonly source: string };
}

/** The rules taken, in order, each with its source. */
export function reasonsOf(facts: Facts, row: ScenarioRow, found: Found): readonly VatReason[] {
  return [
    placeReason(facts),
    ...territoryReasons(facts),
    ...(numberMatters(facts) ? [numberReason(facts)] : []),
    ...(isThresholdSale(facts) ? [facts.threshold.reason] : []),
    reasonOf(row),
    ...kindReasons(found.kind),
    ...correctionReasons(facts),
    ...rateReasons(facts, found),
    ...marginReasons(facts, row, found.percent),
    { rule: `return-box-${found.box.box ?? "none"}`, text: found.box.text, source: found.box.source },
  ];
}

const named = (place: ResolvedPlace): string =>
  place.territory?.name ?? (place.area === "outside" ? place.country : place.state.name);

function placeReason({ departure, arrival, movement }: Facts): VatReason {
  switch (movement) {
    case "not-moved":
      return {
        rule: "place-of-customer",
        text: `The service goes from ${named(departure)} to a customer in ${named(arrival)}.`,
        source: "Dir 2006/112/EC art. 44-45, 58",
      };
    case "customer-collects":
      return {
        rule: "place-of-hand-over",
        text: `The customer collects the goods in ${named(departure)}.`,
        source: "Dir 2006/112/EC art. 31; Impl. Reg. 282/2011 art. 5a",
      };
    case "by-seller":
    case "customer-has-carrier":
      return {
        rule: "place-of-transport",
        text: `Transport starts in ${named(departure)} and ends in ${named(arrival)}; the billing address does not decide.`,
        source: "Dir 2006/112/EC art. 32-33",
      };
  }
}

const territoryReasons = ({ departure, arrival }: Facts): readonly VatReason[] =>
  [...new Set([departure.territory, arrival.territory])].flatMap((territory) =>
    territory === null
      ? []
      : [
          {
            rule: `territory-${territory.id}`,
            text: `${territory.name}: ${statusWords[territory.status]}.`,
            source: territory.source,
          },
        ],
  );

const statusWords = {
  outside: "outside the EU VAT area",
  "counts-as": "treated as part of the member state",
  "own-rates": "part of the member state, with rates of its own",
  "goods-only": "a member state for goods, a third country for services",
  "ask-for-business": "part of the member state; lowered rates are for local trade",
} as const;

const numberReason = ({ buyer, question }: Facts): VatReason => ({
  rule: `vat-number-${buyer.numberState}`,
  text: `Customer: ${question.customer.type}, VAT number ${buyer.numberState.replaceAll("-", " ")}; taken as ${buyer.standing.replaceAll("-", " ")}.`,
  source: "Dir 2006/112/EC art. 138(1); Impl. Reg. 282/2011 art. 18",
});

const kindReasons = (kind: KindRow | null): readonly VatReason[] =>
  kind === null ? [] : [{ rule: `kind-${kind.id}`, text: kind.text, source: kind.source }];

function correctionReasons({ question: { line } }: Facts): readonly VatReason[] {
  if (line.original === undefined) return [];
  const { taxPointDate, period } = line.original;
  return [
    {
      rule: "correction-of-original",
      text: `Corrects a sale of ${taxPointDate} (period ${period}): same scenario and rate as that sale.`,
      source: "Dir 2006/112/EC art. 90; Impl. Reg. 282/2011 art. 61; Wet OB 1968 art. 29",
    },
  ];
}

const rateReasons = ({ lawDate }: Facts, { percent, rateSource, country }: Found): readonly VatReason[] =>
  percent === null || rateSource === ""
    ? []
    : [{ rule: "rate-on-date", text: `On ${lawDate} the rate in ${country} is ${percent} %.`, source: rateSource }];

function marginReasons(facts: Facts, { scenario }: ScenarioRow, percent: Percent | null): readonly VatReason[] {
  const { purchasePriceEur, salePriceGrossEur, marginMethod } = facts.question.line;
  if (scenario !== "margin" || !isMargin(facts) || percent === null) return [];
  const source = "Dir 2006/112/EC art. 315, 318; Wet OB 1968 art. 28b, 28d";
  if (marginMethod === "globalised") {
    return [{ rule: "margin-globalised", text: "The VAT is worked out on the total margin of the period.", source }];
  }
  const bought = parseMoney(purchasePriceEur ?? 0, "EUR", "line.purchasePriceEur", "half-up");
  const sold = parseMoney(salePriceGrossEur ?? 0, "EUR", "line.salePriceGrossEur", "half-up");
  if (bought.isErr() || sold.isErr()) return [];
  const vat = decimalText(marginVat(bought.value, sold.value, percent));
  return [{ rule: "margin-item-by-item", text: `VAT inside this item's margin: EUR ${vat}.`, source }];
}
