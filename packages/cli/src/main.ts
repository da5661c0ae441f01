import { resolve } from "node:path";
import { isCalendarDate, type Locale, type Problem } from "@boekbrug/core";
import { Argument, Command, CommanderError, InvalidArgumentError, Option } from "commander";
import { ok, type Result } from "neverthrow";
import { checkCommand } from "./commands/check-command.ts";
import { connectCommand } from "./commands/connect-command.ts";
import { explainCommand } from "./commands/explain-command.ts";
import { instructCommand } from "./commands/instruct-command.ts";
import { itemsCommand } from "./commands/items-command.ts";
import { keyNewCommand, keyRotateCommand, type RotateOptions } from "./commands/key-command.ts";
import { mapCommand } from "./commands/map-command.ts";
import { previewCommand } from "./commands/preview-command.ts";
import { type ReportKind, type ReportOptions, reportCommand, reportKinds } from "./commands/report-command.ts";
import { serveCommand } from "./commands/serve-command.ts";
import { statusCommand } from "./commands/status-command.ts";
import { syncCommand } from "./commands/sync-command.ts";
import { vatCommand } from "./commands/vat-command.ts";
import { type WebhookAction, webhookActions, webhooksCommand } from "./commands/webhooks-command.ts";
import type { Configuration } from "./configuration/configuration.ts";
import { languageIn, loadConfiguration, rulesIn } from "./configuration/load-configuration.ts";
import { type DemoChoice, demoBooksOf, demoDocuments, demoLedgers } from "./demo/choose-books.ts";
import { demoCommand } from "./demo/demo-command.ts";
import { type OpenHost, openHost } from "./host/open-host.ts";
import { keySourceOf, type OpenedStore, openStore } from "./host/open-store.ts";
import { exitCodeOf, exitCodes } from "./output/exit-codes.ts";
import { createOutput, type Output, problemJson, type Streams } from "./output/output.ts";

export interface World {
  readonly streams: Streams;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Opens standard input, line by line. */
  readonly input: () => AsyncIterable<string>;
  readonly workingDirectory: string;
  /** Aborted when the process is asked to end. */
  readonly signal: AbortSignal;
}

interface CommonOptions {
  readonly config: string;
  readonly json?: boolean;
  readonly language?: Locale;
}

