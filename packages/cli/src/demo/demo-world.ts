import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Clock, Problem } from "@boekbrug/core";
import {
  type CcvShopSimulator,
  createExactOnlineSimulator,
  createSampleShop,
  type ExactOnlineSimulator,
  type Listening,
} from "@boekbrug/simulators";
import { err, type Result } from "neverthrow";
import { parseConfiguration } from "../configuration/load-configuration.ts";
import { type OpenHost, openHost } from "../host/open-host.ts";
import { createDemoClock } from "./demo-clock.ts";

/** The demo's today: every run shows the same orders and amounts. */
const today = "2026-11-21T09:00:00Z";

/** A sample shop and a sample administration, listening on this machine, with an empty store between them. */
export interface DemoWorld {
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

export async function createDemoWorld(): Promise<DemoWorld> {
  const clock = createDemoClock(today);
  const shop = createSampleShop({ clock });
  const exact = createExactOnlineSimulator({ clock });
  const shopPort = await shop.listen();
  const exactPort = await exact.listen();
  const folder = mkdtempSync(join(tmpdir(), "boekbrug-demo-"));
  const configuration = demoConfiguration(shop, exact, shopPort, exactPort);
  return {
    clock,
    shop,
    exact,
    shopUrl: shopPort.url,
    exactUrl: exactPort.url,
    configuration,
    open: async () => {
      const parsed = parseConfiguration(configuration, {}, "en");
      if (parsed.isErr()) return err(parsed.error);
      const opened = await openHost({
        configuration: parsed.value,
        configurationPath: join(folder, "boekbrug.json"),
        clock,
      });
      return opened.mapErr((found) => [found]);
    },
    close: async () => {
      await Promise.all([shopPort.close(), exactPort.close()]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function demoConfiguration(
  shop: CcvShopSimulator,
  exact: ExactOnlineSimulator,
  shopPort: Listening,
  exactPort: Listening,
) {
  return {
    connections: [
      {
        key: "demo",
        shop: { kind: "ccvshop", baseUrl: shopPort.url, publicKey: shop.keys.public, secret: shop.keys.secret },
        ledger: {
          kind: "exactonline",
          baseUrl: exactPort.url,
          clientId: exact.app.clientId,
          clientSecret: exact.app.clientSecret,
          refreshToken: exact.state.firstRefreshToken,
          division: exact.state.division,
          journal: "70",
        },
        rules: {
          orders: { from: "2026-08-01" },
          accounts: { high: "8000", low: "8010", zero: "8020", other: "8090", shipping: "8100" },
          vatCodes: { "domestic-standard": "4", "domestic-reduced": "3", "domestic-zero": "0" },
        },
      },
    ],
  };
}
