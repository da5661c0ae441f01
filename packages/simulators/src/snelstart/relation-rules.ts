import type { Books } from "./books.ts";
import { isCountry } from "./countries.ts";
import type { Code, Complaints } from "./errors.ts";
import { establishedIn } from "./one-stop-shop.ts";
import { type Address, type Relation, type RelationValues, relationKinds } from "./shapes-relation.ts";
import { hasVatForm, vatCountryOf, withPrefix } from "./vat-numbers.ts";

/** What a relation must be. SnelStart fact sheet §4.2 and §7.2, 2026-11-21. */
export function checkRelation(relation: RelationValues, before: Relation | undefined, books: Books, told: Complaints) {
  if ((relation.naam ?? "").trim() === "") told.add("REL-0007");
  checkKinds(relation, before, books, told);
  checkCode(relation, before, books, told);
  checkAddress(relation.vestigingsAdres, "REL-0055", told);
  checkAddress(relation.correspondentieAdres, "REL-0056", told);
  if (books.switches.partialAddress === "refused" && isPartial(relation.vestigingsAdres)) told.add("REL-0060");
  checkMail(relation, told);
  checkVatNumber(relation as Relation, books, told);
  checkNumbers(relation, told);
  checkInvoiceRelation(relation, books, told);
}

/** Customer and supplier at once: switch customerAndSupplier. */
function checkKinds(relation: RelationValues, before: Relation | undefined, { switches }: Books, told: Complaints) {
  const kinds = relation.relatiesoort;
  if (kinds.includes("Eigen")) told.add("REL-0048");
  else if (kinds.length === 0 || kinds.some((kind) => kind === "Geen" || !isKind(kind))) told.add("REL-0001");
  if (switches.customerAndSupplier === "accepted") return;
  if (kinds.includes("Klant") && kinds.includes("Leverancier")) told.add("REL-0065");
  else if (before !== undefined && String([...kinds].sort()) !== String([...before.relatiesoort].sort())) {
    told.add("REL-0064");
  }
}

const isKind = (kind: string) => relationKinds.some((known) => known === kind);

function checkCode(relation: RelationValues, before: Relation | undefined, books: Books, told: Complaints) {
  const { relatiecode } = relation;
  if (relatiecode === null) return;
  const other = books.relations.find((one) => one.relatiecode === relatiecode && one.id !== before?.id);
  if (other !== undefined) told.add("REL-0008", String(relatiecode));
}

function checkAddress(address: Address | null, code: Code, told: Complaints) {
  if (address?.land != null && !isCountry(address.land)) told.add(code);
}

/** Some but not all of street, postcode, city and country. */
function isPartial(address: Address | null): boolean {
  if (address === null) return false;
  const parts = [address.straat, address.postcode, address.plaats, address.land];
  return parts.some((part) => part !== null) && parts.some((part) => part === null);
}

const mailForm = /^[^\s@;]+@[^\s@;]+\.[^\s@;]+$/;
const areMails = (list: string) => list.split(";").every((one) => mailForm.test(one.trim()));

function checkMail(relation: RelationValues, told: Complaints) {
  if (relation.email !== null && !areMails(relation.email)) told.add("REL-0061");
  const sendings = [
    relation.offerteEmailVersturen,
    relation.bevestigingsEmailVersturen,
    relation.factuurEmailVersturen,
    relation.aanmaningEmailVersturen,
    relation.offerteAanvraagEmailVersturen,
    relation.bestellingEmailVersturen,
  ];
  for (const sending of sendings) {
    const lists = [sending?.email, sending?.ccEmail].filter((one) => one != null);
    if (lists.some((one) => !areMails(one)) || (sending?.shouldSend === true && sending.email === null)) {
      told.add("REL-0084");
    }
  }
}

/** The number is really checked: one of the right form that nobody has is refused. SnelStart fact sheet §11, 2026-11-21. */
function checkVatNumber(relation: Relation, books: Books, told: Complaints) {
  const number = relation.btwNummer;
  if (number === null) return;
  if (number.length < 2) return told.add("REL-0057");
  if (number.length > 50) return told.add("REL-0058");
  if (!/^[A-Za-z0-9]+$/.test(number)) return told.add("REL-0059");
  if (!isRegistered(number, books)) return told.add("REL-0088", number);
  if (vatCountryOf(number) !== establishedIn(relation)) told.add("REL-0087");
}

export const isRegistered = (number: string, { unregistered }: Books): boolean =>
  hasVatForm(number) && !unregistered.has(withPrefix(number));

function checkNumbers(relation: RelationValues, told: Complaints) {
  const { krediettermijn, kvkNummer, oin, iban, bic, incassoSoort, kredietLimiet, websiteUrl } = relation;
  if (krediettermijn !== null && (krediettermijn < -365 || krediettermijn > 1000)) told.add("REL-0003");
  if (kvkNummer !== null && kvkNummer.length <= 12 && !/^\d{8}(\d{4})?$/.test(kvkNummer)) told.add("REL-0006");
  if (oin !== null && oin.length <= 20 && !/^\d{20}$/.test(oin)) told.add("REL-0086");
  if (iban !== null && !/^[A-Z]{2}\d{2}[A-Z0-9]{10,30}$/.test(iban.replaceAll(" ", ""))) told.add("REL-0011");
  if (bic !== null && bic.length <= 15 && !/^[A-Z]{6}[A-Z0-9]{2}([A-Z0-9]{3})?$/.test(bic)) told.add("REL-0010");
  if (iban === null && (relation.bankieren === true || (incassoSoort ?? "Geen") !== "Geen")) told.add("REL-0009");
  if (websiteUrl !== null && !/^(https?:\/\/)?[\w-]+(\.[\w-]+)+(\/\S*)?$/.test(websiteUrl)) told.add("REL-0015");
  if ((kredietLimiet ?? 0n) !== 0n && !relation.relatiesoort.includes("Klant")) told.add("REL-0062");
}

function checkInvoiceRelation({ factuurRelatie }: RelationValues, books: Books, told: Complaints) {
  if (factuurRelatie === null) return;
  const found = books.relations.get(factuurRelatie);
  if (found === undefined) told.add("REL-0017");
  else if (!found.relatiesoort.includes("Klant")) told.add("REL-0018");
}