/** Runs the command line and gives its exit code; see `exitCodes`. */
export async function main(argv: readonly string[], world: World): Promise<number> {
  let exitCode: number = exitCodes.done;
  const program = new Command("boekbrug")
    .description(
      "Boekt webshopbestellingen in de boekhouding, één keer en op de cent. / Books webshop orders, once and to the cent.",
    )
    .exitOverride()
    .configureOutput({ writeOut: world.streams.out, writeErr: world.streams.error });

  const withConfiguration = (name: string, description: string, parent: Command = program) =>
    parent
      .command(name)
      .description(description)
      .option("--config <file>", "configuration file", "boekbrug.json")
      .option("--json", "one JSON document on standard output")
      .addOption(languageOption());

  const hosted =
    (run: (host: OpenHost, output: Output, options: never) => Promise<number>) => async (options: CommonOptions) => {
      exitCode = await withHost(world, options, (host, output) => run(host, output, options as never));
    };

  withConfiguration("preview", "show the exact writes that sync would make; nothing is sent")
    .option(
      "--since <date>",
      "orders from this day on (default: the start moment; without one, 30 days back)",
      calendarDay,
    )
    .action(hosted(previewCommand));
  withConfiguration("connect", "tells where to give access to the bookkeeping, and takes the code that is shown there")
    .addArgument(new Argument("<connection>", "the connection's key"))
    .option("--code <code>", "what the bookkeeping showed, or the whole address of that page")
    .action(async (connection: string, options: CommonOptions & { code?: string }) => {
      const run = (host: OpenHost, output: Output) => connectCommand(host, output, { connection, code: options.code });
      exitCode = await withHost(world, options, run);
    });
  withConfiguration("check", "reads both sides and tells what is in the way of booking; writes nothing").action(
    hosted(checkCommand),
  );
  withConfiguration(
    "map",
    "proposes the mapping, each line with its reason, and marks what it is unsure of; writes nothing",
  )
    .requiredOption("--suggest", "from what the bookkeeping holds")
    .action(hosted(mapCommand));
  withConfiguration("sync", "one pass: read, book, report")
    .option("--accept-clock", "the clock is right, although it stands before moments in the store")
    .option("--now", "also where a connection rests after failures")
    .action(hosted(syncCommand));
  withConfiguration("status", "how many orders stand where, and which need a look").action(hosted(statusCommand));
  withConfiguration(
    "report",
    "what was booked in a period: VAT return, ICP listing, OSS return or the EUR 10,000 threshold",
  )
    .addArgument(new Argument("<kind>", "which report").choices(reportKinds))
    .requiredOption("--period <period>", "year, quarter or month: 2026, 2026-Q3, 2026-07")
    .addOption(new Option("--format <format>", "table or CSV").choices(["table", "csv"]).default("table"))
    .action(async (kind: ReportKind, options: CommonOptions & Omit<ReportOptions, "kind">) => {
      const run = (host: OpenHost, output: Output) => reportCommand(host, output, { ...options, kind });
      exitCode = await withHost(world, options, run);
    });
  const instructions = {
    skip: "an order was dealt with by hand: it is not booked and not held any more",
    retry: "look at a held or skipped order again at the next run, without waiting",
  } as const;
  for (const instruction of ["skip", "retry"] as const) {
    withConfiguration(instruction, instructions[instruction])
      .addArgument(new Argument("<order>", "order number, as the shop shows it, or the shop's own id"))
      .action(async (order: string, options: CommonOptions) => {
        const run = (host: OpenHost, output: Output) => instructCommand(host, output, order, instruction);
        exitCode = await withHost(world, options, run);
      });
  }
  withConfiguration("explain", "why an order is booked as it is: from document line back to rule, inputs and source")
    .addArgument(new Argument("<order>", "order number, as the shop shows it, or the shop's own id"))
    .action(async (order: string, options: CommonOptions) => {
      exitCode = await withHost(world, options, (host, output) => explainCommand(host, output, order));
    });
  program
    .command("serve")
    .description("sync at set times, and at once what the shop's webhooks tell of, until it is asked to end")
    .option("--config <file>", "configuration file", "boekbrug.json")
    .addOption(languageOption())
    .action(hosted(serveCommand));
  withConfiguration("webhooks", "the webhooks by which the shop tells boekbrug serve of orders")
    .addArgument(new Argument("<action>", "what to do").choices(webhookActions))
    .option("--url <address>", "https address at which boekbrug serve is reached from outside")
    .action(async (action: WebhookAction, options: CommonOptions & { url?: string }) => {
      const run = (host: OpenHost, output: Output) => webhooksCommand(host, output, { action, url: options.url });
      exitCode = await withHost(world, options, run);
    });
  const items = program.command("items").description("the items in the bookkeeping that the shop's products are");
  withConfiguration("sync", "makes an item of each product that is new or changed in the shop", items)
    .option("--all", "of every product, not only what changed: after the settings were changed")
    .action(hosted(itemsCommand));
  program
    .command("vat")
    .description("answers VAT questions: one JSON object a line in, one decision a line out")
    .requiredOption("--explain", "with the rules taken and their sources")
    .addOption(languageOption())
    .action(async ({ language }: { language?: Locale }) => {
      exitCode = await vatCommand(world.input(), world.streams, language ?? systemLanguage(world));
    });
  program
    .command("demo")
    .description("a sample shop and a sample bookkeeping on this machine: preview, book, prove, and book nothing twice")
    .option("--config <file>", "book the sample orders by the rules of this configuration's first connection")
    .option("--json", "one JSON document on standard output")
    .addOption(new Option("--ledger <ledger>", "which bookkeeping").choices(demoLedgers).default("exactonline"))
    .addOption(
      new Option(
        "--document <kind>",
        "which documents are made: entry, invoice or order in Exact Online; external, invoice-draft or invoice-paid in Moneybird; booking in SnelStart",
      ).choices(demoDocuments),
    )
    .option("--flip-cent", "change one cent in the books before the proof, to see that the proof notices")
    .addOption(languageOption())
    .action(async (options: Partial<CommonOptions> & DemoChoice & { flipCent?: boolean }) => {
      const path = options.config === undefined ? undefined : resolve(world.workingDirectory, options.config);
      const language = options.language ?? (path === undefined ? undefined : languageIn(path)) ?? systemLanguage(world);
      const output = createOutput(world.streams, language, options.json ?? false);
      const rules: Result<Record<string, unknown>, Problem[]> = path === undefined ? ok({}) : rulesIn(path);
      const flipCent = options.flipCent ?? false;
      const chosen = rules.andThen((own) =>
        demoBooksOf(options, own).map((books) => ({ books, rules: own, flipCent })),
      );
      exitCode = chosen.isErr() ? refuse(output, chosen.error) : await demoCommand(output, chosen.value);
    });

  const key = program.command("key").description("the key that everything secret in the store is sealed with");
  key
    .command("new")
    .description("prints a new key, as store.key in the configuration wants it")
    .action(() => {
      exitCode = keyNewCommand(createOutput(world.streams, systemLanguage(world), false));
    });
  withConfiguration("rotate", "seals everything secret in the store with a new key", key)
    .option("--new-key-from <variable>", "environment variable with the new key, where store.key is set")
    .action(async (options: CommonOptions & RotateOptions) => {
      exitCode = await withStore(world, options, (opened, output) =>
        keyRotateCommand(opened, output, options, world.environment),
      );
    });

  try {
    await program.parseAsync([...argv], { from: "user" });
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.done : exitCodes.configuration;
    throw error;
  }
}

