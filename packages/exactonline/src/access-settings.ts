import { described, type Text } from "@boekbrug/core";
import * as z from "zod";

/** How Boekbrug gets in: by access that a person gives with his browser, or by a refresh token that he got himself. */
export const accessSettings = {
  redirectUri: described(
    z
      .string()
      .trim()
      .refine((text) => URL.canParse(text) && new URL(text).protocol === "https:", "https://…")
      .optional(),
    [
      "Redirect-URI",
      "Precies zoals bij de app-registratie staat: een openbaar adres met https, bijvoorbeeld dat van de webwinkel. Geef daarna toegang met boekbrug connect. Leeg: Boekbrug begint met refreshToken.",
    ],
    [
      "Redirect URI",
      "Exactly as registered with the app: a public address with https, for instance the shop's. Then give access with boekbrug connect. Left out: Boekbrug begins with refreshToken.",
    ],
  ),
  login: described(
    z.string().trim().min(1).optional(),
    [
      "Log-in",
      "Koppelingen met dezelfde app en hetzelfde woord delen de toegang die met boekbrug connect gegeven is. Alleen nodig als koppelingen met één app als verschillende gebruikers inloggen.",
    ],
    [
      "Log-in",
      "Connections with the same app and the same word share the access that was given by boekbrug connect. Needed only where connections with one app log in as different users.",
    ],
  ),
  refreshToken: described(
    z.string().trim().min(1).optional(),
    [
      "Eerste refresh token",
      "In plaats van redirectUri: de refresh token van een log-in die u zelf gedaan hebt. Hij wordt een keer gebruikt; daarna bewaart Boekbrug zelf steeds de nieuwste.",
    ],
    [
      "First refresh token",
      "In the place of redirectUri: the refresh token of a log-in that you made yourself. It is used once; after that Boekbrug keeps the newest one itself.",
    ],
  ),
};

interface AccessChoice {
  readonly redirectUri?: string | undefined;
  readonly login?: string | undefined;
  readonly refreshToken?: string | undefined;
}

export type Access =
  | { readonly kind: "given"; readonly redirectUri: string; readonly login: string }
  | { readonly kind: "refresh-token"; readonly refreshToken: string };

const oneWay: Text = {
  nl: "kies één manier: redirectUri (en dan boekbrug connect), of refreshToken",
  en: "choose one way: redirectUri (and then boekbrug connect), or refreshToken",
};

const noLogin: Text = {
  nl: "hoort bij redirectUri: koppelingen met dezelfde refreshToken delen hun log-in al",
  en: "goes with redirectUri: connections with the same refreshToken share their log-in already",
};

/** One way in, and only one. */
export const oneWayIn: z.core.CheckFn<AccessChoice> = ({ value, issues }) => {
  const { redirectUri, login, refreshToken } = value;
  const complain = (at: keyof AccessChoice, complaint: Text) =>
    issues.push({ code: "custom", path: [at], input: value, params: { complaint } });
  if ((redirectUri === undefined) === (refreshToken === undefined)) complain("redirectUri", oneWay);
  else if (redirectUri === undefined && login !== undefined) complain("login", noLogin);
};

/** The way in; settings that were parsed have one. */
export const accessOf = ({ redirectUri = "", login = "", refreshToken }: AccessChoice): Access =>
  refreshToken === undefined ? { kind: "given", redirectUri, login } : { kind: "refresh-token", refreshToken };

/** Which setting a person looks at where access is wrong. */
export const fieldOfAccess = ({ kind }: Access): string =>
  kind === "given" ? "ledger.redirectUri" : "ledger.refreshToken";
