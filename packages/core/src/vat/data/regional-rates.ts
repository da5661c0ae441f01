import type { Percent } from "../../order/order.ts";
import { coveredFrom, type Dated } from "./dated.ts";

interface RegionalRate extends Dated {
  /** The rate of the mainland for the same product. */
  readonly mainland: Percent;
  readonly percent: Percent;
}

/** What a region charges in place of the mainland's rates. A rate without a row is asked for, never carried over. */
export const regionalRates: Readonly<
  Record<string, { readonly source: string; readonly rates: readonly RegionalRate[] }>
> = {
  "PT-20": {
    source: "CIVA art. 18(3); regional rates of the Azores, European Commission TEDB",
    rates: [
      { mainland: "23", percent: "16", validFrom: coveredFrom, validTo: null },
      { mainland: "13", percent: "9", validFrom: coveredFrom, validTo: null },
      { mainland: "6", percent: "4", validFrom: coveredFrom, validTo: null },
    ],
  },
  "PT-30": {
    source: "CIVA art. 18(3); Decreto Legislativo Regional 6/2024/M",
    rates: [
      { mainland: "23", percent: "22", validFrom: coveredFrom, validTo: null },
      { mainland: "13", percent: "12", validFrom: coveredFrom, validTo: null },
      { mainland: "6", percent: "5", validFrom: coveredFrom, validTo: "2024-09-30" },
      { mainland: "6", percent: "4", validFrom: "2024-10-01", validTo: null },
    ],
  },
  "FR-COR": {
    source: "CGI art. 297: the standard rate is that of the mainland; listed goods differ by product",
    rates: [{ mainland: "20", percent: "20", validFrom: coveredFrom, validTo: null }],
  },
};
