import * as z from "zod";

/** An identifier that is empty, dashes or no text counts as none: the verdict stands without it. */
const identifier = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9-]{0,63}$/)
  .nullable()
  .catch(null);

/** What is read of an answer. Name and address of the trader are left out on purpose: unknown fields are dropped here. */
export const answerBody = z.object({
  valid: z.boolean().nullish(),
  requestIdentifier: identifier,
  userError: z.string().nullish(),
  actionSucceed: z.boolean().nullish(),
  errorWrappers: z.array(z.object({ error: z.string().nullish() })).nullish(),
});

export type AnswerBody = z.infer<typeof answerBody>;
