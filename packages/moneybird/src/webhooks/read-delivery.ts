import { type Clock, type Failure, notDone, problem, type WebhookDelivery } from "@boekbrug/core";
import { createHmac, isHmac, jsonOf } from "@boekbrug/http";
import { err, ok, type Result, ResultAsync } from "neverthrow";
import * as z from "zod";

/** A delivery that was signed longer ago, or lies further ahead, in milliseconds, may be an old one that is sent again. */
const tolerance = 5 * 60_000;

/** Moneybird signs with an old and a new secret while one is being changed; more signatures than this are an attempt to make us work. */
const mostSignatures = 5;

const invalid = (): Failure => notDone(problem("webhook.ledger-signature", "webhook"));

/** Passes a delivery whose header bears a moment of now and, in whatever place, a signature of moment and body with this secret. */
export function verifyDelivery(
  { header, body }: WebhookDelivery,
  secret: string,
  clock: Clock,
): ResultAsync<void, Failure> {
  return new ResultAsync(verify(header("Moneybird-Signature") ?? "", body, secret, clock));
}

async function verify(header: string, body: string, secret: string, clock: Clock): Promise<Result<void, Failure>> {
  const parts = header.split(",").map((part) => part.trim());
  const moment = parts.find((part) => part.startsWith("t="))?.slice(2) ?? "";
  const signatures = parts.filter((part) => part.startsWith("v1=")).map((part) => part.slice(3));
  if (!/^\d{1,12}$/.test(moment) || signatures.length > mostSignatures) return err(invalid());
  const hmac = createHmac(secret, "SHA-256");
  let isRight = false;
  for (const signature of signatures.filter((each) => isHmac(each, "SHA-256"))) {
    if (await hmac.verify(`${moment}.${body}`, signature)) isRight = true;
  }
  if (!isRight) return err(invalid());
  const age = Math.abs(clock.now() - Number(moment) * 1000);
  return age > tolerance ? err(notDone(problem("webhook.outdated", "webhook"))) : ok(undefined);
}

const payload = z.object({ entity_type: z.string(), entity_id: z.string().regex(/^\d{1,20}$/) });

const invoiceTypes: ReadonlySet<string> = new Set(["ExternalSalesInvoice", "SalesInvoice"]);

/** The invoice that a delivery speaks of; null where it is about another record. Everything else in it is left unread: it may be older than what is there now. */
export function documentIdIn(body: string): Result<string | null, Failure> {
  const read = payload.safeParse(jsonOf(body));
  if (!read.success) return err(notDone(problem("webhook.malformed", "webhook", { detail: "entity_id" })));
  const { entity_type, entity_id } = read.data;
  return ok(invoiceTypes.has(entity_type) ? entity_id : null);
}
