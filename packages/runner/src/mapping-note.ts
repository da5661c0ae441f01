import { type Failure, instantOf } from "@boekbrug/core";
import { err, ok, type Result } from "neverthrow";
import type { Connection, Host } from "./connection.ts";

/** The topic of the note that tells when the rules were last found to fit the administration, and which rules: a keyed hash. */
const topic = "mapping-checked";

/** While nothing is to be booked, once a day is enough to learn in time that accounts or codes are gone; it also keeps the log-in in use. */
const day = 86_400_000;

const printOf = ({ fingerprint }: Host, { rules }: Connection): Promise<string> => fingerprint(JSON.stringify(rules));

/** Whether these rules were found right within a day and the connection has not failed since. */
export async function wasCheckedLately(host: Host, connection: Connection): Promise<Result<boolean, Failure>> {
  const now = host.clock.now();
  const state = await host.store.connect(connection.key, instantOf(now));
  if (state.isErr()) return err(state.error);
  const notes = await host.store.notes(connection.key);
  if (notes.isErr()) return err(notes.error);
  const [at = "", ...print] = (notes.value[topic] ?? "").split(" ");
  const age = now - Date.parse(at);
  return ok(
    state.value.rest === null && age >= 0 && age < day && print.join(" ") === (await printOf(host, connection)),
  );
}

export async function rememberChecked(host: Host, connection: Connection): Promise<Result<void, Failure>> {
  const text = `${instantOf(host.clock.now())} ${await printOf(host, connection)}`;
  return host.store.note(connection.key, topic, text);
}
