/// <reference types="node" />
import { readFileSync } from "node:fs";
import { exactOnlineSwitches, exactOnlineWithoutSwitch } from "@boekbrug/simulators";
import { expect, test } from "vitest";
import { type FieldPlace, fieldPlaces, type Target, targetWords } from "../src/extra-field-table.ts";

const page = readFileSync(new URL("../../../docs/vendors/exactonline.md", import.meta.url), "utf8");

/** Unknown and switch of every row in the table of what is not known. */
const rows = page
  .slice(page.indexOf("## What is not known"), page.indexOf("Not known either"))
  .split("\n")
  .filter((line) => /^\| (12\.|disagreement|not said)/.test(line))
  .map((line) => line.split(" | ").map((cell) => cell.replace(/^\| /, "").trim()));

test("every unknown that the simulator has a switch for, or names without one, has its row, and no other", () => {
  const simulated = [
    ...exactOnlineSwitches.map(({ unknown, name }) => `${unknown} · ${name}`),
    ...exactOnlineWithoutSwitch.map(({ unknown }) => `${unknown} · none`),
  ];
  const documented = rows.map(([unknown, name]) => `${unknown} · ${name}`);
  expect([...documented].sort()).toEqual([...simulated].sort());
});

test("every row says how the unknown is survived", () => {
  for (const [, , survival] of rows) expect(survival).toBeTruthy();
});

const accessWords = { writable: "", guid: ", GUID", "read-only": ", read-only", elsewhere: ", elsewhere" } as const;
const inTable = (place: FieldPlace | undefined): string =>
  place === undefined ? "" : `${place.name} ${place.length}${accessWords[place.access]}`;

test("the table of extra fields is the one in the code", () => {
  const kinds = ["entry", "invoice", "order"] as const;
  for (const target of Object.keys(targetWords) as Target[]) {
    const cells = kinds.flatMap((kind) => [
      inTable(fieldPlaces[kind].document[target]),
      inTable(fieldPlaces[kind].line[target]),
    ]);
    expect(page).toContain(`| ${[target, ...cells].join(" | ")} |`);
  }
});
