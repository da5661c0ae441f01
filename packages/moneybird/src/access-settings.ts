import { described, type Text } from "@boekbrug/core";
import * as z from "zod";

/** How Boekbrug gets in: with a personal token, or as an app to which the owner gives access with his browser. */
export const accessSettings = {
  token: described(
    z.string().trim().min(1).optional(),
    [
      "Persoonlijk token",
      "Een persoonlijk API-token van de eigenaar van de administratie, met het recht op verkoopfacturen; voor producten en voor betalingen op een bank- of kasrekening ook op instellingen. Leeg: Boekbrug komt binnen als app, met clientId en clientSecret.",
    ],
    [
      "Personal token",
      "A personal API token of the administration's owner, with the scope sales invoices; for products and for payments on a bank or cash account settings too. Left out: Boekbrug gets in as an app, with clientId and clientSecret.",
    ],
  ),
  clientId: described(
    z.string().trim().min(1).optional(),
    [
      "Client-ID",
      "De client-ID van de app die u in Moneybird registreert (moneybird.com/user/applications/new). Geef daarna toegang met boekbrug connect.",
    ],
    [
      "Client id",
      "The client id of the app that you register in Moneybird (moneybird.com/user/applications/new). Then give access with boekbrug connect.",
    ],
  ),
  clientSecret: described(
    z.string().trim().min(1).optional(),
    ["Client-secret", "Het geheim van de app."],
    ["Client secret", "The secret of the app."],
  ),
  redirectUri: described(
    z.string().trim().min(1).default("urn:ietf:wg:oauth:2.0:oob"),
    [
      "Redirect-URI",
      "Precies zoals bij de app staat. Standaard urn:ietf:wg:oauth:2.0:oob: Moneybird toont de code op het scherm.",
    ],
    [
      "Redirect URI",
      "Exactly as registered with the app. By default urn:ietf:wg:oauth:2.0:oob: Moneybird shows the code on the screen.",
    ],
  ),
};

interface AccessChoice {
  readonly token?: string | undefined;
  readonly clientId?: string | undefined;
  readonly clientSecret?: string | undefined;
  readonly redirectUri: string;
}

export interface AppAccess {
  readonly kind: "app";
  readonly clientId: string;
  readonly clientSecret: string;
  readonly redirectUri: string;
}

export type Access = AppAccess | { readonly kind: "personal"; readonly token: string };

const complaint: Text = {
  nl: "kies één manier: token, of clientId met clientSecret",
  en: "choose one way: token, or clientId with clientSecret",
};

/** One way in, and the whole of it. */
export const oneWayIn: z.core.CheckFn<AccessChoice> = ({ value, issues }) => {
  const { token, clientId, clientSecret } = value;
  const isPersonal = token !== undefined && clientId === undefined && clientSecret === undefined;
  const isApp = token === undefined && clientId !== undefined && clientSecret !== undefined;
  if (isPersonal || isApp) return;
  const at = clientId !== undefined && clientSecret === undefined ? "clientSecret" : "token";
  issues.push({ code: "custom", path: [at], input: value, params: { complaint } });
};

/** The way in; settings that were parsed have one. */
export function accessOf({ token, clientId = "", clientSecret = "", redirectUri }: AccessChoice): Access {
  return token === undefined ? { kind: "app", clientId, clientSecret, redirectUri } : { kind: "personal", token };
}
