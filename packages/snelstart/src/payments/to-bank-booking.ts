import { type PaidDocument, type SettlementWrite, sum } from "@boekbrug/core";
import { amountOf } from "../bookings/to-booking-lines.ts";
import { describedBy, voucherOf } from "../identity.ts";
import type { SnelStartJournal } from "../snapshot.ts";

export const bankPath = "bankboekingen";

/** The write that pays these bookings, all of one day and on one journal. It is known by the first of them. */
export function toBankBooking(
  documents: readonly [PaidDocument, ...PaidDocument[]],
  journal: SnelStartJournal,
): SettlementWrite {
  const [{ reference, paidOn }] = documents;
  const voucher = voucherOf(reference);
  return {
    step: {
      key: "settlement",
      kind: "settlement",
      title: { nl: "Bankboeking", en: "Bank booking" },
      request: {
        method: "POST",
        path: bankPath,
        body: {
          datum: `${paidOn}T00:00:00`,
          dagboek: { id: journal.id },
          bedragOntvangen: amountOf(
            sum(
              documents.map(({ gross }) => gross),
              "EUR",
            ),
          ),
          bedragUitgegeven: 0,
          omschrijving: describedBy(descriptionOf(documents), reference),
          ...(voucher === null ? {} : { boekstuk: voucher }),
          verkoopboekingBoekingsRegels: documents.flatMap(({ number, parts }) =>
            parts.map(({ id, amount }) => ({
              boekingId: { id },
              omschrijving: number,
              debet: 0,
              credit: amountOf(amount),
            })),
          ),
        },
      },
      dependsOn: [],
      lookup: "after-doubt",
      identity: null,
      reference,
      expected: null,
    },
    pays: documents.map((each) => each.reference),
  };
}

function descriptionOf(documents: readonly [PaidDocument, ...PaidDocument[]]): string {
  const [first] = documents;
  const last = documents.at(-1) ?? first;
  return documents.length === 1
    ? `Betaling ${first.number}`
    : `Betalingen ${first.number} – ${last.number} (${documents.length})`;
}
