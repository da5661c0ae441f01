import { findingOf, orderFindings, problem } from "@boekbrug/core";
import type { Connection } from "../connection.ts";
import { type ConnectionCheck, checkConnection } from "./check-connection.ts";

/** Every connection by itself, one after the other, and then what is wrong between them. */
export async function checkConnections(
  connections: readonly Connection[],
  now: () => number,
): Promise<readonly ConnectionCheck[]> {
  const checks: ConnectionCheck[] = [];
  for (const connection of connections) checks.push(await checkConnection(connection, now()));
  return checks.map((check) => withLinkedTwice(check, checks));
}

/** Two log-ins of one user with one app: the second has ended the first, or will. */
function withLinkedTwice(check: ConnectionCheck, all: readonly ConnectionCheck[]): ConnectionCheck {
  const { login } = check;
  if (login === null) return check;
  const sameUser = all.filter((other) => other.login?.user === login.user);
  if (sameUser.every((other) => other.login?.chain === login.chain)) return check;
  const connections = sameUser.map(({ connection }) => connection).join(", ");
  const twice = findingOf("stops", problem("ledger.linked-twice", "ledger", { connections }));
  return { ...check, findings: orderFindings([...check.findings, twice]) };
}
