import type { Text } from "../text/text.ts";
import type { SuggestedSetting } from "./suggestion.ts";

export interface Candidate {
  readonly code: string;
  readonly description: string;
  /** Every word of its description is understood, and fits. */
  readonly understood: boolean;
}

const named = ({ code, description }: Candidate): string => `${code} (${description})`;

/** One candidate that is understood is sure; several, or one that is not wholly understood, are for a person. */
export function suggestFrom(
  path: readonly string[],
  candidates: readonly Candidate[],
  because: Text,
  ifNone: Text = nothing,
): SuggestedSetting {
  const best = candidates.find(({ understood }) => understood) ?? candidates[0];
  if (best === undefined) return { path, value: null, sure: false, reason: ifNone, others: [] };
  const others = candidates.filter((each) => each !== best).map(named);
  const sure = others.length === 0 && best.understood;
  const doubt = others.length > 0 ? several : best.understood ? none : unclear;
  const reason = {
    nl: `${named(best)}: ${because.nl}${doubt.nl}`,
    en: `${named(best)}: ${because.en}${doubt.en}`,
  };
  return { path, value: best.code, sure, reason, others };
}

const none: Text = { nl: "", en: "" };
const several: Text = { nl: ", maar er zijn er meer die passen", en: ", but others fit as well" };
const unclear: Text = {
  nl: ", maar de omschrijving zegt niet zeker dat hij hiervoor is",
  en: ", but its description does not surely say that it is meant for this",
};
const nothing: Text = {
  nl: "in de administratie past niets; laat de boekhouder het maken als u het nodig hebt",
  en: "nothing in the administration fits; have the bookkeeper make it if you need it",
};
