import type { Json, WriteStep } from "../sync/write-step.ts";
import { fitText } from "./fit-text.ts";

type Texts = Readonly<Record<string, string | null>>;

/** Which of these texts a body does not have whole; line ends and spaces do not count. */
export const lostFrom = (body: Readonly<Record<string, Json>>, texts: Texts): string[] =>
  Object.entries(texts).flatMap(([name, text]) => {
    const whole = fitText(text ?? "", Number.POSITIVE_INFINITY);
    return whole === "" || body[name] === whole ? [] : [name];
  });

/** What a step says of it: nothing where nothing is lost. */
export const shortenedBy = (names: readonly string[]): Pick<WriteStep, "shortened"> =>
  names.length === 0 ? {} : { shortened: [...new Set(names)] };
