/** HMAC with one secret, in hexadecimal: how vendors sign what they send, and want requests signed. */
export interface Hmac {
  /** In lower case. */
  sign(text: string): Promise<string>;
  /** Of a signature in either case; in constant time. */
  verify(text: string, signature: string): Promise<boolean>;
}

const digits = { "SHA-256": 64, "SHA-512": 128 } as const;
export type HmacHash = keyof typeof digits;

export function createHmac(secret: string, hash: HmacHash): Hmac {
  let imported: Promise<CryptoKey> | undefined;
  const key = () => {
    imported ??= importSecret(secret, hash);
    return imported;
  };
  const bytesOfText = (text: string) => new TextEncoder().encode(text);
  return {
    sign: async (text) => hexadecimal(await crypto.subtle.sign("HMAC", await key(), bytesOfText(text))),
    verify: async (text, signature) =>
      isHmac(signature, hash) && crypto.subtle.verify("HMAC", await key(), bytesOf(signature, hash), bytesOfText(text)),
  };
}

/** Whether a text has the form of such a signature at all. */
export const isHmac = (text: string, hash: HmacHash): boolean =>
  text.length === digits[hash] && /^[0-9a-f]+$/i.test(text);

const importSecret = (secret: string, hash: HmacHash): Promise<CryptoKey> =>
  crypto.subtle.importKey("raw", new TextEncoder().encode(secret), { name: "HMAC", hash }, false, ["sign", "verify"]);

const hexadecimal = (bytes: ArrayBuffer): string =>
  Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, "0")).join("");

const bytesOf = (text: string, hash: HmacHash): Uint8Array<ArrayBuffer> =>
  Uint8Array.from({ length: digits[hash] / 2 }, (_, index) =>
    Number.parseInt(text.slice(index * 2, index * 2 + 2), 16),
  );
