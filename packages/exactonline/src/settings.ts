import { described } from "@boekbrug/core";
import { safeAddress } from "@boekbrug/http";
import * as z from "zod";
import { accessSettings, oneWayIn } from "./access-settings.ts";
import { customerSettings } from "./customers/customer-settings.ts";
import { documentSettings } from "./documents/document-settings.ts";
import { extraFieldSettings } from "./extra-fields/extra-field-settings.ts";
import { itemSettings } from "./items/item-settings.ts";

/** Which Exact Online administration is booked in, as whom, and in which journal. */
export const exactOnlineSettings = z
  .strictObject({
    kind: described(
      z.literal("exactonline"),
      ["Boekhouding", "De bestellingen worden in Exact Online geboekt."],
      ["Bookkeeping", "The orders are booked in Exact Online."],
    ),
    baseUrl: described(
      safeAddress().default("https://start.exactonline.nl"),
      ["Adres van Exact Online", "De site van het land waar de administratie en de app-registratie staan."],
      ["Address of Exact Online", "The site of the country in which the administration and the app registration live."],
    ),
    tokenUrl: described(
      safeAddress().optional(),
      ["Adres voor tokens", "Waar tokens vernieuwd worden. Leeg: het adres van Exact Online met /api/oauth2/token."],
      [
        "Address for tokens",
        "Where tokens are refreshed. Left out: the address of Exact Online with /api/oauth2/token.",
      ],
    ),
    clientId: described(
      z.string().trim().min(1),
      ["Client-ID", "De client-ID van de app-registratie in het App Centre van Exact Online."],
      ["Client id", "The client id of the app registration in Exact Online's App Centre."],
    ),
    clientSecret: described(
      z.string().trim().min(1),
      ["Client-secret", "Het geheim van de app-registratie."],
      ["Client secret", "The secret of the app registration."],
    ),
    ...accessSettings,
    division: described(
      z.number().int().positive(),
      [
        "Administratie",
        "De code van de administratie (division) in de adressen van Exact Online; niet het nummer dat Exact toont. Onbekend? Vul 1 in: 'boekbrug check' noemt de codes.",
      ],
      [
        "Administration",
        "The code of the administration (division) in the addresses of Exact Online; not the number that Exact shows. Not known? Put 1: 'boekbrug check' names the codes.",
      ],
    ),
    journal: described(
      z.string().trim().min(1),
      ["Verkoopdagboek", "De code van het verkoopdagboek waarin geboekt wordt, bijvoorbeeld 70."],
      ["Sales journal", "The code of the sales journal that is booked in, for instance 70."],
    ),
    ...documentSettings,
    customers: customerSettings.prefault({}),
    items: itemSettings.prefault({}),
    extraFields: extraFieldSettings,
  })
  .check(oneWayIn);

export type ExactOnlineSettings = z.infer<typeof exactOnlineSettings>;

const withoutSlash = (url: string) => url.replace(/\/+$/, "");

/** The base of every address, without a slash at the end. */
export const baseUrlOf = (settings: ExactOnlineSettings): string => withoutSlash(settings.baseUrl);

export const tokenUrlOf = (settings: ExactOnlineSettings): string =>
  settings.tokenUrl ?? `${baseUrlOf(settings)}/api/oauth2/token`;
