import { ccvShopSwitches, ccvShopWithoutSwitch } from "@boekbrug/simulators";
import { expect, it } from "vitest";
import page from "../../../docs/vendors/ccvshop.md?raw";

/** The unknowns table of the vendor page: number of the unknown, and the switches named with it. */
const documented = page
  .split("## Unknowns")[1]
  ?.split("\n## ")[0]
  ?.split("\n")
  .filter((line) => /^\| \d/.test(line))
  .map((line) => line.split("|").map((cell) => cell.trim()))
  .map(([, number = "", , switches = "", survival = "", test = ""]) => ({
    number,
    switches: [...switches.matchAll(/`(\w+)`/g)].map(([, name]) => name),
    survival,
    test,
  }));

it("the vendor page lists every switch of the simulator under its unknown, and no other", () => {
  const switches = documented?.flatMap(({ number, switches }) => switches.map((name) => `${number} ${name}`));
  expect(switches?.sort()).toEqual(ccvShopSwitches.map(({ unknown, name }) => `${unknown} ${name}`).sort());
});

it("the vendor page lists every unknown, also those without a switch, with survival and test", () => {
  const numbers = documented?.map(({ number }) => number) ?? [];
  expect(numbers).toEqual(expect.arrayContaining(Array.from({ length: 12 }, (_, index) => `16.${index + 1}`)));
  expect(numbers).toEqual(expect.arrayContaining(ccvShopWithoutSwitch.map(({ unknown }) => unknown)));
  expect(documented?.filter(({ survival, test }) => survival === "" || test === "")).toEqual([]);
});
