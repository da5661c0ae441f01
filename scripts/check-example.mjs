// Puts the example ledger to the contract suite as npm would ship it: packs the packages that it imports, unpacks them into a folder of their own and runs
// the example's tests there, so that nothing of the sources can help out. Packages of others come from this repository's node_modules.
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const example = "examples/csv-ledger";
const folder = "node_modules/.boekbrug-example";
const { dependencies, devDependencies } = JSON.parse(readFileSync(join(example, "package.json"), "utf8"));
const ours = Object.keys({ ...dependencies, ...devDependencies }).filter((name) => name.startsWith("@boekbrug/"));

rmSync(folder, { recursive: true, force: true });
cpSync(example, folder, { recursive: true });
for (const name of ours) {
  const packed = execFileSync("npm", ["pack", "--silent", "--pack-destination", folder, "-w", name], {
    encoding: "utf8",
  }).trim();
  const target = join(folder, "node_modules", name);
  mkdirSync(target, { recursive: true });
  execFileSync("tar", ["-xzf", join(folder, packed), "-C", target, "--strip-components=1"]);
  console.log(`${name}: packed as ${packed}`);
}
writeFileSync(join(folder, "vitest.config.mjs"), "export default { test: { testTimeout: 20_000 } };\n");
execFileSync("vitest", ["run", "--root", folder], { stdio: "inherit" });
rmSync(folder, { recursive: true, force: true });
