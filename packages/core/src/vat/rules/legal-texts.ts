import type { Facts } from "../facts.ts";
import type { LegalTextKey } from "../vat-decision.ts";

interface InvoiceWords {
  readonly nl: string;
  readonly en: string;
}

interface LegalTextRow {
  readonly words: (facts: Facts) => InvoiceWords | null;
  /** The customer's VAT number belongs beside the words. */
  readonly namesCustomer: boolean;
  readonly source: string;
}

const marginWords: Readonly<Record<string, InvoiceWords>> = {
  art: { nl: "bijzondere regeling – kunstvoorwerpen", en: "Margin scheme – Works of art" },
  antique: {
    nl: "bijzondere regeling – voorwerpen voor verzamelingen en antiquiteiten",
    en: "Margin scheme – Collector's items and antiques",
  },
  "collectors-item": {
    nl: "bijzondere regeling – voorwerpen voor verzamelingen en antiquiteiten",
    en: "Margin scheme – Collector's items and antiques",
  },
};

/** What must stand on the invoice, at least; a key without a row does not compile. Dutch for Dutch sellers, English for others. */
const legalTexts = {
  NONE: { words: () => null, namesCustomer: false, source: "Dir 2006/112/EC art. 226" },
  EXPORT: {
    words: () => ({
      nl: "Uitvoer, btw-tarief 0% (art. 146 lid 1 Richtlijn 2006/112/EG)",
      en: "Export, VAT 0% (art. 146(1) Directive 2006/112/EC)",
    }),
    namesCustomer: false,
    source: "Dir 2006/112/EC art. 226(11); Wet OB 1968 art. 35a",
  },
  ICL: {
    words: () => ({
      nl: "Intracommunautaire levering, btw-tarief 0% (art. 138 lid 1 Richtlijn 2006/112/EG)",
      en: "Intra-Community supply, VAT 0% (art. 138(1) Directive 2006/112/EC)",
    }),
    namesCustomer: true,
    source: "Dir 2006/112/EC art. 226(4), (11); Wet OB 1968 art. 35a",
  },
  REVERSE: {
    words: () => ({ nl: "btw verlegd", en: "Reverse charge" }),
    namesCustomer: true,
    source: "Dir 2006/112/EC art. 226(4), (11a); Wet OB 1968 art. 35a",
  },
  MARGIN: {
    words: ({ categoryWord }) =>
      marginWords[categoryWord] ?? {
        nl: "bijzondere regeling – gebruikte goederen",
        en: "Margin scheme – Second-hand goods",
      },
    namesCustomer: false,
    source: "Dir 2006/112/EC art. 226(14), 325; Wet OB 1968 art. 28h, 35a",
  },
  EXEMPT: {
    words: () => ({
      nl: "Vrijgesteld van btw (art. 11 Wet op de omzetbelasting 1968)",
      en: "Exempt from VAT (art. 132-136 Directive 2006/112/EC)",
    }),
    namesCustomer: false,
    source: "Dir 2006/112/EC art. 226(11); Wet OB 1968 art. 35a",
  },
  KOR: {
    words: () => ({
      nl: "Vrijgesteld van btw: kleineondernemersregeling, KOR (art. 25 Wet op de omzetbelasting 1968)",
      en: "Exempt from VAT: small enterprise scheme (art. 284 Directive 2006/112/EC)",
    }),
    namesCustomer: false,
    source: "Dir 2006/112/EC art. 226(11), 284; Wet OB 1968 art. 25",
  },
} as const satisfies Record<LegalTextKey, LegalTextRow>;

/** The words for the invoice, or null where none are needed. The seller's own VAT number is printed by whoever makes the invoice. */
export function legalTextOf(key: LegalTextKey, facts: Facts): string | null {
  const row: LegalTextRow = legalTexts[key];
  const words = row.words(facts);
  if (words === null) return null;
  const isDutch = facts.seller.code === "NL";
  const { number } = facts.buyer;
  const customer =
    row.namesCustomer && number.kind === "member-state"
      ? `; ${isDutch ? "btw-id afnemer" : "customer's VAT number"} ${number.number}`
      : "";
  return `${isDutch ? words.nl : words.en}${customer}`;
}
