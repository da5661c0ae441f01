import { type Failure, type Finding, type FindingSeverity, findingOf, type Rules } from "@boekbrug/core";
import { errAsync, okAsync, type ResultAsync } from "neverthrow";
import type { CcvShopClient } from "./client/ccvshop-client.ts";
import { apiPath } from "./client/paths.ts";
import { idOfEntry } from "./from-ccvshop.ts";
import type { CcvShopSettings } from "./settings.ts";

/** Reads a little of everything that bookings need, and tells what the key may not read. */
export function inspectRights(
  client: CcvShopClient,
  settings: Pick<CcvShopSettings, "readProducts" | "webhooks">,
  rules: Rules,
): ResultAsync<readonly Finding[], Failure> {
  const one = (resource: string) => client.page(apiPath(resource, { size: "1" }));
  const look = (severity: FindingSeverity, read: () => ResultAsync<unknown, Failure>) =>
    read()
      .map((): Finding[] => [])
      .orElse((failure) => forbidden(failure, severity));
  // Without products an order has no VAT class, unless the settings take the rate that was charged for it.
  const withoutProducts = rules.vat.unknownClass === "hold" ? "stops" : "note";
  const looks = [
    () => look("stops", () => readAnOrder(client)),
    () => (settings.readProducts === false ? okAsync([]) : look(withoutProducts, () => one("products"))),
    () => look("note", () => one("webshops")),
    () => look("note", () => one("paymethods")),
    () => (settings.webhooks === undefined ? okAsync([]) : look("note", () => one("webhooks"))),
  ];
  return looks.reduce<ResultAsync<readonly Finding[], Failure>>(
    (before, next) => before.andThen((findings) => next().map((more) => [...findings, ...more])),
    okAsync([]),
  );
}

/** The list of orders, and the rows of one, which may be another right. */
const readAnOrder = (client: CcvShopClient): ResultAsync<unknown, Failure> =>
  client.page(apiPath("orders", { is_completed: "true", orderby: "id", size: "1" })).andThen(({ items }) => {
    const id = idOfEntry(items[0]);
    return id === undefined ? okAsync(null) : client.page(apiPath(`orders/${id}/orderrows`)).map(() => null);
  });

const forbidden = (failure: Failure, severity: FindingSeverity): ResultAsync<Finding[], Failure> =>
  failure.problem.code === "shop.permission-missing"
    ? okAsync([findingOf(severity, failure.problem)])
    : errAsync(failure);
