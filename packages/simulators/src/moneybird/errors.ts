import type { MoneybirdSwitches } from "./switches.ts";

/** What the API refuses, with its whole body. Moneybird fact sheet §6, 2026-11-21. */
export class Refusal extends Error {
  readonly status: number;
  readonly body: unknown;
  constructor(status: number, body: unknown) {
    super(JSON.stringify(body));
    this.status = status;
    this.body = body;
  }
}

type Symbols = { [name: string]: string | Symbols };

export const symbolic = (status: number, error: string, symbols?: Symbols): Refusal =>
  new Refusal(status, symbols === undefined ? { error } : { error, symbolic: symbols });

export const notFound = (name: string): Refusal => symbolic(404, "record not found", { [name]: "not_found" });

export const noSuchModel = (model: string): Refusal => symbolic(404, `Record not found for model name: ${model}`);

/** English words are the documentation's where it has them; the Dutch ones are ours. */
const words = {
  blank: ["can't be blank", "moet opgegeven zijn"],
  "is required": ["is required", "is verplicht"],
  "is not a valid date": ["is not a valid date", "is geen geldige datum"],
  not_a_number: ["is not a number", "is geen getal"],
  not_found: ["is not found", "is niet gevonden"],
  invalid: ["is invalid", "is ongeldig"],
  inclusion: ["is not included in the list", "is niet in de lijst opgenomen"],
  taken: ["is already in use", "is al in gebruik"],
  too_long: ["is too long (maximum is COUNT characters)", "is te lang (maximaal COUNT tekens)"],
  too_precise: ["has too many decimals", "heeft te veel decimalen"],
  undeliverable: ["domain does not accept email", "domein accepteert geen e-mail"],
  not_in_future: ["cannot be in the future", "mag niet in de toekomst liggen"],
  must_have_a_title_or_description: ["must contain a title or description", "moet een titel of omschrijving hebben"],
  need_identity_email: [
    "The sender address must contain an email address",
    "Het afzenderadres moet een e-mailadres bevatten",
  ],
  locked: ["is in a locked period", "ligt in een afgesloten periode"],
  not_open: ["is not open", "staat niet open"],
  exceeds_open_amount: ["exceeds the open amount", "is hoger dan het openstaande bedrag"],
} as const;

export type ComplaintCode = keyof typeof words;

interface Complaint {
  field: string;
  code: ComplaintCode;
  extra: Record<string, unknown>;
}

/** Gathers what is wrong with a record: the API tells everything at once. */
export class Complaints {
  readonly #switches: MoneybirdSwitches;
  readonly #list: Complaint[] = [];

  constructor(switches: MoneybirdSwitches) {
    this.#switches = switches;
  }

  add(field: string, code: ComplaintCode, extra: Record<string, unknown> = {}): void {
    const known = this.#list.some((one) => one.field === field && one.code === code);
    if (!known) this.#list.push({ field, code, extra });
  }

  /** A limit of 0 is none. */
  length(field: string, text: string | null, count: number): void {
    if (count > 0 && (text ?? "").length > count) this.add(field, "too_long", { count });
  }

  refuse(): void {
    if (this.#list.length === 0) return;
    const error: Record<string, string[]> = {};
    const details: Record<string, Record<string, unknown>[]> = {};
    for (const { field, code, extra } of this.#list) {
      const word = words[code][this.#switches.messageLanguage === "nl" ? 1 : 0].replace("COUNT", String(extra.count));
      error[field] = [...(error[field] ?? []), word];
      details[field] = [...(details[field] ?? []), { error: code, ...extra }];
    }
    throw new Refusal(422, { error, details });
  }
}

/** One complaint under the status a switch names: 422 with fields, or 400 with symbols. */
export function refusalAs(
  status: "422" | "400",
  place: { model: string; field: string; code: ComplaintCode },
  switches: MoneybirdSwitches,
): never {
  const { model, field, code } = place;
  if (status === "400") throw symbolic(400, `${field} ${words[code][0]}`, { [model]: { [field]: code } });
  const complaints = new Complaints(switches);
  complaints.add(field, code);
  complaints.refuse();
  throw new Error("a complaint always refuses");
}
