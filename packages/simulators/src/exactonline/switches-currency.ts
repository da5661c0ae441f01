import type { SwitchDescription } from "./switch.ts";

/** Foreign currencies. */
export const currencySwitches = [
  {
    unknown: "not said: no exchange rate on the day (7.8)",
    name: "missingRate",
    settings: ["refused", "one"],
    default: "refused",
    meaning: "A document in a foreign currency without a rate on its day and without one of its own: refused, or at 1.",
  },
  {
    unknown: "not said: direction of a rate (7.8)",
    name: "rateDirection",
    settings: ["division-per-foreign", "foreign-per-division"],
    default: "division-per-foreign",
    meaning:
      "What Rate of an exchange rate and of a sales entry counts; RateFC of a receivable is sure (FC x rate = DC).",
  },
  {
    unknown: "not said: rate of one's own in a fixed-rate journal (7.8)",
    name: "postedRate",
    settings: ["refused", "ignored"],
    default: "refused",
    meaning: "Rate on POST where the journal does not allow variable exchange rates.",
  },
  {
    unknown: "not said: rounding to the division's currency (8.1)",
    name: "convertedTotal",
    settings: ["sum-of-lines", "whole"],
    default: "sum-of-lines",
    meaning: "AmountDC of an entry is the sum of its rounded lines, or its AmountFC converted at once.",
  },
] as const satisfies readonly SwitchDescription[];
