import { type DocumentKind, describeProblem, documentSourceWords, lineSourceWords, type Order } from "@boekbrug/core";
import { describe, expect, test } from "vitest";
import { coupon, customerWith, lineWith, orderWith, planOf, rulesWith, shipping } from "../../test/support.ts";
import { checkExtraFields } from "./check-extra-fields.ts";
import { extraFieldSettings } from "./extra-field-settings.ts";
import { fieldPlaces, targetWords } from "./extra-field-table.ts";
import { extraFields } from "./extra-fields.ts";

const parse = (fields: readonly object[]) => extraFieldSettings.parse(fields) ?? [];
const goods = { number: "KO-1", ean: "8712345678906", weight: "0.35", commodityCode: "61091000", originCountry: "CN" };

const order = (changes: Partial<Order> = {}) =>
  orderWith(
    {
      lines: [lineWith(5997, "21", { quantity: "3", facts: goods }), lineWith(735, "9")],
      charges: [shipping(695)],
      discounts: [coupon(500)],
      vat: 1133,
    },
    { facts: { trackingCode: "3SABC", trackingUrl: "https://volg.example/3SABC" }, ...changes },
  );

function filled(fields: readonly object[], kind: DocumentKind = "entry", changes: Partial<Order> = {}) {
  const plan = planOf(order(changes));
  const extra = extraFields(plan, kind, parse(fields), rulesWith());
  return { document: extra.document, lines: plan.lines.map((line) => extra.line(line)) };
}

/** As if the goods left the country: with VAT that stays Dutch, so that nothing else changes. */
const abroad = { customer: customerWith({ shipTo: { ...customerWith().billTo, country: "BE" } }) };
function filledAbroad(fields: readonly object[], kind: DocumentKind = "entry") {
  const home = planOf(order());
  const plan = { ...home, customer: abroad.customer, sources: { ...home.sources, "customer.country": "BE" } };
  const extra = extraFields(plan, kind, parse(fields), rulesWith());
  return plan.lines.map((line) => extra.line(line));
}

test("without the setting nothing is added", () => {
  expect(filled([])).toEqual({ document: {}, lines: [{}, {}, {}, {}, {}, {}] });
  expect(extraFields(planOf(order()), "entry", undefined, rulesWith()).document).toEqual({});
});

describe("our reference and yours", () => {
  const yourRef = { target: "yourRef", source: "order.number", level: "document" };

  test.each(["entry", "invoice", "order"] as const)("%s: YourRef begins with the reference", (kind) => {
    expect(filled([yourRef], kind).document).toEqual({ YourRef: "shop-10330 10330" });
  });

  test("a value that does not fit behind the reference is never cut: it goes to the notes, or nowhere", () => {
    const number = "W-2026-0000000010330";
    expect(filled([yourRef], "entry", { number })).toMatchObject({
      document: {},
      lines: [{ Notes: `Uw referentie: ${number}` }, {}, {}, {}, {}, {}],
    });
    expect(filled([yourRef], "invoice", { number }).document).toEqual({ Remarks: `Uw referentie: ${number}` });
    expect(filled([{ ...yourRef, otherwise: "leave-out" }], "invoice", { number }).document).toEqual({});
  });

  test("a payment reference takes the place of the number where the order has the value", () => {
    const fields = [{ target: "paymentReference", source: "order.invoiceNumber", level: "document" }];
    expect(filled(fields, "entry", { invoiceNumber: "F-7" }).document).toEqual({ PaymentReference: "F-7" });
    expect(filled(fields).document).toEqual({});
  });
});

