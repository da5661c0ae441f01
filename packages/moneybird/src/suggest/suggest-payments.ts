import { type ShopChoices, type SuggestedSetting, suggestFrom, type Text, wordsOf } from "@boekbrug/core";
import type { MoneybirdSettings } from "../settings.ts";
import type { MoneybirdLedgerAccount, MoneybirdSnapshot } from "../snapshot.ts";
import { candidateOf } from "./suggest-candidate.ts";

/** Words of accounts that say nothing about which payment method is meant. */
const filler =
  /^(?:tussenrekening|rekening|account|clearing|te|nog|to|be|ontvangen|received|betaling|betalingen|payments?|uitbetaling|uitbetalingen|payouts?|saldo|balance|van|of|via)$/;

/** What is also the name of what the seller himself owns or owes. */
const doubtful = /^(?:bank|kas|cash|creditcard|card|visa|mastercard|amex|spaar\w*|zakelijk\w*|\d+)$/;

/** Providers that pay out many methods together. */
const providers = /^(?:mollie|multisafepay|adyen|buckaroo|stripe|sisow|pay|paynl|icepay|ccvpay|ccv)$/;

/** Methods that a provider collects. */
const online =
  /^(?:ideal|wero|bancontact|creditcard|card|visa|mastercard|applepay|googlepay|belfius|kbc|giropay|eps|sofort|in3)$/;

const named: Text = { nl: "heet als de betaalwijze", en: "is named as the payment method" };
const collected: Text = {
  nl: "is van een betaalprovider, die deze betaalwijze misschien int",
  en: "is of a payment provider, which may collect this payment method",
};
const nothing: Text = {
  nl: "geen rekening lijkt op deze betaalwijze; zonder keuze geldt de verrekeningsrekening van Moneybird",
  en: "no account is like this payment method; without a choice Moneybird's settlement account applies",
};

const balanceTypes = new Set(["current_assets", "current_liabilities"]);

/** For each payment method of the shop the account on which its payments wait for the payout: sure where the only one that is like it has no other words. */
export function suggestPayments(
  { ledgerAccounts }: MoneybirdSnapshot,
  { document, payments }: Pick<MoneybirdSettings, "document" | "payments">,
  methods: ShopChoices["paymentMethods"],
): SuggestedSetting[] {
  if (document === "invoice-draft" || !payments.register) return [];
  const accounts = ledgerAccounts.filter(({ type, ofBank }) => balanceTypes.has(type) && !ofBank);
  return methods.map(({ id, name }) => {
    const path = ["ledger", "payments", "methods", id, "ledgerAccount"];
    const said = wordsOf(name);
    const alike = accounts.filter((account) => telling(account).some((word) => said.includes(word)));
    if (alike.length > 0) {
      const isUnderstood = (account: MoneybirdLedgerAccount) =>
        account.type === "current_assets" &&
        telling(account).every((word) => said.includes(word) && !doubtful.test(word) && !providers.test(word));
      const candidates = alike.map((account) => candidateOf(account, isUnderstood(account), ledgerAccounts));
      return suggestFrom(path, candidates, named);
    }
    const collectors = said.some((word) => online.test(word))
      ? accounts.filter((account) => telling(account).some((word) => providers.test(word)))
      : [];
    const candidates = collectors.map((account) => candidateOf(account, false, ledgerAccounts));
    return suggestFrom(path, candidates, collected, nothing);
  });
}

const telling = ({ name }: MoneybirdLedgerAccount): readonly string[] =>
  wordsOf(name).filter((word) => !filler.test(word));
