import { sample } from "../exactonline-client.ts";
import type { Probe, SwitchCase } from "./switch-case.ts";

const dollars =
  (rest: object, amounts: readonly number[] = [100]): Probe =>
  async (client) => {
    const { entry, line } = sample(client);
    if (!("Rate" in rest)) client.sim.state.byHand.addExchangeRate("USD", 0.8, "2026-01-01");
    const SalesEntryLines = amounts.map((AmountFC) => line({ AmountFC, VATCode: "0" }));
    const body = entry({ Currency: "USD", SalesEntryLines, ...rest });
    const { status, error, d } = await client.book(body, { prefer: "return=representation" });
    return [status, error, d?.Rate, d?.AmountDC];
  };

export const currencyCases: SwitchCase[] = [
  { name: "missingRate", probe: dollars({ Currency: "CHF" }) },
  { name: "rateDirection", probe: dollars({}) },
  { name: "postedRate", probe: dollars({ Rate: 0.5, Journal: "71" }), with: { missingRate: "one" } },
  { name: "convertedTotal", probe: dollars({ Rate: 0.333 }, [0.01, 0.01, 0.01]) },
];
