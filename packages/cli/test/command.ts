import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";
import { Readable } from "node:stream";
import {
  type CcvShopSimulator,
  createCcvShopSimulator,
  createExactOnlineSimulator,
  type ExactOnlineSimulator,
  type Listening,
} from "@boekbrug/simulators";
import { main } from "../src/main.ts";

export const program = resolve(import.meta.dirname, "../dist/bin.js");

export interface Finished {
  readonly exitCode: number;
  readonly out: string;
  readonly error: string;
}

/** Runs the command's main function in this process, which is quicker; what only a process can show is for `builtBoekbrug`. */
export async function boekbrug(
  args: readonly string[],
  environment: Record<string, string> = {},
  input = "",
): Promise<Finished> {
  const written = { out: "", error: "" };
  const exitCode = await main(args, {
    streams: {
      out: (text) => {
        written.out += text;
      },
      error: (text) => {
        written.error += text;
      },
    },
    environment: { LANG: "en_GB.UTF-8", ...environment },
    input: () => createInterface({ input: Readable.from([input]) }),
    workingDirectory: process.cwd(),
    signal: new AbortController().signal,
  });
  return { exitCode, ...written };
}

/** Runs the built command as a user would, in its own process. */
export function builtBoekbrug(
  args: readonly string[],
  environment: Record<string, string> = {},
  input = "",
): Promise<Finished> {
  return new Promise((done) => {
    const child = execFile(
      process.execPath,
      [program, ...args],
      { env: { PATH: process.env.PATH ?? "", LANG: "en_GB.UTF-8", ...environment }, maxBuffer: 64 * 1024 * 1024 },
      (failure, out, error) =>
        done({ exitCode: typeof failure?.code === "number" ? failure.code : failure ? 255 : 0, out, error }),
    );
    child.stdin?.end(input);
  });
}

/** Simulators on real ports and a configuration file that joins them. */
export interface Site {
  readonly shop: CcvShopSimulator;
  readonly exact: ExactOnlineSimulator;
  readonly folder: string;
  readonly configPath: string;
  /** Lets time pass for the bookkeeping only. */
  advanceLedger(milliseconds: number): void;
  /** Lets time pass for shop and bookkeeping; the command's clock is its own. */
  advance(milliseconds: number): void;
  /** Writes the configuration, with changes at dotted paths (`ledger.division`). */
  configure(changes?: Record<string, unknown>): void;
  /** Writes the configuration with other settings of `boekbrug serve`; by itself it takes any free port. */
  configureServe(serve: Record<string, unknown>): void;
  /** Webhooks of the shop go to this server, whatever host they are addressed to. */
  deliverTo(url: string): void;
  close(): Promise<void>;
}

export interface SiteOptions {
  readonly switches?: Partial<ExactOnlineSimulator["switches"]>;
}

export async function createSite({ switches = {} }: SiteOptions = {}): Promise<Site> {
  let receiver = "";
  let ahead = 0;
  let ledgerAhead = 0;
  const shop = createCcvShopSimulator({
    clock: { now: () => Date.now() + ahead },
    send: (address, init) => fetch(receiver + new URL(String(address)).pathname, init),
  });
  const exact = createExactOnlineSimulator({
    limits: { perMinute: 1000 },
    clock: { now: () => Date.now() + ahead + ledgerAhead },
    switches,
  });
  const ports: Listening[] = [await shop.listen(), await exact.listen()];
  const folder = mkdtempSync(join(tmpdir(), "boekbrug-"));
  const configPath = join(folder, "boekbrug.json");
  let serve: Record<string, unknown> = { port: 0 };
  const site: Site = {
    shop,
    exact,
    folder,
    configPath,
    advanceLedger: (milliseconds) => {
      ledgerAhead += milliseconds;
    },
    advance: (milliseconds) => {
      ahead += milliseconds;
    },
    configure: (changes = {}) => {
      const connection = connectionOf(
        shop,
        exact,
        ports.map(({ url }) => url),
      );
      for (const [path, value] of Object.entries(changes)) change(connection, path.split("."), value);
      writeFileSync(configPath, JSON.stringify({ language: "en", serve, connections: [connection] }));
    },
    configureServe: (changed) => {
      serve = changed;
      site.configure();
    },
    deliverTo: (url) => {
      receiver = url;
    },
    close: async () => {
      await Promise.all(ports.map((port) => port.close()));
      rmSync(folder, { recursive: true, force: true });
    },
  };
  site.configure();
  return site;
}

function connectionOf(shop: CcvShopSimulator, exact: ExactOnlineSimulator, [shopUrl, exactUrl]: readonly string[]) {
  return {
    key: "shop",
    shop: { kind: "ccvshop", baseUrl: shopUrl, publicKey: shop.keys.public, secret: { env: "CCV_SECRET" } },
    ledger: {
      kind: "exactonline",
      baseUrl: exactUrl,
      clientId: exact.app.clientId,
      clientSecret: exact.app.clientSecret,
      refreshToken: exact.state.firstRefreshToken,
      division: exact.state.division,
      journal: "70",
    },
    rules: {
      orders: { from: "2026-01-01" },
      accounts: {
        high: "8000",
        low: "8010",
        zero: "8020",
        other: "8090",
        shipping: "8100",
        deposits: "1700",
        giftCards: "1710",
      },
      vatCodes: { "domestic-standard": "4", "domestic-reduced": "3", "domestic-zero": "0", "no-supply": "0" },
      vat: { unknownClass: "as-charged" },
    },
  };
}

function change(target: object, [first, ...rest]: readonly string[], value: unknown): void {
  if (first === undefined) return;
  if (rest.length === 0) Reflect.set(target, first, value);
  else change(Reflect.get(target, first), rest, value);
}
