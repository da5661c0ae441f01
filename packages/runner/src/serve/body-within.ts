/** The text of a request's body, exactly as sent; null when it has more bytes than that. */
export async function bodyWithin({ body, headers }: Request, mostBytes: number): Promise<string | null> {
  if (Number(headers.get("content-length") ?? "0") > mostBytes) return null;
  if (body === null) return "";
  const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
  const reader = body.getReader();
  let text = "";
  for (let bytes = 0; ; ) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    bytes += value.byteLength;
    if (bytes > mostBytes) {
      await reader.cancel();
      return null;
    }
    text += decoder.decode(value, { stream: true });
  }
}
