import { problem, type SuggestedSetting, type Text } from "@boekbrug/core";
import { suggestMapping } from "@boekbrug/runner";
import type { OpenHost } from "../host/open-host.ts";
import { exitCodeOf, exitCodes } from "../output/exit-codes.ts";
import { type Output, problemJson } from "../output/output.ts";

/** Proposes the mapping of every connection from what the bookkeeping holds. Writes nothing, not even the configuration. */
export async function mapCommand({ connections }: OpenHost, output: Output): Promise<number> {
  const results: object[] = [];
  const exits: number[] = [exitCodes.done];
  for (const connection of connections) {
    const { key } = connection;
    const suggested = await suggestMapping(connection);
    const found = suggested.isErr() ? suggested.error.problem : null;
    if (found !== null || suggested.isErr() || suggested.value === null) {
      const why = found ?? problem("map.unsupported", `${key}.ledger`);
      output.problem(why);
      results.push({ connection: key, problem: problemJson(why) });
      exits.push(exitCodeOf(why));
      continue;
    }
    show(output, key, suggested.value);
    const { value: settings } = suggested;
    results.push({ connection: key, merge: asSettings(settings), settings: settings.map(settingJson) });
    if (settings.some(({ sure, value }) => !sure && value !== null)) exits.push(exitCodes.attention);
  }
  output.result({ connections: results });
  return Math.max(...exits);
}

const words = {
  sure: { nl: "zeker", en: "sure" },
  unsure: { nl: "kijk na", en: "verify" },
  none: { nl: "geen", en: "none" },
  others: { nl: "ook", en: "also" },
} as const satisfies Record<string, Text>;

function show(output: Output, key: string, settings: readonly SuggestedSetting[]): void {
  const { language } = output;
  output.line(`— ${key} —`);
  for (const { path, value, sure, reason, others } of settings) {
    const mark = words[sure ? "sure" : value === null ? "none" : "unsure"][language];
    const also = others.length === 0 ? "" : ` [${words.others[language]}: ${others.join(", ")}]`;
    output.line(`${mark.padEnd(8)}${path.join(".")} = ${value ?? "–"}  ${reason[language]}${also}`);
  }
  output.line(JSON.stringify(asSettings(settings), null, 2));
}

/** What is sure, in the form of the configuration, to be merged into the connection. What is unsure is left to a person. */
function asSettings(settings: readonly SuggestedSetting[]): Record<string, unknown> {
  const result: Record<string, unknown> = {};
  for (const { path, value, sure } of settings) {
    if (!sure || value === null) continue;
    let place = result;
    for (const part of path.slice(0, -1)) {
      place[part] ??= {};
      place = place[part] as Record<string, unknown>;
    }
    place[path.at(-1) ?? ""] = value;
  }
  return result;
}

const settingJson = ({ path, value, sure, reason, others }: SuggestedSetting) => ({
  field: path.join("."),
  value,
  sure,
  reason,
  others,
});
