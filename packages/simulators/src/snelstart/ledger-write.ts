import type { Books } from "./books.ts";
import { bindingRefusal, Complaints, Refusal } from "./errors.ts";
import { rateCodes } from "./foreign-rates.ts";
import { distanceFunction, functionOf, ledgerFunctions } from "./ledger-functions.ts";
import { type Body, readBody } from "./read-body.ts";
import { checkIdentity } from "./relation-write.ts";
import { type Ledger, ledgerShape } from "./shapes-settings.ts";

/** Functions that one ledger of the administration has at most. */
const single = new Set(["TussenrekeningBetalingen", "OnbekendeBetalingen", "Kruisposten", "BtwAfTeDragenHoog"]);

/** SnelStart fact sheet §7.10 and §4.2, 2026-11-21. */
export function createLedger(body: Body, books: Books): Ledger {
  const told = new Complaints();
  const { switches, strays } = books;
  const values = readBody(ledgerShape, body, undefined, { switches, complaints: told, strays });
  checkIdentity(values.id, undefined, books);
  const { grootboekfunctie, nummer, vatRateCode } = values;
  // Seen live: this function makes the server fall over.
  if (grootboekfunctie === "VerkopenBtwVrij") throw new Refusal(500, { message: "An error has occurred." });
  if (!(grootboekfunctie !== null && grootboekfunctie in ledgerFunctions)) told.add("BOE-0085");
  if (books.ledgers.find((row) => row.nummer === nummer) !== undefined) told.add("BOE-0086", String(nummer));
  if (single.has(grootboekfunctie ?? "") && books.ledgerFor(grootboekfunctie ?? "")) told.add("BOE-0087");
  if (values.omschrijving === null) told.add("BOE-0084");
  checkRateCode(grootboekfunctie, vatRateCode, books);
  told.refuse(switches);
  return books.addLedger({
    ...values,
    grootboekRubriek: values.rekeningCode === "Balans" ? "Balans" : "Winst en verlies",
    btwSoort: [...functionOf(grootboekfunctie).kinds],
    kostenplaatsVerplicht: values.kostenplaatsVerplicht ?? false,
    nonactief: values.nonactief ?? false,
  });
}

/** Distance sales carry a code where foreign VAT is switched on. */
function checkRateCode(fn: string | null, code: string | null, { company }: Books): void {
  const known = rateCodes.some((one) => one === code);
  const missing = fn === distanceFunction && company.factureerBuitenlandsBtw === true && code === null;
  if (missing || (code !== null && !known)) throw bindingRefusal({ vatRateCode: ["De tariefcode is niet geldig."] });
}
