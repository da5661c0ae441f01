import { decimalText } from "../money/money.ts";
import { parseMoney } from "../money/parse-money.ts";
import type { Percent } from "../order/order.ts";
import type { Locale, Text } from "../text/text.ts";
import type { NumberState, Standing } from "./buyer.ts";
import type { TerritoryStatus } from "./data/territories.ts";
import { dutchCountryName, dutchNumber, dutchTerritoryName } from "./dutch-words.ts";
import type { Facts } from "./facts.ts";
import { marginVat } from "./margin.ts";
import type { ResolvedPlace } from "./resolve-place.ts";
import { isMargin, isThresholdSale, numberMatters } from "./rules/conditions.ts";
import type { KindRow } from "./rules/domestic-kinds.ts";
import { reasonOf, type ScenarioRow } from "./rules/scenarios.ts";
import type { VatReason } from "./vat-decision.ts";
import type { VatCustomer } from "./vat-question.ts";

interface Found {
  readonly kind: KindRow | null;
  readonly percent: Percent | null;
  readonly rateSource: string;
  readonly country: string;
  readonly vatCode: string;
  readonly box: {
    readonly box: string | null;
    readonly text: string;
    readonly textNl: string;
    readonly source: string;
  };
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
    {
      rule: `return-box-${found.box.box ?? "none"}`,
      text: found.box.text,
      textNl: found.box.textNl,
      source: found.box.source,
    },
  ];
}

const named = (place: ResolvedPlace): string =>
  place.territory?.name ?? (place.area === "outside" ? place.country : place.state.name);

const namedInDutch = (place: ResolvedPlace): string => {
  if (place.territory !== null) return dutchTerritoryName(place.territory);
  return dutchCountryName(place.area === "outside" ? place.country : place.state.code);
};

function placeReason({ departure, arrival, movement }: Facts): VatReason {
  switch (movement) {
    case "not-moved":
      return {
        rule: "place-of-customer",
        text: `The service goes from ${named(departure)} to a customer in ${named(arrival)}.`,
        textNl: `Plaats van de dienst: van verkoper (${namedInDutch(departure)}) naar afnemer (${namedInDutch(arrival)}).`,
        source: "Dir 2006/112/EC art. 44-45, 58",
      };
    case "customer-collects":
      return {
        rule: "place-of-hand-over",
        text: `The customer collects the goods in ${named(departure)}.`,
        textNl: `De afnemer haalt de goederen zelf af; plaats van levering: ${namedInDutch(departure)}.`,
        source: "Dir 2006/112/EC art. 31; Impl. Reg. 282/2011 art. 5a",
      };
    case "by-seller":
    case "customer-has-carrier":
      return {
        rule: "place-of-transport",
        text: `Transport starts in ${named(departure)} and ends in ${named(arrival)}; the billing address does not decide.`,
        textNl: `Vervoer van de goederen: vertrek ${namedInDutch(departure)}, aankomst ${namedInDutch(arrival)}; het factuuradres is niet bepalend.`,
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
            text: `${territory.name}: ${statusWords[territory.status].en}.`,
            textNl: `${dutchTerritoryName(territory)}: ${statusWords[territory.status].nl}.`,
            source: territory.source,
          },
        ],
  );

const statusWords = {
  outside: { nl: "buiten het btw-gebied van de EU", en: "outside the EU VAT area" },
  "counts-as": { nl: "geldt voor de btw als deel van de lidstaat", en: "treated as part of the member state" },
  "own-rates": {
    nl: "deel van de lidstaat, met eigen btw-tarieven",
    en: "part of the member state, with rates of its own",
  },
  "goods-only": {
    nl: "lidstaat voor goederen, derde land voor diensten",
    en: "a member state for goods, a third country for services",
  },
  "ask-for-business": {
    nl: "deel van de lidstaat; de verlaagde tarieven gelden voor plaatselijke handel",
    en: "part of the member state; lowered rates are for local trade",
  },
} as const satisfies Record<TerritoryStatus, Text>;

const numberReason = ({ buyer, question }: Facts): VatReason => ({
  rule: `vat-number-${buyer.numberState}`,
  text: `Customer: ${question.customer.type}, VAT number ${buyer.numberState.replaceAll("-", " ")}; taken as ${buyer.standing.replaceAll("-", " ")}.${evidence(question.customer, "en")}`,
  textNl: `Afnemer: ${customerWords[question.customer.type]}, btw-id ${numberWords[buyer.numberState]}; behandeld als ${standingWords[buyer.standing]}.${evidence(question.customer, "nl")}`,
  source: "Dir 2006/112/EC art. 138(1); Impl. Reg. 282/2011 art. 18",
});

