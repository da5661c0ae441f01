import type { Percent } from "../../order/order.ts";
import { dutchRateClassOf } from "../dutch-rates.ts";
import type { Facts } from "../facts.ts";
import type { DomesticKind, VatScenario } from "../vat-decision.ts";

/** What the boxes of the Dutch return look at. */
export interface BoxFacts {
  readonly scenario: VatScenario;
  readonly taxedInTheNetherlands: boolean;
  readonly dutchSeller: boolean;
  readonly smallBusiness: boolean;
  readonly kind: DomesticKind | null;
  readonly percent: Percent | null;
  readonly rateClass: string | null;
}

interface BoxRow {
  readonly when: (facts: BoxFacts) => boolean;
  readonly box: string | null;
  readonly text: string;
  readonly textNl: string;
}

const source = "Toelichting btw-aangifte 2026 (ob0731t62fd)";

/** Scenarios that carry the VAT of a state at its own rate. */
const charged: readonly VatScenario[] = [
  "domestic",
  "below-threshold",
  "foreign-domestic",
  "destination-vat-without-oss",
  "margin",
];

/** Box of the Dutch VAT return; the first row that applies decides. */
const boxRows: readonly BoxRow[] = [
  {
    when: ({ scenario }) => scenario === "oss",
    box: null,
    text: "OSS sales are in the OSS return only.",
    textNl: "OSS-verkopen horen alleen in de OSS-aangifte, in geen rubriek van de gewone aangifte.",
  },
  {
    when: ({ scenario }) => scenario === "outside-eu-service",
    box: null,
    text: "Outside the scope of EU VAT.",
    textNl: "Buiten de heffing van btw in de EU: in geen rubriek.",
  },
  {
    when: ({ scenario, dutchSeller }) => scenario === "service-b2b-reverse-charge" && dutchSeller,
    box: "3b",
    text: "Services to businesses in other member states: 3b.",
    textNl: "Diensten aan ondernemers in andere lidstaten: rubriek 3b.",
  },
  {
    when: ({ smallBusiness, dutchSeller }) => smallBusiness && dutchSeller,
    box: null,
    text: "Under the small business scheme no return is filed.",
    textNl: "Onder de kleineondernemersregeling (KOR) wordt geen aangifte gedaan.",
  },
  {
    when: ({ scenario, taxedInTheNetherlands }) => scenario === "export" && taxedInTheNetherlands,
    box: "3a",
    text: "Goods to countries outside the EU: 3a.",
    textNl: "Leveringen naar landen buiten de EU (uitvoer): rubriek 3a.",
  },
  {
    when: ({ scenario, taxedInTheNetherlands }) => scenario === "icp" && taxedInTheNetherlands,
    box: "3b",
    text: "Goods to businesses in other member states: 3b.",
    textNl: "Intracommunautaire leveringen aan ondernemers in andere lidstaten: rubriek 3b.",
  },
  {
    when: ({ scenario, taxedInTheNetherlands, dutchSeller }) =>
      scenario === "destination-vat-without-oss" && !taxedInTheNetherlands && dutchSeller,
    box: "3c",
    text: "Distance sales within the EU without OSS: 3c.",
    textNl: "Afstandsverkopen binnen de EU zonder OSS: rubriek 3c.",
  },
  {
    when: ({ scenario, taxedInTheNetherlands }) => !taxedInTheNetherlands || !charged.includes(scenario),
    box: null,
    text: "Not in the Dutch return.",
    textNl: "Niet in de Nederlandse btw-aangifte.",
  },
  {
    when: ({ kind }) => kind === "reverse-charge",
    box: "1e",
    text: "Reverse charge, supplier's side: 1e.",
    textNl: "Btw verlegd, zijde van de leverancier: rubriek 1e.",
  },
  {
    when: ({ percent }) => percent === null,
    box: null,
    text: "Exempt supplies are in no box.",
    textNl: "Vrijgestelde prestaties horen in geen rubriek.",
  },
  {
    when: ({ percent }) => percent === "0",
    box: "1e",
    text: "Supplies at 0 %: 1e.",
    textNl: "Prestaties belast met 0 %: rubriek 1e.",
  },
  {
    when: ({ rateClass }) => rateClass === "standard",
    box: "1a",
    text: "Supplies at the high rate: 1a.",
    textNl: "Prestaties belast met het hoge tarief: rubriek 1a.",
  },
  {
    when: ({ rateClass }) => rateClass === "reduced",
    box: "1b",
    text: "Supplies at the low rate: 1b.",
    textNl: "Prestaties belast met het lage tarief: rubriek 1b.",
  },
  {
    when: () => true,
    box: "1c",
    text: "Supplies at another rate: 1c.",
    textNl: "Prestaties belast met een overig tarief: rubriek 1c.",
  },
];

/** The box and why; `percent` null is exempt or outside the scope. */
export function returnBox(
  facts: Facts,
  scenario: VatScenario,
  taxedIn: string,
  kind: DomesticKind | null,
  percent: Percent | null,
): { box: string | null; text: string; textNl: string; source: string } {
  const boxFacts: BoxFacts = {
    scenario,
    taxedInTheNetherlands: taxedIn === "NL",
    dutchSeller: facts.seller.code === "NL",
    smallBusiness: facts.question.seller.kor,
    kind,
    percent,
    rateClass: percent === null ? null : (dutchRateClassOf(percent, facts.lawDate) ?? null),
  };
  const row = boxRows.find(({ when }) => when(boxFacts));
  return { box: row?.box ?? null, text: row?.text ?? "", textNl: row?.textNl ?? "", source };
}
