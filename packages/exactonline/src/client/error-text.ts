import { jsonOf } from "@boekbrug/http";
import * as z from "zod";

const errorBody = z.object({ error: z.object({ message: z.object({ value: z.string() }) }) });

/** The text of Exact's own error answer, or undefined when the answer is not one: then it comes from something in between. */
export function errorTextOf(text: string): string | undefined {
  const found = errorBody.safeParse(jsonOf(text));
  const value = found.success ? found.data.error.message.value.trim() : "";
  return value === "" ? undefined : value;
}