/** What the registry was asked and when, as far as the question tells. */
function evidence({ vies, checkedOn, consultationNumber, lastValidOn }: VatCustomer, language: Locale): string {
  const said = (words: Text, value: string | null | undefined) => (value == null ? "" : `${words[language]} ${value}`);
  const asked = said(evidenceWords.checkedOn, checkedOn) + said(evidenceWords.consultationNumber, consultationNumber);
  const earlier = vies === "unavailable" ? said(evidenceWords.lastValidOn, lastValidOn) : "";
  return [asked, earlier].map((part) => (part === "" ? "" : ` ${part}.`)).join("");
}

const evidenceWords = {
  checkedOn: { nl: "VIES geraadpleegd op", en: "VIES was asked on" },
  consultationNumber: { nl: ", raadpleegnummer", en: ", consultation number" },
  lastValidOn: { nl: "Laatste geldige antwoord van VIES:", en: "Last valid answer of VIES:" },
} as const satisfies Record<string, Text>;

const customerWords = {
  consumer: "particulier",
  business: "ondernemer",
} as const satisfies Record<VatCustomer["type"], string>;

const numberWords = {
  none: "niet opgegeven",
  "not-of-a-member-state": "niet van een lidstaat",
  "without-prefix": "zonder landcode",
  "not-checked": "niet gecontroleerd",
  invalid: "ongeldig",
  unavailable: "niet te controleren (VIES gaf geen antwoord)",
  "valid-of-departure-state": "geldig, van de lidstaat van vertrek",
  "valid-of-other-state": "geldig, van een andere lidstaat",
} as const satisfies Record<NumberState, string>;

const standingWords = {
  consumer: "particulier",
  "identified-elsewhere": "ondernemer met btw-id van een andere lidstaat",
  "identified-at-departure": "ondernemer met btw-id van de lidstaat van vertrek",
  "business-at-departure-rate": "ondernemer zonder bewijs, tegen de btw van de lidstaat van vertrek",
  held: "te beoordelen door een mens",
} as const satisfies Record<Standing, string>;

const kindReasons = (kind: KindRow | null): readonly VatReason[] =>
  kind === null ? [] : [{ rule: `kind-${kind.id}`, text: kind.text, textNl: kind.textNl, source: kind.source }];

function correctionReasons({ question: { line } }: Facts): readonly VatReason[] {
  if (line.original === undefined) return [];
  const { taxPointDate, period } = line.original;
  return [
    {
      rule: "correction-of-original",
      text: `Corrects a sale of ${taxPointDate} (period ${period}): same scenario and rate as that sale.`,
      textNl: `Correctie van een verkoop van ${taxPointDate} (tijdvak ${period}): zelfde btw-situatie en tarief als die verkoop.`,
      source: "Dir 2006/112/EC art. 90; Impl. Reg. 282/2011 art. 61; Wet OB 1968 art. 29",
    },
  ];
}

const rateReasons = ({ lawDate }: Facts, { percent, rateSource, country, vatCode }: Found): readonly VatReason[] =>
  percent === null || rateSource === ""
    ? []
    : [
        {
          rule: "rate-on-date",
          text: `On ${lawDate} the rate in ${country} is ${percent} %.`,
          textNl: `Btw-tarief op ${lawDate} (${dutchCountryName(vatCode)}): ${dutchNumber(percent)} %.`,
          source: rateSource,
        },
      ];

function marginReasons(facts: Facts, { scenario }: ScenarioRow, percent: Percent | null): readonly VatReason[] {
  const { purchasePriceEur, salePriceGrossEur, marginMethod } = facts.question.line;
  if (scenario !== "margin" || !isMargin(facts) || percent === null) return [];
  const source = "Dir 2006/112/EC art. 315, 318; Wet OB 1968 art. 28b, 28d";
  if (marginMethod === "globalised") {
    return [
      {
        rule: "margin-globalised",
        text: "The VAT is worked out on the total margin of the period.",
        textNl: "De btw wordt berekend over de totale winstmarge van het tijdvak (globalisatie).",
        source,
      },
    ];
  }
  const bought = parseMoney(purchasePriceEur ?? 0, "EUR", "line.purchasePriceEur", "half-up");
  const sold = parseMoney(salePriceGrossEur ?? 0, "EUR", "line.salePriceGrossEur", "half-up");
  if (bought.isErr() || sold.isErr()) return [];
  const vat = decimalText(marginVat(bought.value, sold.value, percent));
  return [
    {
      rule: "margin-item-by-item",
      text: `VAT inside this item's margin: EUR ${vat}.`,
      textNl: `Btw in de winstmarge van dit artikel: EUR ${dutchNumber(vat)}.`,
      source,
    },
  ];
}
