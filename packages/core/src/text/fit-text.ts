const graphemes = new Intl.Segmenter("nl", { granularity: "grapheme" });

const onOneLine = (text: string): string => text.replace(/\s+/gu, " ").trim();

/** A text on one line of at most `length` characters, cut between whole characters as a reader sees them. */
export function fitText(text: string, length: number): string {
  const line = onOneLine(text);
  if (line.length <= length) return line;
  let fitting = "";
  for (const { segment } of graphemes.segment(line)) {
    if (fitting.length + segment.length > length) break;
    fitting += segment;
  }
  return fitting.trimEnd();
}

/** A text that means nothing when it is cut: whole, or null when it is empty or too long. */
export function wholeText(text: string | null, length: number): string | null {
  const line = onOneLine(text ?? "");
  return line === "" || line.length > length ? null : line;
}

/** The same, cut. */
export function cutText(text: string | null, length: number): string | null {
  const line = fitText(text ?? "", length);
  return line === "" ? null : line;
}

/** The members that have a value: Exact gets only what is known. */
export const present = <Value>(members: Readonly<Record<string, Value | null>>): Record<string, Value> =>
  Object.fromEntries(
    Object.entries(members).filter((member): member is [string, Value & {}] => member[1] !== null),
  ) as Record<string, Value>;
