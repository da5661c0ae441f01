import { writeSync } from "node:fs";
import { openStore } from "../temporary-store.ts";

/** Tries to claim each of a number of connections once, and tells which it got. */
const [path = "", holder = "", count = "0"] = process.argv.slice(2);
const store = openStore(path);
for (let index = 0; index < Number(count); index += 1) {
  const connection = `shop-${index}`;
  const claimed = await store.claim(connection, holder, "2026-03-16T09:00:00Z", "2026-03-16T10:00:00Z");
  if (claimed.isErr()) throw new Error(JSON.stringify(claimed.error));
  if (claimed.value) writeSync(1, `${connection}\n`);
}
store.close();
