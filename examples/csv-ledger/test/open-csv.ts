import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Failure, type Money, maybeDone, money, notDone, problem, rulesSchema } from "@boekbrug/core";
import { createFakeClock, type FakeClock, type LedgerFault, type OpenedLedger } from "@boekbrug/testkit";
import { parse } from "csv-parse/sync";
import { errAsync } from "neverthrow";
import { type BooksFile, createCsvLedger, csvSettings, openBooksFile } from "../src/index.ts";

export const settings = csvSettings.parse({
  kind: "csv",
  accounts: ["8000", "8010", "8020", "8050", "8090"],
  vatCodes: { V21: "21", V9: "9", V0: "0" },
});

export const rules = rulesSchema.parse({
  accounts: { high: "8000", low: "8010", zero: "8020", other: "8090", shipping: "8050" },
  vatCodes: { "domestic-standard": "V21", "domestic-reduced": "V9", "domestic-zero": "V0" },
  vat: { unknownClass: "as-charged" },
});

const unreachable = notDone(problem("ledger.unreachable", "ledger", { detail: "EACCES" }));
const lost = maybeDone(problem("ledger.answer-lost", "ledger", { detail: "EIO" }));

const failures: Readonly<Record<LedgerFault, Failure>> = {
  refused: unreachable,
  unavailable: unreachable,
  limited: notDone(problem("ledger.limit", "ledger")),
  "dropped-before": lost,
  "dropped-after": lost,
  malformed: lost,
};

/** A file whose next call goes wrong, once. */
function unreliable(file: BooksFile): BooksFile & { next(kind: LedgerFault): void; loseNextWrite(): void } {
  let due: LedgerFault | null = null;
  let losing = false;
  const take = (): LedgerFault | null => {
    const fault = due;
    due = null;
    return fault;
  };
  return {
    next: (kind) => {
      due = kind;
    },
    loseNextWrite: () => {
      losing = true;
    },
    read: () => (take() === null ? file.read() : errAsync(unreachable)),
    change: (change) => {
      const fault = losing ? "dropped-after" : take();
      losing = false;
      if (fault === null) return file.change(change);
      const done = fault === "dropped-after" || fault === "malformed";
      return done ? file.change(change).andThen(() => errAsync(lost)) : errAsync(failures[fault]);
    },
  };
}

const cents = (texts: readonly (string | undefined)[]): Money =>
  money(
    texts.reduce((total, text) => total + Math.round(Number(text) * 100), 0),
    "EUR",
  );

export interface OpenedCsv extends OpenedLedger {
  readonly path: string;
  readonly clock: FakeClock;
  /** The next write is done, and its answer is lost. */
  loseNextWrite(): void;
}

/** The adapter on a new file, and the file seen by another road. */
export async function openCsvLedger(): Promise<OpenedCsv> {
  const folder = await mkdtemp(join(tmpdir(), "boekbrug-csv-"));
  const path = join(folder, "bookings.csv");
  const file = unreliable(openBooksFile(path));
  const clock = createFakeClock("2026-03-16T09:00:00Z");
  const rows = async (): Promise<Record<string, string>[]> =>
    parse((await openBooksFile(path).read())._unsafeUnwrap(), { columns: true });
  return {
    path,
    clock,
    loseNextWrite: file.loseNextWrite,
    ledger: createCsvLedger(settings, { file, clock }),
    rules,
    probe: {
      documents: async () =>
        [...Map.groupBy(await rows(), ({ entry }) => entry).values()].map((lines) => ({
          reference: lines[0]?.reference ?? "",
          gross: cents(lines.flatMap(({ net, vat }) => [net, vat])),
          vat: cents(lines.map(({ vat }) => vat)),
          vatByPercent: Object.fromEntries(
            [...Map.groupBy(lines, ({ vatCode }) => settings.vatCodes[vatCode ?? ""] ?? "")].map(([percent, each]) => [
              percent,
              cents(each.map(({ vat }) => vat)),
            ]),
          ),
        })),
      // Customers have no record of their own.
      customers: async () => 0,
    },
    faults: file,
    close: () => rm(folder, { recursive: true }),
  };
}
