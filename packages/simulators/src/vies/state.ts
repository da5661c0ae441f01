/** Codes of VIES: EL for Greece, XI for Northern Ireland. VAT rules §5 and §7, 2026-11-21. */
export const memberStates = (
  "AT BE BG CY CZ DE DK EE EL ES FI FR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK XI" as const
).split(" ");

/** Error words of VIES, from its public service descriptions. */
export const viesErrors = [
  "INVALID_INPUT",
  "INVALID_REQUESTER_INFO",
  "MS_UNAVAILABLE",
  "SERVICE_UNAVAILABLE",
  "TIMEOUT",
  "MS_MAX_CONCURRENT_REQ",
  "MS_MAX_CONCURRENT_REQ_TIME",
  "GLOBAL_MAX_CONCURRENT_REQ",
  "GLOBAL_MAX_CONCURRENT_REQ_TIME",
  "VAT_BLOCKED",
  "IP_BLOCKED",
] as const;

export type ViesError = (typeof viesErrors)[number];

export interface ViesTrader {
  name: string;
  address: string;
}

interface Coming {
  word: ViesError;
  left: number;
}

/** What a test arranges: who is registered, who is down, which errors come next. Numbers carry their state's code. */
export class ViesState {
  readonly #traders = new Map<string, ViesTrader>();
  readonly #down = new Map<string, ViesError>();
  readonly #coming: Coming[] = [];

  register(number: string, trader: ViesTrader = { name: "Voorbeeld BV", address: "Dorpsstraat 1\n1234 AB Ons Dorp" }) {
    this.#traders.set(number, trader);
  }

  unregister(number: string): void {
    this.#traders.delete(number);
  }

  trader(number: string): ViesTrader | undefined {
    return this.#traders.get(number);
  }

  /** Questions about this state's numbers are answered by an error until the state is up again. */
  memberStateDown(state: string, word: ViesError = "MS_UNAVAILABLE"): void {
    this.#down.set(state, word);
  }

  memberStateUp(state: string): void {
    this.#down.delete(state);
  }

  downWord(state: string): ViesError | undefined {
    return this.#down.get(state);
  }

  /** The next `times` questions, whatever they ask, are answered by this error. */
  answerNext(word: ViesError, times = 1): void {
    this.#coming.push({ word, left: times });
  }

  takeComing(): ViesError | undefined {
    const first = this.#coming[0];
    if (first === undefined) return undefined;
    first.left -= 1;
    if (first.left <= 0) this.#coming.shift();
    return first.word;
  }
}