const languageOption = () => new Option("--language <language>", "language of texts").choices(["nl", "en"]);

function calendarDay(text: string): string {
  if (isCalendarDate(text)) return text;
  throw new InvalidArgumentError("YYYY-MM-DD");
}

/** English where the system says so, else Dutch. */
const systemLanguage = ({ environment }: World): Locale => ((environment.LANG ?? "").startsWith("en") ? "en" : "nl");

const withHost = (
  world: World,
  options: CommonOptions,
  run: (host: OpenHost, output: Output) => Promise<number>,
): Promise<number> =>
  withOpened(
    world,
    options,
    (configuration, configurationPath) => openHost({ configuration, configurationPath, signal: world.signal }),
    (opened) => opened.close(),
    run,
  );

const withStore = (
  world: World,
  options: CommonOptions,
  run: (opened: OpenedStore, output: Output) => Promise<number>,
): Promise<number> =>
  withOpened(
    world,
    options,
    (configuration, path) => openStore(keySourceOf(configuration, path)),
    (opened) => opened.store.close(),
    run,
  );

async function withOpened<Opened>(
  world: World,
  options: CommonOptions,
  open: (configuration: Configuration, path: string) => Promise<Result<Opened, Problem>>,
  close: (opened: Opened) => void,
  run: (opened: Opened, output: Output) => Promise<number>,
): Promise<number> {
  const path = resolve(world.workingDirectory, options.config);
  const early = options.language ?? languageIn(path) ?? systemLanguage(world);
  const loaded = loadConfiguration({ path, environment: world.environment, language: early });
  if (loaded.isErr()) return refuse(createOutput(world.streams, early, options.json ?? false), loaded.error);
  const configuration: Configuration = loaded.value;
  const output = createOutput(world.streams, options.language ?? configuration.language, options.json ?? false);
  const opened = await open(configuration, path);
  if (opened.isErr()) return refuse(output, [opened.error]);
  try {
    return await run(opened.value, output);
  } finally {
    close(opened.value);
  }
}

function refuse(output: Output, problems: readonly Problem[]): number {
  for (const found of problems) output.problem(found);
  output.result({ problems: problems.map(problemJson) });
  return Math.max(...problems.map(exitCodeOf));
}
