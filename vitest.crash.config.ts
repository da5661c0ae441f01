import { defineConfig, mergeConfig } from "vitest/config";
import shared from "./vitest.config.ts";

/** The whole crash and process tables: every point, printed. `npm test` takes a sample of them. */
export default mergeConfig(
  { ...shared, test: { ...shared.test, include: [] } },
  defineConfig({ test: { include: ["packages/*/test/**/*.crash.ts"], testTimeout: 1_200_000 } }),
);
