import { type Failure, readCountryCode, type ShopChoices, type ShopTariff } from "@boekbrug/core";
import { errAsync, okAsync, ResultAsync } from "neverthrow";
import type * as z from "zod";
import type { CcvShopClient } from "./client/ccvshop-client.ts";
import { apiPath, listPath } from "./client/paths.ts";
import { countryTariffs, payMethod, settings } from "./client/schemas.ts";
import { malformedAnswer } from "./order-list.ts";
import { percentText } from "./rows.ts";
import { isUntold } from "./tariffs.ts";
import { readWebshopId } from "./webshop-id.ts";

/**
 * Statuses under the merchant's own names, the payment methods that are switched on now, the tariffs of each country. What the key may not read is left
 * empty.
 */
export const readChoices = (client: CcvShopClient): ResultAsync<ShopChoices, Failure> =>
  ResultAsync.combine([
    orNothing(readOfShop(client), { statuses: [], tariffs: [] }),
    orNothing(readPaymentMethods(client), []),
  ]).map(([ofShop, paymentMethods]) => ({ ...ofShop, paymentMethods }));

const orNothing = <T>(read: ResultAsync<T, Failure>, nothing: T): ResultAsync<T, Failure> =>
  read.orElse((failure) => (isUntold(failure) ? okAsync(nothing) : errAsync(failure)));

type OfShop = Pick<ShopChoices, "statuses" | "currency" | "tariffs">;

const readOfShop = (client: CcvShopClient): ResultAsync<OfShop, Failure> =>
  readWebshopId(client).andThen((id) => {
    const path = `webshops/${encodeURIComponent(id)}`;
    return client
      .record(apiPath(`${path}/settings`))
      .andThen((record) => checked(settings, record, "settings"))
      .andThen(({ order_status: statuses, currency }) =>
        orNothing(client.all(listPath(`${path}/geozonecountries`)), []).map((countries) => ({
          statuses: (statuses ?? []).map(({ id, status, status_name: name }) => ({ id, name: name ?? status ?? id })),
          currency: currency?.toUpperCase(),
          tariffs: countries.flatMap(tariffsOf),
        })),
      );
  });

function tariffsOf(record: unknown): ShopTariff[] {
  const read = countryTariffs.safeParse(record).data;
  const country = readCountryCode(read?.code ?? "");
  if (read === undefined || country === undefined) return [];
  return read.tariffs.flatMap(({ type, percentage }) =>
    type === null || percentage === null ? [] : [{ country, name: type, percent: percentText(percentage) }],
  );
}

const readPaymentMethods = (client: CcvShopClient): ResultAsync<ShopChoices["paymentMethods"], Failure> =>
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
