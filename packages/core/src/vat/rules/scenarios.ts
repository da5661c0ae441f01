import type { Facts } from "../facts.ts";
import type { DecidedScenario, VatReason } from "../vat-decision.ts";
import * as is from "./conditions.ts";

/** A row of the decision: all conditions hold → this scenario. The first row that applies decides. */
export interface ScenarioRow {
  readonly id: string;
  readonly when: readonly is.Condition[];
  readonly scenario: DecidedScenario;
  readonly text: string;
  readonly textNl: string;
  readonly source: string;
}

const serviceRows: readonly ScenarioRow[] = [
  {
    id: "service-outside-the-eu",
    when: [is.isService, is.leavesTheVatArea],
    scenario: "outside-eu-service",
    text: "The customer is outside the EU for services: no EU VAT.",
    textNl: "De afnemer van de dienst is gevestigd of woont buiten de EU: geen btw van een lidstaat.",
    source: "Dir 2006/112/EC art. 44, 58, 59",
  },
  {
    id: "service-at-home",
    when: [is.isService, is.stays],
    scenario: "domestic",
    text: "Seller and customer are in the same state.",
    textNl: "Dienstverrichter en afnemer bevinden zich in dezelfde lidstaat: binnenlandse dienst.",
    source: "Dir 2006/112/EC art. 44-45, 58; Wet OB 1968 art. 6",
  },
  {
    id: "service-to-a-business",
    when: [is.isService, is.identifiedElsewhere],
    scenario: "service-b2b-reverse-charge",
    text: "A service to a taxable person is taxed where the customer is; he accounts for the VAT.",
    textNl: "Een dienst aan een ondernemer is belast waar de afnemer is gevestigd; de btw is naar hem verlegd.",
    source: "Dir 2006/112/EC art. 44, 196; Wet OB 1968 art. 6(1)",
  },
  {
    id: "service-at-departure-rate-by-policy",
    when: [is.isService, is.businessAtDepartureRate],
    scenario: "domestic",
    text: "A business without proof is charged the VAT of the seller's state, by policy.",
    textNl:
      "Een ondernemer zonder bewijs krijgt de btw van de lidstaat van de verkoper in rekening gebracht, volgens de instelling.",
    source: "Impl. Reg. 282/2011 art. 18(2); merchant policy",
  },
  {
    id: "digital-below-threshold",
    when: [is.isDigitalToConsumerAbroad, is.taxedAtHomeBelowThreshold],
    scenario: "below-threshold",
    text: "A digital service to a consumer below the threshold is taxed in the seller's state.",
    textNl: "Een digitale dienst aan een particulier is onder de drempel belast in de lidstaat van de verkoper.",
    source: "Dir 2006/112/EC art. 59c; Wet OB 1968 art. 6k",
  },
  {
    id: "digital-in-the-union-scheme",
    when: [is.isDigitalToConsumerAbroad, is.inUnionScheme],
    scenario: "oss",
    text: "A digital service to a consumer is taxed where he lives, through the one-stop shop.",
    textNl:
      "Een digitale dienst aan een particulier is belast waar hij woont, met aangifte via het éénloketsysteem (OSS).",
    source: "Dir 2006/112/EC art. 58, 369b",
  },
  {
    id: "digital-without-the-union-scheme",
    when: [is.isDigitalToConsumerAbroad],
    scenario: "destination-vat-without-oss",
    text: "A digital service to a consumer is taxed where he lives; without the one-stop shop by registering there.",
    textNl:
      "Een digitale dienst aan een particulier is belast waar hij woont; zonder éénloketsysteem (OSS) met een btw-registratie aldaar.",
    source: "Dir 2006/112/EC art. 58",
  },
  {
    id: "other-service-to-a-consumer",
    when: [is.isOtherService],
    scenario: "domestic",
    text: "A service to a consumer is taxed where the seller is, save the exceptions of art. 46-59.",
    textNl:
      "Een dienst aan een particulier is belast waar de dienstverrichter is gevestigd, behoudens de uitzonderingen van art. 46-59.",
    source: "Dir 2006/112/EC art. 45; Wet OB 1968 art. 6(2)",
  },
];

