import type { Charged } from "@boekbrug/simulators";

/** A ledger that reckons the VAT of each rate from one base, with or without VAT: what the shop charged must come out of one of them. */
export function canBeReckoned({ perRate }: Charged): boolean {
  const rates = Object.entries(perRate).map(([rate, amounts]) => ({ rate: Number(rate), ...amounts }));
  const half = (amount: number) => Math.sign(amount) * Math.round(Math.abs(amount));
  return (
    rates.every(({ rate, gross, vat }) => gross - half((gross * 100) / (100 + rate)) === vat) ||
    rates.every(({ rate, net, vat }) => half((net * rate) / 100) === vat)
  );
}
