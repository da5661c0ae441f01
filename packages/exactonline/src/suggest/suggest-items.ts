import { type ItemRole, type SuggestedSetting, suggestFrom, type Text, wordsOf } from "@boekbrug/core";

/** An item that is active and for sale. */
export interface ItemToSuggest {
  readonly code: string;
  readonly description: string;
}

interface RoleWords {
  readonly because: Text;
  /** A description that says just this means the role, and nothing else. */
  readonly exactly: RegExp;
  /** Words by which it might be meant. */
  readonly perhaps: RegExp;
}

const roles: Readonly<Record<ItemRole, RoleWords>> = {
  shipping: {
    because: { nl: "verzendkosten", en: "shipping" },
    exactly:
      /^(?:(?:verzend|bezorg|vracht|porto)kosten|shipping(?: costs?| charges?)?|delivery (?:costs?|charges?)|postage)$/,
    perhaps: /\b(?:verzend|bezorg|vracht|porto|shipping|freight|postage|delivery)/,
  },
  paymentFee: {
    because: { nl: "betaalkosten", en: "payment fees" },
    exactly: /^(?:(?:betaal|transactie)kosten|(?:payment|transaction) (?:fees?|costs?))$/,
    perhaps: /\b(?:betaal|betaling|transactie|payment|transaction)/,
  },
  extraCosts: {
    because: { nl: "overige kosten", en: "other costs" },
    exactly: /^(?:(?:overige|extra|bijkomende) kosten|(?:other|extra|additional) (?:costs?|charges?))$/,
    perhaps: /\b(?:kosten|costs?|charges?|toeslag|surcharge)\b/,
  },
  discount: {
    because: { nl: "korting", en: "discount" },
    exactly: /^(?:korting(?:en)?|discounts?)$/,
    perhaps: /korting|discount/,
  },
  rounding: {
    because: { nl: "afronding", en: "rounding" },
    exactly: /^(?:afronding(?:en|sverschil(?:len)?)?|rounding(?: differences?)?)$/,
    perhaps: /afrond|\brounding/,
  },
  deposits: {
    because: { nl: "statiegeld", en: "deposits" },
    exactly: /^(?:statiegeld|(?:refundable )?deposits?)$/,
    perhaps: /statiegeld|\b(?:borg|emballage|deposits?)\b/,
  },
  giftCards: {
    because: { nl: "cadeaubonnen", en: "gift cards" },
    exactly: /^(?:(?:cadeau|kado)(?:bon(?:nen)?|kaart(?:en)?)|gift ?(?:cards?|vouchers?))$/,
    perhaps: /\b(?:cadeau|kado|gift|waardebon|voucher)/,
  },
};

/** For each thing that is no product, an item that is there already: sure where it is the only one that might be meant, and says just that. */
export const suggestItems = (items: readonly ItemToSuggest[]): SuggestedSetting[] => {
  const texts = items.map((item) => {
    const code = wordsOf(item.code).join(" ");
    return { item, code, description: wordsOf(item.description).join(" ") };
  });
  return (Object.keys(roles) as ItemRole[]).map((role) => {
    const { because, exactly, perhaps } = roles[role];
    const candidates = texts.flatMap(({ item, code, description }) => {
      if (!perhaps.test(code) && !perhaps.test(description) && !exactly.test(description)) return [];
      const understood = exactly.test(description) && !isOfAnother(role, code);
      return [{ ...item, understood }];
    });
    return suggestFrom(["ledger", "items", role], candidates, because, nothing);
  });
};

const isOfAnother = (role: ItemRole, code: string): boolean =>
  Object.entries(roles).some(([other, { exactly }]) => other !== role && exactly.test(code));

const nothing: Text = {
  nl: "geen artikel lijkt hiervoor bedoeld; het artikel van de instelling wordt gebruikt, en gemaakt als dat mag",
  en: "no item seems to be meant for this; the item of the setting is used, and made where that is allowed",
};