const goodsRows: readonly ScenarioRow[] = [
  {
    id: "export",
    when: [is.leavesTheVatArea],
    scenario: "export",
    text: "The goods leave the VAT area, whoever the customer is.",
    textNl: "De goederen verlaten het btw-gebied van de EU: uitvoer, wie de afnemer ook is.",
    source: "Dir 2006/112/EC art. 146(1)(a)-(b), 147, 321; Wet OB 1968 art. 9(2)(b), Tabel II a.2",
  },
  {
    id: "small-business-at-home",
    when: [is.coveredBySmallBusinessScheme],
    scenario: "domestic",
    text: "A supply taxed in the seller's own state is exempt under the small business scheme, to businesses abroad too.",
    textNl:
      "Een levering die in de eigen lidstaat van de verkoper belast zou zijn, is vrijgesteld onder de kleineondernemersregeling (KOR), ook aan ondernemers in het buitenland.",
    source: "Dir 2006/112/EC art. 139(1), 284; Wet OB 1968 art. 25",
  },
  {
    id: "margin",
    when: [is.isMargin],
    scenario: "margin",
    text: "Margin goods stay in the state of departure: no distance sale, no intra-Community supply.",
    textNl:
      "Margegoederen zijn belast in de lidstaat van vertrek: geen afstandsverkoop en geen intracommunautaire levering.",
    source: "Dir 2006/112/EC art. 35, 139(3), 312-325; Wet OB 1968 art. 28b-28f",
  },
  {
    id: "collected-or-delivered-at-home",
    when: [is.stays, is.fromHome],
    scenario: "domestic",
    text: "The supply starts and ends in the seller's own state.",
    textNl: "De levering begint en eindigt in de eigen lidstaat van de verkoper: binnenlandse levering.",
    source: "Dir 2006/112/EC art. 31-32; Wet OB 1968 art. 5(1)",
  },
  {
    id: "stays-in-a-foreign-stock-state",
    when: [is.stays],
    scenario: "foreign-domestic",
    text: "The supply starts and ends in a state that is not the seller's own: local registration there.",
    textNl:
      "De levering begint en eindigt in een andere lidstaat dan die van de verkoper: plaatselijke btw, met een btw-registratie aldaar.",
    source: "Dir 2006/112/EC art. 31-32; art. 369b covers no domestic supplies",
  },
  {
    id: "business-transports-itself-by-policy",
    when: [
      is.customerHasCarrier,
      is.identifiedElsewhere,
      ({ policies }) => policies.businessArrangesTransport === "zero-rate-with-statement",
    ],
    scenario: "icp",
    text: "A business identified in another state has the goods collected for transport there; zero-rated by policy.",
    textNl:
      "Een ondernemer met een btw-id van een andere lidstaat laat de goederen ophalen voor vervoer daarheen; intracommunautaire levering tegen het nultarief, volgens de instelling.",
    source: "Dir 2006/112/EC art. 138(1); Impl. Reg. 282/2011 art. 45a(1)(b); merchant policy",
  },
  {
    id: "customer-transports-himself",
    when: [is.customerHasCarrier, is.fromHome],
    scenario: "domestic",
    text: "The seller has no part in the transport: the supply is where the goods are handed over.",
    textNl:
      "De verkoper heeft geen aandeel in het vervoer: de plaats van levering is waar de goederen worden overgedragen.",
    source: "Dir 2006/112/EC art. 14(4), 31-32; Impl. Reg. 282/2011 art. 5a",
  },
  {
    id: "customer-transports-himself-from-a-foreign-stock",
    when: [is.customerHasCarrier],
    scenario: "foreign-domestic",
    text: "The seller has no part in the transport: the supply is where the goods are handed over.",
    textNl:
      "De verkoper heeft geen aandeel in het vervoer: de plaats van levering is waar de goederen worden overgedragen.",
    source: "Dir 2006/112/EC art. 14(4), 31-32; Impl. Reg. 282/2011 art. 5a",
  },
  {
    id: "intra-community-supply",
    when: [is.identifiedElsewhere],
    scenario: "icp",
    text: "The goods go to another member state and the customer gave a valid number of a state other than departure.",
    textNl:
      "De goederen gaan naar een andere lidstaat en de afnemer gaf een geldig btw-id van een andere lidstaat dan die van vertrek: intracommunautaire levering.",
    source: "Dir 2006/112/EC art. 138(1)(a)-(b), (1a); Wet OB 1968 art. 9(2)(b), Tabel II a.6",
  },
  {
    id: "customer-identified-at-departure",
    when: [is.identifiedAtDeparture],
    scenario: "domestic",
    text: "The customer is a taxable person but not identified in another state: VAT of departure, never 0 %.",
    textNl:
      "De afnemer is ondernemer maar heeft geen btw-id van een andere lidstaat: btw van de lidstaat van vertrek, nooit 0 %.",
    source: "Dir 2006/112/EC art. 3(1), 32, 138(1)(b)",
  },
  {
    id: "business-at-departure-rate-by-policy",
    when: [is.businessAtDepartureRate, is.fromHome],
    scenario: "domestic",
    text: "A business without proof is charged the VAT of departure, by policy.",
    textNl:
      "Een ondernemer zonder bewijs krijgt de btw van de lidstaat van vertrek in rekening gebracht, volgens de instelling.",
    source: "Dir 2006/112/EC art. 32, 138(1)(b); merchant policy",
  },
  {
    id: "business-at-departure-rate-from-a-foreign-stock",
    when: [is.businessAtDepartureRate],
    scenario: "foreign-domestic",
    text: "A business without proof is charged the VAT of departure, by policy.",
    textNl:
      "Een ondernemer zonder bewijs krijgt de btw van de lidstaat van vertrek in rekening gebracht, volgens de instelling.",
    source: "Dir 2006/112/EC art. 32, 138(1)(b); merchant policy",
  },
  {
    id: "distance-sale-below-threshold",
    when: [is.isDistanceSale, is.taxedAtHomeBelowThreshold],
    scenario: "below-threshold",
    text: "A distance sale below the threshold is taxed in the seller's state.",
    textNl: "Een afstandsverkoop onder de drempel is belast in de lidstaat van de verkoper.",
    source: "Dir 2006/112/EC art. 59c; Wet OB 1968 art. 6k",
  },
  {
    id: "distance-sale-in-the-union-scheme",
    when: [is.isDistanceSale, is.inUnionScheme],
    scenario: "oss",
    text: "A distance sale is taxed where transport ends, through the one-stop shop.",
    textNl: "Een afstandsverkoop is belast waar het vervoer eindigt, met aangifte via het éénloketsysteem (OSS).",
    source: "Dir 2006/112/EC art. 14(4), 33(a), 369b; Wet OB 1968 art. 5a",
  },
  {
    id: "distance-sale-without-the-union-scheme",
    when: [is.isDistanceSale],
    scenario: "destination-vat-without-oss",
    text: "A distance sale is taxed where transport ends; without the one-stop shop by registering there.",
    textNl:
      "Een afstandsverkoop is belast waar het vervoer eindigt; zonder éénloketsysteem (OSS) met een btw-registratie aldaar.",
    source: "Dir 2006/112/EC art. 14(4), 33(a); Wet OB 1968 art. 5a",
  },
];

/** The whole table, in order. */
export const scenarioRows: readonly ScenarioRow[] = [
  ...serviceRows,
  ...goodsRows.map((row) => ({ ...row, when: [is.isGoods, ...row.when] })),
];

/** The row that decides, or undefined where none applies. */
export const scenarioRow = (facts: Facts): ScenarioRow | undefined =>
  scenarioRows.find(({ when }) => when.every((condition) => condition(facts)));

export const reasonOf = ({ id, text, textNl, source }: ScenarioRow): VatReason => ({ rule: id, text, textNl, source });
