import { dutchRateOf } from "./dutch-rates.ts";
import type { DomesticKind, VatDecision, VatReason } from "./vat-decision.ts";
import type { RateClass, VatQuestion } from "./vat-question.ts";

/** A row of the decision table: when it applies, and what follows. The first row that applies decides. */
export interface VatRule {
  readonly id: string;
  readonly when: (question: VatQuestion) => boolean;
  readonly decide: (question: VatQuestion) => VatDecision;
}

/** Goods of a Dutch seller that start and end in the Netherlands: the supply is where the goods are. */
const staysInTheNetherlands = ({ seller, shipFrom, shipTo, line }: VatQuestion): boolean =>
  seller.country === "NL" &&
  !seller.kor &&
  shipFrom.country.trim().toUpperCase() === "NL" &&
  shipTo.country.trim().toUpperCase() === "NL" &&
  line.kind === "goods";

const place: VatReason = {
  rule: "place-of-supply-domestic",
  text: "Start and end of transport lie in the Netherlands, the seller's own country.",
  source: "Dir 2006/112/EC art. 31-32; Wet OB 1968 art. 5(1)",
};

/** Box of the Dutch return per kind: 1a high rate, 1b low rate, 1e 0 % and not with you. */
const rows: readonly {
  readonly rateClass: RateClass;
  readonly kind: DomesticKind;
  readonly box: string | null;
  readonly text: string;
  readonly source: string;
}[] = [
  {
    rateClass: "standard",
    kind: "standard",
    box: "1a",
    text: "The product is of the standard class.",
    source: "Wet OB 1968 art. 9(1); Toelichting btw-aangifte 2026, rubriek 1a",
  },
  {
    rateClass: "reduced",
    kind: "reduced",
    box: "1b",
    text: "The product is on the list of reduced-rate goods (Tabel I).",
    source: "Wet OB 1968 art. 9(2)(a), Tabel I; Toelichting btw-aangifte 2026, rubriek 1b",
  },
  {
    rateClass: "zero",
    kind: "zero",
    box: "1e",
    text: "The product is taxed at 0 % in the Netherlands.",
    source: "Wet OB 1968 art. 9(2)(b), Tabel II; Toelichting btw-aangifte 2026, rubriek 1e",
  },
];

export const domesticRules: readonly VatRule[] = rows.map(({ rateClass, kind, box, text, source }) => ({
  id: `domestic-${kind}`,
  when: (question) =>
    staysInTheNetherlands(question) &&
    question.line.rateClass === rateClass &&
    dutchRateOf(rateClass, question.taxPointDate) !== undefined,
  decide: ({ taxPointDate }) => {
    const rate = dutchRateOf(rateClass, taxPointDate);
    return {
      scenario: "domestic",
      domesticKind: kind,
      taxCountry: "NL",
      taxCountryVatCode: "NL",
      ratePercent: rate?.percent ?? null,
      nlReturnBox: box,
      icpListing: false,
      ossReport: false,
      countsTowardThreshold: false,
      legalTextKey: "NONE",
      legalText: null,
      flags: [],
      why: [
        place,
        { rule: `domestic-${kind}`, text, source },
        {
          rule: "rate-on-date",
          text: `On ${taxPointDate} the rate is ${rate?.percent ?? "?"} %.`,
          source: rate?.source ?? "",
        },
      ],
    };
  },
}));
