import { describeProblem, type Finding } from "@boekbrug/core";
import { describe, expect, it } from "vitest";
import { checkConnection, checkConnections } from "../src/index.ts";
import { connectAgain, createWorld, runOnce, startEngine, type World, type WorldOptions } from "./world.ts";

const complete = {
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

/** Ships to the Netherlands and to Germany at its OSS rate, for which the administration has a code. */
function goodWorld(rules: Record<string, unknown> = {}, exact: WorldOptions["exact"] = {}): World {
  const world = createWorld({ rules: { ...complete, ...rules }, exact });
  keepTariffs(world, ["NL"]);
  return world;
}

function keepTariffs({ shop }: World, countries: readonly string[]): void {
  const { tariffs } = shop.state.shop;
  tariffs.splice(0, tariffs.length, ...tariffs.filter(({ code }) => countries.includes(code)));
}

async function findingsOf(world: World, ledger: Record<string, unknown> = {}): Promise<readonly Finding[]> {
  const { connection } = startEngine(Object.assign(world, { ledger }));
  return (await checkConnection(connection, world.clock.now())).findings;
}

const shown = (findings: readonly Finding[]) =>
  findings.map(({ severity, problem: { code, field } }) => `${severity} ${code} ${field}`);

/** Nothing but reading happened, on either side. */
function expectNothingWritten({ shop, exact }: World): void {
  const writes = [...shop.calls, ...exact.calls].filter(
    ({ method, path }) => method !== "GET" && !/oauth2\/token/.test(path),
  );
  expect(writes).toEqual([]);
}

interface Case {
  readonly name: string;
  readonly rules?: Record<string, unknown>;
  readonly ledger?: Record<string, unknown>;
  readonly arrange?: (world: World) => void;
  readonly finding: string;
  readonly says: RegExp;
}

const shopCases: readonly Case[] = [
  {
    name: "the key may not read orders",
    arrange: ({ shop }) => void shop.state.permissions.delete("orders"),
    finding: "stops shop.permission-missing shop",
    says: /may not read orders/,
  },
  {
    name: "the key may not read products, and the VAT class comes from them",
    rules: { vat: { ...complete.vat, unknownClass: "hold" } },
    arrange: ({ shop }) => void shop.state.permissions.delete("products"),
    finding: "stops shop.permission-missing shop",
    says: /may not read products/,
  },
  {
    name: "the key may not read payment methods",
    arrange: ({ shop }) => void shop.state.permissions.delete("paymethods"),
    finding: "note shop.permission-missing shop",
    says: /may not read paymethods/,
  },
  {
    name: "the only status that is booked does not exist",
    rules: { orders: { statuses: ["77"] } },
    finding: "stops check.status-unknown rules.orders.statuses",
    says: /no order status 77.*7 \(Afgerond\)/,
  },
  {
    name: "one of the statuses does not exist",
    rules: { orders: { statuses: ["7", "77"] } },
    finding: "holds check.status-unknown rules.orders.statuses",
    says: /no order status 77/,
  },
  {
    name: "a status means cancelled",
    rules: { orders: { statuses: ["7", "8"] } },
    finding: "holds check.status-cancelled rules.orders.statuses",
    says: /Status 8 means cancelled/,
  },
  {
    name: "a tariff is no Dutch rate",
    arrange: ({ shop }) => void shop.state.shop.tariffs[0]?.tariffs.push({ type: "low b", percentage: 6 }),
    finding: "holds check.tariff-unknown shop",
    says: /'low b' of the shop|tariff 'low b' is 6 %/,
  },
  {
    name: "a country's tariff is not what is due",
    rules: { vatCodes: { ...complete.vatCodes, "oss:DE:19": "D19" } },
    arrange: (world) => {
      world.shop.state.shop.tariffs.push({
        code: "DE",
        country: "Duitsland",
        zone: { id: 1, name: "Europese Unie" },
        tariffs: [{ type: "normal", percentage: 16 }],
      });
      addGermanCode(world);
    },
    finding: "holds vat.rate-differs order.lines.0.vatPercent",
    says: /charged 16 %, 19 % is due/,
  },
  {
    name: "the shop sells in a currency that cannot be booked",
    arrange: ({ shop }) => void Object.assign(shop.state.shop.settings, { currency: "USD" }),
    finding: "stops check.prices-in-currency shop",
    says: /sells in USD/,
  },
];

const addGermanCode = ({ exact }: World): void =>
  void exact.state.byHand.addVatCode({
    code: "D19",
    description: "OSS Duitsland 19 %",
    type: "I",
    rate: 190_000,
    ossCountry: "DE",
    transaction: "S",
  });

const extraFieldCases: readonly Case[] = [
  ...(["entry", "invoice", "order"] as const).map(
    (kind): Case => ({
      name: `the kind of document ${kind} lacks an extra field`,
      rules: { document: { kind } },
      ledger: { extraFields: [{ target: "serialNumber", text: "1", level: "document" }] },
      finding: "note ledger.extra-field-in-notes ledger.extraFields.0",
      says: /Serial number.*it has no field/,
    }),
  ),
  {
    name: "an extra field takes only the key of a record, and is left out",
    ledger: { extraFields: [{ target: "trackingNumber", text: "T1", level: "line", otherwise: "leave-out" }] },
    finding: "note ledger.extra-field-left-out ledger.extraFields.0",
    says: /Tracking number.*GUID/,
  },
  {
    name: "an extra field is shared with the reference",
    ledger: { extraFields: [{ target: "yourRef", text: "web", level: "document" }] },
    finding: "note ledger.extra-field-shared ledger.extraFields.0",
    says: /Your reference/,
  },
  {
    name: "an extra field counts only with Intrastat",
    ledger: { extraFields: [{ target: "intrastatArea", text: "1", level: "line" }] },
    finding: "note ledger.extra-field-conditional ledger.extraFields.0",
    says: /Intrastat/,
  },
];

const ledgerCases: readonly Case[] = [
  {
    name: "the user is a portal user",
    arrange: ({ exact }) => exact.state.setUser({ portal: true }),
    finding: "stops ledger.portal-user ledger.refreshToken",
    says: /portal user.*office user/,
  },
  {
    name: "the user is a client of an accountant",
    arrange: ({ exact }) => exact.state.setUser({ client: true }),
    finding: "note ledger.limited-user ledger.refreshToken",
    says: /client of an accountant/,
  },
  {
    name: "a limited user",
    arrange: ({ exact }) => exact.state.setUser({ lite: true }),
    finding: "note ledger.limited-user ledger.refreshToken",
    says: /limited user/,
  },
  ...[
    ["Financial generalledgers", "financial/Journals"],
    ["Financial accounting", "vat/VATCodes"],
    ["Crm accounts", "crm/Accounts"],
    ["Organization administration", "system/Divisions"],
  ].map(
    ([scope = "", resource = ""]): Case => ({
      name: `the app lacks the scope ${scope}`,
      arrange: ({ exact }) => exact.state.setScope(scope, false),
      finding: "stops ledger.resource-forbidden ledger",
      says: new RegExp(`${resource}.*'${scope}'`),
    }),
  ),
  {
    name: "the app lacks the scope for payment conditions",
    ledger: { paymentCondition: "30" },
    arrange: ({ exact }) => exact.state.setScope("Financial cashflow", false),
    finding: "stops ledger.resource-forbidden ledger",
    says: /cashflow\/PaymentConditions.*'Financial cashflow'/,
  },
  {
    name: "the licence has expired",
    arrange: ({ exact }) => exact.state.forbid("LicenseExpired"),
    finding: "stops ledger.licence-expired ledger",
    says: /licence has expired.*Renew/,
  },
  {
    name: "the user is blocked",
    arrange: ({ exact }) => exact.state.forbid("BlockedUser"),
    finding: "stops ledger.user-blocked ledger",
    says: /user is blocked/,
  },
  {
    name: "the administration is being converted",
    arrange: ({ exact }) => exact.state.editDivision(exact.state.division, { blockingStatus: 2 }),
    finding: "stops ledger.administration-closed ledger.division",
    says: /being converted/,
  },
  {
    name: "the administration is archived",
    arrange: ({ exact }) => exact.state.editDivision(exact.state.division, { status: 2 }),
    finding: "stops ledger.administration-closed ledger.division",
    says: /is archived/,
  },
  {
    name: "the administration is not granted",
    arrange: ({ exact }) => exact.state.grantDivision(exact.state.division, false),
    finding: "stops ledger.administration-unknown ledger.division",
    says: /not granted.*123457 \(2 - Tweede Voorbeeld B\.V\.\)/,
  },
  {
    name: "the administration was moved",
    arrange: ({ exact }) => exact.state.editDivision(exact.state.division, { moved: Date.UTC(2026, 1, 3) }),
    finding: "note ledger.administration-moved ledger.division",
    says: /moved to another licence on 2026-02-03/,
  },
  {
    name: "the log-in was replaced by another",
    arrange: ({ exact }) => exact.state.breakTokenChain(),
    finding: "stops ledger.login-required ledger.refreshToken",
    says: /Connect the bookkeeping again/,
  },
  {
    name: "the journal does not exist",
    ledger: { journal: "99" },
    finding: "stops ledger.journal-unknown ledger.journal",
    says: /70 \(Verkoop\)/,
  },
  {
    name: "an account is blocked",
    arrange: ({ exact }) => exact.state.byHand.blockGlAccount("8010"),
    finding: "stops ledger.account-unknown rules.accounts.low",
    says: /8010/,
  },
  {
    name: "an account is of the wrong type",
    rules: { accounts: { ...complete.accounts, high: "1300" } },
    finding: "stops ledger.account-unsuitable rules.accounts.high",
    says: /1300/,
  },
  {
    name: "a VAT code does not exist",
    rules: { vatCodes: { ...complete.vatCodes, icp: "77" } },
    finding: "stops ledger.vat-code-unknown rules.vatCodes.icp",
    says: /77/,
  },
  {
    name: "a VAT code has another percentage",
    rules: { vatCodes: { ...complete.vatCodes, "domestic-standard": "3" } },
    finding: "stops ledger.vat-code-percentage rules.vatCodes.domestic-standard",
    says: /is 9 %.*is 21 %/,
  },
  {
    name: "a VAT code is for purchases",
    arrange: ({ exact }) => exact.state.byHand.editVatCode("4", { transaction: "P" }),
    finding: "stops ledger.vat-code-unsuitable rules.vatCodes.domestic-standard",
    says: /VATTransactionType P/,
  },
  {
    name: "the VAT code for supplies inside the EU is not on the EU sales list",
    rules: { vatCodes: { ...complete.vatCodes, icp: "6" } },
    finding: "stops ledger.vat-code-unsuitable rules.vatCodes.icp",
    says: /6 does not fit icp: it is not on the EU sales list \(EUSalesListing N\)/,
  },
  {
    name: "the VAT code of a country is of another country",
    rules: { vatCodes: { ...complete.vatCodes, "oss:AT:19": "D19" } },
    arrange: addGermanCode,
    finding: "stops ledger.vat-code-unsuitable rules.vatCodes.oss:AT:19",
    says: /D19 does not fit oss:AT:19: it is of the one-stop shop: DE/,
  },
  {
    name: "the VAT of another country has a code for Dutch sales",
    rules: { vatCodes: { ...complete.vatCodes, "oss:BE:21": "4" } },
    finding: "stops ledger.vat-code-shared rules.vatCodes.oss:BE:21",
    says: /4 stands at oss:BE:21 and at domestic-standard.*VAT of another country/,
  },
  {
    name: "the VAT code of a country does not tell the country",
    rules: { vatCodes: { ...complete.vatCodes, "oss:BE:21": "2" } },
    finding: "note ledger.vat-code-without-country rules.vatCodes.oss:BE:21",
    says: /2 \(for oss:BE:21\) has no country of the one-stop shop/,
  },
  {
    name: "a payment condition does not exist",
    ledger: { paymentCondition: "99" },
    finding: "stops ledger.payment-condition-unknown ledger.paymentCondition",
    says: /99 does not exist.*30 \(30 dagen\)/,
  },
  {
    name: "the app lacks the scope for the kind of document",
    rules: { document: { kind: "invoice" } },
    arrange: ({ exact }) => exact.state.setScope("Sales invoices", false),
    finding: "stops ledger.resource-forbidden ledger",
    says: /salesinvoice\/SalesInvoices.*'Sales invoices'/,
  },
  {
    name: "orders are to be invoiced, and the app lacks the scope for invoices",
    rules: { document: { kind: "order" } },
    ledger: { orders: { invoice: true } },
    arrange: ({ exact }) => exact.state.setScope("Sales invoices", false),
    finding: "stops ledger.resource-forbidden ledger",
    says: /salesinvoice\/SalesInvoices.*'Sales invoices'/,
  },
  {
    name: "payment methods have no payment condition",
    ledger: { paymentConditions: { 21: "00", 3: "14" }, paymentCondition: "30" },
    finding: "note check.payment-methods-unmapped ledger.paymentConditions",
    says: /22 \(Bancontact\).*30 applies/,
  },
  {
    name: "a payment condition is mapped from a method that the shop does not have",
    ledger: { paymentConditions: { 777: "00" } },
    finding: "note check.payment-method-unknown ledger.paymentConditions",
    says: /no payment method 777/,
  },
  {
    name: "a currency with a rate in the settings is not in the administration",
    rules: { exchangeRates: [{ currency: "NOK", from: "2026-03-10", unitsPerEuro: "11.5" }] },
    finding: "holds check.currency-not-bookable rules.exchangeRates",
    says: /rate for NOK.*nothing can be booked/,
  },
];

const items = { fallback: "DIVERSEN", missing: "hold" };

const addItems = (
  { exact }: World,
  change: Record<string, string | number | boolean> = {},
  changed = "KORTING",
): void => {
  const codes = "DIVERSEN VERZENDKOSTEN BETAALKOSTEN KOSTEN KORTING AFRONDING STATIEGELD CADEAUBON".split(" ");
  for (const Code of codes) {
    const inParts = { IsFractionAllowedItem: Code === "DIVERSEN" };
    exact.state.byHand.addItem({ Code, Description: Code, ...inParts, ...(Code === changed ? change : {}) });
  }
};

const itemCases: readonly Case[] = [
  ...Object.entries({
    fallback: "DIVERSEN",
    shipping: "VERZENDKOSTEN",
    paymentFee: "BETAALKOSTEN",
    extraCosts: "KOSTEN",
    discount: "KORTING",
    rounding: "AFRONDING",
    deposits: "STATIEGELD",
    giftCards: "CADEAUBON",
  }).map(
    ([name, code]): Case => ({
      name: `the item for ${name} does not exist, and may not be made`,
      rules: { document: { kind: "order" } },
      ledger: { items },
      finding: `holds ledger.item-unknown ledger.items.${name}`,
      says: new RegExp(`Item ${code} does not exist`),
    }),
  ),
  {
    name: "an item is not for sale",
    rules: { document: { kind: "invoice" } },
    ledger: { items },
    arrange: (world) => addItems(world, { IsSalesItem: false }),
    finding: "holds ledger.item-unusable ledger.items.discount",
    says: /KORTING/,
  },
  {
    name: "an item is not active any more, and missing ones would be made",
    rules: { document: { kind: "invoice" } },
    arrange: (world) => addItems(world, { EndDate: Date.UTC(2026, 0, 31) }),
    finding: "holds ledger.item-unusable ledger.items.discount",
    says: /KORTING.*active/,
  },
  {
    name: "an item is not active yet",
    rules: { document: { kind: "order" } },
    ledger: { items },
    arrange: (world) => addItems(world, { StartDate: Date.UTC(2027, 0, 1) }),
    finding: "holds ledger.item-unusable ledger.items.discount",
    says: /KORTING.*active/,
  },
  {
    name: "of the item for anything no part can be sold",
    rules: { document: { kind: "order" } },
    ledger: { items },
    arrange: (world) => addItems(world, { IsFractionAllowedItem: false }, "DIVERSEN"),
    finding: "holds ledger.item-not-in-parts ledger.items.fallback",
    says: /No part of item DIVERSEN/,
  },
  {
    name: "the item for shipping has serial numbers",
    rules: { document: { kind: "invoice" } },
    ledger: { items },
    arrange: (world) => addItems(world, { IsSerialItem: true }, "VERZENDKOSTEN"),
    finding: "holds ledger.item-numbered ledger.items.shipping",
    says: /VERZENDKOSTEN has serial/,
  },
  {
    name: "the item for discounts has batch numbers",
    rules: { document: { kind: "invoice" } },
    ledger: { items },
    arrange: (world) => addItems(world, { IsBatchItem: 1 }, "KORTING"),
    finding: "holds ledger.item-numbered ledger.items.discount",
    says: /KORTING has serial or batch/,
  },
  {
    name: "the app lacks the scope for items",
    rules: { document: { kind: "invoice" } },
    arrange: ({ exact }) => exact.state.setScope("Logistics items", false),
    finding: "stops ledger.resource-forbidden ledger",
    says: /logistics\/Items.*'Logistics items'/,
  },
  {
    name: "the app lacks the scope for prices, and items follow the shop",
    ledger: { items: { sync: true } },
    arrange: ({ exact }) => exact.state.setScope("Sales prices", false),
    finding: "note ledger.resource-forbidden ledger",
    says: /logistics\/SalesItemPrices.*'Sales prices'/,
  },
  {
    name: "the item group of a category does not exist",
    ledger: { items: { sync: true, groups: { Wijn: "DRANK" } } },
    finding: "note ledger.item-group-unknown ledger.items.groups.Wijn",
    says: /DRANK does not exist.*001, 002, 003/,
  },
  {
    name: "the item group for all does not exist",
    ledger: { items: { sync: true, group: "999" } },
    finding: "note ledger.item-group-unknown ledger.items.group",
    says: /999 does not exist/,
  },
];

const scenarioCases: readonly Case[] = [
  {
    name: "reverse charge inside the EU has no VAT code",
    rules: { vatCodes: { ...complete.vatCodes, icp: undefined } },
    finding: "note mapping.vat-code-missing rules.vatCodes.icp",
    says: /business in another EU country, reverse charge.*VAT code is chosen for icp/,
  },
  {
    name: "the shop has tariffs for countries that have no VAT code",
    arrange: (world) => {
      world.shop.state.shop.tariffs.push(
        ...(["BE", "FR"] as const).map((code) => ({
          code,
          country: code,
          zone: { id: 1, name: "Europese Unie" },
          tariffs: [{ type: "normal" as const, percentage: code === "BE" ? 21 : 20 }],
        })),
      );
    },
    finding: "holds mapping.vat-code-missing rules.vatCodes",
    says: /consumer in BE; consumer in FR.*oss:BE:21, oss:FR:20/,
  },
  {
    name: "the low rate has no account",
    rules: { accounts: { ...complete.accounts, low: undefined } },
    finding: "holds mapping.account-missing rules.accounts.low",
    says: /domestic 9 %.*for low/,
  },
  {
    name: "shipping has no account",
    rules: { accounts: { ...complete.accounts, shipping: undefined } },
    finding: "holds mapping.account-missing rules.accounts.shipping",
    says: /for shipping/,
  },
  {
    name: "gift cards are sold and have no account",
    rules: { accounts: { ...complete.accounts, giftCards: undefined } },
    finding: "holds mapping.account-missing rules.accounts.giftCards",
    says: /gift card/,
  },
  {
    name: "goods under domestic reverse charge have no VAT code",
    rules: { vat: { categories: { Schroot: "scrap" } } },
    finding: "holds mapping.vat-code-missing rules.vatCodes.domestic-reverse-charge",
    says: /Dutch business, reverse charge/,
  },
  {
    name: "margin goods have no VAT code",
    rules: { vat: { marginScheme: { categories: ["Tweedehands"], method: "item-by-item" } } },
    finding: "holds mapping.vat-code-missing rules.vatCodes.margin",
    says: /margin goods/,
  },
];

const inWords = ({ problem, orders }: Finding): string => {
  const { reason, remedy } = describeProblem(problem, "en");
  return `${(orders ?? []).map(({ en }) => en).join("; ")} ${reason} ${remedy}`;
};

describe("a check", () => {
  it("finds nothing where all is well", async () => {
    expect(shown(await findingsOf(goodWorld()))).toEqual([]);
  });

  it.each(["invoice", "order"])("finds nothing where %ss have all that they need", async (kind) => {
    const world = goodWorld({ document: { kind } });
    addItems(world);
    const customers = { contact: true, deliveryAddress: true };
    const settings = { items: { ...items, sync: true, group: "001", groups: { Boeken: "002" } }, customers };
    expect(shown(await findingsOf(world, settings))).toEqual([]);
    expectNothingWritten(world);
  });

  it("tells the right to every record of a customer that the settings ask for", async () => {
    const world = goodWorld();
    world.exact.state.setScope("Crm accounts", false);
    const findings = await findingsOf(world, { customers: { contact: true, deliveryAddress: true } });
    const resources = findings.map(({ problem }) => problem.parameters.resource);
    expect(resources).toEqual(expect.arrayContaining(["crm/Accounts", "crm/Contacts", "crm/Addresses"]));
    expectNothingWritten(world);
  });

  it.each([...shopCases, ...ledgerCases, ...extraFieldCases, ...itemCases, ...scenarioCases])(
    "$name",
    async (broken) => {
      const world = goodWorld(broken.rules);
      broken.arrange?.(world);
      const findings = await findingsOf(world, broken.ledger);
      expect(shown(findings)).toContain(broken.finding);
      expect(findings.map(inWords).join("\n")).toMatch(broken.says);
      expectNothingWritten(world);
      for (const { problem } of findings) {
        for (const locale of ["nl", "en"] as const) {
          const { reason, remedy } = describeProblem(problem, locale);
          expect(reason + remedy).not.toMatch(/undefined|\[object|\{\w+\}/);
        }
      }
    },
  );

  it("tells an administration in another currency, and a run books nothing in it", async () => {
    const world = goodWorld({}, { currency: "USD" });
    const findings = await findingsOf(world);
    expect(shown(findings)).toEqual(["stops ledger.administration-currency ledger.division"]);
    expect(findings.map(inWords).join()).toMatch(/123456 is kept in USD/);
    expectNothingWritten(world);
    world.clock.advance(600_000);
    expect((await runOnce(world)).check.map(({ code }) => code)).toEqual(["ledger.administration-currency"]);
    expectNothingWritten(world);
  });

  it("tells every missing right at once", async () => {
    const world = goodWorld();
    for (const scope of ["Crm accounts", "Financial generalledgers"]) world.exact.state.setScope(scope, false);
    const resources = (await findingsOf(world)).map(({ problem }) => problem.parameters.resource);
    expect(resources).toEqual(expect.arrayContaining(["crm/Accounts", "financial/Journals", "financial/GLAccounts"]));
  });

  it("tells of a side that does not answer, and still looks at the other", async () => {
    const world = goodWorld({ orders: { statuses: ["77"] } });
    world.exact.faults.add({ fault: "server-error", times: 10_000 });
    const codes = (await findingsOf(world)).map(({ problem }) => problem.code);
    expect(codes).toEqual(["check.status-unknown", "ledger.unreachable"]);
  });

  it("names two connections that log in as one user, each with a log-in of its own", async () => {
    const world = goodWorld();
    const first = startEngine(world).connection;
    const alone = await checkConnections([first, { ...first, key: "same" }], world.clock.now);
    expect(alone.flatMap(({ findings }) => shown(findings))).toEqual([]);
    const other = goodWorld();
    other.refreshToken = await connectAgain(other);
    other.clock.advance(600_000);
    const { connection } = startEngine(other);
    const checks = await checkConnections([first, { ...connection, key: "other" }], world.clock.now);
    expect(checks.map(({ findings }) => shown(findings))).toEqual([
      ["stops ledger.linked-twice ledger"],
      ["stops ledger.linked-twice ledger"],
    ]);
    expect(checks[0]?.findings.map(inWords).join()).toMatch(/shop, other.*newest/);
  });

  it("tells a log-in that another one of the same user has replaced, with the remedy", async () => {
    const world = goodWorld();
    const first = startEngine(world).connection;
    expect(shown((await checkConnection(first, world.clock.now())).findings)).toEqual([]);
    await connectAgain(world);
    world.clock.advance(600_000);
    const { findings } = await checkConnection(startEngine(world).connection, world.clock.now());
    expect(findings.map(inWords).join()).toMatch(/log-in.*(same user|chain)/);
  });
});

describe("before the first booking", () => {
  it("a run stops at a portal user, and goes on with an office user", async () => {
    const world = goodWorld();
    world.exact.state.setUser({ portal: true });
    expect((await runOnce(world)).check.map(({ code }) => code)).toEqual(["ledger.portal-user"]);
    expect(world.exact.state.entries()).toEqual([]);
    world.exact.state.setUser({ portal: false });

    expect((await runOnce(world)).booked).toHaveLength(3);
    const asked = () => world.exact.calls.filter(({ path }) => path.includes("current/Me")).length;
    const before = asked();
    await runOnce(world);
    expect(asked()).toBe(before);
  });
});
