import type { Books } from "./books.ts";
import { Complaints, refuseWith } from "./errors.ts";
import { type Body, readBody } from "./read-body.ts";
import { checkIdentity } from "./relation-write.ts";
import { type Article, articleShape } from "./shapes-order.ts";

type ArticleValues = Omit<Article, "id"> & { id: string | null };

/** SnelStart fact sheet §7.8 and §4.2, 2026-11-21. */
export function createArticle(body: Body, books: Books): Article {
  return addArticle(readArticle(body, undefined, books), books);
}

export const addArticle = (values: ArticleValues, books: Books): Article =>
  books.articles.add({ ...values, ...books.stamp("artikelen") });

export function replaceArticle(before: Article, body: Body, books: Books): Article {
  const values = readArticle(body, before, books);
  const { id, uri } = before;
  Object.assign(before, values, { id, uri });
  books.touch(before);
  return before;
}

/** Not while an order that is not invoiced yet has it. */
export function deleteArticle(article: Article, books: Books): void {
  const inUse = books.orders.find(
    ({ procesStatus, regels }) => procesStatus !== "Factuur" && regels.some(({ artikel }) => artikel === article.id),
  );
  if (inUse !== undefined) refuseWith("ART-0011", books.switches);
  books.articles.remove(article.id);
}

function readArticle(body: Body, before: Article | undefined, books: Books): ArticleValues {
  const told = new Complaints();
  const { switches, strays } = books;
  const values = readBody(articleShape, body, before, { switches, complaints: told, strays });
  checkIdentity(values.id, before?.id, books);
  checkCode(values.artikelcode, before, books, told);
  if (values.omschrijving === null) told.add("ART-0006");
  if (values.artikelOmzetgroep === null) told.add("ART-0008");
  else if (books.groups.get(values.artikelOmzetgroep) === undefined) told.add("ART-0009");
  const supplier = books.relations.get(values.relatie);
  if (values.relatie !== null && supplier === undefined) told.add("ART-0016");
  else if (supplier !== undefined && !supplier.relatiesoort.includes("Leverancier")) told.add("ART-0017");
  told.refuse(switches);
  const { verkoopprijs, inkoopprijs, isNonActief, voorraadControle } = values;
  const filled = { verkoopprijs: verkoopprijs ?? 0n, inkoopprijs: inkoopprijs ?? 0n };
  const flags = { isNonActief: isNonActief ?? false, voorraadControle: voorraadControle ?? false };
  return { ...values, ...filled, ...flags, technischeVoorraad: 0n, vrijeVoorraad: 0n };
}

/** Kind and length of codes are the administration's. */
function checkCode(code: string | null, before: Article | undefined, books: Books, told: Complaints): void {
  if (code === null) {
    told.add("ART-0002");
    return;
  }
  const { artikelcodeSoort, artikelcodeMaxLengte } = books.company;
  if (artikelcodeSoort === "Numeriek" && !/^\d+$/.test(code)) told.add("ART-0003", code);
  if (code.length > (artikelcodeMaxLengte ?? 0)) told.add("ART-0004", code);
  const same = code.toLowerCase();
  const other = books.articles.find((one) => one.artikelcode?.toLowerCase() === same && one.id !== before?.id);
  if (other !== undefined) told.add("ART-0005", code);
}
