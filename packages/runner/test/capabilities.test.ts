/// <reference types="node" />
import { readFileSync, writeFileSync } from "node:fs";
import { expect, test } from "vitest";
import { capabilityTables } from "./capabilities/table.ts";

/** What can be booked, from the planner and the ledgers themselves. `npm run capabilities` rewrites it. */
const file = new URL("../../../docs/capabilities.md", import.meta.url);
const [start, end] = ["<!-- made by `npm run capabilities` -->", "<!-- end -->"];
const generated = `${start}\n\n${capabilityTables()}\n\n${end}`;

if (process.env.UPDATE_CAPABILITIES === "1") {
  const page = readFileSync(file, "utf8");
  writeFileSync(file, page.slice(0, page.indexOf(start)) + generated + page.slice(page.indexOf(end) + end.length));
}

test("the page of capabilities says what planner and ledgers do", () => {
  expect(readFileSync(file, "utf8").replaceAll("\r\n", "\n")).toContain(generated);
});

test("the page shows what is booked and what is held", () => {
  const rows = generated.split("\n").filter((line) => / (booked|held) \|/.test(line));
  expect(rows.length).toBeGreaterThan(30);
  for (const scenario of [
    "domestic-standard",
    "domestic-reverse-charge",
    "icp",
    "export",
    "oss:DE:19",
    "margin",
    "no-supply",
  ]) {
    expect(
      rows.some((row) => row.includes(`${scenario} | booked | booked | booked |`)),
      scenario,
    ).toBe(true);
  }
  expect(rows.some((row) => row.includes("| held | held | held |"))).toBe(true);
});
