/// <reference types="node" />
import { existsSync, readFileSync } from "node:fs";
import { exactOnlineSwitches, exactOnlineWithoutSwitch } from "@boekbrug/simulators";
import { expect, test } from "vitest";
import { scopes } from "../src/client/scopes.ts";
import { type FieldPlace, fieldPlaces, type Target, targetWords } from "../src/extra-fields/extra-field-table.ts";

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

/** Fact, value, confidence, source and file of every row in the table of what is relied on. */
const facts = page
  .slice(page.indexOf("## What is relied on"), page.indexOf("## What is not known"))
  .split("\n")
  .filter((line) => line.startsWith("| ") && !line.startsWith("| Fact "))
  .map((line) =>
    line
      .replace(/^\| | \|$/g, "")
      .split(" | ")
      .map((cell) => cell.trim()),
  );

const codeOf = (file: string) => new URL(`../src/${file}`, import.meta.url);

test("every fact that is relied on has a confidence, a source and a file that is there", () => {
  expect(facts.length).toBeGreaterThan(40);
  expect(new Set(facts.map(([fact]) => fact)).size).toBe(facts.length);
  for (const row of facts) {
    expect(row, row[0]).toHaveLength(5);
    const [, value, confidence, source, file = ""] = row;
    expect(value).toBeTruthy();
    expect(confidence).toMatch(/^[VLTI](, [VLTI])*$/);
    expect(source).toBeTruthy();
    expect(file).toMatch(/^`[a-z/-]+\.ts`$/);
    expect(existsSync(codeOf(file.replaceAll("`", ""))), file).toBe(true);
  }
});

test("the files name what the facts say of resources and properties", () => {
  const resources = facts.flatMap(([, value = "", , , file = ""]) =>
    [...value.matchAll(/`(?:POST )?(?<path>[a-z]+\/[A-Za-z]+)`/g)].map(
      (found) => [found.groups?.path ?? "", file] as const,
    ),
  );
  expect(resources.length).toBeGreaterThan(4);
  for (const [path, file] of resources) {
    expect(readFileSync(codeOf(file.replaceAll("`", "")), "utf8"), `${file} ${path}`).toContain(path);
  }
});

test("every right that is needed is told, with all that it is for", () => {
  const section = page.split("## Giving access")[1]?.split("\n## ")[0] ?? "";
  const told = [...section.matchAll(/^\| (?<scope>[A-Z][a-z ]+) \| (?<resources>[a-z]+\/[a-zA-Z/, ]+) \|/gm)].flatMap(
    ({ groups: { scope = "", resources = "" } = {} }) => resources.split(", ").map((each) => [each, scope] as const),
  );
  expect(Object.fromEntries(told)).toEqual(scopes);
});
