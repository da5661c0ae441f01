import type { Locale, Text } from "../text/text.ts";
import { dutchCountryName, dutchNumber } from "./dutch-words.ts";

/** What each flag tells a person. A flag without words does not compile: `VatFlag` is made of this table. */
export const flagWords = {
  "proof-of-exit-required": {
    nl: "bewaar het bewijs dat de goederen de EU hebben verlaten",
    en: "keep the proof that the goods left the EU",
  },
  "uk-vat-registration-may-apply": {
    nl: "tot GBP 135 aan een particulier is Britse btw bij de verkoop verschuldigd; registratie bij HMRC kan nodig zijn",
    en: "up to GBP 135 to a consumer British VAT is due at the sale; a registration with HMRC may be needed",
  },
  "customs-union-status-document": {
    nl: "binnen de douane-unie maar buiten het btw-gebied: een statusdocument (T2/T2L(F)) is nodig",
    en: "inside the customs union but outside the VAT area: a status document (T2/T2L(F)) is needed",
  },
  "gibraltar-rules-changing": {
    nl: "de regels voor Gibraltar veranderen; controleer het bewijs van uitvoer",
    en: "the rules for Gibraltar are changing; check the proof of exit",
  },
  "vat-rounded-anew": {
    nl: "de btw is per tarief afgerond en scheelt enkele centen met die van de webwinkel",
    en: "the VAT is rounded per rate and is a few cents other than the shop's",
  },
  "excise-goods": { nl: "accijnsgoederen", en: "excise goods" },
  "customer-arranged-transport": {
    nl: "de klant regelt het vervoer zelf",
    en: "the customer arranges the transport",
  },
  "traveller-refund-on-proof-of-exit": {
    nl: "een reiziger van buiten de EU kan de btw terugkrijgen met bewijs van uitvoer",
    en: "a traveller from outside the EU may have the VAT back on proof of exit",
  },
  "territory-to-be-confirmed": {
    nl: "de btw-status van dit gebied moet nog bevestigd worden",
    en: "the VAT status of this territory is to be confirmed",
  },
  "proof-of-transport-required": {
    nl: "bewaar het bewijs van vervoer naar de andere lidstaat",
    en: "keep the proof of transport to the other member state",
  },
  "store-vies-evidence": {
    nl: "bewaar het antwoord van VIES als bewijs",
    en: "keep the answer of VIES as evidence",
  },
  "vat-number-country-differs-from-destination": {
    nl: "het btw-nummer is van een ander land dan de bestemming",
    en: "the VAT number is of another country than the destination",
  },
  "vat-number-shape-unusual": {
    nl: "het btw-nummer heeft een ongewone vorm",
    en: "the VAT number has an unusual shape",
  },
  "customer-number-of-departure-state": {
    nl: "het btw-nummer van de klant is van het land van vertrek",
    en: "the customer's VAT number is of the state of departure",
  },
  "no-valid-eu-vat-number": { nl: "geen geldig btw-nummer van een lidstaat", en: "no valid EU VAT number" },
  "vies-unavailable-recheck": {
    nl: "VIES gaf geen antwoord; het btw-nummer wordt later opnieuw gecontroleerd",
    en: "VIES did not answer; the VAT number is checked again later",
  },
  "zero-rate-possible-on-proof-of-transport": {
    nl: "0 % kan alsnog, met bewijs van vervoer naar een andere lidstaat",
    en: "0 % is possible yet, on proof of transport to another member state",
  },
  "customer-transport-statement-required": {
    nl: "een schriftelijke vervoersverklaring van de klant is nodig",
    en: "a written statement of transport by the customer is needed",
  },
  "threshold-crossed-by-this-sale": {
    nl: "met deze verkoop is de drempel van € 10.000 overschreden",
    en: "this sale crosses the EUR 10,000 threshold",
  },
  "oss-registration-by-10th-of-next-month": {
    nl: "meld u uiterlijk de 10e van de volgende maand aan voor OSS",
    en: "register for OSS by the 10th of the next month",
  },
  "oss-registered-below-threshold": {
    nl: "aangemeld voor OSS, onder de drempel en zonder keuze: niet uitgemaakt",
    en: "registered for OSS, below the threshold and not opted: unsettled",
  },
  "local-registration-required": {
    nl: "een btw-registratie in het andere land is nodig",
    en: "a VAT registration in the other country is needed",
  },
  "stock-abroad-registration-required": {
    nl: "de voorraad in het andere land vraagt daar een btw-registratie",
    en: "the stock abroad asks for a VAT registration there",
  },
  "northern-ireland-threshold-count": {
    nl: "verkoop naar Noord-Ierland telt hier mee voor de drempel; niet uitdrukkelijk geregeld",
    en: "a sale to Northern Ireland counts toward the threshold here; not spelt out by law",
  },
  "regional-rate": { nl: "tarief van een regio met eigen tarieven", en: "the rate of a region with rates of its own" },
  "customer-location-evidence-required": {
    nl: "bewaar twee bewijzen van waar de klant woont",
    en: "keep two pieces of evidence of where the customer lives",
  },
  "return-box-to-be-confirmed": {
    nl: "laat de rubriek van de aangifte door een adviseur bevestigen",
    en: "have the box of the return confirmed by an adviser",
  },
  "service-place-of-supply-general-rule": {
    nl: "dienst over de grens: beslist volgens de hoofdregel",
    en: "a service across a border: decided by the general rule",
  },
  "legal-basis-ends-2026-12-31": {
    nl: "de wettelijke grond eindigt op 31 december 2026",
    en: "the legal basis ends on 31 December 2026",
  },
  "reverse-charge-needs-dutch-vat-number": {
    nl: "verleggen vraagt een geldig Nederlands btw-nummer",
    en: "a reverse charge needs a valid Dutch VAT number",
  },
  "small-business-scheme-ends-at-the-border": {
    nl: "de kleineondernemersregeling geldt niet in het andere land",
    en: "the small business scheme does not hold in the other country",
  },
  "small-business-no-intra-community-supply": {
    nl: "onder de kleineondernemersregeling is er geen intracommunautaire levering tegen 0 %",
    en: "under the small business scheme there is no intra-Community supply at 0 %",
  },
  "margin-vat-per-period": {
    nl: "de btw wordt per tijdvak over de totale marge berekend",
    en: "the VAT is worked out per period on the total margin",
  },
  "negative-margin-no-vat": { nl: "negatieve marge: geen btw", en: "a negative margin: no VAT" },
  "credit-note": { nl: "creditnota", en: "credit note" },
  "oss-correction-of-original-period": {
    nl: "correctie in OSS van het tijdvak van de oorspronkelijke verkoop",
    en: "a correction in OSS of the period of the original sale",
  },
  "oss-correction-after-three-years": {
    nl: "na drie jaar kan niet meer via OSS gecorrigeerd worden",
    en: "after three years a correction through OSS is not possible",
  },
  "negative-amount-without-original": {
    nl: "negatief bedrag zonder oorspronkelijke verkoop",
    en: "a negative amount without an original sale",
  },
  "law-not-checked-on-this-date": {
    nl: "wet en tarieven zijn voor deze dag nog niet nagekeken",
    en: "law and rates were not checked for this day",
  },
  "policy-home-country-vat-for-eu-consumers": {
    nl: "instelling: eigen btw voor consumenten in de EU",
    en: "setting: home VAT for consumers in the EU",
  },
  "policy-oss-registered-below-threshold-destination": {
    nl: "instelling: in OSS, onder de drempel: btw van het land van de klant",
    en: "setting: in OSS, below the threshold: VAT of the customer's country",
  },
  "policy-oss-registered-below-threshold-home": {
    nl: "instelling: in OSS, onder de drempel: eigen btw",
    en: "setting: in OSS, below the threshold: home VAT",
  },
  "policy-customer-transport-zero-rated": {
    nl: "instelling: 0 % met een verklaring van de klant die het vervoer regelt",
    en: "setting: 0 % on the statement of the customer who arranges the transport",
  },
  "policy-customer-transport-vat-until-evidence": {
    nl: "instelling: btw totdat het bewijs van vervoer er is",
    en: "setting: VAT until the proof of transport is in",
  },
  "policy-business-without-valid-number-as-consumer": {
    nl: "instelling: ondernemer zonder geldig btw-nummer als consument",
    en: "setting: a business without a valid VAT number as a consumer",
  },
  "policy-business-without-valid-number-departure-vat": {
    nl: "instelling: ondernemer zonder geldig btw-nummer met btw van het land van vertrek",
    en: "setting: a business without a valid VAT number with VAT of the country of departure",
  },
  "policy-business-without-valid-number-hold": {
    nl: "instelling: ondernemer zonder geldig btw-nummer vasthouden",
    en: "setting: hold a business without a valid VAT number",
  },
  "policy-vies-unavailable-as-consumer": {
    nl: "instelling: zolang VIES niet antwoordt als consument",
    en: "setting: as a consumer while VIES does not answer",
  },
  "policy-vies-unavailable-departure-vat": {
    nl: "instelling: zolang VIES niet antwoordt btw van het land van vertrek",
    en: "setting: VAT of the country of departure while VIES does not answer",
  },
  "policy-vies-unavailable-hold": {
    nl: "instelling: vasthouden zolang VIES niet antwoordt",
    en: "setting: hold while VIES does not answer",
  },
  "policy-vies-unavailable-stored-check": {
    nl: "instelling: VIES antwoordde niet; 0 % op een eerdere geldige controle van het btw-nummer",
    en: "setting: VIES did not answer; 0 % on an earlier valid check of the VAT number",
  },
  "policy-product-rate": {
    nl: "instelling: tarief van dit soort product volgens de ondernemer",
    en: "setting: the rate of this kind of product by the merchant's word",
  },
  "deposit-outside-vat": { nl: "statiegeld valt buiten de btw", en: "a deposit is outside VAT" },
  "gift-card-sold-outside-vat": {
    nl: "verkochte cadeaubon: btw bij het inleveren",
    en: "gift card sold: VAT when it is redeemed",
  },
  "gift-card-redeemed-as-payment": {
    nl: "ingeleverde cadeaubon: een betaling, geen korting",
    en: "gift card redeemed: a payment, no discount",
  },
  "converted-by-the-settings-rate": {
    nl: "rapporten in euro's tegen de ingestelde koers; de boekhouding rekent met haar eigen koers",
    en: "reports in EUR by the rate of the settings; the bookkeeping uses its own rate",
  },
  "charged-differs-from-due": {
    nl: "de webshop rekende andere btw dan verschuldigd; geboekt is wat in rekening is gebracht",
    en: "the shop charged other VAT than is due; what was charged is booked",
  },
  "charge-not-divided-over-the-goods": {
    nl: "de webshop zette de kosten geheel op het tarief van een deel van de goederen",
    en: "the shop put the whole charge at the rate of some of the goods",
  },
  "charge-at-another-rate-than-the-goods": {
    nl: "de kosten hebben een ander tarief dan de goederen",
    en: "the charge has another rate than the goods",
  },
} as const satisfies Record<string, Text>;

/** What a person must know of a decision. `due-DE-19` names the rate that was due where another was charged. */
export type VatFlag = keyof typeof flagWords | `due-${string}-${string}`;

/** A flag in words; one that this version does not know, from an older booking, stands as it is. */
export function flagText(flag: string, locale: Locale): string {
  const words: Readonly<Record<string, Text>> = flagWords;
  const due = /^due-(\w+)-([\d.]+)$/.exec(flag);
  if (due === null) return words[flag]?.[locale] ?? flag;
  const [, country = "", percent = ""] = due;
  return locale === "nl"
    ? `verschuldigd was ${dutchNumber(percent)} % (${dutchCountryName(country)})`
    : `due was ${percent} % (${country})`;
}
