#!/usr/bin/env node
import { main } from "./main.ts";

process.exitCode = await main(process.argv.slice(2), {
  streams: { out: (text) => process.stdout.write(text), error: (text) => process.stderr.write(text) },
  environment: process.env,

  workingDirectory: process.cwd(),
});
