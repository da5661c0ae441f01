import { jsonOf } from "@boekbrug/http";
import * as z from "zod";

/** What an error answer says, whichever of its shapes it has. */
export interface ErrorBody {
  /** SnelStart's own codes: `BOE-0021`. */
  readonly codes: readonly string[];
  /** Its words, in Dutch. */
  readonly text: string;
}

const text = z.string().catch("");
const complaint = z.looseObject({ errorCode: text, message: text, details: z.unknown() });
const modelState = z.record(z.string(), z.array(z.string()).catch([])).catch({});
const bodies = z.union([
  z.array(complaint),
  z.looseObject({ modelState, message: text }),
  z.looseObject({ Message: text, message: text }),
]);

const codePattern = /\b[A-Z]{3}-\d{4}\b/g;

/**
 * Reads an error answer: a list of complaints, one with `modelState`, one of the OData layer (`Message`), one of the gateway (`statusCode`, `message`). Undefined
 * where it is empty or something else.
 */
export function errorBodyOf(answer: string): ErrorBody | undefined {
  const read = bodies.safeParse(jsonOf(answer));
  if (!read.success) return undefined;
  const words = wordsIn(read.data);
  const codes = [...new Set(answer.match(codePattern) ?? [])];
  return words === "" && codes.length === 0 ? undefined : { codes, text: words };
}

function wordsIn(body: z.infer<typeof bodies>): string {
  if (Array.isArray(body)) return body.map(({ errorCode, message }) => `${errorCode} ${message}`.trim()).join("; ");
  const { message, Message, modelState: fields } = body as Partial<Record<string, unknown>>;
  const faults = Object.entries(modelState.parse(fields ?? {})).map(([field, all]) => `${field} ${all.join(", ")}`);
  return [text.parse(Message) || text.parse(message), ...faults].filter((each) => each !== "").join("; ");
}