describe("lines", () => {
  test("serial number, period and notes stand on lines with a product only", () => {
    const fields = [
      { target: "serialNumber", source: "product.ean", level: "line" },
      { target: "from", source: "order.placedAt", level: "line" },
      { target: "to", text: "2026-12-31", level: "line" },
      { target: "notes", source: "line.sku", level: "line" },
    ];
    const period = { From: "2026-03-16", To: "2026-12-31" };
    expect(filled(fields).lines).toEqual([
      { SerialNumber: "8712345678906", ...period, Notes: "SKU-1" },
      { ...period, Notes: "SKU-1" },
      {},
      {},
      {},
      {},
    ]);
    expect(filled(fields, "invoice").lines[0]).toEqual({
      StartTime: "2026-03-16",
      EndTime: "2026-12-31",
      Notes: "Serienummer: 8712345678906; SKU-1",
    });
  });

  test("a period that ends before it begins is no period", () => {
    const fields = [
      { target: "from", source: "order.placedAt", level: "line" },
      { target: "to", text: "2026-01-31", level: "line" },
    ];
    expect(filled(fields).lines[0]).toEqual({ Notes: "Van: 2026-03-16; Tot en met: 2026-01-31" });
  });

  test("a tracking number is written as a GUID, else noted", () => {
    const id = "0f0e0d0c-0b0a-0908-0706-050403020100";
    expect(filled([{ target: "trackingNumber", text: id, level: "line" }]).lines[0]).toEqual({ TrackingNumber: id });
    const code = [{ target: "trackingNumber", source: "order.trackingCode", level: "line" }];
    expect(filled(code).lines[0]).toEqual({ Notes: "Volgnummer: 3SABC" });
  });

  const intrastat = [
    { target: "intrastatCountry", source: "customer.country", level: "line" },
    { target: "intrastatTransactionA", text: "11", level: "line" },
    { target: "intrastatTransactionB", text: "1", level: "line", otherwise: "leave-out" },
    { target: "statisticalNumber", source: "product.commodityCode", level: "line" },
    { target: "statisticalNetWeight", source: "line.weight", level: "line" },
    { target: "statisticalQuantity", source: "line.quantity", level: "line" },
    { target: "statisticalValue", source: "line.net", level: "line" },
  ];

  test("the Intrastat fields stand on goods that leave the country, numbers as numbers", () => {
    expect(filledAbroad(intrastat)).toMatchObject([
      {
        IntraStatCountry: "BE",
        IntraStatTransactionA: "11",
        StatisticalNumber: "61091000",
        StatisticalNetWeight: 1.05,
        StatisticalQuantity: 3,
        StatisticalValue: 49.56,
      },
      { IntraStatCountry: "BE", IntraStatTransactionA: "11", StatisticalQuantity: 1 },
      {},
      {},
      {},
      {},
    ]);
    expect(JSON.stringify(filledAbroad(intrastat))).not.toContain("TransactionB");
  });

  test("goods that stay in the country have no Intrastat, not in the notes either", () => {
    expect(filled(intrastat).lines).toEqual([{}, {}, {}, {}, {}, {}]);
    const once = { target: "intrastatArea", text: "NH", level: "document" };
    for (const kind of ["entry", "invoice", "order"] as const) {
      expect(JSON.stringify(filled([once], kind)), kind).not.toContain("NH");
    }
    expect(filled([once], "invoice").document).toEqual({});
  });
});

describe("what a kind of document has no field for", () => {
  const fields = [
    { target: "externalLinkUrl", source: "order.trackingUrl", level: "document" },
    { target: "externalLinkDescription", text: "Volg de zending", level: "document" },
    { target: "notes", text: "Webshop", level: "document" },
  ];

  test("an entry takes the address; the description and the document's notes stand on its first line", () => {
    expect(filled(fields)).toMatchObject({
      document: { ExternalLinkReference: "https://volg.example/3SABC" },
      lines: [{ Notes: "Omschrijving externe link: Volg de zending; Webshop" }, {}, {}, {}, {}, {}],
    });
  });

  test("an invoice and an order have remarks", () => {
    for (const kind of ["invoice", "order"] as const) {
      expect(filled(fields, kind)).toMatchObject({
        document: {
          Remarks: "Externe link: https://volg.example/3SABC; Omschrijving externe link: Volg de zending; Webshop",
        },
        lines: [{}, {}, {}, {}, {}, {}],
      });
    }
  });

  test("notes are cut between characters at their length, and line breaks become spaces", () => {
    const [first] = filled([{ target: "notes", text: "é\n".repeat(120).trim(), level: "line" }]).lines;
    expect(first?.Notes).toBe("é ".repeat(120).trim());
    const twice = [
      { target: "notes", text: "x".repeat(250), level: "line" },
      { target: "notes", text: "y".repeat(250), level: "line" },
    ];
    expect(filled(twice).lines[0]?.Notes).toHaveLength(255);
  });

  test("what is cut or fits nowhere is named, what finds another place is not", () => {
    const named = (fields: readonly object[], kind: DocumentKind = "entry", changes: Partial<Order> = {}) =>
      extraFields(planOf(order(changes)), kind, parse(fields), rulesWith()).shortened;
    const long = { target: "notes", text: "x".repeat(200) };
    expect(named([{ ...long, level: "line" }])).toEqual([]);
    expect(
      named([
        { ...long, level: "line" },
        { ...long, level: "line" },
      ]),
    ).toEqual(["Notes", "Notes"]);
    const both = [
      { ...long, level: "document" },
      { ...long, level: "document" },
    ];
    expect(named(both)).toEqual(["Notes"]);
    expect(named(both, "invoice")).toEqual(["Remarks"]);
    const serial = { target: "serialNumber", text: "s".repeat(61), level: "line" };
    expect(named([serial])).toEqual([]);
    expect(named([{ ...serial, otherwise: "leave-out" }])).toEqual(["SerialNumber", "SerialNumber"]);
    expect(named([{ ...serial, otherwise: "leave-out" }], "order")).toEqual([]);
    const yourRef = { target: "yourRef", source: "order.number", level: "document", otherwise: "leave-out" };
    expect(named([yourRef], "invoice", { number: "W-2026-0000000010330" })).toEqual(["YourRef"]);
  });
});

