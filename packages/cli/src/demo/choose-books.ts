import { type DocumentKind, type Problem, problem, rulesSchema } from "@boekbrug/core";
import { err, ok, type Result } from "neverthrow";
import type { OpenBooks } from "./demo-books.ts";
import { openExactBooks } from "./exact-books.ts";
import { moneybirdDocuments, openMoneybirdBooks } from "./moneybird-books.ts";
import { openSnelStartBooks, type SnelStartDocument, snelstartDocuments } from "./snelstart-books.ts";

/** What the options of the demo say of the bookkeeping. */
export interface DemoChoice {
  readonly ledger?: string;
  readonly document?: string;
}

const kind = rulesSchema.shape.document.unwrap().shape.kind;
const exactDocuments: readonly string[] = kind.unwrap().options;

export const demoLedgers = ["exactonline", "moneybird", "snelstart"] as const;
export const demoDocuments = [
  ...new Set([...exactDocuments, ...Object.keys(moneybirdDocuments), ...snelstartDocuments]),
];

/** The sample administration that is asked for; without a kind of document the one of the rules, or the usual one. */
export function demoBooksOf(
  { ledger, document }: DemoChoice,
  rules: Record<string, unknown>,
): Result<OpenBooks, Problem[]> {
  if (ledger === "snelstart")
    return oneOf(snelstartDocuments, document ?? "booking").map((each) =>
      openSnelStartBooks(each as SnelStartDocument),
    );
  if (ledger !== "moneybird") {
    const chosen = document === undefined ? ok(kindIn(rules)) : oneOf(exactDocuments, document);
    return chosen.map((each) => openExactBooks(each as DocumentKind));
  }
  return oneOf(Object.keys(moneybirdDocuments), document ?? "external").map((each) =>
    openMoneybirdBooks(each as keyof typeof moneybirdDocuments),
  );
}

function oneOf(kinds: readonly string[], found: string): Result<string, Problem[]> {
  if (kinds.includes(found)) return ok(found);
  const key = "--document";
  return err([problem("configuration.invalid", key, { key, found, expected: kinds.join(", ") })]);
}

/** An unknown word is left to the reading of the configuration. */
const kindIn = (rules: Record<string, unknown>): string => kind.safeParse(Object(rules.document).kind).data ?? "entry";
