import type { Failure, Money, Text } from "@boekbrug/core";
import { type Connection, type Preview, preview, type SyncReport, sync } from "@boekbrug/runner";
import { err, ok, type Result } from "neverthrow";
import { explainCommand } from "../commands/explain-command.ts";
import { previewJson, showPreviewedOrder } from "../commands/preview-command.ts";
import type { OpenHost } from "../host/open-host.ts";
import { showAmount } from "../output/amounts.ts";
import { table } from "../output/booking-tables.ts";
import { exitCodeOf, exitCodes } from "../output/exit-codes.ts";
import { type Output, problemJson } from "../output/output.ts";
import { reportJson, showReport } from "../output/report.ts";
import type { OpenBooks } from "./demo-books.ts";
import { createDemoWorld, type DemoWorld } from "./demo-world.ts";
import { type Proof, prove } from "./prove.ts";

export interface DemoOptions {
  /** Changes one cent in the simulated books before the proof. */
  readonly flipCent: boolean;
  /** The rules of a configuration of one's own, to see the sample orders booked by them. */
  readonly rules: Record<string, unknown>;
  /** Opens the sample administration. */
  readonly books: OpenBooks;
}

const say = {
  world: {
    nl: "Een voorbeeldwinkel (CCV Shop) en een voorbeeldadministratie ({books}) draaien nu op deze computer.",
    en: "A sample shop (CCV Shop) and a sample administration ({books}) are now running on this machine.",
  },
  preview: { nl: "1. Voorbeeld: wat er zou gebeuren", en: "1. Preview: what would happen" },
  example: { nl: "Eén bestelling, precies zoals zij geboekt wordt:", en: "One order, exactly as it will be booked:" },
  book: { nl: "2. Boeken", en: "2. Booking" },
  explain: { nl: "3. Waarom? Eén bestelling uitgelegd", en: "3. Why? One order explained" },
  proof: {
    nl: "4. Bewijs: winkel en boekhouding teruggelezen over HTTP, zonder Boekbrugs eigen adapters",
    en: "4. Proof: shop and bookkeeping read back over HTTP, without Boekbrug's own adapters",
  },
  again: { nl: "5. Nog een keer", en: "5. Once more" },
  holds: { nl: "Het bewijs klopt: op de cent.", en: "The proof holds: to the cent." },
  fails: { nl: "HET BEWIJS KLOPT NIET.", en: "THE PROOF FAILS." },
  flipped: { nl: "(één cent in de boeken gewijzigd)", en: "(one cent changed in the books)" },
  second: { nl: "De tweede ronde boekte", en: "The second run booked" },
  writes: { nl: "schrijvende verzoeken aan de boekhouding", en: "writing requests to the bookkeeping" },
} as const satisfies Record<string, Text>;

/** The whole way of sixty orders on this machine: preview, book, prove, and book nothing twice. */
export async function demoCommand(output: Output, options: DemoOptions): Promise<number> {
  const world = await createDemoWorld(options.books, options.rules);
  try {
    const opened = await world.open();
    if (opened.isErr()) {
      for (const found of opened.error) output.problem(found);
      return exitCodes.configuration;
    }
    try {
      return await show(output, options, world, opened.value);
    } finally {
      opened.value.close();
    }
  } finally {
    await world.close();
  }
}

async function show(output: Output, { flipCent }: DemoOptions, world: DemoWorld, open: OpenHost): Promise<number> {
  const [connection] = open.connections;
  if (connection === undefined) return exitCodes.configuration;
  const { language } = output;
  output.line(say.world[language].replace("{books}", world.books.name));

  output.line(`\n${say.preview[language]}`);
  const previewed = await previewAll(open, connection);
  if (previewed.isErr()) return fail(output, previewed.error.problem);
  showExample(output, previewed.value);

  output.line(`\n${say.book[language]}`);
  const first = await syncUntilFinished(open, connection);
  if (first.isErr()) return fail(output, first.error.problem);
  showReport(output, first.value);
  if (first.value.stopped !== null) return exitCodeOf(first.value.stopped.problem);

  output.line(`\n${say.explain[language]}`);
  const abroad = first.value.booked.find(({ vatTotals }) => vatTotals.some(({ scenario }) => scenario === "oss"));
  if (abroad !== undefined) await explainCommand(open, { ...output, result: () => undefined }, abroad.orderNumber);

  if (flipCent) world.books.flipCent();
  output.line(`\n${say.proof[language]}${flipCent ? ` ${say.flipped[language]}` : ""}`);
  const proof = await prove(world, first.value, codesOf(connection));
  showProof(output, proof);

  output.line(`\n${say.again[language]}`);
  const writesBefore = world.books.writes();
  const second = await sync(open.host, connection);
  if (second.isErr()) return fail(output, second.error.problem);
  const writes = world.books.writes() - writesBefore;
  output.line(`${say.second[language]} ${second.value.booked.length}; ${writes} ${say.writes[language]}.`);

  output.result(demoJson(previewed.value, first.value, proof, second.value, writes));
  const good = proof.holds && first.value.booked.length > 0 && second.value.booked.length === 0 && writes === 0;
  return good ? exitCodes.done : exitCodes.attention;
}

