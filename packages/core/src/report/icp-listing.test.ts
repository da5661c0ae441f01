import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyDocuments, booked, icp, thirdQuarter, vatTotal } from "../../test/booked-vat.ts";
import { euro } from "../../test/orders.ts";
import { dutchReturn } from "./dutch-return.ts";
import { icpListing } from "./icp-listing.ts";

const german = "DE136695976";
const belgian = "BE0404616494";

describe("the ICP listing", () => {
  it("has a line per VAT number and kind", () => {
    const documents = [
      booked("2026-07-01", icp(1000, german), icp(50, german, "services")),
      booked("2026-07-02", icp(300, german), icp(700, belgian)),
      booked("2026-07-03", vatTotal(9999, 2100)),
    ];
    expect(icpListing(documents, thirdQuarter)).toEqual({
      period: thirdQuarter,
      lines: [
        { vatNumber: belgian, kind: "goods", net: euro(700) },
        { vatNumber: german, kind: "goods", net: euro(1300) },
        { vatNumber: german, kind: "services", net: euro(50) },
      ],
      total: euro(2050),
    });
  });

  it("keeps a customer whose credit notes outweigh the supplies", () => {
    const documents = [booked("2026-07-01", icp(100, german)), booked("2026-08-01", icp(-400, german))];
    expect(icpListing(documents, thirdQuarter).lines).toEqual([{ vatNumber: german, kind: "goods", net: euro(-300) }]);
  });

  it("always equals box 3b", () => {
    fc.assert(
      fc.property(anyDocuments, (documents) => {
        const box = dutchReturn(documents, thirdQuarter).boxes.find((each) => each.box === "3b");
        expect(icpListing(documents, thirdQuarter).total).toEqual(box?.net ?? euro(0));
      }),
    );
  });
});
