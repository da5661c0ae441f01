/** What the fact sheet leaves open or contradicts: one setting each, so that a client can be tried against both answers. */
export interface SwitchDescription {
  /** Number in section 12 of the fact sheet, or the disagreement or silence with its section in brackets. */
  unknown: `12.${number}` | `disagreement: ${string}` | `not said: ${string}`;
  name: string;
  settings: readonly [string, string, ...string[]];
  default: string;
  meaning: string;
}
