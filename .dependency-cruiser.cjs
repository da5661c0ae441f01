/**
 * The borders of docs/architecture.md, by machine. `dist` is not excluded: imports between packages resolve to it, and would be invisible
 * otherwise. `test/borders.test.ts` plants a violation of every rule.
 */
const outside = (name) => `^packages/${name}/src/`;
const tests = "\\.test\\.ts$";
const libraries = (...names) => names.map((name) => `(^|node_modules/)(@types/)?${name.replace(".", "\\.")}(/|$)`);
const ours = (...names) => names.map((name) => `^packages/${name}/(dist|src)/`);

/** A package may import itself, these packages of ours and these libraries; with `node: true` Node's own modules too. */
const border = (name, { packages = [], allow = [], node = false }) => ({
  name: `border-${name}`,
  comment: `packages/${name} may import only what docs/architecture.md allows`,
  severity: "error",
  from: { path: outside(name), pathNot: tests },
  to: {
    pathNot: [...ours(name, ...packages), ...libraries(...allow), ...(node ? ["^node:"] : [])],
    ...(node ? { dependencyTypesNot: ["core"] } : {}),
  },
});

/** @type {import("dependency-cruiser").IConfiguration} */
module.exports = {
  forbidden: [
    border("core", { allow: ["zod", "neverthrow", "big.js"] }),
    border("http", { packages: ["core"], allow: ["ky", "zod", "neverthrow"] }),
    border("ccvshop", { packages: ["core", "http"], allow: ["zod", "neverthrow"] }),
    border("exactonline", { packages: ["core", "http"], allow: ["zod", "neverthrow"] }),
    border("moneybird", { packages: ["core", "http"], allow: ["zod", "neverthrow"] }),
    border("snelstart", { packages: ["core", "http"], allow: ["zod", "neverthrow"] }),
    border("vies", { packages: ["core", "http"], allow: ["zod", "neverthrow"] }),
    border("runner", { packages: ["core"], allow: ["neverthrow"] }),
    border("store-sqlite", { packages: ["core"], allow: ["neverthrow", "zod"], node: true }),
    border("testkit", { packages: ["core"], allow: ["neverthrow", "vitest"] }),
    border("simulators", { allow: ["hono", "@hono/node-server"], node: true }),
    {
      name: "cli-not-testkit",
      comment: "the command is made of what a merchant runs; the testkit is for tests",
      severity: "error",
      from: { path: outside("cli"), pathNot: tests },
      to: { path: ours("testkit") },
    },
    {
      name: "simulators-only-in-demo",
      comment: "only the demo may start simulators",
      severity: "error",
      from: { path: outside("cli"), pathNot: [tests, "^packages/cli/src/demo/"] },
      to: { path: ours("simulators") },
    },
    {
      name: "one-door",
      comment: "packages are entered through src/index.ts only",
      severity: "error",
      from: { path: "^packages/([^/]+)/src/", pathNot: tests },
      to: {
        path: "^packages/[^/]+/(src|dist)/",
        pathNot: ["^packages/$1/", "^packages/[^/]+/(src|dist)/index\\.(ts|js|d\\.ts)$"],
      },
    },
    {
      name: "client-stays-inside",
      comment: "the vendor's language does not leave client/ except through the files that translate",
      severity: "error",
      from: { path: "^packages/(core|http|runner|store-sqlite|cli)/src/" },
      to: { path: "^packages/[^/]+/src/client/" },
    },
    { name: "no-circular", severity: "error", from: {}, to: { circular: true } },
    {
      name: "resolvable",
      comment: "an import that cannot be resolved cannot be checked: build first",
      severity: "error",
      from: { path: "^packages/[^/]+/src/" },
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: "(node_modules|/dist/)" },
    exclude: { path: "(/test/|\\.test\\.ts$|tsup\\.config\\.ts$|vitest\\.config\\.ts$)" },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "types", "default"],
      extensions: [".ts", ".js", ".d.ts"],
    },
  },
};
