import { type Instant, instantOf } from "@boekbrug/core";
import { createHmac } from "@boekbrug/http";

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

/** Signs and verifies with one shop's keys. */
export interface Signer {
  sign(parts: Signed): Promise<string>;
  /** The headers of a request made now. */
  headers(method: string, pathAndQuery: string, body: string, now: number): Promise<Record<string, string>>;
  verify(parts: Signed, signature: string): Promise<boolean>;
}

export function createSigner({ publicKey, secret }: Keys): Signer {
  const hmac = createHmac(secret, "SHA-512");
  const text = ({ method, pathAndQuery, body, date }: Signed) =>
    [publicKey, method, pathAndQuery, body, date].join("|");
  const sign = (parts: Signed) => hmac.sign(text(parts));
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
    verify: (parts, signature) => hmac.verify(text(parts), signature),
  };
}
