import type { Failure, ShopChoices } from "@boekbrug/core";
import { errAsync, okAsync, ResultAsync } from "neverthrow";
import type * as z from "zod";
import type { CcvShopClient } from "./client/ccvshop-client.ts";
import { apiPath, listPath } from "./client/paths.ts";
import { payMethod, settings } from "./client/schemas.ts";
import { malformedAnswer } from "./order-list.ts";
import { readWebshopId } from "./webshop-id.ts";

type Choice = ShopChoices["statuses"][number];

/** Statuses under the merchant's own names, and the payment methods that are switched on now. */
export const readChoices = (client: CcvShopClient): ResultAsync<ShopChoices, Failure> =>
  ResultAsync.combine([readStatuses(client), readPaymentMethods(client)]).map(([statuses, paymentMethods]) => ({
    statuses,
    paymentMethods,
  }));

const readStatuses = (client: CcvShopClient): ResultAsync<Choice[], Failure> =>
  readWebshopId(client)
    .andThen((id) => client.record(apiPath(`webshops/${encodeURIComponent(id)}/settings`)))
    .andThen((record) => checked(settings, record, "settings"))
    .map(({ order_status: statuses }) =>
      (statuses ?? []).map(({ id, status, status_name: name }) => ({ id, name: name ?? status ?? id })),
    );

const readPaymentMethods = (client: CcvShopClient): ResultAsync<Choice[], Failure> =>
  client
    .all(listPath("paymethods"))
    .andThen((items) => ResultAsync.combine(items.map((item) => checked(payMethod, item, "paymethods"))))
    .map((methods) =>
      methods.map(({ id, label, combined_name: combined, method }) => ({
        id,
        name: label ?? combined ?? method ?? id,
      })),
    );

function checked<S extends z.ZodType>(schema: S, value: unknown, detail: string): ResultAsync<z.infer<S>, Failure> {
  const read = schema.safeParse(value);
  return read.success ? okAsync(read.data) : errAsync(malformedAnswer(detail));
}
