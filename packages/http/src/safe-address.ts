import * as z from "zod";

const loopback = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/** Keys and orders travel to this address: only over TLS, or without leaving the machine. */
export function isSafeAddress(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname } = new URL(text);
  return protocol === "https:" || (protocol === "http:" && loopback.test(hostname));
}

/** A vendor's address in the settings. */
export const safeAddress = () =>
  z.string().trim().refine(isSafeAddress, "https://…; http:// only on this machine (127.0.0.1, localhost)");
