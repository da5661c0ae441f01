import { defineConfig } from "vitest/config";

/** Tests run on the sources of every package, except the end-to-end tests, which start the built command. */
export default defineConfig({
  resolve: {
    alias: [
      { find: /^@boekbrug\/([a-z-]+)$/, replacement: new URL("./packages/$1/src/index.ts", import.meta.url).pathname },
    ],
  },
  test: {
    include: ["packages/*/{src,test}/**/*.test.ts", "examples/*/test/**/*.test.ts", "test/**/*.test.ts"],
    exclude: ["**/node_modules/**", "**/dist/**", "packages/*/test/live/**"],
    testTimeout: 20_000,
    // One module graph a worker instead of one a file, and every core: it halves the time of the whole.
    isolate: false,
    maxWorkers: "100%",
  },
});
