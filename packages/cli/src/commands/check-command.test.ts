import { rulesSchema } from "@boekbrug/core";
import { createFakeLedger, createFakeShop } from "@boekbrug/testkit";
import { expect, it } from "vitest";
import type { OpenHost } from "../host/open-host.ts";
import { createOutput } from "../output/output.ts";
import { checkCommand } from "./check-command.ts";
import { mapCommand } from "./map-command.ts";

function opened(statuses: readonly string[]) {
  const rules = rulesSchema.parse({
    orders: { statuses },
    accounts: { high: "8000" },
    vatCodes: { "domestic-standard": "V21" },
  });
  const connection = { key: "shop", source: createFakeShop().source, ledger: createFakeLedger().ledger, rules };
  const now = () => Date.parse("2026-03-16T09:00:00Z");
  return { host: { clock: { now } }, connections: [connection] } as unknown as OpenHost;
}

async function run(command: typeof checkCommand, statuses: readonly string[], json: boolean) {
  let text = "";
  const add = (more: string) => {
    text += more;
  };
  const exitCode = await command(opened(statuses), createOutput({ out: add, error: add }, "en", json));
  return { exitCode, text };
}

it("lists findings by how bad they are, each with its fix", async () => {
  const { exitCode, text } = await run(checkCommand, ["77"], false);
  expect(exitCode).toBe(2);
  expect(text).toMatch(
    /Stops all bookings:\n {2}rules\.orders\.statuses: The shop has no order status 77.*Put the ids/,
  );
});

it("gives the same to programs", async () => {
  const { text } = await run(checkCommand, ["77"], true);
  const { connections } = JSON.parse(text) as { connections: { findings: Record<string, unknown>[] }[] };
  expect(connections[0]?.findings[0]).toMatchObject({ severity: "stops", code: "check.status-unknown" });
});

it("says so where a bookkeeping cannot propose a mapping", async () => {
  const { exitCode, text } = await run(mapCommand, ["new"], false);
  expect(exitCode).toBe(2);
  expect(text).toMatch(/No mapping can be proposed/);
});
