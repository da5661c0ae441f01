/** Forms in which a text may lie in a file or an answer without being readable as it is. */
const forms: Readonly<Record<string, (text: string) => readonly string[]>> = {
  "UTF-8": (text) => [bytesOf(Buffer.from(text, "utf8"))],
  "Latin-1": (text) => [bytesOf(Buffer.from(text, "latin1"))],
  "UTF-16 LE": (text) => [bytesOf(Buffer.from(text, "utf16le"))],
  "UTF-16 BE": (text) => [bytesOf(Buffer.from(text, "utf16le").swap16())],
  "base64 of UTF-8": (text) => [0, 1, 2].map((offset) => base64At(Buffer.from(text, "utf8"), offset)),
  "base64 of UTF-16": (text) => [0, 1, 2].map((offset) => base64At(Buffer.from(text, "utf16le"), offset)),
  hexadecimal: (text) => [Buffer.from(text, "utf8").toString("hex")],
  "URL-encoded": (text) => [encodeURIComponent(text), new URLSearchParams([["", text]]).toString().slice(1)],
  "JSON-escaped": (text) => [JSON.stringify(text).slice(1, -1), escapeAll(text)],
  "HTML-escaped": (text) => [text.replace(/[^ -~]|[&<>"']/g, (each) => `&#${each.charCodeAt(0)};`)],
};

const bytesOf = (bytes: Buffer): string => bytes.toString("latin1");

/** What stays the same of a text inside a longer one that is encoded. */
function base64At(bytes: Buffer, offset: number): string {
  const whole = Buffer.concat([Buffer.alloc(offset), bytes])
    .toString("base64")
    .replace(/=+$/, "");
  const first = offset === 0 ? 0 : offset + 1;
  const last = (offset + bytes.length) % 3 === 0 ? whole.length : whole.length - 1;
  return whole.slice(first, last);
}

const escapeAll = (text: string): string =>
  text.replace(/[^ -~]/g, (each) => `\\u${each.charCodeAt(0).toString(16).padStart(4, "0")}`);

/** Which of the texts are found in the bytes, in which form; letters large or small. */
export function tracesOf(texts: readonly string[], bytes: Buffer): string[] {
  const found = bytesOf(bytes);
  const small = found.toLowerCase();
  return texts.flatMap((text) =>
    Object.entries(forms).flatMap(([form, encode]) =>
      [...encode(text), ...(form.startsWith("base64") ? [] : encode(text.toLowerCase()))]
        .filter((needle) => (form.startsWith("base64") ? found.includes(needle) : small.includes(needle.toLowerCase())))
        .map(() => `${text} (${form})`),
    ),
  );
}

/** The same text in every form, as it may stand inside something else. */
export const everyForm = (text: string): readonly (readonly [form: string, bytes: Buffer])[] =>
  Object.entries(forms).flatMap(([form, encode]) =>
    encode(text).map((each) => [form, Buffer.from(`··${each}··`, "latin1")] as const),
  );
