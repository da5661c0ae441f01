import type { Refusal } from "./errors.ts";
import { atomOf, errorXml, type Json } from "./render.ts";

/** JSON for who asks for it, Atom or XML for who does not. Exact fact sheet §5, 2026-11-21. */

export const wantsJson = (request: Request) => (request.headers.get("accept") ?? "").includes("application/json");

export function jsonOrAtom(
  request: Request,
  status: number,
  body: Json | undefined,
  headers: Record<string, string>,
): Response {
  if (body === undefined) return new Response(null, { status, headers });
  if (typeof body === "number") {
    return new Response(String(body), { status, headers: { ...headers, "content-type": "text/plain;charset=utf-8" } });
  }
  const [text, type] = wantsJson(request)
    ? [JSON.stringify(body), "application/json;charset=utf-8"]
    : [atomOf(body), "application/atom+xml;charset=utf-8"];
  return new Response(text, { status, headers: { ...headers, "content-type": type } });
}

export const refusalResponse = (request: Request, refusal: Refusal, headers: Record<string, string>): Response =>
  errorResponse(request, refusal.status, refusal.message, { ...headers, ...refusal.headers });

export function errorResponse(
  request: Request,
  status: number,
  value: string,
  headers: Record<string, string> = {},
): Response {
  if (!wantsJson(request)) {
    return new Response(errorXml(value), { status, headers: { ...headers, "content-type": "application/xml" } });
  }
  return jsonOrAtom(request, status, { error: { code: "", message: { lang: "", value } } }, headers);
}
