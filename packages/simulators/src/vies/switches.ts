/** What the facts leave open: one setting each, so that a client can be tried against every answer. */
interface SwitchDescription {
  /** Number in docs/vendors/vies.md. */
  unknown: string;
  name: string;
  settings: readonly [string, string, ...string[]];
  default: string;
  meaning: string;
}

export const viesSwitches = [
  {
    unknown: "1",
    name: "errorForm",
    settings: ["wrapper-200", "wrapper-400", "wrapper-500", "user-error-200"],
    default: "wrapper-200",
    meaning: "An error as `errorWrappers` under this status, or as a complete answer with valid false and `userError`.",
  },
  {
    unknown: "2",
    name: "absentIdentifier",
    settings: ["empty", "null", "left-out"],
    default: "empty",
    meaning: "requestIdentifier of an answer without a requester.",
  },
  {
    unknown: "3",
    name: "greece",
    settings: ["refused", "accepted"],
    default: "refused",
    meaning: "Country code GR instead of EL: INVALID_INPUT, or understood.",
  },
  {
    unknown: "4",
    name: "userErrorOnVerdict",
    settings: ["left-out", "empty", "null", "verdict"],
    default: "left-out",
    meaning: "`userError` of a good answer: not there, empty, null, or the words VALID and INVALID.",
  },
  {
    unknown: "5",
    name: "requestDate",
    settings: ["instant", "date-with-offset", "date"],
    default: "instant",
    meaning: "How requestDate is written.",
  },
  {
    unknown: "6",
    name: "undisclosed",
    settings: ["dashes", "null", "empty"],
    default: "dashes",
    meaning: "Name and address of a trader that the state does not disclose, or of an invalid number.",
  },
  {
    unknown: "7",
    name: "unknownRequester",
    settings: ["refused", "no-identifier"],
    default: "refused",
    meaning: "A requester whose number is not registered: INVALID_REQUESTER_INFO, or an answer without identifier.",
  },
  {
    unknown: "8",
    name: "requesterOfDownState",
    settings: ["not-looked-at", "refused", "unavailable"],
    default: "not-looked-at",
    meaning:
      "A requester whose own state is down: answered all the same, INVALID_REQUESTER_INFO, or the state's error word.",
  },
  {
    unknown: "9",
    name: "identifierOfInvalid",
    settings: ["given", "absent"],
    default: "given",
    meaning: "Whether asking about an invalid number gives an identifier too.",
  },
] as const satisfies readonly SwitchDescription[];

type Definition = (typeof viesSwitches)[number];

export type ViesSwitches = { [D in Definition as D["name"]]: D["settings"][number] };

/** Unknowns that have no switch, and why. */
export const viesWithoutSwitch: readonly { unknown: string; reason: string }[] = [
  { unknown: "10", reason: "Real limits are not published; `limits` and `state.answerNext` arrange any of them." },
  { unknown: "11", reason: "What VAT_BLOCKED means is not published; `state.answerNext` gives the word." },
  { unknown: "12", reason: "The body of /check-status: one form is given, readers disagree on where `countries` is." },
];

export function viesSwitchesWith(changes: Partial<ViesSwitches> = {}): ViesSwitches {
  const defaults = Object.fromEntries(viesSwitches.map((one) => [one.name, one.default]));
  return { ...defaults, ...changes } as ViesSwitches;
}
