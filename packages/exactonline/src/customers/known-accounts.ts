import type { RecordFeed } from "@boekbrug/core";
import type { ExactOnlineClient } from "../client/exactonline-client.ts";
import { type FedAccountRow, fedAccountRow } from "../client/rows.ts";
import { readFeed } from "../read-feed.ts";
import type { CustomerSettings } from "./customer-settings.ts";
import { byCode, isUsable } from "./find-account.ts";
import { codeIdentity, emailIdentity, searchCodeIdentity, vatNumberIdentity } from "./to-account.ts";

/** Customers as the administration has them, and what changed. Of several with one e-mail address the oldest is known by it. */
export function createKnownAccounts(
  client: ExactOnlineClient,
  settings: CustomerSettings,
  connection: string,
  place: () => string,
): RecordFeed {
  const { match, sharedAccount } = settings;
  return {
    changes: (since) =>
      readFeed(client, "sync/CRM/Accounts", fedAccountRow, since, `${place()}/${match}/${sharedAccount ?? "-"}`).map(
        (feed) =>
          feed && {
            position: feed.position,
            records: feed.rows
              .toSorted(byCode)
              .map((row) => ({ id: row.ID, identities: identitiesOf(row, settings, connection) })),
          },
      ),
  };
}

/** Every identity that a step may have for this record. */
function identitiesOf(row: FedAccountRow, { match, sharedAccount }: CustomerSettings, connection: string): string[] {
  const { Code, Email, VATNumber, SearchCode } = row;
  if (!isUsable(row)) return [];
  return [
    Code !== null && Code === sharedAccount ? codeIdentity(Code) : null,
    VATNumber === null ? null : vatNumberIdentity(VATNumber),
    Email !== null && match !== "shop-customer-id" ? emailIdentity(Email) : null,
    SearchCode === null ? null : searchCodeIdentity(SearchCode, connection),
  ].filter((identity) => identity !== null);
}
