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
}

/** The code of a record by its id, where it is known. */
export type CodeOf = (id: string) => string | undefined;

/** The codes that people know ledger accounts and items by. */
export interface KnownCodes {
  readonly accountCode: CodeOf;
  readonly itemCode: CodeOf;
}

const itemLines = z
  .array(z.object({ Item: z.string() }))
  .optional()
  .catch(undefined);

const entryBody = z.object({
  Journal: z.string().optional(),
  EntryDate: z.string().optional(),
  EntryNumber: z.number().optional(),
  SalesInvoiceLines: itemLines,
  SalesOrderLines: itemLines,
  SalesEntryLines: z.array(z.object({ GLAccount: z.string(), VATCode: z.string() })).optional(),
});

function refusedBy(body: string | undefined, { accountCode, itemCode }: KnownCodes): Refused {
  const found = entryBody.safeParse(body === undefined ? {} : jsonOf(body));
  const entry = found.success ? found.data : {};
  const lines = entry.SalesEntryLines ?? [];
  const itemsIn = entry.SalesInvoiceLines ?? entry.SalesOrderLines ?? [];
  const listed = (each: (line: (typeof lines)[number]) => string) => [...new Set(lines.map(each))].join(", ") || "-";
  return {
    journal: entry.Journal ?? "-",
    date: entry.EntryDate ?? "-",
    number: entry.EntryNumber === undefined ? "-" : String(entry.EntryNumber),
    vatCodes: listed(({ VATCode }) => VATCode),
    accounts: listed(({ GLAccount }) => accountCode(GLAccount) ?? GLAccount),
    items: [...new Set(itemsIn.map(({ Item }) => itemCode(Item) ?? Item))].join(", ") || "-",
  };
}

/** "Unknown reference", "invalid", "blocked" in Dutch and English, before the name of a field. */
const unusable = "(?:ongeldige referentie|ongeldig|geblokkeerd|onbekend|invalid reference|invalid|blocked|unknown)";
const about = (field: string) => new RegExp(`^${unusable}\\s*:\\s*(?:${field})`, "i");
const role = "-";
const available = "-";

/** Texts that say more than "refused". The first one that fits a line of the answer counts. */
const known: readonly { readonly text: RegExp; readonly problem: (refused: Refused) => Problem }[] = [
  {
    text: /periode is (?:afgesloten|gesloten)|period is closed|(?:unknown|onbekend)\s*:\s*(?:fiscal year|boekjaar)/i,
    problem: ({ date }) => problem("ledger.period-closed", "order.placedAt", { date }),
  },
  {
    text: /(?:in gebruik|in use|bestaat reeds|already exists)\s*:\s*(?:boekstuknummer|entry ?number)|(?:boekstuknummer|entry ?number)\s*:\s*(?:in gebruik|in use|bestaat reeds|already exists)/i,
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
