import { createHash } from "node:crypto";

/**
 * A GUID that is the same in every run for the same seed. Hashed, so that GUID order is not the order of creation:
 * a client must not rely on that either.
 */
export function guidFor(seed: string): string {
  const hex = createHash("sha256").update(seed).digest("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

export type NextGuid = (kind: string) => string;

export function guidCounter(prefix: string): NextGuid {
  const counters = new Map<string, number>();
  return (kind) => {
    const next = (counters.get(kind) ?? 0) + 1;
    counters.set(kind, next);
    return guidFor(`${prefix}/${kind}/${next}`);
  };
}

export const isGuid = (text: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);
