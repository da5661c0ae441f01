import { decimalText, type Money } from "../../src/index.ts";

/** Columns under their headings; a heading that begins with `>` stands over amounts, which are aligned on the right. */
export function table(headings: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const names = headings.map((heading) => heading.replace(/^>/, ""));
  const widths = names.map((name, column) => Math.max(name.length, ...rows.map((row) => (row[column] ?? "").length)));
  const cell = (text: string, column: number) => {
    const width = widths[column] ?? 0;
    return headings[column]?.startsWith(">") === true ? text.padStart(width) : text.padEnd(width);
  };
  const rule = widths.map((width) => "-".repeat(width));
  return [names, rule, ...rows].map((row) => row.map(cell).join("  ").trimEnd());
}

/** Names with their values, one per line. */
export function pairs(entries: readonly (readonly string[])[]): string[] {
  const width = Math.max(...entries.map(([name = ""]) => name.length));
  return entries.map(([name = "", value = ""]) => `${name.padEnd(width)}  ${value}`);
}

/** A heading with parts under it, an empty line between them. */
export const block = (heading: string, ...parts: readonly (readonly string[])[]): string =>
  `${[heading, ...parts.map((part) => part.map((text) => `  ${text}`.trimEnd()).join("\n"))].join("\n\n").replace("\n\n", "\n")}\n`;

/** In EUR without, else with its currency. */
export const amountOf = (amount: Money): string =>
  amount.currency === "EUR" ? decimalText(amount) : `${amount.currency} ${decimalText(amount)}`;
