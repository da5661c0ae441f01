import { described } from "@boekbrug/core";
import * as z from "zod";

const code = () => z.string().trim().min(1);

const invoices = z.strictObject({
  process: described(
    z.boolean().default(false),
    [
      "Facturen verwerken",
      "Aan: Exact verwerkt elke factuur meteen: zij krijgt haar nummer en staat in de winst- en verliesrekening en de btw-aangifte; daarna is zij niet meer te wijzigen. Uit: iemand verwerkt haar in Exact, tot dan telt zij nergens mee.",
    ],
    [
      "Process invoices",
      "On: Exact processes each invoice at once: it gets its number and is in the profit and loss account and the VAT return; after that it cannot be changed. Off: a person processes it in Exact, and until then it counts nowhere.",
    ],
  ),
  send: described(
    z.enum(["nobody", "email", "as-customer-says"]).default("nobody"),
    [
      "Facturen versturen",
      "Wie bij het verwerken de factuur van Exact krijgt. 'nobody': niemand. 'email': de klant, per e-mail. 'as-customer-says': zoals bij de relatie in Exact staat.",
    ],
    [
      "Send invoices",
      "Who gets the invoice from Exact when it is processed. 'nobody': nobody. 'email': the customer, by e-mail. 'as-customer-says': as the customer's record in Exact says.",
    ],
  ),
});

const orders = z.strictObject({
  invoice: described(
    z.boolean().default(false),
    [
      "Orders factureren",
      "Aan: Exact maakt van elke verkooporder meteen een factuur; dat gebeurt op de achtergrond, en zolang wacht de bestelling op de boekhouding. Blijft die factuur open staan, dan verwerkt iemand haar in Exact; pas dan telt zij mee. De factuur krijgt de datum van die dag, niet die van de bestelling; 'boekbrug report' volgt haar. Uit: iemand factureert de order in Exact, en geeft haar een datum die Boekbrug niet kent: over een kwartaalgrens heen telt zij in Exact in een ander kwartaal dan in 'boekbrug report', dat dan de datum van de bestelling volgt.",
    ],
    [
      "Invoice orders",
      "On: Exact makes an invoice of each sales order at once; that happens in the background, and until then the order waits on the bookkeeping. Where that invoice stays open, a person processes it in Exact; only then it counts. The invoice has the date of that day, not that of the order; 'boekbrug report' follows it. Off: a person invoices the order in Exact, under a date that Boekbrug does not know: across the end of a quarter it counts in another quarter in Exact than in 'boekbrug report', which then follows the date of the order.",
    ],
  ),
});

const rounding = z.strictObject({
  account: described(
    code().optional(),
    [
      "Rekening afronding",
      "De grootboekrekening voor een afrondingsregel op een factuur. Leeg: die van het artikel voor afronding.",
    ],
    [
      "Account for rounding",
      "The ledger account for a rounding line on an invoice. Left out: that of the item for rounding.",
    ],
  ),
  vatCode: described(
    code().optional(),
    [
      "Btw-code afronding",
      "De btw-code van een afrondingsregel. Leeg: die van de regels die zij afrondt, zodat de grondslag per code klopt.",
    ],
    [
      "VAT code for rounding",
      "The VAT code of a rounding line. Left out: that of the lines that it rounds, so that the base of each code is right.",
    ],
  ),
});

/** How documents are written and what is asked of Exact with them; spread into the ledger's settings. */
export const documentSettings = {
  paymentCondition: described(
    code().optional(),
    [
      "Betalingsconditie",
      "De code van de betalingsconditie op elk boekstuk, waar voor de betaalwijze geen andere geldt. Leeg: die van de relatie of van Exact.",
    ],
    [
      "Payment condition",
      "The code of the payment condition on every document, where the payment method has no other. Left out: the customer's or Exact's own.",
    ],
  ),
  paymentConditions: described(
    z.record(code(), code()).default({}),
    [
      "Betalingsconditie per betaalwijze",
      'De code van de betalingsconditie per betaalwijze van de webshop, bijvoorbeeld { "ideal": "00" }.',
    ],
    [
      "Payment condition per payment method",
      'The code of the payment condition per payment method of the shop, for instance { "ideal": "00" }.',
    ],
  ),
  invoices: invoices.prefault({}),
  orders: orders.prefault({}),
  rounding: rounding.prefault({}),
} as const;

export type DocumentSettings = z.infer<z.ZodObject<typeof documentSettings>>;
