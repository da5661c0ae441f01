import { type Booking, type Cipher, type Failure, notDone, type OrderRecord } from "@boekbrug/core";
import { okAsync, Result, ResultAsync } from "neverthrow";
import { failureOf } from "./failures.ts";

/** An order as it is in the file: its VAT totals are sealed, since a business's VAT number may stand in them. */
export type StoredOrder = Omit<OrderRecord, "booking"> & { readonly booking: StoredBooking | null };

/** `sealedVatTotals` is null where a store of version 1 kept the booking, and where its keeping has ended. */
export type StoredBooking = Omit<Booking, keyof Kept> & { readonly sealedVatTotals: string | null };

/** What stands behind the seal. */
type Kept = Pick<Booking, "vatTotals" | "vatNumberCheck">;

/** Sealed before the transaction starts: nothing readable reaches the file. */
export const sealVatTotals = (cipher: Cipher, { vatTotals, vatNumberCheck }: Kept): ResultAsync<string, Failure> =>
  cipher.encrypt(JSON.stringify({ vatTotals, vatNumberCheck })).mapErr((problem) => notDone(problem));

export const unsealOrders = (
  cipher: Cipher,
  orders: readonly StoredOrder[],
): ResultAsync<readonly OrderRecord[], Failure> =>
  ResultAsync.combine(orders.map((order) => unsealOrder(cipher, order)));

export function unsealOrder(cipher: Cipher, { booking, ...order }: StoredOrder): ResultAsync<OrderRecord, Failure> {
  if (booking === null) return okAsync({ ...order, booking });
  const { sealedVatTotals, ...rest } = booking;
  return openVatTotals(cipher, sealedVatTotals).map((kept) => ({ ...order, booking: { ...rest, ...kept } }));
}

function openVatTotals(cipher: Cipher, sealed: string | null): ResultAsync<Kept, Failure> {
  if (sealed === null) return okAsync({ vatTotals: [], vatNumberCheck: null });
  return cipher
    .decrypt(sealed)
    .mapErr((problem) => notDone(problem))
    .andThen((text) => Result.fromThrowable((json: string) => JSON.parse(json) as Kept, failureOf)(text));
}
