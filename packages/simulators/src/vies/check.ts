import type { Question, Verdict } from "./answers.ts";
import { memberStates, type ViesError, type ViesState } from "./state.ts";
import type { ViesSwitches } from "./switches.ts";

/** What is posted to `/check-vat-number`; anything that is no text counts as left out. */
export interface Posted extends Question {
  requesterMemberStateCode: string;
  requesterNumber: string;
}

/** States that disclose neither name nor address. VAT rules §5, 2026-11-21. */
const silent = new Set(["DE", "ES"]);

export function postedFrom(text: string): Posted | undefined {
  const read = parsed(text);
  if (typeof read !== "object" || read === null) return undefined;
  const field = (name: string) => {
    const value: unknown = (read as Record<string, unknown>)[name];
    return typeof value === "string" ? value : "";
  };
  return {
    countryCode: field("countryCode"),
    vatNumber: field("vatNumber"),
    requesterMemberStateCode: field("requesterMemberStateCode"),
    requesterNumber: field("requesterNumber"),
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The state that a code names, or undefined where it names none. EL, never GR, unless the switch says otherwise. */
export function stateOf(code: string, { greece }: ViesSwitches): string | undefined {
  if (code === "GR" && greece === "accepted") return "EL";
  return memberStates.includes(code) ? code : undefined;
}

/** An error word, or the verdict. `nextIdentifier` is called only where one is given out. */
export function check(
  posted: Posted,
  state: ViesState,
  switches: ViesSwitches,
  nextIdentifier: () => string,
): ViesError | Verdict {
  const { countryCode, vatNumber } = posted;
  const memberState = stateOf(countryCode, switches);
  if (memberState === undefined || vatNumber === "") return "INVALID_INPUT";
  const requester = requesterOf(posted, state, switches);
  if (requester === "refused") return "INVALID_REQUESTER_INFO";
  const down = state.downWord(memberState) ?? (typeof requester === "object" ? requester.word : undefined);
  if (down !== undefined) return down;
  // A number with its prefix repeated is just another number, and nobody has it.
  const trader = state.trader(memberState + vatNumber);
  const valid = trader !== undefined;
  const named = requester === "known" && (valid || switches.identifierOfInvalid === "given");
  return {
    countryCode,
    vatNumber,
    valid,
    ...(named ? { identifier: nextIdentifier() } : {}),
    ...(trader === undefined || silent.has(memberState) ? {} : trader),
  };
}

type Requester = "none" | "known" | "refused" | { word: ViesError };

function requesterOf(
  { requesterMemberStateCode: code, requesterNumber: number }: Posted,
  state: ViesState,
  switches: ViesSwitches,
): Requester {
  if (code === "" && number === "") return "none";
  const memberState = stateOf(code, switches);
  const down = memberState === undefined ? undefined : state.downWord(memberState);
  if (down !== undefined && switches.requesterOfDownState === "refused") return "refused";
  if (down !== undefined && switches.requesterOfDownState === "unavailable") return { word: down };
  if (memberState !== undefined && state.trader(memberState + number) !== undefined) return "known";
  return switches.unknownRequester === "refused" ? "refused" : "none";
}
