import { defineConfig, type Options } from "tsup";

/** The one way every package is built: ESM, one door, with types. `http` is private and bundled into the adapters. */
export const library = (overrides: Options = {}) =>
  defineConfig({
    entry: ["src/index.ts"],
    format: ["esm"],
    target: "node22",
    dts: true,
    clean: true,
    sourcemap: true,
    ...overrides,
  });
