#!/usr/bin/env node
import { main } from "./main.ts";

// A reader that has seen enough (`boekbrug demo | head`) is no fault of ours.
process.stdout.on("error", (error: NodeJS.ErrnoException) => process.exit(error.code === "EPIPE" ? 0 : 1));

process.exitCode = await main(process.argv.slice(2), {
  streams: { out: (text) => process.stdout.write(text), error: (text) => process.stderr.write(text) },
  environment: process.env,

  workingDirectory: process.cwd(),
});
