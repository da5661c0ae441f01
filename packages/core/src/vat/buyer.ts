import type { CalendarDate } from "../time/calendar-date.ts";
import { addDays } from "../time/calendar-date.ts";
import type { StateCode } from "./data/member-states.ts";
import type { VatFlag } from "./flag-words.ts";
import type { VatPolicies } from "./policies.ts";
import { readVatNumber, type VatNumberReading } from "./vat-number.ts";
import type { VatCustomer } from "./vat-question.ts";

/** What the customer's VAT number and the registry's answer prove, before any policy. */
export type NumberState =
  | "none"
  | "not-of-a-member-state"
  | "without-prefix"
  | "not-checked"
  | "invalid"
  | "unavailable"
  | "valid-of-departure-state"
  | "valid-of-other-state";

/** How the customer is taken for VAT, policies included. */
export type Standing =
  | "consumer"
  /** A taxable person identified in a state other than that of departure (of the seller, for services). */
  | "identified-elsewhere"
  /** A taxable person identified in the state of departure. */
  | "identified-at-departure"
  /** A business without proof, to be charged the VAT of departure by policy. */
  | "business-at-departure-rate"
  /** A policy says that a person must look. */
  | "held";

export interface Buyer {
  readonly numberState: NumberState;
  readonly number: VatNumberReading;
  readonly standing: Standing;
  /** The policy that was taken to get there, as a flag, or null. */
  readonly policyFlag: VatFlag | null;
}

/** Reads the customer: what the number proves, and what the policies make of it where it proves nothing. */
export function readBuyer(
  customer: VatCustomer,
  departure: StateCode | null,
  lawDate: CalendarDate,
  policies: VatPolicies,
): Buyer {
  const number = readVatNumber(customer.vatNumber);
  const numberState = numberStateOf(customer, number, departure);
  return { numberState, number, ...standingOf(customer, numberState, isOf(number, departure), lawDate, policies) };
}

function numberStateOf({ vies }: VatCustomer, number: VatNumberReading, departure: StateCode | null): NumberState {
  switch (number.kind) {
    case "none":
      return "none";
    case "no-member-state":
      return "not-of-a-member-state";
    case "no-prefix":
      return vies === "invalid" ? "invalid" : "without-prefix";
    case "member-state":
      switch (vies) {
        case "valid":
          return number.state === departure ? "valid-of-departure-state" : "valid-of-other-state";
        case "invalid":
          return "invalid";
        case "unavailable":
          return "unavailable";
        case "not-applicable":
          return "not-checked";
      }
  }
}

function standingOf(
  customer: VatCustomer,
  numberState: NumberState,
  isOfDeparture: boolean,
  lawDate: CalendarDate,
  policies: VatPolicies,
): Pick<Buyer, "standing" | "policyFlag"> {
  if (customer.type === "consumer") return { standing: "consumer", policyFlag: null };
  switch (numberState) {
    case "valid-of-other-state":
      return { standing: "identified-elsewhere", policyFlag: null };
    case "valid-of-departure-state":
      return { standing: identifiedAtDeparture(customer), policyFlag: null };
    case "unavailable":
      return whileUnavailable(customer, isOfDeparture, lawDate, policies);
    case "none":
    case "invalid":
    case "not-of-a-member-state":
    case "without-prefix":
    case "not-checked":
      return withoutValidNumber(policies);
  }
}

function withoutValidNumber({ businessWithoutValidNumber: policy }: VatPolicies) {
  return { standing: standings[policy], policyFlag: `policy-business-without-valid-number-${policy}` as const };
}

/** A buyer without taxed acquisitions makes it a distance sale after all (Dir 2006/112/EC art. 3(1), 14(4), 33). */
const identifiedAtDeparture = ({ noTaxedAcquisitions }: VatCustomer): Standing =>
  noTaxedAcquisitions === true ? "consumer" : "identified-at-departure";

const isOf = (number: VatNumberReading, state: StateCode | null): boolean =>
  number.kind === "member-state" && number.state === state;

function whileUnavailable(
  customer: VatCustomer,
  isOfDeparture: boolean,
  lawDate: CalendarDate,
  policies: VatPolicies,
): Pick<Buyer, "standing" | "policyFlag"> {
  const { viesUnavailable: policy, storedCheckMaxAgeDays } = policies;
  if (policy !== "stored-check") {
    return { standing: standings[policy], policyFlag: `policy-vies-unavailable-${policy}` as const };
  }
  const checked = customer.lastValidOn ?? null;
  const isRecent = checked !== null && checked <= lawDate && addDays(checked, storedCheckMaxAgeDays) >= lawDate;
  return isRecent
    ? {
        standing: isOfDeparture ? identifiedAtDeparture(customer) : "identified-elsewhere",
        policyFlag: "policy-vies-unavailable-stored-check",
      }
    : { standing: "consumer", policyFlag: "policy-vies-unavailable-as-consumer" };
}

const standings = {
  "as-consumer": "consumer",
  "departure-vat": "business-at-departure-rate",
  hold: "held",
} as const satisfies Record<VatPolicies["businessWithoutValidNumber"], Standing>;
