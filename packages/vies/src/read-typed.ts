import { readVatNumber, tidyVatNumber } from "@boekbrug/core";
import type { VatNumber } from "./client/vies-client.ts";

/** What a typed text needs: a question to VIES, or nothing more than this answer. */
export type Typed =
  | { readonly kind: "ask"; readonly number: VatNumber }
  | { readonly kind: "invalid"; readonly vatNumber: string }
  /** May be a number, but of which state nobody said. */
  | { readonly kind: "unknown"; readonly vatNumber: string };

/** Reads a number before anything is sent. What has no member state's shape is not asked for: VIES could not have it. */
export function readTyped(typed: string, country: string | null): Typed {
  const reading = readVatNumber(typed, country ?? undefined);
  const vatNumber = tidyVatNumber(typed);
  switch (reading.kind) {
    case "none":
    case "no-member-state":
      return { kind: "invalid", vatNumber };
    case "no-prefix":
      return /\d/.test(vatNumber) ? { kind: "unknown", vatNumber } : { kind: "invalid", vatNumber };
    case "member-state":
      return reading.likely
        ? { kind: "ask", number: split(reading.number) }
        : { kind: "invalid", vatNumber: reading.number };
  }
}

/** The number in whose name VIES is asked; undefined where it cannot be one. */
export function readRequester(own: string): VatNumber | undefined {
  const read = readTyped(own, null);
  return read.kind === "ask" ? read.number : undefined;
}

const split = (number: string): VatNumber => ({ state: number.slice(0, 2), digits: number.slice(2) });
