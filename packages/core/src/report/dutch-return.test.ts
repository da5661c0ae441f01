import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyDocuments, booked, icp, oss, thirdQuarter, vatTotal } from "../../test/booked-vat.ts";
import { euro } from "../../test/orders.ts";
import { dutchReturn } from "./dutch-return.ts";

describe("the Dutch return", () => {
  it("sums base and VAT per box, in the order of the form", () => {
    const documents = [
      booked("2026-07-01", vatTotal(1000, 210), vatTotal(2000, 180, { vatPercent: "9", nlReturnBox: "1b" })),
      booked("2026-09-30", icp(5000, "DE136695976"), vatTotal(500, 105)),
      booked("2026-08-01", vatTotal(-100, -21)),
    ];
    const { boxes, vatDue, notInReturn } = dutchReturn(documents, thirdQuarter);
    expect(boxes).toEqual([
      { box: "1a", net: euro(1400), vat: euro(294) },
      { box: "1b", net: euro(2000), vat: euro(180) },
      { box: "3b", net: euro(5000), vat: null },
    ]);
    expect(vatDue).toEqual(euro(474));
    expect(notInReturn).toEqual({ net: euro(0), vat: euro(0) });
  });

  it("leaves out what lies a day before or after the period", () => {
    const documents = [booked("2026-06-30", vatTotal(1, 0)), booked("2026-10-01", vatTotal(2, 0))];
    expect(dutchReturn(documents, thirdQuarter).boxes).toEqual([]);
  });

  it("never takes another state's VAT for Dutch VAT", () => {
    const abroad = { scenario: "destination-vat-without-oss", nlReturnBox: "3c", taxCountryVatCode: "DE" } as const;
    const documents = [booked("2026-07-01", vatTotal(1000, 190, abroad), oss(3000, 720, "EL", "24"))];
    const { boxes, vatDue, notInReturn } = dutchReturn(documents, thirdQuarter);
    expect(boxes).toEqual([{ box: "3c", net: euro(1000), vat: null }]);
    expect(vatDue).toEqual(euro(0));
    expect(notInReturn).toEqual({ net: euro(3000), vat: euro(910) });
  });

  it("tells by how much VAT that was rounded anew differs from the shop's, whatever state it belongs to", () => {
    const anew = (charged: number) => ({ chargedVat: euro(charged) });
    const documents = [
      booked("2026-07-01", vatTotal(1000, 210, anew(209)), vatTotal(2000, 420)),
      booked("2026-07-02", vatTotal(300, 60, { ...anew(63), vatPercent: "20", nlReturnBox: null })),
    ];
    expect(dutchReturn(documents, thirdQuarter).roundedAnew).toEqual(euro(-2));
    expect(dutchReturn(documents.slice(1, 1), thirdQuarter).roundedAnew).toBeNull();
  });

  it("loses and adds no cent, whatever was booked", () => {
    fc.assert(
      fc.property(anyDocuments, (documents) => {
        const { boxes, vatDue, notInReturn } = dutchReturn(documents, thirdQuarter);
        let [net, vat] = [0, 0];
        for (const { date, vatTotals } of documents) {
          if (date < thirdQuarter.from || date > thirdQuarter.to) continue;
          for (const total of vatTotals) {
            net += total.net.minor;
            vat += total.vat.minor;
          }
        }
        const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0);
        expect(sum(boxes.map((box) => box.net.minor)) + notInReturn.net.minor).toBe(net);
        expect(sum(boxes.map((box) => box.vat?.minor ?? 0))).toBe(vatDue.minor);
        expect(vatDue.minor + notInReturn.vat.minor).toBe(vat);
        expect(boxes.map(({ box }) => box)).toEqual([...new Set(boxes.map(({ box }) => box))].sort());
      }),
    );
  });
});
