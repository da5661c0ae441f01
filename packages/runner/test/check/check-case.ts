import type { World } from "../world.ts";

/** Something that is not as it should be, and what a check says of it. */
export interface Case {
  readonly name: string;
  readonly rules?: Record<string, unknown>;
  readonly ledger?: Record<string, unknown>;
  readonly arrange?: (world: World) => void;
  readonly finding: string;
  readonly says: RegExp;
}

/** Rules under which nothing is missing. */
export const complete = {
  seller: { oneStopShop: true },
  threshold: { year: 2026, previousYearNetEur: "25000" },
  accounts: {
    high: "8000",
    low: "8010",
    zero: "8020",
    other: "8090",
    shipping: "8100",
    deposits: "1700",
    giftCards: "1710",
  },
  vatCodes: {
    "domestic-standard": "4",
    "domestic-reduced": "3",
    "domestic-zero": "0",
    "no-supply": "0",
    icp: "7",
    export: "6",
  },
  vat: { unknownClass: "as-charged", categories: { Boeken: "book", Cadeaubonnen: "voucher-multi-purpose" } },
};

export function keepTariffs({ shop }: World, countries: readonly string[]): void {
  const { tariffs } = shop.state.shop;
  tariffs.splice(0, tariffs.length, ...tariffs.filter(({ code }) => countries.includes(code)));
}

export const addGermanCode = ({ exact }: World): void =>
  void exact.state.byHand.addVatCode({
    code: "D19",
    description: "OSS Duitsland 19 %",
    type: "I",
    rate: 190_000,
    ossCountry: "DE",
    transaction: "S",
  });
