import { type Booking, type Cipher, type Failure, notDone, type OrderRecord, type VatTotal } from "@boekbrug/core";
import { okAsync, Result, ResultAsync } from "neverthrow";
import { failureOf } from "./failures.ts";

/** An order as it is in the file: its VAT totals are sealed, since a business's VAT number may stand in them. */
export type StoredOrder = Omit<OrderRecord, "booking"> & { readonly booking: StoredBooking | null };

/** `sealedVatTotals` is null where a store of version 1 kept the booking. */
export type StoredBooking = Omit<Booking, "vatTotals"> & { readonly sealedVatTotals: string | null };

/** Sealed before the transaction starts: nothing readable reaches the file. */
export const sealVatTotals = (cipher: Cipher, vatTotals: readonly VatTotal[]): ResultAsync<string, Failure> =>
  cipher.encrypt(JSON.stringify(vatTotals)).mapErr((problem) => notDone(problem));

export const unsealOrders = (
  cipher: Cipher,
  orders: readonly StoredOrder[],
): ResultAsync<readonly OrderRecord[], Failure> =>
  ResultAsync.combine(orders.map((order) => unsealOrder(cipher, order)));

export function unsealOrder(cipher: Cipher, { booking, ...order }: StoredOrder): ResultAsync<OrderRecord, Failure> {
  if (booking === null) return okAsync({ ...order, booking });
  const { sealedVatTotals, ...rest } = booking;
  return openVatTotals(cipher, sealedVatTotals).map((vatTotals) => ({ ...order, booking: { ...rest, vatTotals } }));
}

function openVatTotals(cipher: Cipher, sealed: string | null): ResultAsync<readonly VatTotal[], Failure> {
  if (sealed === null) return okAsync([]);
  return cipher
    .decrypt(sealed)
    .mapErr((problem) => notDone(problem))
    .andThen((text) => Result.fromThrowable((json: string) => JSON.parse(json) as VatTotal[], failureOf)(text));
}
