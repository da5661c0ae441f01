import type { Decimal } from "../money/round.ts";
import type { Text } from "../text/text.ts";
import type { CalendarDate } from "../time/calendar-date.ts";
import { decimalOf } from "./decimal-of.ts";
import { dutchNumber } from "./dutch-words.ts";
import type { VatPolicies } from "./policies.ts";
import type { VatReason } from "./vat-decision.ts";
import type { VatQuestion } from "./vat-question.ts";

/** Net, in EUR. Exceeded above it, not at it. */
export const thresholdEur = "10000";

/** From this day being in the Union scheme counts as having opted for the destination (Dir (EU) 2025/516, art. 59c as amended). */
export const ossCountsAsOptionFrom: CalendarDate = "2027-01-01";

/** Where a distance sale or digital service to a consumer in another member state is taxed. */
export interface ThresholdState {
  readonly taxedAt: "home" | "destination" | "held" | "needs-original-amount";
  /** The row that decided. */
  readonly row: string;
  /** Taxed at the destination by law, so that no policy may choose otherwise. */
  readonly byLaw: boolean;
  /** This sale pushes the year's total over the limit. */
  readonly crossedByThisSale: boolean;
  readonly reason: VatReason;
}

/** What the threshold rows look at. */
interface ThresholdFacts {
  readonly question: VatQuestion;
  readonly policies: VatPolicies;
  readonly lawDate: CalendarDate;
  /** Goods that leave from another state than the seller's own. */
  readonly stockAbroad: boolean;
  readonly previous: Decimal;
  readonly before: Decimal;
  readonly after: Decimal;
  /** A credit note whose original amount would tip the scale and is not given. */
  readonly originalAmountOpen: boolean;
}

type Figure = "last-year" | "this-year";

interface ThresholdRow {
  readonly id: string;
  readonly when: (facts: ThresholdFacts) => boolean;
  readonly taxedAt: ThresholdState["taxedAt"];
  readonly byLaw: boolean;
  /** The figures that the row rests on, which the reason names. */
  readonly figures: readonly Figure[];
  readonly text: string;
  readonly textNl: string;
  readonly source: string;
}

const inScheme = ({ question, lawDate }: ThresholdFacts) =>
  question.seller.ossUnion && lawDate >= ossCountsAsOptionFrom;
const unsettled = ({ question, lawDate }: ThresholdFacts) =>
  question.seller.ossUnion && lawDate < ossCountsAsOptionFrom;
const destinationAnyway = (facts: ThresholdFacts) =>
  inScheme(facts) || (unsettled(facts) && facts.policies.ossRegisteredBelowThreshold === "destination");

/** The row that is left when no other applies. */
const belowThreshold: ThresholdRow = {
  id: "below-threshold",
  when: () => true,
  taxedAt: "home",
  byLaw: false,
  figures: ["this-year", "last-year"],
  text: "Sales to consumers in other member states do not exceed EUR 10 000, this year nor last year.",
  textNl:
    "De verkopen aan particulieren in andere lidstaten blijven dit jaar en vorig jaar binnen de drempel van € 10.000.",
  source: "Dir 2006/112/EC art. 59c(1); Wet OB 1968 art. 6k",
};