/** Runs until the bookkeeping has finished what it does in its own time; what was booked and held is told of all runs together. */
async function syncUntilFinished({ host }: OpenHost, connection: Connection): Promise<Result<SyncReport, Failure>> {
  let whole: SyncReport | null = null;
  for (;;) {
    const run = await sync(host, connection);
    if (run.isErr()) return err(run.error);
    const before: SyncReport | null = whole;
    whole = before === null ? run.value : together(before, run.value);
    if (run.value.waitingOnLedger === 0 || run.value.stopped !== null) return ok(whole);
    await host.clock.sleep(60_000);
  }
}

const together = (before: SyncReport, later: SyncReport): SyncReport => ({
  ...before,
  booked: [...before.booked, ...later.booked],
  held: [...before.held, ...later.held],
  inDoubt: later.inDoubt,
  waitingOnLedger: later.waitingOnLedger,
  settled: [...before.settled, ...later.settled],
  stopped: later.stopped,
});

const previewAll = ({ host }: OpenHost, connection: Connection) => {
  const { from } = connection.rules.orders;
  return preview({ fingerprint: host.fingerprint, connection, now: host.clock.now(), start: `${from}T00:00:00Z` });
};

function fail(output: Output, found: Parameters<Output["problem"]>[0]): number {
  output.problem(found);
  output.result({ problems: [problemJson(found)] });
  return exitCodeOf(found);
}

/** VAT role → the ledger's code, as the demo's configuration maps them. */
const codesOf = ({ rules }: Connection): Map<string, string> =>
  new Map(Object.entries(rules.vatCodes).flatMap(([role, code]) => (code === undefined ? [] : [[role, code]])));

function showExample(output: Output, { orders }: Preview): void {
  const counts = Map.groupBy(orders, ({ kind }) => kind);
  const nl = `${counts.get("would-book")?.length ?? 0} te boeken, ${counts.get("would-hold")?.length ?? 0} vast te houden, ${counts.get("not-due")?.length ?? 0} (nog) niet aan de beurt.`;
  const en = `${counts.get("would-book")?.length ?? 0} to book, ${counts.get("would-hold")?.length ?? 0} to hold, ${counts.get("not-due")?.length ?? 0} not due (yet).`;
  output.line(output.language === "nl" ? nl : en);
  const example = orders.find((order) => order.kind === "would-book" && order.plan.vatTotals.length > 1);
  if (example === undefined) return;
  output.line(say.example[output.language]);
  showPreviewedOrder(output, example);
}

function showProof(output: Output, { lines, holds, differences }: Proof): void {
  const { language } = output;
  const cell = (value: string | Money) => (typeof value === "string" ? value : showAmount(value, language));
  output.line(
    table(
      ["", language === "nl" ? "webwinkel" : "shop", language === "nl" ? "boekhouding" : "bookkeeping", ""],
      ["left", "right", "right", "left"],
      lines.map((each) => [each.what[language], cell(each.shop), cell(each.ledger), each.holds ? "=" : "≠"]),
    ),
  );
  for (const { orderNumber, shop, ledger } of differences) {
    const told = ledger === null ? "–" : `${cell(ledger.gross)} (${cell(ledger.vat)})`;
    output.line(`  ${orderNumber}: ${cell(shop.gross)} (${cell(shop.vat)}) ≠ ${told}`);
  }
  output.line(holds ? say.holds[language] : say.fails[language]);
}

const demoJson = (previewed: Preview, first: SyncReport, proof: Proof, second: SyncReport, writes: number) => ({
  preview: previewJson(previewed),
  first: reportJson(first),
  proof,
  second: reportJson(second),
  secondRunWrites: writes,
});
