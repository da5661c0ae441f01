import type { ExactOnlineSwitches } from "./switches.ts";
import type { ExactOnlineApp } from "./tokens.ts";

/** Where a person gives access. Exact fact sheet §2, 2026-11-21. */

export interface ConsentDesk {
  readonly app: ExactOnlineApp;
  readonly switches: ExactOnlineSwitches;
  /** Whether the person agrees. */
  readonly agrees: boolean;
  issueCode(redirectUri: string): string;
}

/**
 * The page on which the user, who agrees at once unless he was told not to, chooses his divisions; then the browser goes to the redirect address. What the page says of a wrong app or redirect
 * address is inferred, as is the answer of a user who does not agree.
 */
export function answerConsent(url: URL, { app, switches, agrees, issueCode }: ConsentDesk): Response {
  const { searchParams } = url;
  const redirectUri = searchParams.get("redirect_uri") ?? "";
  if (searchParams.get("client_id") !== app.clientId) return page("The app is not known.");
  if (redirectUri !== app.redirectUri) return page("The redirect URI is not the registered one.");
  if (searchParams.get("response_type") !== "code") return page("The response type is not supported.");
  const target = new URL(redirectUri);
  if (agrees) target.searchParams.set("code", issueCode(redirectUri));
  else target.searchParams.set("error", "access_denied");
  const state = searchParams.get("state");
  if (state !== null && switches.consentState === "passed-back") target.searchParams.set("state", state);
  // Exact escapes the signs in its codes, where a browser would leave some as they are.
  return new Response(null, { status: 302, headers: { location: target.href.replaceAll("!", "%21") } });
}

const page = (text: string): Response =>
  new Response(`<p>${text}</p>`, { status: 400, headers: { "content-type": "text/html; charset=utf-8" } });
