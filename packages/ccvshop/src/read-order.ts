import type { Failure, Order, OrderHead, UnreadableOrder } from "@boekbrug/core";
import { err, errAsync, ok, okAsync, type ResultAsync } from "neverthrow";
import type { CcvShopClient } from "./client/ccvshop-client.ts";
import { apiPath, listPath } from "./client/paths.ts";
import { headFrom, idOfEntry, orderFrom } from "./from-ccvshop.ts";
import { malformedAnswer } from "./order-list.ts";
import type { OrderWords } from "./order-words.ts";

/** The head of one order as it stands now, or why it cannot be read; null when it is gone. */
export const readOneHead = (
  client: CcvShopClient,
  id: string,
): ResultAsync<OrderHead | UnreadableOrder | null, Failure> =>
  readRecord(client, id).andThen((record) => {
    if (record === null) return ok(null);
    const head = headFrom(record);
    return head === undefined ? err(malformedAnswer("id")) : ok(head);
  });

/** One whole order; the record is not read again where its head brought it along. */
export function readOneOrder(
  client: CcvShopClient,
  id: string,
  words: OrderWords,
  head?: OrderHead,
): ResultAsync<Order | UnreadableOrder | null, Failure> {
  const known = idOfEntry(head?.raw) === id ? head?.raw : undefined;
  const record = known === undefined ? readRecord(client, id) : okAsync(known);
  return record.andThen((entry) => {
    if (entry === null) return okAsync(null);
    return readRows(client, id).andThen((rows) => {
      if (rows === null) return ok(null);
      const order = orderFrom(entry, rows, words);
      return order === undefined ? err(malformedAnswer("id")) : ok(order);
    });
  });
}

/** An order's own record, or null when it is gone. */
function readRecord(client: CcvShopClient, id: string): ResultAsync<unknown, Failure> {
  if (!/^\d+$/.test(id)) return okAsync(null);
  return client.record(apiPath(`orders/${id}`)).andThen((record): ResultAsync<unknown, Failure> => {
    if (record === null) return confirmGone(client);
    return idOfEntry(record) === id ? okAsync(record) : errAsync(malformedAnswer("id"));
  });
}

/** A record may also be "not found" because the key lost its right to orders: it is gone only if the list can still be read. */
const confirmGone = (client: CcvShopClient): ResultAsync<null, Failure> =>
  client.page(apiPath("orders", { is_completed: "true", orderby: "id", size: "1" })).map(() => null);

/** The rows of an order; null when the order has gone since its record was read. */
const readRows = (client: CcvShopClient, id: string): ResultAsync<readonly unknown[] | null, Failure> =>
  client.all(listPath(`orders/${id}/orderrows`)).orElse((failure) => {
    const { code } = failure.problem;
    if (code !== "shop.permission-missing" && code !== "shop.unreachable") return errAsync(failure);
    return readRecord(client, id).andThen((record) => (record === null ? ok(null) : err(failure)));
  });
