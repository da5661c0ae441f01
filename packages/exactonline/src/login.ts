import { type Failure, type Finding, findingOf, type LedgerLogin, problem, type Text } from "@boekbrug/core";
import { ResultAsync } from "neverthrow";
import type { ExactOnlineClient } from "./client/exactonline-client.ts";
import { meRow } from "./client/rows.ts";

interface LoginParts {
  readonly chain: Promise<string>;
  /** Which app, and where. */
  readonly app: string;
  /** The setting that access hangs on. */
  readonly field: string;
}

/** Who authorised the app, from `current/Me`. What the user last picked on the screen is not looked at. */
export const readLogin = (client: ExactOnlineClient, parts: LoginParts): ResultAsync<LedgerLogin, Failure> =>
  client.me(meRow).andThen((me) =>
    ResultAsync.fromSafePromise(parts.chain).map((chain) => ({
      user: `${parts.app} ${me.UserID}`,
      chain,
      findings: findingsOn(me, parts.field),
    })),
  );

interface UserKind {
  readonly IsMyFirmPortalUser: boolean;
  readonly IsMyFirmLiteUser: boolean;
  readonly IsClientUser: boolean;
}

function findingsOn({ IsMyFirmPortalUser, IsMyFirmLiteUser, IsClientUser }: UserKind, field: string): Finding[] {
  if (IsMyFirmPortalUser) return [findingOf("stops", problem("ledger.portal-user", field))];
  const user = IsMyFirmLiteUser ? lite : IsClientUser ? client : undefined;
  return user === undefined ? [] : [findingOf("note", problem("ledger.limited-user", field, { user }))];
}

const lite: Text = { nl: "een beperkte gebruiker (MyFirm Lite)", en: "a limited user (MyFirm Lite)" };
const client: Text = { nl: "een klant van een accountant", en: "a client of an accountant" };
