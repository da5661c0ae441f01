import { type Problem, problem } from "@boekbrug/core";
import { jsonOf } from "@boekbrug/http";
import * as z from "zod";

const refusedBody = z.object({ factuurnummer: z.string(), factuurdatum: z.string(), datum: z.string() }).partial();

type Refused = z.infer<typeof refusedBody>;

/** Of a booking, or of a payment. */
const period = ({ factuurdatum, datum = "-" }: Refused): Problem =>
  problem("ledger.period-closed", "order.placedAt", { date: (factuurdatum ?? datum).slice(0, 10) });
const customer = (): Problem => problem("ledger.customer-unusable", "order.customer");

/** SnelStart's codes that say more than "refused". */
const meanings: Readonly<Record<string, (refused: Refused) => Problem>> = {
  "BOE-0021": ({ factuurnummer }) => problem("ledger.number-taken", "rules.number", { number: factuurnummer ?? "-" }),
  "BOE-0033": period,
  "BOE-0042": period,
  "BOE-0051": period,
  "BOE-0054": customer,
  "BOE-0060": customer,
  "BOE-0069": () => problem("ledger.vat-amount-refused", "order.lines"),
  "VOR-0002": customer,
  "BOE-0080": () => problem("ledger.eu-customer-unproven", "order.customer.vatNumber"),
};

/** The problem that codes speak of; undefined where none is known. */
export function knownRefusal(codes: readonly string[], body: string | undefined): Problem | undefined {
  const meaning = codes.map((code) => meanings[code]).find((each) => each !== undefined);
  if (meaning === undefined) return undefined;
  return meaning(refusedBody.safeParse(body === undefined ? {} : jsonOf(body)).data ?? {});
}
