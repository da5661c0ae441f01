import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Clock, Problem } from "@boekbrug/core";
import { type CcvShopSimulator, createSampleShop, createViesSimulator } from "@boekbrug/simulators";
import { err, type Result } from "neverthrow";
import { parseConfiguration } from "../configuration/load-configuration.ts";
import { type OpenHost, openHost } from "../host/open-host.ts";
import type { DemoBooks, OpenBooks } from "./demo-books.ts";
import { createDemoClock } from "./demo-clock.ts";

/** The demo's today: every run shows the same orders and amounts. */
const today = "2026-11-21T09:00:00Z";

/** A sample shop and a sample administration, listening on this machine, with an empty store between them. */
export interface DemoWorld {
  readonly clock: Clock;
  readonly shop: CcvShopSimulator;
  readonly books: DemoBooks;
  readonly shopUrl: string;
  /** The configuration as a person would write it. */
  readonly configuration: Record<string, unknown>;
  open(): Promise<Result<OpenHost, Problem[]>>;
  close(): Promise<void>;
}

/** `ownRules`: what a configuration of one's own says of the rules; laid over the demo's. */
export async function createDemoWorld(openBooks: OpenBooks, ownRules: Record<string, unknown>): Promise<DemoWorld> {
  const clock = createDemoClock(today);
  const shop = createSampleShop({ clock });
  const vies = createViesSimulator({ clock });
  for (const number of validVatNumbers) vies.state.register(number);
  const shopPort = await shop.listen();
  const books = await openBooks(clock);
  const viesPort = await vies.listen();
  const folder = mkdtempSync(join(tmpdir(), "boekbrug-demo-"));
  const configuration = demoConfiguration(shop, books, { shop: shopPort.url, vies: viesPort.url }, ownRules);
  return {
    clock,
    shop,
    books,
    shopUrl: shopPort.url,
    configuration,
    open: async () => {
      const parsed = parseConfiguration(configuration, { environment: {}, readFile: () => undefined }, "en");
      if (parsed.isErr()) return err(parsed.error);
      const opened = await openHost({
        configuration: parsed.value,
        configurationPath: join(folder, "boekbrug.json"),
        clock,
      });
      return opened.mapErr((found) => [found]);
    },
    close: async () => {
      await Promise.all([shopPort.close(), books.close(), viesPort.close()]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The businesses of the sample shop whose numbers VIES knows. */
const validVatNumbers = ["BE0000000196", "DE100000008", "NL000000012B01"];

function partOf(rules: Record<string, unknown>, name: string): object {
  const part = rules[name];
  return typeof part === "object" && part !== null ? part : {};
}

function demoConfiguration(
  shop: CcvShopSimulator,
  { ledger, rules: { accounts, vatCodes }, document }: DemoBooks,
  urls: { readonly shop: string; readonly vies: string },
  ownRules: Record<string, unknown>,
) {
  return {
    vies: { baseUrl: urls.vies, requester: "NL000000012B01" },
    connections: [
      {
        key: "demo",
        shop: { kind: "ccvshop", baseUrl: urls.shop, publicKey: shop.keys.public, secret: shop.keys.secret },
        ledger,
        rules: {
          seller: { oneStopShop: true },
          threshold: { year: 2026, previousYearNetEur: "25000" },
          vat: { categories: { Boeken: "book", Levensmiddelen: "food", Cadeaubonnen: "voucher-multi-purpose" } },
          accounts,
          vatCodes,
          ...ownRules,
          document: { ...partOf(ownRules, "document"), kind: document },
          // The sample orders lie in the past.
          orders: { ...partOf(ownRules, "orders"), from: "2026-08-01" },
        },
      },
    ],
  };
}