/** The first row that applies decides. */
export const thresholdRows: readonly ThresholdRow[] = [
  {
    id: "established-in-other-member-states",
    when: ({ question }) => question.seller.establishedInOtherMemberStates,
    taxedAt: "destination",
    byLaw: true,
    figures: [],
    text: "The relief is for sellers established in one member state only.",
    textNl: "De drempel geldt alleen voor verkopers die in één lidstaat zijn gevestigd.",
    source: "Dir 2006/112/EC art. 59c(1)(a)",
  },
  {
    id: "stock-in-another-state",
    when: ({ stockAbroad }) => stockAbroad,
    taxedAt: "destination",
    byLaw: true,
    figures: [],
    text: "The relief is for goods that leave from the seller's own member state.",
    textNl: "De drempel geldt alleen voor goederen die uit de eigen lidstaat van de verkoper vertrekken.",
    source: "Dir 2006/112/EC art. 59c(1)(b), read as in Dir (EU) 2025/516",
  },
  {
    id: "opted-for-destination",
    when: ({ question }) => question.seller.optedForDestination,
    taxedAt: "destination",
    byLaw: true,
    figures: [],
    text: "The seller opted for taxation at destination.",
    textNl: "De verkoper koos voor heffing in de lidstaat van bestemming.",
    source: "Dir 2006/112/EC art. 59c(3); Wet OB 1968 art. 6k",
  },
  {
    id: "exceeded-last-year",
    when: ({ previous }) => previous.gt(thresholdEur),
    taxedAt: "destination",
    byLaw: true,
    figures: ["last-year"],
    text: "Last year's sales to consumers in other member states exceeded EUR 10 000.",
    textNl: "De verkopen aan particulieren in andere lidstaten waren vorig jaar hoger dan € 10.000.",
    source: "Dir 2006/112/EC art. 59c(1)(c); Wet OB 1968 art. 6k",
  },
  {
    id: "exceeded-this-year",
    when: ({ before }) => before.gt(thresholdEur),
    taxedAt: "destination",
    byLaw: true,
    figures: ["this-year"],
    text: "This year's sales to consumers in other member states exceeded EUR 10 000 before this sale.",
    textNl: "De verkopen aan particulieren in andere lidstaten waren dit jaar al vóór deze verkoop hoger dan € 10.000.",
    source: "Dir 2006/112/EC art. 59c(2); Wet OB 1968 art. 6k",
  },
  {
    id: "credit-near-the-limit",
    when: (facts) => facts.originalAmountOpen && facts.after.gt(thresholdEur) && !destinationAnyway(facts),
    taxedAt: "needs-original-amount",
    byLaw: true,
    figures: ["this-year"],
    text: "Whether the original sale crossed the limit hangs on its own amount.",
    textNl: "Of de oorspronkelijke verkoop de drempel overschreed, hangt af van het bedrag van die verkoop.",
    source: "Dir 2006/112/EC art. 59c(2)",
  },
  {
    id: "crossed-by-this-sale",
    when: ({ after }) => after.gt(thresholdEur),
    taxedAt: "destination",
    byLaw: true,
    figures: ["this-year"],
    text: "This sale takes the year's total over EUR 10 000 and is itself taxed at destination.",
    textNl:
      "Met deze verkoop komt het jaartotaal boven € 10.000; de verkoop zelf is al belast in de lidstaat van bestemming.",
    source: "Dir 2006/112/EC art. 59c(2): as of that time; Wet OB 1968 art. 6k(2)",
  },
  {
    id: "oss-counts-as-option",
    when: inScheme,
    taxedAt: "destination",
    byLaw: true,
    figures: [],
    text: "From 2027-01-01 being in the Union scheme counts as having opted for the destination.",
    textNl:
      "Vanaf 2027-01-01 geldt deelname aan de Unieregeling (OSS) als keuze voor heffing in de lidstaat van bestemming.",
    source: "Dir (EU) 2025/516, amending Dir 2006/112/EC art. 59c",
  },
  {
    id: "oss-registered-policy-destination",
    when: (facts) =>
      unsettled(facts) &&
      facts.policies.euConsumers === "by-law" &&
      facts.policies.ossRegisteredBelowThreshold === "destination",
    taxedAt: "destination",
    byLaw: false,
    figures: ["this-year"],
    text: "In the Union scheme, below the threshold, not opted: unsettled, taxed at destination by policy.",
    textNl:
      "In de Unieregeling (OSS), onder de drempel en zonder keuze voor heffing in de lidstaat van bestemming: niet uitgemaakt, volgens de instelling daar belast.",
    source: "Dir 2006/112/EC art. 59c(3); merchant policy ossRegisteredBelowThreshold",
  },
  {
    id: "oss-registered-policy-hold",
    when: (facts) =>
      unsettled(facts) &&
      facts.policies.euConsumers === "by-law" &&
      facts.policies.ossRegisteredBelowThreshold === "hold",
    taxedAt: "held",
    byLaw: false,
    figures: ["this-year"],
    text: "In the Union scheme, below the threshold, not opted: the merchant wants to be asked.",
    textNl:
      "In de Unieregeling (OSS), onder de drempel en zonder keuze voor heffing in de lidstaat van bestemming: de ondernemer wil het zelf beoordelen.",
    source: "merchant policy ossRegisteredBelowThreshold",
  },
  belowThreshold,
];

/** Where a sale to a consumer in another member state is taxed, from the figures, the seller's choices and the policies. */
export function thresholdState(
  question: VatQuestion,
  policies: VatPolicies,
  lawDate: CalendarDate,
  stockAbroad: boolean,
): ThresholdState {
  const { threshold, line } = question;
  const before = decimalOf(threshold.currentYearNetBeforeEur);
  const amount = decimalOf(line.original?.netEur ?? line.netEur);
  const counted = line.original === undefined ? amount : amount.abs();
  const facts: ThresholdFacts = {
    question,
    policies,
    lawDate,
    stockAbroad,
    previous: decimalOf(threshold.previousYearNetEur),
    before,
    after: before.plus(counted),
    originalAmountOpen: line.original !== undefined && line.original.netEur === undefined,
  };
  const row = thresholdRows.find(({ when }) => when(facts)) ?? belowThreshold;
  const { id, taxedAt, byLaw, figures, text, textNl, source } = row;
  return {
    taxedAt,
    row: id,
    byLaw,
    crossedByThisSale: id === "crossed-by-this-sale",
    reason: {
      rule: `threshold-${id}`,
      text: [text, ...figures.map((figure) => figureWords[figure](facts).en)].join(" "),
      textNl: [textNl, ...figures.map((figure) => figureWords[figure](facts).nl)].join(" "),
      source,
    },
  };
}

const euros = (amount: Decimal): Text => ({
  nl: `€ ${dutchNumber(amount.toFixed(2))}`,
  en: `EUR ${amount.toFixed(2)}`,
});

const figureWords: Record<Figure, (facts: ThresholdFacts) => Text> = {
  "this-year": (facts) => {
    const [before, after] = [euros(facts.before), euros(facts.after)];
    return {
      nl: `Dit jaar ervóór: ${before.nl}, erna: ${after.nl}.`,
      en: `This year before it: ${before.en}, after it: ${after.en}.`,
    };
  },
  "last-year": ({ previous }) => {
    const sold = euros(previous);
    return { nl: `Vorig jaar: ${sold.nl}.`, en: `Last year: ${sold.en}.` };
  },
};
