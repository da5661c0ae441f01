import { type ShopChoices, type SuggestedSetting, suggestFrom, type Text, wordsOf } from "@boekbrug/core";

/** A payment condition, with Exact's letter for how is paid: B on credit, I collection, K cash, Q collected by a payment provider. */
export interface ConditionToSuggest {
  readonly code: string;
  readonly description: string;
  readonly method: string | null;
}

/** Words that say nothing about which payment method is meant. */
const filler =
  /^(?:betaling|betalingen|betalen|betaald|betaalwijze|betaalmethode|payments?|pay|paid|via|met|with|by|bij|at|op|on|per|de|het|the|of|or|en|and)$/;

/** Words of conditions that differ in their days or in who collects the money: the same word is not enough to be sure. */
const doubtful =
  /^(?:\d+|dag|dagen|days?|maand|maanden|months?|achteraf|later|rekening|factuur|invoice|account|incasso|automatische|debit|direct|sepa|niet|geen|no|not)$/;

interface Habit {
  readonly said: RegExp;
  readonly methods: readonly string[];
  readonly because: Text;
}

/** What payment methods usually are in Exact. Only an idea: never sure. */
const habits: readonly Habit[] = [
  {
    said: /^(?:ideal|wero|bancontact|creditcard|card|visa|mastercard|paypal|sofort|klarna|riverty|afterpay|in3|billink|applepay|googlepay|belfius|kbc|giropay|eps|mollie|multisafepay|adyen|buckaroo)$/,
    methods: ["Q"],
    because: { nl: "wordt door een betaalprovider geïnd", en: "is collected by a payment provider" },
  },
  {
    said: /^(?:contant|cash|pin|afhalen|pickup)$/,
    methods: ["K"],
    because: { nl: "is een contante betaling", en: "is a cash payment" },
  },
  {
    said: /^(?:rekening|factuur|invoice)$/,
    methods: ["B"],
    because: { nl: "is op krediet", en: "is on credit" },
  },
];

const named: Text = { nl: "heet als de betaalwijze", en: "is named as the payment method" };

/** For each payment method of the shop a condition: sure where the only one that shares a word with it has no other words. */
export const suggestPaymentConditions = (
  conditions: readonly ConditionToSuggest[],
  methods: ShopChoices["paymentMethods"],
): SuggestedSetting[] =>
  methods.map(({ id, name }) => {
    const path = ["ledger", "paymentConditions", id];
    const said = wordsOf(name);
    const ofName = (text: Text): Text => ({ nl: `${text.nl} '${name}'`, en: `${text.en} '${name}'` });
    const alike = conditions.flatMap((condition) => {
      const words = wordsOf(condition.description).filter((word) => !filler.test(word));
      if (!words.some((word) => said.includes(word))) return [];
      const understood = words.every((word) => said.includes(word) && !doubtful.test(word)) && condition.method !== "I";
      return [{ ...condition, understood }];
    });
    if (alike.length > 0) return suggestFrom(path, alike, ofName(named));
    const habit = habits.find((each) => said.some((word) => each.said.test(word)));
    const usual = conditions.filter(({ method }) => habit?.methods.includes(method ?? ""));
    const candidates = usual.map((condition) => ({ ...condition, understood: false }));
    return suggestFrom(path, candidates, habit?.because ?? named, nothing);
  });

const nothing: Text = {
  nl: "geen betalingsconditie lijkt op deze betaalwijze; zonder keuze geldt die van de relatie of van Exact",
  en: "no payment condition is like this payment method; without a choice the customer's or Exact's own applies",
};
