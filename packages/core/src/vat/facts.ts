import { err, ok, Result } from "neverthrow";
import type { Problem } from "../problem/problem.ts";
import { problem } from "../problem/problem.ts";
import type { CalendarDate } from "../time/calendar-date.ts";
import { type Buyer, readBuyer } from "./buyer.ts";
import { type Category, type CategoryWord, categoryOf, isCategoryWord } from "./data/categories.ts";
import { readCountryCode } from "./data/country-codes.ts";
import type { MemberState } from "./data/member-states.ts";
import type { VatPolicies } from "./policies.ts";
import { type ResolvedPlace, resolvePlace } from "./resolve-place.ts";
import { type ThresholdState, thresholdState } from "./threshold.ts";
import type { VatQuestion } from "./vat-question.ts";

/** Who brings the goods to the customer. Services are not moved. */
export type Movement = "by-seller" | "customer-collects" | "customer-has-carrier" | "not-moved";

/** Where the supply goes, from the state of departure (of the seller, for services). */
export type Route = "stays" | "to-other-member-state" | "leaves-the-vat-area" | "starts-outside";

/** Everything the rules look at, derived once from the question. The billing address is not among it. */
export interface Facts {
  readonly question: VatQuestion;
  readonly policies: VatPolicies;
  readonly category: Category;
  readonly categoryWord: CategoryWord;
  /** The day whose law and rates count: of the sale, for a credit note of the sale that it corrects. */
  readonly lawDate: CalendarDate;
  readonly isCorrection: boolean;
  readonly seller: MemberState;
  /** The stock; for services the seller's own state. */
  readonly departure: ResolvedPlace;
  /** Where transport ends; the departure where the customer collects; for services where the customer is. */
  readonly arrival: ResolvedPlace;
  /** The stock lies in the seller's own state (always so for services). */
  readonly leavesHome: boolean;
  readonly movement: Movement;
  /** The customer collects, and the address given lies outside the VAT area: perhaps a traveller who takes the goods out himself. */
  readonly collectedForOutside: boolean;
  readonly route: Route;
  readonly buyer: Buyer;
  readonly threshold: ThresholdState;
}

/** Derives the facts, or names the input that is missing, unknown or impossible. */
export function factsOf(question: VatQuestion, policies: VatPolicies): Result<Facts, Problem> {
  const { line, customer } = question;
  const isGoods = line.kind === "goods";
  return Result.combine([readCategory(question), readSeller(question)]).andThen(([categoryWord, seller]) =>
    places(question, seller).map(({ departure, arrival, collectedForOutside }) => {
      const lawDate = line.original?.taxPointDate ?? question.taxPointDate;
      const departureState = departure.area === "member-state" ? departure.state.code : null;
      const leavesHome = departureState === seller.code;
      return {
        question,
        policies,
        category: categoryOf(categoryWord),
        categoryWord,
        lawDate,
        isCorrection: line.original !== undefined,
        seller,
        departure,
        arrival,
        collectedForOutside,
        leavesHome,
        movement: isGoods ? movements[question.transport] : ("not-moved" as const),
        route: routeBetween(departure, arrival),
        buyer: readBuyer(customer, departureState, lawDate, policies),
        threshold: thresholdState(question, policies, lawDate, !leavesHome),
      };
    }),
  );
}

const movements = {
  "by-seller": "by-seller",
  // The seller brings customer and carrier together: his transport, whoever pays (Impl. Reg. 282/2011 art. 5a; CJEU C-276/18).
  "carrier-offered-by-seller-paid-by-customer": "by-seller",
  "customer-pickup-in-shipFrom": "customer-collects",
  "carrier-found-by-customer": "customer-has-carrier",
} as const satisfies Record<VatQuestion["transport"], Movement>;

function readCategory({ line }: VatQuestion): Result<CategoryWord, Problem> {
  const word = line.category.trim().toLowerCase();
  if (!isCategoryWord(word)) return err(problem("vat.category-unknown", "line.category", { found: line.category }));
  const { kinds } = categoryOf(word);
  return kinds.includes(line.kind)
    ? ok(word)
    : err(problem("vat.category-kind-conflict", "line.kind", { category: word, kind: line.kind }));
}

function readSeller({ seller }: VatQuestion): Result<MemberState, Problem> {
  const code = readCountryCode(seller.country);
  if (code === undefined) return err(problem("vat.country-unknown", "seller.country", { found: seller.country }));
  return resolvePlace({ country: code }, "seller", { supply: "services", postcode: "optional" }).andThen((place) =>
    place.area === "member-state"
      ? ok(place.state)
      : err(problem("vat.seller-outside-eu", "seller.country", { country: code })),
  );
}

interface Places {
  readonly departure: ResolvedPlace;
  readonly arrival: ResolvedPlace;
  readonly collectedForOutside: boolean;
}

function places(question: VatQuestion, seller: MemberState): Result<Places, Problem> {
  const { line, shipFrom, shipTo, transport } = question;
  if (line.kind !== "goods") {
    const departure: ResolvedPlace = { area: "member-state", state: seller, territory: null };
    return resolvePlace(shipTo, "shipTo", { supply: "services", postcode: "required" }).map((arrival) => ({
      departure,
      arrival,
      collectedForOutside: false,
    }));
  }
  return resolvePlace(shipFrom, "shipFrom", { supply: "goods", postcode: "optional" }).andThen((departure) =>
    transport === "customer-pickup-in-shipFrom"
      ? isOutside(shipTo).map((collectedForOutside) => ({ departure, arrival: departure, collectedForOutside }))
      : resolvePlace(shipTo, "shipTo", { supply: "goods", postcode: "required" }).map((arrival) => ({
          departure,
          arrival,
          collectedForOutside: false,
        })),
  );
}

/** On pickup the place of the address does not matter, so a missing postcode is no problem; an unknown country is. */
function isOutside(shipTo: VatQuestion["shipTo"]): Result<boolean, Problem> {
  if (readCountryCode(shipTo.country) === undefined) {
    return err(problem("vat.country-unknown", "shipTo.country", { found: shipTo.country }));
  }
  return ok(
    resolvePlace(shipTo, "shipTo", { supply: "goods", postcode: "optional" })
      .map(({ area }) => area === "outside")
      .unwrapOr(false),
  );
}

function routeBetween(departure: ResolvedPlace, arrival: ResolvedPlace): Route {
  if (departure.area === "outside") return "starts-outside";
  if (arrival.area === "outside") return "leaves-the-vat-area";
  return departure.state.code === arrival.state.code ? "stays" : "to-other-member-state";
}
