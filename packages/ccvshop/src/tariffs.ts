import { type CalendarDate, dutchRateClassOf, type Failure, type RateClass } from "@boekbrug/core";
import { errAsync, okAsync, type ResultAsync } from "neverthrow";
import type { CcvShopClient } from "./client/ccvshop-client.ts";
import { listPath } from "./client/paths.ts";
import { countryTariffs, type ShopProduct } from "./client/schemas.ts";
import { percentText } from "./rows.ts";
import { readWebshopId } from "./webshop-id.ts";

/** What each of the shop's tariffs is in the seller's country; null where its percentage is no rate there. */
export type Tariffs = ReadonlyMap<string, RateClass | null>;

/** The seller's country: what is booked is Dutch bookkeeping. */
const home = "NL";

/** A tariff's name in one spelling: `low a`, `low_a` and `LOW A` are the same. */
const tariffKey = (name: string): string => name.toLowerCase().replace(/[^a-z]/g, "");

/** What the names alone say, for a shop whose percentages cannot be read. */
const byName: Tariffs = new Map([
  ["normal", "standard"],
  ["lowa", "reduced"],
  ["lowb", "reduced"],
  ["extralow", "reduced"],
  ["zero", "zero"],
]);

/** Failures after which asking again brings nothing: the shop does not tell this key. */
export const isUntold = ({ problem }: Failure): boolean =>
  problem.code === "shop.permission-missing" || problem.code === "shop.refused";

/** The shop's tariffs at home by their percentages; empty when the key may not read them. */
export const readTariffs = (client: CcvShopClient, today: CalendarDate): ResultAsync<Tariffs, Failure> =>
  readWebshopId(client)
    .andThen((id) => client.all(listPath(`webshops/${encodeURIComponent(id)}/geozonecountries`)))
    .map((countries) => tariffsFrom(countries, today))
    .orElse((failure) => (isUntold(failure) ? okAsync(new Map()) : errAsync(failure)));

export function tariffsFrom(countries: readonly unknown[], today: CalendarDate): Tariffs {
  const read = countries.flatMap((country) => countryTariffs.safeParse(country).data ?? []);
  const atHome = read.find(({ code }) => code?.toUpperCase() === home);
  return new Map(
    (atHome?.tariffs ?? []).flatMap(({ type, percentage }) =>
      type === null || percentage === null
        ? []
        : [[tariffKey(type), dutchRateClassOf(percentText(percentage), today) ?? null]],
    ),
  );
}

/** The class of a product at home: by its exception for the home country, else by its own tariff. Null when that says nothing. */
export function rateClassOf(product: ShopProduct, tariffs: Tariffs): RateClass | null {
  const exception = product.exceptions.find(({ country }) => country?.toUpperCase() === home);
  const key = tariffKey(exception?.taxtariff ?? product.taxtariff ?? "");
  return (tariffs.has(key) ? tariffs : byName).get(key) ?? null;
}
