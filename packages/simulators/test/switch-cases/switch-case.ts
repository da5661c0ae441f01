import type { ExactOnlineSwitches } from "../../src/index.ts";
import type { Client } from "../exactonline-client.ts";

export type Probe = (client: Client) => Promise<unknown>;

/** What shows the settings of a switch apart. */
export interface SwitchCase {
  name: keyof ExactOnlineSwitches;
  probe: Probe;
  /** Other switches that must be set for this one to show. */
  with?: Partial<ExactOnlineSwitches>;
}
