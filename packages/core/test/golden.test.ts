import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { abroadCases } from "./golden/cases/abroad-cases.ts";
import { businessCases } from "./golden/cases/business-cases.ts";
import { domesticCases } from "./golden/cases/domestic-cases.ts";
import { heldCases } from "./golden/cases/held-cases.ts";
import { otherCases } from "./golden/cases/other-cases.ts";
import { renderCase } from "./golden/render-case.ts";

/**
 * Whole orders, from what the shop says to what the reports say, as texts that a bookkeeper can read. `npm run golden` rewrites them; the
 * difference is then reviewed like any other.
 */
const folder = new URL("./golden/expected/", import.meta.url);
const cases = [...domesticCases, ...businessCases, ...abroadCases, ...otherCases, ...heldCases];
const fileOf = (name: string) => new URL(`${name}.txt`, folder);

if (process.env.UPDATE_GOLDEN === "1") {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const golden of cases) writeFileSync(fileOf(golden.name), renderCase(golden));
}

describe("a whole order reads as in its golden file", () => {
  it.each(cases)("$name: $title", (golden) => {
    expect(renderCase(golden)).toBe(readFileSync(fileOf(golden.name), "utf8").replaceAll("\r\n", "\n"));
  });
});

it("there is a golden file for each case and none besides", () => {
  expect(readdirSync(folder).sort()).toEqual(cases.map(({ name }) => `${name}.txt`).sort());
});
