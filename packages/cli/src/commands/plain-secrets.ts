import { problem } from "@boekbrug/core";
import type { OpenHost } from "../host/open-host.ts";
import type { Output } from "../output/output.ts";

/** The topic of the note that tells which secrets in the configuration file a person was warned of. */
const topic = "plain-secrets";

/** Warns a person of secrets that stand in the configuration file itself. */
export function warnOfPlainSecrets({ plainSecrets }: OpenHost, output: Output): void {
  const [field] = plainSecrets;
  if (field === undefined) return;
  output.problem(problem("configuration.secret-in-file", field, { keys: plainSecrets.join(", ") }));
}

/** The same, once: again only where others stand there. A store that fails has been told of by the run. */
export async function warnOnceOfPlainSecrets(opened: OpenHost, output: Output): Promise<void> {
  const { host, connections, plainSecrets } = opened;
  const [first] = connections;
  if (first === undefined || output.json) return;
  const told = await host.store.notes(first.key);
  const now = plainSecrets.join(" ");
  if (told.isErr() || (told.value[topic] ?? "") === now) return;
  warnOfPlainSecrets(opened, output);
  await host.store.note(first.key, topic, now);
}
