import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Clock, DocumentKind, Problem } from "@boekbrug/core";
import {
  type CcvShopSimulator,
  createExactOnlineSimulator,
  createSampleShop,
  createViesSimulator,
  type ExactOnlineSimulator,
} from "@boekbrug/simulators";
import { err, type Result } from "neverthrow";
import { parseConfiguration } from "../configuration/load-configuration.ts";
import { type OpenHost, openHost } from "../host/open-host.ts";
import { createDemoClock } from "./demo-clock.ts";

/** The demo's today: every run shows the same orders and amounts. */
const today = "2026-11-21T09:00:00Z";

/** A sample shop and a sample administration, listening on this machine, with an empty store between them. */
export interface DemoWorld {
  /** Which documents are made. */
  readonly kind: DocumentKind;
  readonly clock: Clock;
  readonly shop: CcvShopSimulator;
  readonly exact: ExactOnlineSimulator;
  readonly shopUrl: string;
  readonly exactUrl: string;
  /** The configuration as a person would write it. */
  readonly configuration: Record<string, unknown>;
  open(): Promise<Result<OpenHost, Problem[]>>;
  close(): Promise<void>;
}

/** `ownRules`: what a configuration of one's own says of the rules; laid over the demo's. */
export async function createDemoWorld(
  ownRules: Record<string, unknown>,
  kind: DocumentKind = "entry",
): Promise<DemoWorld> {
  const clock = createDemoClock(today);
  const shop = createSampleShop({ clock });
  const exact = createExactOnlineSimulator({ clock });
  const vies = createViesSimulator({ clock });
  for (const number of validVatNumbers) vies.state.register(number);
  for (const { code, country, rate } of ossCodes) addOssCode(exact, code, country, rate);
  const shopPort = await shop.listen();
  const exactPort = await exact.listen();
  const viesPort = await vies.listen();
  const folder = mkdtempSync(join(tmpdir(), "boekbrug-demo-"));
  const urls = [shopPort.url, exactPort.url, viesPort.url];
  const configuration = demoConfiguration(shop, exact, urls, ownRules, kind);
  return {
    kind,
    clock,
    shop,
    exact,
    shopUrl: shopPort.url,
    exactUrl: exactPort.url,
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
      await Promise.all([shopPort.close(), exactPort.close(), viesPort.close()]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The businesses of the sample shop whose numbers VIES knows. */
const validVatNumbers = ["BE0000000196", "DE100000008", "NL000000012B01"];

/** The one-stop shop codes that the sample administration's bookkeeper has made, one per country and rate. */
const ossCodes = [
  { code: "B21", country: "BE", rate: "21" },
  { code: "B06", country: "BE", rate: "6" },
  { code: "D19", country: "DE", rate: "19" },
  { code: "D07", country: "DE", rate: "7" },
  { code: "F20", country: "FR", rate: "20" },
  { code: "X20", country: "XI", rate: "20" },
] as const;

function addOssCode({ state }: ExactOnlineSimulator, code: string, country: string, rate: string): void {
  state.byHand.addVatCode({
    code,
    description: `OSS ${country} ${rate} %`,
    type: "I",
    rate: Number(rate) * 10_000,
    ossCountry: country,
  });
}

function partOf(rules: Record<string, unknown>, name: string): object {
  const part = rules[name];
  return typeof part === "object" && part !== null ? part : {};
}

function demoConfiguration(
  shop: CcvShopSimulator,
  exact: ExactOnlineSimulator,
  [shopUrl, exactUrl, viesUrl]: readonly string[],
  ownRules: Record<string, unknown>,
  kind: DocumentKind,
) {
  const oss = Object.fromEntries(ossCodes.map(({ code, country, rate }) => [`oss:${country}:${rate}`, code]));
  return {
    vies: { baseUrl: viesUrl, requester: "NL000000012B01" },
    connections: [
      {
        key: "demo",
        shop: { kind: "ccvshop", baseUrl: shopUrl, publicKey: shop.keys.public, secret: shop.keys.secret },
        ledger: {
          kind: "exactonline",
          baseUrl: exactUrl,
          clientId: exact.app.clientId,
          clientSecret: exact.app.clientSecret,
          refreshToken: exact.state.firstRefreshToken,
          division: exact.state.division,
          journal: "70",
          items: { fallback: "DIVERSEN" },
          invoices: { process: true },
          orders: { invoice: true },
        },
        rules: {
          seller: { oneStopShop: true },
          threshold: { year: 2026, previousYearNetEur: "25000" },
          vat: { categories: { Boeken: "book", Levensmiddelen: "food", Cadeaubonnen: "voucher-multi-purpose" } },
          accounts: {
            high: "8000",
            low: "8010",
            zero: "8020",
            other: "8090",
            shipping: "8100",
            deposits: "1700",
            giftCards: "1710",
          },
          vatCodes: {
            "domestic-standard": "4",
            "domestic-reduced": "3",
            "domestic-zero": "0",
            "no-supply": "0",
            icp: "7",
            export: "6",
            ...oss,
          },
          ...ownRules,
          document: { ...partOf(ownRules, "document"), kind },
          // The sample orders lie in the past.
          orders: { ...partOf(ownRules, "orders"), from: "2026-08-01" },
        },
      },
    ],
  };
}
