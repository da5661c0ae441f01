import { described, isVatNumberShape } from "@boekbrug/core";
import { safeAddress } from "@boekbrug/http";
import * as z from "zod";

/** How VIES is asked, and in whose name. Nothing in it is secret. */
export const viesSettings = z.strictObject({
  baseUrl: described(
    safeAddress().default("https://ec.europa.eu"),
    ["Adres van VIES", "Het adres van het btw-nummerregister van de Europese Commissie."],
    ["Address of VIES", "The address of the European Commission's registry of VAT numbers."],
  ),
  requester: described(
    z.string().trim().refine(isVatNumberShape, { error: "NL…B.." }).optional(),
    [
      "Eigen btw-nummer",
      "Het btw-nummer van de verkoper, met landcode. Gaat het mee, dan geeft VIES een raadplegingsnummer: het bewijs dat er gecontroleerd is.",
    ],
    [
      "Own VAT number",
      "The seller's VAT number, with its country code. Sent along, it makes VIES give a consultation number: the proof that a number was checked.",
    ],
  ),
  timeoutSeconds: described(
    z.number().int().min(1).max(120).default(20),
    ["Wachttijd", "Na zoveel seconden zonder antwoord geldt VIES als niet bereikbaar."],
    ["Time-out", "After this many seconds without an answer VIES counts as not reachable."],
  ),
  cacheHours: described(
    z.number().min(0).max(720).default(24),
    [
      "Antwoord onthouden",
      "Zoveel uur geldt een gevonden nummer zonder het opnieuw te vragen. Een ongeldig nummer hoogstens 1 uur; een storing nooit.",
    ],
    [
      "Remember answers",
      "For this many hours a number that was found is not asked for again. An invalid number 1 hour at most; an outage never.",
    ],
  ),
});

export type ViesSettings = z.infer<typeof viesSettings>;
