import { mappedVatRoles, type Problem, problem, type Rules, type Text, vatCodeField } from "@boekbrug/core";
import type { ExactOnlineVatCode } from "./snapshot.ts";

/** Roles with Dutch VAT on the invoice. */
const withVat = new Set(["domestic-standard", "domestic-reduced"]);

/** Which list of sales to businesses in other countries of the EU a role is on: L goods, S services. */
const listings: Readonly<Record<string, "L" | "S">> = { icp: "L", "service-b2b-reverse-charge": "S" };

/** Roles in which the VAT is the buyer's to pay. */
const reversed = new Set(["domestic-reverse-charge", "icp", "service-b2b-reverse-charge"]);

const listingWords: Readonly<Record<string, Text>> = {
  L: { nl: "hij staat op de ICP-opgaaf, als goederen", en: "it is on the EU sales list, as goods" },
  S: { nl: "hij staat op de ICP-opgaaf, als diensten", en: "it is on the EU sales list, as services" },
  T: { nl: "hij staat op de ICP-opgaaf, als ABC-levering", en: "it is on the EU sales list, as triangulation" },
};

const notListed: Text = { nl: "hij staat niet op de ICP-opgaaf", en: "it is not on the EU sales list" };

/** In words and with Exact's own property, or undefined where the code fits the role. A wrong one would put the sale in another box, list or country. */
export function whyUnsuitable(role: string, code: ExactOnlineVatCode): Text | undefined {
  const { type, transactionType, ossCountry, reverseCharge, margin } = code;
  if (transactionType === "P") {
    return said({ nl: "hij is alleen voor inkoop", en: "it is for purchases only" }, "VATTransactionType P");
  }
  if (withVat.has(role) && (type === "B" || type === "N")) {
    return said({ nl: "hij kent geen btw-bedrag", en: "it has no VAT amount" }, `Type ${type}`);
  }
  if (role === "no-supply" && type !== "N") {
    return said({ nl: "hij telt mee in de aangifte", en: "it counts in the VAT return" }, `Type ${type}`);
  }
  if (role === "margin" && !margin) {
    return said({ nl: "hij is niet van de margeregeling", en: "it is not of the margin scheme" }, "VatMargin");
  }
  if (role !== "margin" && margin) {
    return said({ nl: "hij is van de margeregeling", en: "it is of the margin scheme" }, "VatMargin");
  }
  if (!reversed.has(role) && reverseCharge) {
    return said({ nl: "de btw wordt ermee verlegd", en: "it reverses the charge" }, "Charged");
  }
  if (ossCountry !== null && !isCountry(ossCountry, ossCountryOf(role))) {
    const words = { nl: "hij is van het éénloketsysteem", en: "it is of the one-stop shop" };
    return said({ nl: `${words.nl}: ${ossCountry}`, en: `${words.en}: ${ossCountry}` }, `OssCountry ${ossCountry}`);
  }
  return whyListing(role, code);
}

function whyListing(role: string, { salesListing }: ExactOnlineVatCode): Text | undefined {
  const found = salesListing ?? "N";
  if (found === (listings[role] ?? "N")) return undefined;
  return said(listingWords[found] ?? notListed, `EUSalesListing ${found}`);
}

const said = ({ nl, en }: Text, property: string): Text => ({ nl: `${nl} (${property})`, en: `${en} (${property})` });

const ossCountryOf = (role: string): string | null => /^oss:([A-Z]{2}):/.exec(role)?.[1] ?? null;

/** How VAT writes countries that are written differently elsewhere. */
const vatCountries: Readonly<Record<string, string>> = { GR: "EL", GB: "XI", UK: "XI" };

const isCountry = (found: string, wanted: string | null): boolean => {
  const written = found.toUpperCase();
  return (vatCountries[written] ?? written) === wanted;
};

/** Roles of sales that are taxed in another country. */
const isAbroad = (role: string): boolean => role.includes(":");

/** The role of Dutch sales at which the code for a sale abroad stands as well; undefined where there is none. */
export const sharedWith = (role: string, code: string, { vatCodes }: Pick<Rules, "vatCodes">): string | undefined =>
  isAbroad(role) ? Object.keys(vatCodes).find((other) => !isAbroad(other) && vatCodes[other] === code) : undefined;

/** Codes for the VAT of another country and for Dutch sales as well. */
export const checkSharedCodes = (rules: Pick<Rules, "vatCodes">): Problem[] =>
  mappedVatRoles(rules).flatMap((role) => {
    const code = rules.vatCodes[role] ?? "";
    const other = sharedWith(role, code, rules);
    return other === undefined ? [] : [problem("ledger.vat-code-shared", vatCodeField(role), { code, role, other })];
  });

/** Codes for the one-stop shop by whose properties Exact does not know that: its own return misses them. */
export const checkOssCountries = (rules: Pick<Rules, "vatCodes">, codes: readonly ExactOnlineVatCode[]): Problem[] =>
  mappedVatRoles(rules).flatMap((role) => {
    const found = codes.find(({ code }) => code === rules.vatCodes[role]);
    if (ossCountryOf(role) === null || found === undefined || found.ossCountry !== null) return [];
    return [problem("ledger.vat-code-without-country", vatCodeField(role), { code: found.code, role })];
  });
