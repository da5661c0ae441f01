import type { ProblemParameter } from "@boekbrug/core";
import { err, ok, type Result } from "neverthrow";
import { createHmac } from "../hmac.ts";

export interface ConsentSettings {
  /** The vendor's page on which a person gives access. */
  readonly page: string;
  /** What stands in the page's address beside the state. */
  readonly parameters: Readonly<Record<string, string>>;
  /** The app's secret: only who has it can make the state. */
  readonly secret: string;
  /** What access is given to; the answer for another is not taken. */
  readonly purpose: string;
}

/** The way to the page on which a person gives access, and what he brings back from there. */
export interface Consent {
  /** The page's address, with a state that the answer must show again. */
  address(): Promise<string>;
  /** The code in what a person brings: the code itself, or the whole address that the page sent the browser to. Else what is wrong with it. */
  codeIn(brought: string): Promise<Result<string, ProblemParameter>>;
}

export function createConsent({ page, parameters, secret, purpose }: ConsentSettings): Consent {
  const state = async () => (await createHmac(secret, "SHA-256").sign(`access to ${purpose}`)).slice(0, 32);
  return {
    address: async () => {
      const url = new URL(page);
      url.search = new URLSearchParams({ ...parameters, state: await state() }).toString();
      return url.href;
    },
    codeIn: async (brought) => {
      const text = brought.trim().replace(/^["'<]+|["'>]+$/g, "");
      return isWebAddress(text) ? codeOfAnswer(new URL(text).searchParams, await state()) : codeAsTyped(text);
    },
  };
}

const isWebAddress = (text: string): boolean => /^https?:/i.test(text) && URL.canParse(text);

function codeOfAnswer(answer: URLSearchParams, expected: string): Result<string, ProblemParameter> {
  const refusal = answer.get("error");
  if (refusal !== null) return err(denied(/^[a-z_]{1,40}$/.test(refusal) ? refusal : "error"));
  // A vendor that shows the code on a page of its own may leave the state out.
  if ((answer.get("state") ?? expected) !== expected) return err(otherState);
  const code = answer.get("code") ?? "";
  return code === "" ? err(noCode) : ok(code);
}

/** A code copied from an address has its signs escaped. */
function codeAsTyped(text: string): Result<string, ProblemParameter> {
  if (text === "") return err(noCode);
  try {
    return ok(decodeURIComponent(text));
  } catch {
    return ok(text);
  }
}

const denied = (code: string): ProblemParameter => ({
  nl: `op de pagina werd geen toegang gegeven: ${code}`,
  en: `no access was given on the page: ${code}`,
});

const otherState: ProblemParameter = {
  nl: "het adres hoort bij een andere koppeling of een andere app: de state klopt niet",
  en: "the address belongs to another connection or another app: its state is not right",
};

const noCode: ProblemParameter = {
  nl: "er staat geen code in",
  en: "there is no code in it",
};
