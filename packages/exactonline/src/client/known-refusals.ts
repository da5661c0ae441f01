import { type Problem, problem } from "@boekbrug/core";
import { jsonOf } from "@boekbrug/http";
import * as z from "zod";

/** What a refusal is about, from the body that was refused. */
interface Refused {
  readonly journal: string;
  readonly date: string;
  readonly number: string;
  readonly vatCodes: string;
  readonly accounts: string;
  readonly items: string;
  /** Items of which a part is sold. */
  readonly inParts: string;
  readonly paymentCondition: string;
}

/** The code of a record by its id, where it is known. */
export type CodeOf = (id: string) => string | undefined;

/** The codes that people know ledger accounts and items by. */
export interface KnownCodes {
  readonly accountCode: CodeOf;
  readonly itemCode: CodeOf;
}

const lines = z
  .array(
    z.object({
      Item: z.string().optional(),
      Description: z.string().optional(),
      GLAccount: z.string().optional(),
      VATCode: z.string().optional(),
      Quantity: z.number().optional(),
    }),
  )
  .optional();

/** A document of any kind. */
const documentBody = z.object({
  Journal: z.string().optional(),
  EntryDate: z.string().optional(),
  OrderDate: z.string().optional(),
  InvoiceDate: z.string().optional(),
  EntryNumber: z.number().optional(),
  OrderNumber: z.number().optional(),
  PaymentCondition: z.string().optional(),
  SalesEntryLines: lines,
  SalesInvoiceLines: lines,
  SalesOrderLines: lines,
});

function refusedBy(body: string | undefined, { accountCode, itemCode }: KnownCodes): Refused {
  const sent = documentBody.safeParse(body === undefined ? {} : jsonOf(body)).data ?? {};
  const all = sent.SalesEntryLines ?? sent.SalesInvoiceLines ?? sent.SalesOrderLines ?? [];
  const listed = (of: typeof all, each: (line: (typeof all)[number]) => string | undefined) =>
    [...new Set(of.flatMap((line) => each(line) ?? []))].join(", ") || "-";
  // An item that was known beforehand has no code here: the text of its line names it to a person, its id does not.
  const itemOf = ({ Item = "", Description }: (typeof all)[number]) => itemCode(Item) ?? Description ?? Item;
  return {
    journal: sent.Journal ?? "-",
    date: sent.EntryDate ?? sent.InvoiceDate ?? sent.OrderDate ?? "-",
    number: String(sent.EntryNumber ?? sent.OrderNumber ?? "-"),
    paymentCondition: sent.PaymentCondition ?? "-",
    vatCodes: listed(all, ({ VATCode }) => VATCode),
    accounts: listed(all, ({ GLAccount }) => GLAccount && (accountCode(GLAccount) ?? GLAccount)),
    items: listed(all, itemOf),
    inParts: listed(
      all.filter(({ Quantity = 1 }) => !Number.isInteger(Quantity)),
      itemOf,
    ),
  };
}

/** "Unknown reference", "invalid", "blocked" in Dutch and English, before the name of a field. */
const unusable = "(?:ongeldige referentie|ongeldig|geblokkeerd|onbekend|invalid reference|invalid|blocked|unknown)";
const about = (field: string) => new RegExp(`^${unusable}\\s*:\\s*(?:${field})`, "i");
const taken = "(?:in gebruik|in use|bestaat reeds|already exists)";
const numbered =
  "(?:boekstuknummer|entry ?number|verkoopordernummer|sales order number|ordernummer|order number|factuurnummer|invoice number)";
const role = "-";
const available = "-";

/** Texts that say more than "refused". The first one that fits a line of the answer counts. */
const known: readonly { readonly text: RegExp; readonly problem: (refused: Refused) => Problem }[] = [
  {
    text: /periode is (?:afgesloten|gesloten)|period is closed|(?:unknown|onbekend)\s*:\s*(?:fiscal year|boekjaar)/i,
    problem: ({ date }) => problem("ledger.period-closed", "order.placedAt", { date }),
  },
  {
    text: new RegExp(`^(?:${taken}\\s*:\\s*${numbered}|${numbered}\\s*:\\s*${taken})`, "i"),
    problem: ({ number }) => problem("ledger.number-in-use", "rules.number", { number }),
  },
  {
    text: /^(?:ongeldig|invalid)\s*:\s*(?:grootboekrekeningtype|(?:g\/l |general ledger )?account type)/i,
    problem: ({ accounts }) => problem("ledger.account-unsuitable", "rules.accounts", { code: accounts, role }),
  },
  {
    text: about("grootboekrekening|g/l account|gl ?account|general ledger account"),
    problem: ({ accounts }) => problem("ledger.account-unknown", "rules.accounts", { code: accounts, role }),
  },
  {
    text: about("btw-?code|vat[ -]?code"),
    problem: ({ vatCodes }) =>
      problem("ledger.vat-code-unknown", "rules.vatCodes", { code: vatCodes, role, available }),
  },
  {
    text: /^(?:ongeldige referentie|ongeldig|geblokkeerd|onbekend|niet actief|invalid reference|invalid|blocked|unknown|not active|inactive)\s*:\s*(?:artikel|item)\b/i,
    problem: ({ items }) => problem("ledger.item-unusable", "order.lines", { code: items }),
  },
  {
    text: about("aantal|quantity"),
    problem: ({ inParts }) => problem("ledger.item-not-in-parts", "order.lines", { code: inParts }),
  },
  {
    text: about("betalingsconditie|payment condition"),
    problem: ({ paymentCondition }) =>
      problem("ledger.payment-condition-unknown", "ledger.paymentConditions", { code: paymentCondition, available }),
  },
  {
    text: about("dagboek|journal"),
    problem: ({ journal }) => problem("ledger.journal-unknown", "ledger.journal", { code: journal, available }),
  },
  { text: about("intrastat"), problem: () => problem("ledger.intrastat-off", "ledger.extraFields") },
  {
    text: about(
      "klant|relatie|debiteur|besteld door|contactpersoon|afleveradres|customer|account|ordered by|contact|delivery address",
    ),
    problem: () => problem("ledger.customer-unusable", "order.customer"),
  },
];

/** What a refusal's text means, where it is one of the known ones. Several messages stand on lines of their own. */
export function knownRefusal(text: string, body: string | undefined, codes: KnownCodes): Problem | undefined {
  const lines = text.split(/\r?\n/).map((line) => line.trim());
  const found = known.find((entry) => lines.some((line) => entry.text.test(line)));
  return found?.problem(refusedBy(body, codes));
}
