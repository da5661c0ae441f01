/** HMAC-SHA512 with one secret, in hexadecimal: the shop's way to sign everything. */
export interface Hmac {
  /** In lower case. */
  sign(text: string): Promise<string>;
  /** Of a signature in either case; in constant time. */
  verify(text: string, signature: string): Promise<boolean>;
}

export function createHmac(secret: string): Hmac {
  let imported: Promise<CryptoKey> | undefined;
  const key = () => {
    imported ??= importSecret(secret);
    return imported;
  };
  const bytesOfText = (text: string) => new TextEncoder().encode(text);
  return {
    sign: async (text) => hexadecimal(await crypto.subtle.sign("HMAC", await key(), bytesOfText(text))),
    verify: async (text, signature) => {
      const bytes = bytesOf(signature);
      return bytes !== undefined && crypto.subtle.verify("HMAC", await key(), bytes, bytesOfText(text));
    },
  };
}

/** Whether a text has the form of a signature at all. */
export const isSignature = (text: string): boolean => /^[0-9a-f]{128}$/i.test(text);

const importSecret = (secret: string): Promise<CryptoKey> =>
  crypto.subtle.importKey("raw", new TextEncoder().encode(secret), { name: "HMAC", hash: "SHA-512" }, false, [
    "sign",
    "verify",
  ]);

const hexadecimal = (bytes: ArrayBuffer): string =>
  Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, "0")).join("");

/** The bytes of a SHA-512 in hexadecimal; undefined when the text is none. */
function bytesOf(text: string): Uint8Array<ArrayBuffer> | undefined {
  if (!isSignature(text)) return undefined;
  return Uint8Array.from({ length: 64 }, (_, index) => Number.parseInt(text.slice(index * 2, index * 2 + 2), 16));
}
