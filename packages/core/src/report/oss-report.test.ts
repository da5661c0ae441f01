import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyDocuments, booked, oss, thirdQuarter, vatTotal } from "../../test/booked-vat.ts";
import { euro } from "../../test/orders.ts";
import { dutchReturn } from "./dutch-return.ts";
import { ossReport } from "./oss-report.ts";

describe("the OSS report", () => {
  it("keeps states, dispatch and rates apart, to the cent", () => {
    const documents = [
      booked("2026-07-01", oss(1001, 190, "DE", "19"), oss(500, 35, "DE", "7")),
      booked("2026-08-01", oss(999, 190, "DE", "19"), oss(200, 38, "DE", "19", "BE"), oss(100, 24, "EL", "24")),
      booked("2026-08-02", vatTotal(9999, 2100)),
    ];
    expect(ossReport(documents, thirdQuarter).lines).toEqual([
      {
        memberStateOfConsumption: "DE",
        memberStateOfDispatch: null,
        vatPercent: "19",
        net: euro(2000),
        vat: euro(380),
      },
      { memberStateOfConsumption: "DE", memberStateOfDispatch: null, vatPercent: "7", net: euro(500), vat: euro(35) },
      { memberStateOfConsumption: "DE", memberStateOfDispatch: "BE", vatPercent: "19", net: euro(200), vat: euro(38) },
      { memberStateOfConsumption: "EL", memberStateOfDispatch: null, vatPercent: "24", net: euro(100), vat: euro(24) },
    ]);
  });

  it("does not net one state against another", () => {
    const documents = [booked("2026-07-01", oss(100, 19, "DE", "19"), oss(-100, -24, "EL", "24"))];
    expect(ossReport(documents, thirdQuarter).lines.map(({ vat }) => vat.minor)).toEqual([19, -24]);
  });

  it("holds exactly what was booked under the scheme, and none of it is in the Dutch return", () => {
    fc.assert(
      fc.property(anyDocuments, (documents) => {
        const onlyOss = documents.map((document) => ({
          ...document,
          vatTotals: document.vatTotals.filter(({ scenario }) => scenario === "oss"),
        }));
        const { lines } = ossReport(documents, thirdQuarter);
        const { boxes, notInReturn } = dutchReturn(onlyOss, thirdQuarter);
        expect(boxes).toEqual([]);
        for (const part of ["net", "vat"] as const) {
          expect(lines.reduce((sum, line) => sum + line[part].minor, 0)).toBe(notInReturn[part].minor);
        }
      }),
    );
  });
});
