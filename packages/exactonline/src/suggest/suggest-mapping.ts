import {
  type Meaning,
  meaningsOf,
  type SuggestedSetting,
  saysAny,
  saysOnly,
  suggestFrom,
  type Text,
} from "@boekbrug/core";
import type { ExactOnlineAccount, ExactOnlineSnapshot } from "../snapshot.ts";
import { suggestVatCodes } from "./suggest-vat-codes.ts";

/** The mapping of an administration, with a reason for each line. The same administration always gives the same. */
export const suggestMapping = (snapshot: ExactOnlineSnapshot): readonly SuggestedSetting[] => [
  suggestJournal(snapshot),
  ...accountRules.map((rule) => suggestAccount(rule, snapshot.accounts)),
  ...suggestVatCodes(snapshot),
];

/** Exact's numbers: 110 revenue; 27 accrued expenses, 55 and 60 debts. */
const revenue = [110];
const debts = [27, 55, 60];

interface AccountRule {
  readonly role: string;
  readonly types: readonly number[];
  /** One of these must be said. */
  readonly says: readonly Meaning[];
  /** These may be said besides. */
  readonly also?: readonly Meaning[];
  readonly because: Text;
}

const accountRules: readonly AccountRule[] = [
  { role: "high", types: revenue, says: ["high"], because: { nl: "omzet, hoog tarief", en: "revenue, high rate" } },
  { role: "low", types: revenue, says: ["low"], because: { nl: "omzet, laag tarief", en: "revenue, low rate" } },
  {
    role: "zero",
    types: revenue,
    says: ["zero"],
    because: { nl: "omzet, nultarief", en: "revenue, zero rate" },
  },
  { role: "other", types: revenue, says: ["other"], because: { nl: "overige omzet", en: "other revenue" } },
  {
    role: "shipping",
    types: revenue,
    says: ["shipping"],
    because: { nl: "omzet uit verzendkosten", en: "revenue from shipping" },
  },
  { role: "deposits", types: debts, says: ["deposit"], because: { nl: "schuld: statiegeld", en: "debt: deposits" } },
  {
    role: "giftCards",
    types: debts,
    says: ["giftCard"],
    because: { nl: "schuld: cadeaubonnen", en: "debt: gift cards" },
  },
];

/** By the account's type and name; its number says nothing. A name that says more, of services or abroad, is another account. */
function suggestAccount(rule: AccountRule, accounts: readonly ExactOnlineAccount[]): SuggestedSetting {
  const candidates = accounts.flatMap(({ code, description, type }) => {
    const said = meaningsOf(description);
    if (!rule.types.includes(type) || !saysAny(said, rule.says)) return [];
    const understood = saysOnly(said, [...rule.says, ...(rule.also ?? [])]);
    return [{ code, description, understood }];
  });
  return suggestFrom(["rules", "accounts", rule.role], candidates, rule.because);
}

/** The only sales journal is the one; of several, the one of the webshop is proposed. */
function suggestJournal({ journals }: ExactOnlineSnapshot): SuggestedSetting {
  const only = journals.length === 1;
  const forWeb = journals.filter(({ description }) => meaningsOf(description).has("web"));
  const ordered = [...forWeb, ...journals.filter((journal) => !forWeb.includes(journal))];
  const candidates = ordered.map((journal) => ({ ...journal, understood: only }));
  return suggestFrom(["ledger", "journal"], candidates, { nl: "verkoopdagboek", en: "sales journal" });
}
