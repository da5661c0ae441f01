import {
  type Meaning,
  meaningsOf,
  type ShopChoices,
  type SuggestedSetting,
  saysAny,
  saysOnly,
  suggestFrom,
  type Text,
} from "@boekbrug/core";
import type { MoneybirdSettings } from "../settings.ts";
import type { MoneybirdLedgerAccount, MoneybirdSnapshot } from "../snapshot.ts";
import { candidateOf } from "./suggest-candidate.ts";
import { suggestPayments } from "./suggest-payments.ts";
import { suggestRates } from "./suggest-rates.ts";

/** A mapping read from administration and shop, with a reason for each line. The same always give the same. */
export const suggestMapping = (
  snapshot: MoneybirdSnapshot,
  settings: MoneybirdSettings,
  { paymentMethods }: ShopChoices,
): readonly SuggestedSetting[] => [
  ...accountRules.map((rule) => suggestAccount(rule, snapshot.ledgerAccounts)),
  ...suggestRates(snapshot),
  ...suggestPayments(snapshot, settings, paymentMethods),
];

interface AccountRule {
  readonly role: string;
  readonly types: readonly string[];
  /** What the name must say, and nothing else. */
  readonly says: Meaning;
  readonly because: Text;
}

const revenue = ["revenue"];
const debts = ["current_liabilities", "non_current_liabilities", "provisions"];

const accountRules: readonly AccountRule[] = [
  { role: "high", types: revenue, says: "high", because: { nl: "omzet, hoog tarief", en: "revenue, high rate" } },
  { role: "low", types: revenue, says: "low", because: { nl: "omzet, laag tarief", en: "revenue, low rate" } },
  { role: "zero", types: revenue, says: "zero", because: { nl: "omzet, nultarief", en: "revenue, zero rate" } },
  { role: "other", types: revenue, says: "other", because: { nl: "overige omzet", en: "other revenue" } },
  {
    role: "shipping",
    types: revenue,
    says: "shipping",
    because: { nl: "omzet uit verzendkosten", en: "revenue from shipping" },
  },
  { role: "deposits", types: debts, says: "deposit", because: { nl: "schuld: statiegeld", en: "debt: deposits" } },
  {
    role: "giftCards",
    types: debts,
    says: "giftCard",
    because: { nl: "schuld: cadeaubonnen", en: "debt: gift cards" },
  },
];

const general: Text = {
  nl: "de omzetrekening zonder verdere bestemming",
  en: "the revenue account without further purpose",
};

/** By type and name; a name that says more is another account. Revenue without an account of its own goes on the general one, which a person must agree to. */
function suggestAccount({ role, types, says, because }: AccountRule, accounts: readonly MoneybirdLedgerAccount[]) {
  const path = ["rules", "accounts", role];
  const fit = accounts
    .filter(({ type, takesSales }) => takesSales && types.includes(type))
    .map((account) => ({ account, said: meaningsOf(account.name) }));
  const named = fit.filter(({ said }) => saysAny(said, [says]));
  if (named.length > 0) {
    const candidates = named.map(({ account, said }) => candidateOf(account, saysOnly(said, [says]), accounts));
    return suggestFrom(path, candidates, because);
  }
  const plain = types === revenue ? fit.filter(({ said }) => saysOnly(said, [])) : [];
  return suggestFrom(
    path,
    plain.map(({ account }) => candidateOf(account, false, accounts)),
    general,
  );
}
