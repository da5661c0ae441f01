import { type Failure, type Finding, findingOf, type LedgerLogin, problem, type Text } from "@boekbrug/core";
import { ResultAsync } from "neverthrow";
import { loginOf } from "./client/access-token.ts";
import type { ExactOnlineClient } from "./client/exactonline-client.ts";
import { meRow } from "./client/rows.ts";

/** Who authorised the app, from `current/Me`. What the user last picked on the screen is not looked at. */
export const readLogin = (
  client: ExactOnlineClient,
  parts: Parameters<typeof loginOf>[0],
): ResultAsync<LedgerLogin, Failure> =>
  client.me(meRow).andThen((me) =>
    ResultAsync.fromSafePromise(loginOf(parts)).map((chain) => ({
      user: [parts.tokenUrl, parts.clientId, me.UserID].join(" "),
      chain,
      findings: findingsOn(me),
    })),
  );

interface UserKind {
  readonly IsMyFirmPortalUser: boolean;
  readonly IsMyFirmLiteUser: boolean;
  readonly IsClientUser: boolean;
}

function findingsOn({ IsMyFirmPortalUser, IsMyFirmLiteUser, IsClientUser }: UserKind): Finding[] {
  if (IsMyFirmPortalUser) return [findingOf("stops", problem("ledger.portal-user", field))];
  const user = IsMyFirmLiteUser ? lite : IsClientUser ? client : undefined;
  return user === undefined ? [] : [findingOf("note", problem("ledger.limited-user", field, { user }))];
}

const field = "ledger.refreshToken";
const lite: Text = { nl: "een beperkte gebruiker (MyFirm Lite)", en: "a limited user (MyFirm Lite)" };
const client: Text = { nl: "een klant van een accountant", en: "a client of an accountant" };
