import type { DomesticKind, LegalTextKey } from "../vat-decision.ts";
import * as is from "./conditions.ts";

/** What kind of supply it is in the seller's own state. */
export interface KindRow {
  readonly id: string;
  readonly when: readonly is.Condition[];
  readonly kind: DomesticKind;
  /** The rate that follows: of the product, 0 % as a zero rate or a reverse charge, or none at all. */
  readonly rate: "of-the-product" | "zero" | "none";
  readonly legalText: LegalTextKey;
  readonly text: string;
  readonly textNl: string;
  readonly source: string;
}

/** The first row that applies decides. */
export const kindRows: readonly KindRow[] = [
  {
    id: "small-business-scheme",
    when: [is.isSmallBusiness],
    kind: "exempt",
    rate: "none",
    legalText: "KOR",
    text: "The seller uses the small business scheme: no VAT on what is taxed in his own state, and no return.",
    textNl:
      "De verkoper past de kleineondernemersregeling (KOR) toe: geen btw over wat in zijn eigen lidstaat belast zou zijn, en geen btw-aangifte.",
    source: "Dir 2006/112/EC art. 284; Wet OB 1968 art. 25",
  },
  {
    id: "exempt",
    when: [is.isExempt],
    kind: "exempt",
    rate: "none",
    legalText: "EXEMPT",
    text: "The supply is exempt: no VAT, no box of the return.",
    textNl: "De prestatie is vrijgesteld: geen btw, en in geen rubriek van de aangifte.",
    source: "Dir 2006/112/EC art. 132-136; Wet OB 1968 art. 11",
  },
  {
    id: "reverse-charge",
    when: [is.reversesInTheNetherlands],
    kind: "reverse-charge",
    rate: "zero",
    legalText: "REVERSE",
    text: "Listed goods to a Dutch business: the customer accounts for the VAT.",
    textNl: "Aangewezen goederen aan een Nederlandse ondernemer: btw verlegd naar de afnemer.",
    source: "Dir 2006/112/EC art. 199, 199a; Wet OB 1968 art. 12(5); Uitvoeringsbesluit OB 1968 art. 24ba-24bb",
  },
  {
    id: "zero",
    when: [is.isZeroClass],
    kind: "zero",
    rate: "of-the-product",
    legalText: "NONE",
    text: "The product is taxed at 0 %.",
    textNl: "Het product valt onder het nultarief (0 %).",
    source: "Dir 2006/112/EC art. 98; Wet OB 1968 art. 9(2)(b), Tabel II",
  },
  {
    id: "reduced",
    when: [({ question }) => question.line.rateClass === "reduced"],
    kind: "reduced",
    rate: "of-the-product",
    legalText: "NONE",
    text: "The product is on the list of the reduced rate.",
    textNl: "Het product valt onder het verlaagde tarief.",
    source: "Dir 2006/112/EC art. 98; Wet OB 1968 art. 9(2)(a), Tabel I",
  },
  {
    id: "standard",
    when: [],
    kind: "standard",
    rate: "of-the-product",
    legalText: "NONE",
    text: "The product has the standard rate.",
    textNl: "Het product valt onder het algemene tarief.",
    source: "Dir 2006/112/EC art. 96-97; Wet OB 1968 art. 9(1)",
  },
];
