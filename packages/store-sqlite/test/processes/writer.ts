import { writeSync } from "node:fs";
import { openStore } from "../temporary-store.ts";

/** Writes orders into the store for ever, and tells each one only after the store has acknowledged it. */
const [path = "", name = "", first = "0"] = process.argv.slice(2);
const store = openStore(path);
await store.connect("shop", "2026-03-16T09:00:00Z");
// All writers under one name: this is about the file, not about who may work.
await store.claim("shop", "writers", "2026-03-16T09:00:00Z", "2099-01-01T00:00:00Z");

for (let count = Number(first); ; count += 1) {
  const orderId = `${name}-${count}`;
  const at = "2026-03-16T09:00:00Z";
  const moment = { connection: "shop", orderId, run: name, holder: "writers", at };
  const outcome = { id: `d-${orderId}`, number: null, totals: null };
  const head = { id: orderId, number: null, placedAt: at, total: null };
  const steps = [
    () => store.commitPage("shop", { sightings: [{ head, fate: { kind: "seen" } }], cursor: orderId }, name, at),
    () => store.beginStep(moment, "document"),
    () => store.recordOutcome(moment, "document", outcome),
  ];
  for (const step of steps) {
    const result = await step();
    if (result.isErr()) throw new Error(JSON.stringify(result.error));
  }
  writeSync(1, `${orderId}\n`);
}
