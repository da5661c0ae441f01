import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

/** Each border with an import that breaks it: file, import, rule. */
const planted = [
  ["packages/core/src/a.ts", "node:fs", "border-core"],
  ["packages/core/src/b.ts", "@boekbrug/http", "border-core"],
  ["packages/core/src/c.ts", "ky", "border-core"],
  ["packages/http/src/a.ts", "@boekbrug/runner", "border-http"],
  ["packages/ccvshop/src/a.ts", "@boekbrug/exactonline", "border-ccvshop"],
  ["packages/ccvshop/src/b.ts", "node:crypto", "border-ccvshop"],
  ["packages/exactonline/src/a.ts", "@boekbrug/simulators", "border-exactonline"],
  ["packages/moneybird/src/a.ts", "@boekbrug/simulators", "border-moneybird"],
  ["packages/snelstart/src/a.ts", "@boekbrug/simulators", "border-snelstart"],
  ["packages/vies/src/a.ts", "@boekbrug/simulators", "border-vies"],
  ["packages/vies/src/b.ts", "node:timers", "border-vies"],
  ["packages/runner/src/a.ts", "@boekbrug/store-sqlite", "border-runner"],
  ["packages/runner/src/b.ts", "node:timers", "border-runner"],
  ["packages/store-sqlite/src/a.ts", "@boekbrug/runner", "border-store-sqlite"],
  ["packages/testkit/src/a.ts", "@boekbrug/simulators", "border-testkit"],
  ["packages/simulators/src/a.ts", "@boekbrug/core", "border-simulators"],
  ["packages/simulators/src/b.ts", "ky", "border-simulators"],
  ["packages/cli/src/a.ts", "@boekbrug/testkit", "cli-not-testkit"],
  ["packages/cli/src/b.ts", "@boekbrug/simulators", "simulators-only-in-demo"],
  ["packages/runner/src/c.ts", "../../core/src/money.ts", "one-door"],
  ["packages/cli/src/c.ts", "../../ccvshop/src/client/sign.ts", "client-stays-inside"],
  ["packages/core/src/circle-back.ts", "./circle.ts", "no-circular"],
  ["packages/core/src/d.ts", "@boekbrug/nowhere", "resolvable"],
] as const;

const packages = [
  "core",
  "http",
  "ccvshop",
  "exactonline",
  "moneybird",
  "snelstart",
  "vies",
  "runner",
  "store-sqlite",
  "testkit",
  "simulators",
  "cli",
];

interface Violation {
  readonly from: string;
  readonly rule: { readonly name: string };
}

const root = resolve(import.meta.dirname, "..");
let tree: string;
let violations: Violation[] = [];

function write(path: string, text: string): void {
  const file = join(tree, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

function buildTree(): void {
  for (const name of packages) {
    write(
      `packages/${name}/package.json`,
      JSON.stringify({ name: `@boekbrug/${name}`, type: "module", exports: "./dist/index.js" }),
    );
    write(`packages/${name}/dist/index.js`, "export {};");
    write(`packages/${name}/src/index.ts`, "export {};");
    mkdirSync(join(tree, "node_modules/@boekbrug"), { recursive: true });
    symlinkSync(join(tree, "packages", name), join(tree, "node_modules/@boekbrug", name));
  }
  symlinkSync(join(root, "node_modules/ky"), join(tree, "node_modules/ky"));
  symlinkSync(join(root, "node_modules/zod"), join(tree, "node_modules/zod"));
  write("packages/core/src/money.ts", "export const cents = 1;");
  write("packages/ccvshop/src/client/sign.ts", "export const sign = 1;");
  write("packages/core/src/circle.ts", 'import "./circle-back.ts";');
  write("packages/core/src/fine.ts", 'import "zod";');
  write("packages/cli/src/demo/fine.ts", 'import "@boekbrug/simulators";');
  for (const [file, module] of planted) write(file, `import "${module}";`);
}

beforeAll(async () => {
  tree = mkdtempSync(join(tmpdir(), "borders-"));
  buildTree();
  const config = join(root, ".dependency-cruiser.cjs");
  const program = join(root, "node_modules/dependency-cruiser/bin/dependency-cruiser.mjs");
  const run = promisify(execFile)(
    process.execPath,
    [program, "packages", "--config", config, "--output-type", "json"],
    {
      cwd: tree,
      maxBuffer: 64 * 1024 * 1024,
    },
  );
  const output = await run.catch((error: { stdout: string }) => error);
  violations = JSON.parse(output.stdout).summary.violations;
}, 60_000);

afterAll(() => rmSync(tree, { recursive: true, force: true }));

describe("the check of the borders", () => {
  it.each(planted)("sees that %s must not import %s", (file, _, rule) => {
    expect(violations.filter(({ from }) => from === file).map(({ rule: { name } }) => name)).toContain(rule);
  });

  it.each(["packages/core/src/fine.ts", "packages/cli/src/demo/fine.ts"])("lets %s pass", (file) => {
    expect(violations.filter(({ from }) => from === file)).toEqual([]);
  });
});
