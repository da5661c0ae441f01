import { type Cipher, type Failure, type Fingerprint, type Problem, problem } from "@boekbrug/core";
import { ResultAsync } from "neverthrow";

const encoder = new TextEncoder();
const decoder = new TextDecoder();

const base64 = (bytes: Uint8Array): string => btoa(String.fromCharCode(...bytes));
const fromBase64 = (text: string) => Uint8Array.from(atob(text), (character) => character.charCodeAt(0));

/** A key for one purpose, derived from the host's secret key so that no key serves two ends. */
async function derive(secret: Uint8Array<ArrayBuffer>, purpose: string): Promise<ArrayBuffer> {
  const base = await crypto.subtle.importKey("raw", secret, "HKDF", false, ["deriveBits"]);
  const info = encoder.encode(`boekbrug ${purpose}`);
  return crypto.subtle.deriveBits({ name: "HKDF", hash: "SHA-256", salt: new Uint8Array(32), info }, base, 256);
}

/** Encrypts with AES-256-GCM. `secret`: at least 32 random bytes; the text made is `v1.<nonce>.<sealed>` in base64. */
export async function createCipher(secret: Uint8Array<ArrayBuffer>): Promise<Cipher> {
  const key = await crypto.subtle.importKey("raw", await derive(secret, "encryption"), "AES-GCM", false, [
    "encrypt",
    "decrypt",
  ]);
  const encrypt = async (plain: string): Promise<string> => {
    const iv = crypto.getRandomValues(new Uint8Array(12));
    const sealed = await crypto.subtle.encrypt({ name: "AES-GCM", iv }, key, encoder.encode(plain));
    return `v1.${base64(iv)}.${base64(new Uint8Array(sealed))}`;
  };
  const decrypt = async (text: string): Promise<string> => {
    const [version, iv, sealed] = text.split(".");
    if (version !== "v1" || iv === undefined || sealed === undefined) throw new TypeError("not a sealed text");
    const plain = await crypto.subtle.decrypt({ name: "AES-GCM", iv: fromBase64(iv) }, key, fromBase64(sealed));
    return decoder.decode(plain);
  };
  const wrongKey = (): Problem => problem("store.wrong-key", "store.key");
  return {
    encrypt: (plain) => ResultAsync.fromPromise(encrypt(plain), wrongKey),
    decrypt: (sealed) => ResultAsync.fromPromise(decrypt(sealed), wrongKey),
  };
}

/** A keyed hash (HMAC-SHA-256, hexadecimal) under the host's secret key: for stores that keep no key of their own for it. */
export const createFingerprint = async (secret: Uint8Array<ArrayBuffer>): Promise<Fingerprint> =>
  fingerprintUnder(await derive(secret, "fingerprint"));

/** A store that keeps the key of the fingerprints sealed. */
export interface FingerprintKeyStore {
  fingerprintKey(offered: { readonly fresh: string; readonly inherited: string }): ResultAsync<string, Failure>;
}

/** A keyed hash under the key that the store keeps, so that customers are known again after the host's key changed. */
export const storedFingerprint = (
  store: FingerprintKeyStore,
  secret: Uint8Array<ArrayBuffer>,
): ResultAsync<Fingerprint, Failure> =>
  ResultAsync.fromSafePromise(derive(secret, "fingerprint"))
    .andThen((inherited) =>
      store.fingerprintKey({
        fresh: base64(crypto.getRandomValues(new Uint8Array(32))),
        inherited: base64(new Uint8Array(inherited)),
      }),
    )
    .andThen((key) => ResultAsync.fromSafePromise(fingerprintUnder(fromBase64(key).buffer)));

async function fingerprintUnder(secret: ArrayBuffer): Promise<Fingerprint> {
  const key = await crypto.subtle.importKey("raw", secret, { name: "HMAC", hash: "SHA-256" }, false, ["sign"]);
  return async (text) => {
    const mark = new Uint8Array(await crypto.subtle.sign("HMAC", key, encoder.encode(text)));
    return Array.from(mark, (byte) => byte.toString(16).padStart(2, "0")).join("");
  };
}
