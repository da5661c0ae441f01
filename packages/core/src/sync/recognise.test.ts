import { describe, expect, it } from "vitest";
import type { ListedDocument } from "../ports/booked-document.ts";
import { foreignReferences, recognisableTexts } from "./recognise.ts";

const known = { orderNumber: "W10330", invoiceNumber: null, orderId: "339323562" };

const document = (reference: string, ...texts: string[]): ListedDocument => ({
  id: reference,
  reference,
  texts,
  number: null,
  date: "2026-03-16",
  gross: { minor: 100, currency: "EUR" },
  vat: null,
});

describe("the references of an order", () => {
  it("are the patterns filled in, those that speak of what it lacks left out", () => {
    const patterns = ["{orderNumber}", "CCV-{orderId}", "Factuur {invoiceNumber}", "Bestelling  {orderNumber}"];
    expect(foreignReferences(patterns, known)).toEqual(["w10330", "ccv-339323562", "bestelling w10330"]);
  });
});

describe("a document", () => {
  const isRecognised = (each: ListedDocument) => recognisableTexts(each).some((text) => references.includes(text));
  const references = foreignReferences(["{orderNumber}", "Bestelling {orderNumber}"], known);

  it.each([
    ["by its reference", document("W10330")],
    ["by another text", document("", "bestelling W10330 ")],
  ])("is recognised %s", (_, each) => {
    expect(isRecognised(each)).toBe(true);
  });

  it.each([
    ["the number is a part of another", document("W103301")],
    ["the text says more", document("", "Retour bestelling W10330")],
    ["it is the booking of another connection", document("other-5", "W10330")],
    ["it is the second document of such a booking", document("other-5/2", "W10330")],
    ["it has no text", document("")],
  ])("is not recognised where %s", (_, each) => {
    expect(isRecognised(each)).toBe(false);
  });
});
