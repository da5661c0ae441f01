/// <reference types="node" />
import { readFileSync, writeFileSync } from "node:fs";
import { expect, test } from "vitest";
import { columns } from "./capabilities/columns.ts";
import { capabilitySummary, capabilityTables } from "./capabilities/table.ts";

/** What can be booked, from the planner and the ledgers themselves. `npm run capabilities` rewrites it. */
const [start, end] = ["<!-- made by `npm run capabilities` -->", "<!-- end -->"];
const pages = [
  ["docs/capabilities.md", capabilityTables()],
  ["README.md", capabilitySummary()],
] as const;

const fileOf = (page: string): URL => new URL(`../../../${page}`, import.meta.url);
const marked = (tables: string): string => `${start}\n\n${tables}\n\n${end}`;

if (process.env.UPDATE_CAPABILITIES === "1") {
  for (const [name, tables] of pages) {
    const page = readFileSync(fileOf(name), "utf8");
    writeFileSync(
      fileOf(name),
      page.slice(0, page.indexOf(start)) + marked(tables) + page.slice(page.indexOf(end) + end.length),
    );
  }
}

test.each(pages)("%s says what planner and ledgers do", (page, tables) => {
  expect(readFileSync(fileOf(page), "utf8").replaceAll("\r\n", "\n")).toContain(marked(tables));
});

const rows = capabilityTables().split("\n");
const rowsOf = (text: string): string[] => rows.filter((row) => row.includes(text));
const fates = (fateIn: (title: string) => string): string =>
  `| ${columns.map(({ title }) => fateIn(title)).join(" | ")} |`;
const everywhere = (fate: string): string => fates(() => fate);

test.each(["domestic-standard", "icp", "export", "oss:DE:19", "no-supply"])(
  "%s is shown as booked by every ledger, for each kind of document",
  (scenario) => {
    expect(rowsOf(` ${scenario} ${everywhere("booked")}`)).not.toEqual([]);
  },
);

test.each([
  ["domestic-reverse-charge", "SnelStart order"],
  ["margin", "SnelStart"],
])("%s is shown as held by %s alone", (scenario, ledger) => {
  expect(rowsOf(` ${scenario} ${fates((title) => (title.startsWith(ledger) ? "held" : "booked"))}`)).not.toEqual([]);
});

test("what no ledger books is shown as held, with the reason", () => {
  expect(rowsOf(`| - ${everywhere("held")}`).length).toBeGreaterThan(4);
  for (const row of rowsOf("| held |")) expect(row).toMatch(/`[a-z-]+\.[a-z-]+`: \w/);
});

test("what a ledger itself cannot express is shown as held there, and booked elsewhere", () => {
  const mixed = rows.filter((row) => row.includes("| held |") && row.includes("| booked |"));
  expect(mixed.length).toBeGreaterThan(3);
});
