import { add, money, sum } from "../money/money.ts";
import type { Order } from "../order/order.ts";
import { marginVat } from "../vat/margin.ts";
import { type ExchangeRate, toEuro } from "./exchange-rate.ts";
import type { PlanLine, VatTotal } from "./invoice-plan.ts";

type Amounts = Pick<PlanLine, "net" | "vat" | "gross">;

export const totalsOf = (lines: readonly Amounts[], currency: string): Amounts => ({
  net: sum(
    lines.map(({ net }) => net),
    currency,
  ),
  vat: sum(
    lines.map(({ vat }) => vat),
    currency,
  ),
  gross: sum(
    lines.map(({ gross }) => gross),
    currency,
  ),
});

/** The lines' amounts by VAT treatment, in EUR. */
export function vatTotalsOf(lines: readonly PlanLine[], order: Order, rate: ExchangeRate | undefined): VatTotal[] {
  const groups = Map.groupBy(lines, ({ vatRole: role, vatPercent, decision }) =>
    JSON.stringify([
      role,
      vatPercent,
      decision.scenario,
      decision.nlReturnBox,
      decision.icpListing,
      decision.ossReport,
      decision.countsTowardThreshold,
    ]),
  );
  return [...groups.values()].flatMap((members) => {
    const [first] = members;
    return first === undefined ? [] : [totalOf(first, members, order, rate)];
  });
}

function totalOf(
  { vatRole, vatPercent, decision }: PlanLine,
  members: readonly PlanLine[],
  order: Order,
  rate: ExchangeRate | undefined,
): VatTotal {
  const { scenario, taxCountryVatCode, nlReturnBox, icpListing, ossReport, countsTowardThreshold } = decision;
  const { net, vat } = totalsOf(members, order.total.currency);
  const isAnew = members.some(({ chargedVat }) => chargedVat !== undefined);
  const charged = sum(
    members.map((line) => line.chargedVat ?? line.vat),
    order.total.currency,
  );
  const inEuros = { net: toEuro(net, rate), vat: toEuro(vat, rate) };
  return {
    vatRole,
    vatPercent,
    scenario,
    taxCountryVatCode,
    nlReturnBox,
    icpListing,
    ossReport,
    countsTowardThreshold,
    ...inEuros,
    gross: add(inEuros.net, inEuros.vat),
    ...(isAnew && charged.minor !== vat.minor ? { chargedVat: toEuro(charged, rate) } : {}),
    ...(scenario === "margin" ? { margin: marginOf(members, order, rate) } : {}),
  };
}

/** Item by item, a negative margin counting as none (Dir 2006/112/EC art. 312-315); null where the period's margins are taxed as a whole. */
function marginOf(members: readonly PlanLine[], order: Order, rate: ExchangeRate | undefined): VatTotal["margin"] {
  if (members.some(({ decision }) => decision.flags.includes("margin-vat-per-period"))) return null;
  const parts = members.map(({ source, gross, decision }) => {
    const line = source.kind === "line" ? order.lines.find(({ id }) => id === source.id) : undefined;
    const sold = toEuro(gross, rate);
    const paid = toEuro(line?.purchasePrice ?? money(0, gross.currency), rate);
    const vat = marginVat(paid, sold, decision.ratePercent ?? "0");
    return { net: money(Math.max(sold.minor - paid.minor, 0) - vat.minor, "EUR"), vat };
  });
  return {
    net: sum(
      parts.map(({ net }) => net),
      "EUR",
    ),
    vat: sum(
      parts.map(({ vat }) => vat),
      "EUR",
    ),
  };
}
