import { open, readFile, rename } from "node:fs/promises";
import { type Failure, maybeDone, notDone, problem } from "@boekbrug/core";
import { err, ok, type Result, ResultAsync } from "neverthrow";

export interface Changed<T> {
  readonly text: string;
  readonly yields: T;
}

/** Where the bookings are. An adapter of a web API has its HTTP client in this place. */
export interface BooksFile {
  /** The whole text; empty while there is no file. */
  read(): ResultAsync<string, Failure>;
  /** Puts another text in the place of the one that is there, whole or not at all, and gives what the change yields. */
  change<T>(change: (text: string) => Result<Changed<T>, Failure>): ResultAsync<T, Failure>;
}

const codeOf = (error: unknown): string =>
  error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "unknown";

/** Says whether nothing was done for sure: everything else hangs on that. */
const unreachable = (error: unknown): Failure =>
  notDone(problem("ledger.unreachable", "ledger", { detail: codeOf(error) }));
const answerLost = (error: unknown): Failure =>
  maybeDone(problem("ledger.answer-lost", "ledger", { detail: codeOf(error) }));

/** Whoever asks next must look whether it was done, unless it surely was not. */
const refusedOrLost = (error: unknown): Failure =>
  refusals.includes(codeOf(error)) ? unreachable(error) : answerLost(error);

/** A rename that was refused like this has not happened: the file is open in a spreadsheet, or its folder may not be written to. */
const refusals: readonly string[] = ["EACCES", "EBUSY", "EPERM", "EROFS"];

export function openBooksFile(path: string): BooksFile {
  const read = (): ResultAsync<string, Failure> =>
    ResultAsync.fromPromise(readFile(path, "utf8"), (error) => error).orElse((error) =>
      codeOf(error) === "ENOENT" ? ok("") : err(unreachable(error)),
    );
  const draft = `${path}.new`;
  return {
    read,
    change: (change) =>
      read()
        .andThen(change)
        .andThen(({ text, yields }) =>
          ResultAsync.fromPromise(writeDurably(draft, text), unreachable)
            .andThen(() => ResultAsync.fromPromise(rename(draft, path), refusedOrLost))
            .map(() => yields),
        ),
  };
}

async function writeDurably(path: string, text: string): Promise<void> {
  const file = await open(path, "w");
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
}
