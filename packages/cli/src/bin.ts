#!/usr/bin/env node
import { createInterface } from "node:readline";
import { main } from "./main.ts";

// A reader that has seen enough (`boekbrug demo | head`) is no fault of ours.
process.stdout.on("error", (error: NodeJS.ErrnoException) => process.exit(error.code === "EPIPE" ? 0 : 1));

// Asked to end: the run stops between two orders and gives its claim back. Asked again: at once.
const stop = new AbortController();
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => stop.abort());

process.exitCode = await main(process.argv.slice(2), {
  streams: { out: (text) => process.stdout.write(text), error: (text) => process.stderr.write(text) },
  environment: process.env,
  input: () => createInterface({ input: process.stdin }),
  workingDirectory: process.cwd(),
  signal: stop.signal,
});
