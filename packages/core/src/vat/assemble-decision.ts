import type { Result } from "neverthrow";
import { ok } from "neverthrow";
import type { Percent } from "../order/order.ts";
import type { Problem } from "../problem/problem.ts";
import type { MemberState } from "./data/member-states.ts";
import type { Facts } from "./facts.ts";
import { marginRate } from "./margin.ts";
import { ownRate } from "./own-rate.ts";
import { type FoundRate, productRate } from "./product-rate.ts";
import { reasonsOf } from "./reasons.ts";
import type { ResolvedPlace } from "./resolve-place.ts";
import { toAnotherStateThanSeller } from "./rules/conditions.ts";
import { type KindRow, kindRows } from "./rules/domestic-kinds.ts";
import { flagsOf } from "./rules/flags.ts";
import { legalTextOf } from "./rules/legal-texts.ts";
import { type Outcome, outcomeOf } from "./rules/outcomes.ts";
import { returnBox } from "./rules/return-boxes.ts";
import type { ScenarioRow } from "./rules/scenarios.ts";
import type { LegalTextKey, VatDecision } from "./vat-decision.ts";

/** The state (or, for services outside the EU, the country) whose VAT it is. */
interface TaxPlace {
  readonly country: string;
  readonly code: string;
  readonly state: MemberState | null;
  readonly region: string | null;
}

interface Rated extends FoundRate {
  readonly kind: KindRow | null;
}

/** Turns the scenario that was found into the whole decision. Problems come from rates that the tables leave open. */
export function assembleDecision(facts: Facts, row: ScenarioRow): Result<VatDecision, Problem> {
  const { scenario } = row;
  const outcome = outcomeOf(scenario);
  const place = taxPlace(facts, outcome);
  return rateOf(facts, outcome, place).map((rated) => {
    const { percent, kind } = rated;
    const box = returnBox(facts, scenario, place.code, kind?.kind ?? null, percent);
    const legalTextKey = legalTextKeyOf(facts, outcome, kind);
    const decided = {
      scenario,
      domesticKind: scenario === "domestic" ? (kind?.kind ?? null) : null,
      taxCountryVatCode: place.code,
      nlReturnBox: box.box,
      legalTextKey,
    };
    return {
      ...decided,
      taxCountry: place.country,
      ratePercent: percent,
      icpListing: listingOf(facts, outcome),
      ossReport: ossReportOf(facts, outcome, place),
      countsTowardThreshold: outcome.counts && countsForThreshold(facts),
      legalText: legalTextOf(legalTextKey, facts),
      flags: [...new Set([...flagsOf(facts, decided), ...rated.flags])],
      why: reasonsOf(facts, row, {
        kind,
        percent,
        rateSource: rated.source,
        country: place.country,
        vatCode: place.code,
        box,
      }),
    };
  });
}

function taxPlace(facts: Facts, { taxedIn }: Outcome): TaxPlace {
  if (taxedIn === "seller") return placeOf({ area: "member-state", state: facts.seller, territory: null });
  return placeOf(taxedIn === "departure" ? facts.departure : facts.arrival);
}

function placeOf(place: ResolvedPlace): TaxPlace {
  if (place.area === "outside") return { country: place.country, code: place.country, state: null, region: null };
  const { state, territory } = place;
  return {
    country: state.country,
    code: state.code,
    state,
    region: territory?.status === "own-rates" ? territory.id : null,
  };
}

function rateOf(facts: Facts, { rate }: Outcome, { state, region }: TaxPlace): Result<Rated, Problem> {
  switch (rate) {
    case "none":
      return ok({ percent: null, source: "", flags: [], kind: null });
    case "zero":
      return ok({ percent: zeroOrExempt(facts), source: "", flags: [], kind: null });
    case "margin":
      return marginRate(facts, state ?? facts.seller).map((found) => ({ ...found, kind: null }));
    case "kind":
      return rateOfKind(facts);
    case "place":
      // Back in the seller's own state the class of the product is an input, not to be found by category.
      return (
        state === null || state.code === facts.seller.code ? ownRate(facts) : productRate(facts, state, region)
      ).map((found) => ({ ...found, kind: null }));
  }
}

/** An export under the small business scheme is exempt rather than zero-rated. */
const zeroOrExempt = (facts: Facts): Percent | null => (exportsAsSmallBusiness(facts) ? null : "0");

const exportsAsSmallBusiness = ({ question, route, leavesHome }: Facts) =>
  question.seller.kor && leavesHome && question.line.kind === "goods" && route === "leaves-the-vat-area";

function rateOfKind(facts: Facts): Result<Rated, Problem> {
  const kind = kindRows.find(({ when }) => when.every((condition) => condition(facts))) ?? null;
  switch (kind?.rate) {
    case "none":
      return ok({ percent: null, source: kind.source, flags: [], kind });
    case "zero":
      return ok({ percent: "0", source: kind.source, flags: [], kind });
    case "of-the-product":
    case undefined:
      return ownRate(facts).map((found) => ({ ...found, kind }));
  }
}

function legalTextKeyOf(facts: Facts, { legalText }: Outcome, kind: KindRow | null): LegalTextKey {
  if (legalText === "by-kind") return kind?.legalText ?? "NONE";
  return legalText === "EXPORT" && exportsAsSmallBusiness(facts) ? "KOR" : legalText;
}

function listingOf({ buyer }: Facts, { listing }: Outcome): VatDecision["icpListing"] {
  if (listing === false || buyer.number.kind !== "member-state") return false;
  return { vatNumber: buyer.number.number, kind: listing };
}

function ossReportOf(facts: Facts, { oneStopShop }: Outcome, place: TaxPlace): VatDecision["ossReport"] {
  if (!oneStopShop) return false;
  const memberStateOfConsumption = place.code;
  const { departure, leavesHome } = facts;
  return leavesHome || departure.area === "outside"
    ? { memberStateOfConsumption }
    : { memberStateOfConsumption, memberStateOfDispatch: departure.state.code };
}

/** Sales to other states than the seller's count; from 2027-01-01 goods only when they leave from the seller's own state. */
const countsForThreshold = (facts: Facts): boolean =>
  toAnotherStateThanSeller(facts) && (facts.leavesHome || facts.lawDate < "2027-01-01");
