import { createHmac } from "@boekbrug/http";
import type { ShopWebhook } from "../client/schemas.ts";

/** What a webhook's key signs. Which of the two the shop uses is unknown, and so is whether it signs at all. */
export const signedForms = ["address-and-body", "body"] as const;
export type SignedForm = (typeof signedForms)[number];

const textOf: Record<SignedForm, (webhook: ShopWebhook, body: string) => string> = {
  "address-and-body": ({ address }, body) => `${address}|${body}`,
  body: (_, body) => body,
};

/** The form in which one of the webhooks signed this body, the expected one first; null where none did. */
export async function formOf(
  webhooks: readonly ShopWebhook[],
  expected: SignedForm,
  body: string,
  signature: string,
): Promise<SignedForm | null> {
  for (const form of [expected, ...signedForms.filter((one) => one !== expected)])
    for (const webhook of webhooks)
      if (
        webhook.key !== null &&
        (await createHmac(webhook.key, "SHA-512").verify(textOf[form](webhook, body), signature))
      )
        return form;
  return null;
}
