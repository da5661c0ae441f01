import type { Failure } from "@boekbrug/core";
import { err, ok, type Result } from "neverthrow";
import type * as z from "zod";
import { type HttpAnswer, type HttpRequest, isWrite, malformed, type Side } from "./http-client.ts";

/** Reads an answer's JSON and checks it. The failure names the place that is wrong, never the value: it may be personal. */
export function parseJson<S extends z.ZodType>(
  side: Side,
  request: HttpRequest,
  answer: HttpAnswer,
  schema: S,
): Result<z.infer<S>, Failure> {
  const json = jsonOf(answer.text);
  if (json === undefined) return err(malformed(side, request, "JSON"));
  const checked = schema.safeParse(json);
  if (checked.success) return ok(checked.data);
  const issue = checked.error.issues[0];
  return err(malformed(side, request, `${issue?.path.join(".") ?? ""}: ${issue?.code ?? "invalid"}`));
}

/** What is wrong with a success that broke off. A list may be asked for again; a write is for the reader of its answer. */
export const cutOff = (side: Side, { text }: HttpAnswer, request: HttpRequest): Failure | undefined =>
  isWrite(request) || jsonOf(text) !== undefined ? undefined : malformed(side, request, "JSON");

/** The JSON of a text, or undefined where it is none. */
export function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
