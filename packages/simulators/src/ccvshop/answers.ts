import type { CcvShopSwitches } from "./switches.ts";

/** An answer before it is signed. */
export interface Answer {
  status: number;
  headers: Record<string, string>;
  body: string;
}

/** JSON as the shop writes it: slashes escaped. CCV fact sheet §14, 2026-11-21. */
export const vendorJson = (value: unknown): string => JSON.stringify(value).replaceAll("/", "\\/");

export const json = (value: unknown, status = 200, headers: Record<string, string> = {}): Answer => ({
  status,
  headers: { "content-type": "application/json", ...headers },
  body: vendorJson(value),
});

export const empty = (status: number): Answer => ({ status, headers: {}, body: "" });

export const html = (status: number, title: string): Answer => ({
  status,
  headers: { "content-type": "text/html" },
  body: `<html><body><h1>${title}</h1></body></html>`,
});

/** An error whose code is known. CCV fact sheet §12, 2026-11-21. */
export const knownError = (code: string, message: string, headers: Record<string, string> = {}): Answer => {
  const status = Number(code.split(".")[0]);
  return json({ status, code, developermessage: message }, status, headers);
};

/** An error whose code nobody has recorded; its body follows switch unknownErrorBody. CCV fact sheet §12, 2026-11-21. */
export function unknownError(status: number, message: string, switches: CcvShopSwitches): Answer {
  switch (switches.unknownErrorBody) {
    case "json-without-code":
      return json({ status, developermessage: message }, status);
    case "json":
      return json({ status, code: `${status}.1`, developermessage: message }, status);
    case "html":
      return html(status, String(status));
    case "empty":
      return empty(status);
  }
}

export const toResponse = ({ status, headers, body }: Answer): Response =>
  new Response(body === "" ? null : body, { status, headers });
