// Checks every published package as npm would ship it: publint for the manifest and files, are-the-types-wrong for the types,
// and that no private package is mentioned in what is shipped.
import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { publint } from "publint";
import { formatMessage } from "publint/utils";

const folders = readdirSync("packages").map((name) => join("packages", name));
const manifests = folders.map((folder) => ({
  folder,
  manifest: JSON.parse(readFileSync(join(folder, "package.json"), "utf8")),
}));
const hidden = manifests.filter(({ manifest }) => manifest.private).map(({ manifest }) => manifest.name);
let faults = 0;

const fault = (name, text) => {
  faults += 1;
  console.error(`${name}: ${text}`);
};

for (const { folder, manifest } of manifests.filter(({ manifest }) => !manifest.private)) {
  const { messages } = await publint({ pkgDir: folder, strict: true });
  for (const message of messages) fault(manifest.name, formatMessage(message, manifest, { color: false }));
  for (const each of hidden) {
    if (manifest.dependencies?.[each] !== undefined) fault(manifest.name, `depends on the private ${each}`);
    for (const file of ["dist/index.js", "dist/index.d.ts"]) {
      const path = join(folder, file);
      if (existsSync(path) && readFileSync(path, "utf8").includes(`"${each}"`))
        fault(manifest.name, `${file} mentions the private ${each}`);
    }
  }
  try {
    execFileSync("attw", ["--pack", folder, "--profile", "esm-only", "--format", "ascii"], {
      encoding: "utf8",
      stdio: "pipe",
    });
  } catch (error) {
    fault(manifest.name, error.stdout ?? String(error));
  }
  console.log(`${manifest.name}: checked`);
}
process.exit(faults === 0 ? 0 : 1);