describe("the setting", () => {
  const complaint = (...fields: readonly object[]): string | undefined => {
    const issue = extraFieldSettings.safeParse(fields).error?.issues[0];
    return issue?.code === "custom" ? issue.params?.complaint.en : issue?.message;
  };

  test.each([
    [[{ target: "notes", level: "line" }], /exactly one/],
    [[{ target: "notes", level: "line", text: "a", source: "line.sku" }], /exactly one/],
    [[{ target: "notes", level: "document", source: "line.sku" }], /level 'line'/],
    [[{ target: "statisticalValue", level: "line", text: "veel" }], /does not fit/],
    [[{ target: "intrastatCountry", level: "line", text: "België" }], /does not fit/],
    [[{ target: "from", level: "line", text: "2026-01-01" }], /together/],
    [
      [
        { target: "yourRef", level: "document", text: "a" },
        { target: "yourRef", level: "document", text: "b" },
      ],
      /already/,
    ],
    [[{ target: "yourRef", level: "document", source: "customer.company" }], /never stands in a reference/],
    [[{ target: "paymentReference", level: "document", source: "customer.vatNumber" }], /never stands/],
    [[{ target: "notes", level: "line", source: "customer.email" }], /Invalid option/],
  ])("%j is refused", (fields, words) => {
    expect(complaint(...fields)).toMatch(words);
  });

  test("every target can take every source of its level", () => {
    const sources = [...Object.keys(documentSourceWords), ...Object.keys(lineSourceWords)];
    for (const target of Object.keys(targetWords)) {
      if (["from", "to", "yourRef", "paymentReference"].includes(target)) continue;
      for (const source of sources) expect(complaint({ target, source, level: "line" })).toBeUndefined();
    }
  });
});

describe("the check", () => {
  const told = (kind: DocumentKind, ...fields: readonly object[]) =>
    checkExtraFields(parse(fields), kind).map(
      (found) => `${found.field} ${found.code}: ${describeProblem(found, "en").reason}`,
    );

  test("says what cannot be filled in this kind of document, and where the value goes", () => {
    const serial = { target: "serialNumber", source: "product.ean", level: "line" };
    expect(told("entry", serial)).toEqual([]);
    expect(told("order", serial)).toEqual([
      "ledger.extraFields.0 ledger.extra-field-in-notes: 'Serial number' (per line) cannot be filled in this kind of document: it has no field for it on this level. The value goes to the notes.",
    ]);
    expect(told("order", { ...serial, otherwise: "leave-out" })[0]).toContain("ledger.extra-field-left-out");
    expect(told("entry", { target: "externalLinkDescription", text: "x", level: "document" })[0]).toContain("itself");
    expect(told("entry", { target: "trackingNumber", source: "order.trackingCode", level: "line" })[0]).toContain(
      "GUID",
    );
    expect(told("entry", { target: "intrastatTransactionB", text: "1", level: "line" })[0]).toContain("Dutch");
  });

  test("says that YourRef is shared and that Intrastat must be on", () => {
    expect(told("invoice", { target: "yourRef", source: "order.number", level: "document" })[0]).toContain(
      "in 30 characters",
    );
    expect(told("entry", { target: "intrastatArea", text: "NH", level: "line" })[0]).toContain("switched on");
    expect(told("entry", { target: "notes", text: "Webshop", level: "document" })).toEqual([]);
  });

  test("says that a fixed text is longer than its field", () => {
    const serial = { target: "serialNumber", text: "s".repeat(61), level: "line" };
    expect(told("entry", serial)[0]).toContain("too long for it. The value goes to the notes");
    expect(told("entry", { ...serial, text: "s".repeat(60) })).toEqual([]);
    const notes = (length: number, level = "line") => ({ target: "notes", text: "x".repeat(length), level });
    expect(told("entry", notes(250))).toEqual([]);
    const [tooLong] = checkExtraFields(parse([notes(250), notes(10)]), "entry");
    expect(tooLong).toMatchObject({ code: "ledger.extra-field-too-long", parameters: { length: 255 } });
    expect(checkExtraFields(parse([notes(250), notes(10, "document")]), "entry")).toEqual([]);
  });

  test("says it of every target that a kind of document cannot write, in both languages", () => {
    for (const kind of ["entry", "invoice", "order"] as const) {
      for (const level of ["document", "line"] as const) {
        for (const target of Object.keys(targetWords) as (keyof typeof targetWords)[]) {
          const access = fieldPlaces[kind][level][target]?.access;
          const found = checkExtraFields([{ target, level, source: "order.number", otherwise: "notes" }], kind);
          const missing = access !== "writable" && target !== "notes";
          expect(
            found.some(({ code }) => code === "ledger.extra-field-in-notes"),
            `${kind} ${level} ${target}`,
          ).toBe(missing);
          for (const each of found) expect(describeProblem(each, "nl").reason).not.toMatch(/[{}]/);
        }
      }
    }
  });
});
