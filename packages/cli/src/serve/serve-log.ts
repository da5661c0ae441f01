import { type Clock, describeProblem, instantOf, type Locale, type Problem } from "@boekbrug/core";
import type {
  CatalogueReport,
  CatalogueWorkerPass,
  DocumentWorkerPass,
  SyncReport,
  WebhookNotice,
  WorkerPass,
} from "@boekbrug/runner";
import type { Output } from "../output/output.ts";
import { heldLine } from "../output/report.ts";
import { webhookWords, words } from "../output/words.ts";

/** What `serve` writes: one line for each thing that happened, with ids and numbers only. */
export interface ServeLog {
  say(who: string, text: string): void;
  pass(pass: WorkerPass): void;
  items(pass: CatalogueWorkerPass): void;
  documents(pass: DocumentWorkerPass): void;
  webhook(notice: WebhookNotice): void;
  problem(who: string, found: Problem): void;
}

/** The same refusal is told once in so long: whoever sends rubbish must not fill the log. */
const quiet = 60_000;

export function createServeLog(output: Output, clock: Clock): ServeLog {
  const { language } = output;
  const refusals = new Map<string, number>();
  const say = (who: string, text: string) => output.line(`${instantOf(clock.now())} ${who}: ${text}`);
  const tell = (who: string, found: Problem) => say(who, problemWords(found, language));
  return {
    say,
    problem: tell,
    pass: ({ connection, result }) => {
      if (result.isErr()) return tell(connection, result.error.problem);
      const { check, incomplete, shortened } = result.value;
      const found = [
        ...check,
        ...[...incomplete, ...shortened].map(({ problem }) => problem),
        ...(result.value.stopped === null ? [] : [result.value.stopped.problem]),
      ];
      if (found.length === 0 || result.value.booked.length > 0) say(connection, passWords(result.value, language));
      for (const each of found) tell(connection, each);
    },
    items: ({ connection, result }) => {
      if (result.isErr()) return tell(connection, result.error.problem);
      const { made, changed, refused, check, stopped } = result.value;
      if (made.length + changed.length > 0) say(connection, itemWords(result.value, language));
      for (const { productId, code, problem } of refused)
        say(connection, `${code ?? `#${productId}`}  ${problemWords(problem, language)}`);
      for (const each of [...check, ...(stopped === null ? [] : [stopped])]) tell(connection, each);
    },
    documents: ({ connection, result }) => {
      // While orders are being booked, their turn comes later.
      if (result.isErr())
        return result.error.problem.code === "connection.busy" ? undefined : tell(connection, result.error.problem);
      const { told, stopped } = result.value;
      for (const order of told) say(connection, heldLine(order, language));
      if (stopped !== null) tell(connection, stopped.problem);
    },
    webhook: (notice) => {
      if ("id" in notice) return say(notice.connection, `${webhookWords[notice.subject][language]} #${notice.id}`);
      const key = `${notice.connection} ${notice.problem.code}`;
      if (clock.now() - (refusals.get(key) ?? Number.NEGATIVE_INFINITY) < quiet) return;
      refusals.set(key, clock.now());
      tell(notice.connection, notice.problem);
    },
  };
}

function problemWords(found: Problem, language: Locale): string {
  const { reason, remedy } = describeProblem(found, language);
  return `${found.code}: ${reason} ${remedy}`;
}

const passWords = ({ booked, settled, held, inDoubt }: SyncReport, language: Locale): string =>
  [
    `${words.booked[language]} ${booked.length}`,
    ...(settled.length > 0 ? [`${words.settled[language]} ${settled.length}`] : []),
    ...(held.length > 0 ? [`${words.held[language]} ${held.length}`] : []),
    ...(inDoubt.length > 0 ? [`${words.inDoubt[language]} ${inDoubt.length}`] : []),
  ].join(", ");

const itemWords = ({ made, changed }: CatalogueReport, language: Locale): string =>
  [
    ...(made.length > 0 ? [`${words.itemsMade[language]} ${made.length}`] : []),
    ...(changed.length > 0 ? [`${words.itemsChanged[language]} ${changed.length}`] : []),
  ].join(", ");
