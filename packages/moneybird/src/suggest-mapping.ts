import { dutchRateOf, type SuggestedSetting, type Text } from "@boekbrug/core";
import { standardNames } from "./mapping.ts";
import type { MoneybirdLedgerAccount, MoneybirdSnapshot, MoneybirdTaxRate, Named } from "./snapshot.ts";

/** A mapping read from the administration alone, with a reason for each line. The same administration always gives the same. */
export const suggestMapping = (snapshot: MoneybirdSnapshot): readonly SuggestedSetting[] => [
  ...accountRules.map((rule) => suggestAccount(rule, snapshot.ledgerAccounts)),
  ...suggestedRoles.map((role) => suggestRate(role, snapshot)),
  ...suggestForeignRates(snapshot),
];

interface AccountRule {
  readonly role: string;
  readonly types: readonly string[];
  /** A name that says so. */
  readonly says: RegExp;
  readonly because: Text;
}

const revenue = ["revenue"];
const debts = ["current_liabilities", "non_current_liabilities", "provisions"];

const accountRules: readonly AccountRule[] = [
  {
    role: "high",
    types: revenue,
    says: /hoog|high|21/i,
    because: { nl: "omzet, hoog tarief", en: "revenue, high rate" },
  },
  {
    role: "low",
    types: revenue,
    says: /laag|low\b|\b9\b/i,
    because: { nl: "omzet, laag tarief", en: "revenue, low rate" },
  },
  {
    role: "zero",
    types: revenue,
    says: /nul|zero|\b0\b/i,
    because: { nl: "omzet, nultarief", en: "revenue, zero rate" },
  },
  { role: "other", types: revenue, says: /overig|other/i, because: { nl: "overige omzet", en: "other revenue" } },
  { role: "shipping", types: revenue, says: /verzend|shipping/i, because: { nl: "verzendkosten", en: "shipping" } },
  {
    role: "deposits",
    types: debts,
    says: /statiegeld|borg|deposit/i,
    because: { nl: "schuld: statiegeld", en: "debt: deposits" },
  },
  {
    role: "giftCards",
    types: debts,
    says: /cadeau|gift/i,
    because: { nl: "schuld: cadeaubonnen", en: "debt: gift cards" },
  },
];

const general: Text = {
  nl: "de omzetrekening zonder verdere bestemming",
  en: "the revenue account without further purpose",
};
const nothing: Text = { nl: "niets gevonden dat past", en: "nothing found that fits" };

/** By type and name; revenue without an account of its own goes on the general one, which a person must agree to. */
function suggestAccount({ role, types, says, because }: AccountRule, accounts: readonly MoneybirdLedgerAccount[]) {
  const fit = accounts.filter(({ type, takesSales }) => takesSales && types.includes(type));
  const named = fit.filter(({ name }) => says.test(name));
  const path = ["rules", "accounts", role];
  if (named.length > 0) return setting(path, named, named.length === 1, because, accounts);
  const plain = types === revenue ? fit.filter(({ name }) => /^(omzet|revenue|sales)$/i.test(name.trim())) : [];
  return setting(path, plain, false, plain.length === 0 ? nothing : general, accounts);
}

const suggestedRoles = [
  "domestic-standard",
  "domestic-reduced",
  "domestic-zero",
  "domestic-exempt",
  "domestic-reverse-charge",
  "icp",
  "export",
] as const;

const standard: Text = { nl: "het standaardtarief van Moneybird hiervoor", en: "Moneybird's standard rate for it" };
const byPercentage: Text = {
  nl: "het percentage klopt; de naam zegt niet waarvoor",
  en: "the percentage fits; the name does not say for what",
};

/** By Moneybird's own name for it. Without that, only a rate with VAT can be told by its percentage: rates without are alike and land in different boxes. */
function suggestRate(role: (typeof suggestedRoles)[number], { taxRates, readOn }: MoneybirdSnapshot) {
  const path = ["rules", "vatCodes", role];
  const domestic = taxRates.filter(({ country }) => country === null);
  const percent = { "domestic-standard": "standard", "domestic-reduced": "reduced" } as const;
  const expected = role in percent ? dutchRateOf(percent[role as keyof typeof percent], readOn)?.percent : "0";
  const fit = domestic.filter(({ percentage }) => Number(percentage ?? 0) === Number(expected));
  const named = fit.filter(({ name }) => name.toLowerCase() === standardNames[role]?.toLowerCase());
  if (named.length > 0) return setting(path, named, named.length === 1, standard, taxRates);
  const alike = role in percent ? fit : [];
  return setting(path, alike, false, alike.length === 0 ? nothing : byPercentage, taxRates);
}

/** How VAT writes countries that Moneybird writes otherwise. */
const vatCountries: Readonly<Record<string, string>> = { GR: "EL" };

/** Rates of other countries are for the one-stop shop; two alike are for a person to choose from. */
function suggestForeignRates({ taxRates }: MoneybirdSnapshot): SuggestedSetting[] {
  const foreign = taxRates.flatMap((rate) =>
    rate.country === null || rate.percentage === null || Number(rate.percentage) === 0
      ? []
      : [{ rate, role: `oss:${vatCountries[rate.country] ?? rate.country}:${rate.percentage}` }],
  );
  const because: Text = {
    nl: "het enige tarief van dat land en percentage",
    en: "the only rate of that country and percentage",
  };
  return [...Map.groupBy(foreign, ({ role }) => role)].map(([role, found]) => {
    const rates: MoneybirdTaxRate[] = found.map(({ rate }) => rate);
    return setting(["rules", "vatCodes", role], rates, rates.length === 1, because, taxRates);
  });
}

/** The first of what fits, by its name where only one bears it, else by its id. */
function setting(
  path: readonly string[],
  found: readonly Named[],
  sure: boolean,
  reason: Text,
  all: readonly Named[],
): SuggestedSetting {
  const textOf = ({ id, name }: Named) => (all.filter((each) => each.name === name).length === 1 ? name : id);
  const [first, ...others] = found;
  return { path, value: first === undefined ? null : textOf(first), sure, reason, others: others.map(textOf) };
}
