import { type Instant, instantOf } from "@boekbrug/core";

export interface Keys {
  readonly publicKey: string;
  readonly secret: string;
}

/** What a signature covers. `pathAndQuery` is exactly what is sent, without scheme and host. */
export interface Signed {
  readonly method: string;
  readonly pathAndQuery: string;
  readonly body: string;
  /** As in the header `x-date`. */
  readonly date: string;
}

/** Signs and verifies with one shop's keys: HMAC-SHA512 in lower-case hexadecimal. */
export interface Signer {
  sign(parts: Signed): Promise<string>;
  /** The headers of a request made now. */
  headers(method: string, pathAndQuery: string, body: string, now: number): Promise<Record<string, string>>;
  verify(parts: Signed, signature: string): Promise<boolean>;
}

export function createSigner({ publicKey, secret }: Keys): Signer {
  let imported: Promise<CryptoKey> | undefined;
  const key = () => {
    imported ??= importSecret(secret);
    return imported;
  };
  const text = ({ method, pathAndQuery, body, date }: Signed) =>
    new TextEncoder().encode([publicKey, method, pathAndQuery, body, date].join("|"));
  const sign = async (parts: Signed) => hexadecimal(await crypto.subtle.sign("HMAC", await key(), text(parts)));
  return {
    sign,
    headers: async (method, pathAndQuery, body, now) => {
      const date: Instant = instantOf(now);
      return {
        "x-public": publicKey,
        "x-date": date,
        "x-hash": await sign({ method, pathAndQuery, body, date }),
      };
    },
    verify: async (parts, signature) => {
      const bytes = bytesOf(signature);
      return bytes !== undefined && crypto.subtle.verify("HMAC", await key(), bytes, text(parts));
    },
  };
}

const importSecret = (secret: string): Promise<CryptoKey> =>
  crypto.subtle.importKey("raw", new TextEncoder().encode(secret), { name: "HMAC", hash: "SHA-512" }, false, [
    "sign",
    "verify",
  ]);

const hexadecimal = (bytes: ArrayBuffer): string =>
  Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, "0")).join("");

/** The bytes of a SHA-512 in hexadecimal; undefined when the text is none. */
function bytesOf(text: string): Uint8Array<ArrayBuffer> | undefined {
  if (!/^[0-9a-f]{128}$/i.test(text)) return undefined;
  return Uint8Array.from({ length: 64 }, (_, index) => Number.parseInt(text.slice(index * 2, index * 2 + 2), 16));
}
