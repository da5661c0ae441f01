import { randomUUID } from "node:crypto";
import { createCcvShop } from "@boekbrug/ccvshop";
import { type Clock, instantOf, type Problem } from "@boekbrug/core";
import { type Connection, type Host, systemClock } from "@boekbrug/runner";
import { createVies } from "@boekbrug/vies";
import { err, ok, type Result } from "neverthrow";
import type { Configuration, ConnectionConfiguration } from "../configuration/configuration.ts";
import { plainSecretsIn } from "../configuration/load-configuration.ts";
import { createLedgers } from "./open-ledger.ts";
import { keySourceOf, openStore } from "./open-store.ts";

/** The reference host: store, keys and adapters of one configuration, ready for the use cases. */
export interface OpenHost {
  readonly host: Host;
  readonly connections: readonly Connection[];
  readonly configuration: Configuration;
  /** What the adapters want a person to know, by connection; filled while the use cases run. */
  readonly notices: ReadonlyMap<string, readonly Problem[]>;
  /** The keys of secrets that stand in the configuration file itself. */
  readonly plainSecrets: readonly string[];
  /** Takes the clock for right although it stands before moments in the store. */
  acceptClock(): Promise<Result<void, Problem>>;
  close(): void;
}

export interface HostOptions {
  readonly configuration: Configuration;
  /** Paths in the configuration are relative to this file's folder. */
  readonly configurationPath: string;
  readonly clock?: Clock;
  readonly signal?: AbortSignal;
}

export async function openHost({
  configuration,
  configurationPath,
  clock = systemClock,
  signal,
}: HostOptions): Promise<Result<OpenHost, Problem>> {
  const opened = await openStore(keySourceOf(configuration, configurationPath));
  if (opened.isErr()) return err(opened.error);
  const { store, fingerprint } = opened.value;
  const holder = randomUUID();
  const registry = createVies(configuration.vies, { clock });
  const notices = new Map<string, Problem[]>();
  const noticeOf = (name: string) => (found: Problem) => {
    notices.set(name, [...(notices.get(name) ?? []), found]);
  };
  const ledgerOf = createLedgers({ clock, tokens: store, holder });
  const connect = ({ key: name, shop, ledger, rules }: ConnectionConfiguration): Connection => ({
    key: name,
    rules,
    ofSeller: configuration.connections
      .filter((each) => each.rules.seller.id === rules.seller.id)
      .map(({ key }) => key),
    registry,
    source: createCcvShop(shop, { clock, notice: noticeOf(name) }),
    ledger: ledgerOf(ledger, name),
  });
  return ok({
    host: {
      store,
      clock,
      fingerprint,
      random: Math.random,
      holder,
      run: randomUUID(),
      signal,
    },
    connections: configuration.connections.map(connect),
    configuration,
    notices,
    plainSecrets: plainSecretsIn(configurationPath),
    acceptClock: async () => (await store.acceptClock(instantOf(clock.now()))).mapErr(({ problem }) => problem),
    close: () => store.close(),
  });
}
