import { err, ok, type Result } from "neverthrow";
import { type Problem, problem } from "../problem/problem.ts";
import type { VatFlag } from "../vat/flag-words.ts";
import type { VatDecision, VatReason } from "../vat/vat-decision.ts";
import type { Draft } from "./drafts.ts";

/** What is booked with the order but is no supply: it has no VAT, no box and no listing, wherever the goods go. */
export type NoSupply = "deposit" | "gift-card-sold" | "gift-card-redeemed";

const grounds: Readonly<Record<NoSupply, VatReason>> = {
  deposit: {
    rule: "deposit",
    text: "A refundable deposit is returned with the packaging and is not part of the price.",
    textNl: "Statiegeld gaat terug met de verpakking en hoort niet bij de prijs.",
    source: "Dir 2006/112/EC art. 92; Wet OB 1968 art. 8",
  },
  "gift-card-sold": {
    rule: "gift-card-sold",
    text: "The sale of a multi-purpose gift card is no supply: VAT is due when it is redeemed.",
    textNl:
      "De verkoop van een cadeaubon voor meervoudig gebruik is geen levering: btw is verschuldigd bij het inleveren.",
    source: "Dir 2006/112/EC art. 30a(3), 30b(2); Besluit 2018-217731",
  },
  "gift-card-redeemed": {
    rule: "gift-card-redeemed",
    text: "A redeemed multi-purpose gift card is a payment: the VAT is due on the whole price.",
    textNl:
      "Een ingeleverde cadeaubon voor meervoudig gebruik is een betaling: over de hele prijs is btw verschuldigd.",
    source: "Dir 2006/112/EC art. 30b(2), 73a; Besluit 2018-217731",
  },
};

const flags: Readonly<Record<NoSupply, VatFlag>> = {
  deposit: "deposit-outside-vat",
  "gift-card-sold": "gift-card-sold-outside-vat",
  "gift-card-redeemed": "gift-card-redeemed-as-payment",
};

/** A problem where the shop charged VAT on it. */
export function noSupply(
  kind: NoSupply,
  { percent, field }: Pick<Draft, "percent" | "field">,
): Result<VatDecision, Problem> {
  if (percent !== "0") {
    return err(problem("vat.rate-differs", `${field}.vatPercent`, { charged: percent, due: "0", country: "NL" }));
  }
  return ok({
    scenario: "no-supply",
    domesticKind: null,
    taxCountry: "NL",
    taxCountryVatCode: "NL",
    ratePercent: null,
    nlReturnBox: null,
    icpListing: false,
    ossReport: false,
    countsTowardThreshold: false,
    legalTextKey: "NONE",
    legalText: null,
    flags: [flags[kind]],
    why: [grounds[kind]],
  });
}
