import { expect, it } from "vitest";
import { csv } from "./csv.ts";

it("writes rows as RFC 4180 wants them", () => {
  const rows = [
    ["plain", "", "-1.50"],
    ["a,b", 'say "yes"', "two\r\nlines"],
  ];
  expect(csv(rows)).toBe('plain,,-1.50\r\n"a,b","say ""yes""","two\r\nlines"\r\n');
});

it("writes nothing for no rows", () => {
  expect(csv([])).toBe("");
});
