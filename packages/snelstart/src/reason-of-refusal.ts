import { type Failure, notDone, problem } from "@boekbrug/core";
import * as z from "zod";
import { articlesPath } from "./articles/to-article.ts";
import { articleRow, relationRow } from "./client/rows.ts";
import type { SnelStartClient } from "./client/snelstart-client.ts";
import { isUsable } from "./relations/find-relation.ts";
import { relationsPath } from "./relations/to-relation.ts";

const reference = z.looseObject({ id: z.string() });

/** What a booking or an order says of the records that it hangs on. */
const sentBody = z.looseObject({
  klant: reference.nullish(),
  relatie: reference.nullish(),
  regels: z.array(z.looseObject({ artikel: reference.nullish() })).nullish(),
});

/**
 * Why a document was refused for which SnelStart gave no reason of its own: a customer or an article that is gone or not active has no code everywhere. Each is looked at; where nothing is
 * amiss, or nothing can be read, the refusal stays as it was told.
 */
export async function reasonOfRefusal(client: SnelStartClient, body: unknown, told: Failure): Promise<Failure> {
  if (told.problem.code !== "ledger.refused") return told;
  const { klant, relatie, regels } = sentBody.parse(body);
  const customer = await client.find(`${relationsPath}/${(klant ?? relatie)?.id}`, relationRow);
  if (customer.isErr()) return told;
  if (customer.value === null || !isUsable(customer.value)) {
    return notDone(problem("ledger.customer-unusable", "order.customer"));
  }
  for (const id of new Set((regels ?? []).flatMap(({ artikel }) => artikel?.id ?? []))) {
    const article = await client.find(`${articlesPath}/${id}`, articleRow);
    if (article.isErr()) return told;
    if (article.value === null || article.value.isNonActief) {
      return notDone(problem("ledger.item-unusable", "ledger.items", { code: article.value?.artikelcode ?? "-" }));
    }
  }
  return told;
}
