import { rulesSchema, type SuggestedSetting } from "@boekbrug/core";
import { type SnelStartChart, snelStartCharts } from "@boekbrug/simulators";
import { describe, expect, it } from "vitest";
import { snelstartSettings } from "../src/index.ts";
import { must } from "./parts.ts";
import { createSimulatedOrders, orderRules } from "./simulated-orders.ts";

const places: readonly (readonly [string, SuggestedSetting["path"]])[] = [
  ["high", ["rules", "accounts", "high"]],
  ["low", ["rules", "accounts", "low"]],
  ["zero", ["rules", "accounts", "zero"]],
  ["shipping", ["rules", "accounts", "shipping"]],
  ["icp", ["rules", "vatCodes", "icp"]],
  ["export", ["rules", "vatCodes", "export"]],
  ["reverse", ["rules", "vatCodes", "domestic-reverse-charge"]],
];

/** What a bookkeeper who knows the chart would say: sure (!), to be looked at (?), nothing there (-). */
const expected: Readonly<Record<SnelStartChart, Readonly<Record<string, string>>>> = {
  standard: {
    high: "8000?",
    low: "8010?",
    zero: "8040?",
    shipping: "-",
    icp: "8070!",
    export: "8060!",
    reverse: "8250!",
  },
  "one-stop-shop": {
    high: "8000?",
    low: "8010?",
    zero: "8040?",
    shipping: "-",
    icp: "8070!",
    export: "8060!",
    reverse: "8250!",
  },
  services: { high: "8200?", low: "8210?", zero: "-", shipping: "-", icp: "-", export: "-", reverse: "8250!" },
  "five-digits": {
    high: "80010!",
    low: "80020!",
    zero: "80030!",
    shipping: "80040!",
    icp: "80110!",
    export: "80120!",
    reverse: "-",
  },
  swapped: { high: "8010?", low: "8000?", zero: "8020?", shipping: "-", icp: "8060?", export: "8040?", reverse: "-" },
  crowded: {
    high: "8001?",
    low: "8010?",
    zero: "8040!",
    shipping: "8003!",
    icp: "8071?",
    export: "8060!",
    reverse: "8041!",
  },
  bare: { high: "8000!", low: "8010!", zero: "-", shipping: "-", icp: "-", export: "-", reverse: "-" },
};

async function suggested(chart: SnelStartChart, document: "booking" | "order") {
  const { ledger } = createSimulatedOrders({ administrations: [{ name: "Winkel", chart }] }, {}, { document });
  return must(await (ledger.suggest?.(orderRules, { statuses: [], paymentMethods: [] }) ?? expect.fail("no suggest")));
}

const inShort = (settings: readonly SuggestedSetting[], path: SuggestedSetting["path"]): string => {
  const found = settings.find((each) => each.path.join(".") === path.join("."));
  if (found === undefined || found.value === null) return "-";
  return `${found.value}${found.sure ? "!" : "?"}`;
};

describe("a proposed mapping", () => {
  it.each(snelStartCharts)("of the chart '%s' is right, or for a person to look at", async (chart) => {
    const settings = await suggested(chart, "booking");
    expect(Object.fromEntries(places.map(([name, path]) => [name, inShort(settings, path)]))).toEqual(expected[chart]);
    for (const { reason } of settings) expect([reason.nl, reason.en]).not.toContain("");
  });

  it.each(snelStartCharts)("of the chart '%s' is sure only of what the check accepts", async (chart) => {
    const settings = await suggested(chart, "booking");
    const sure = (part: string) =>
      Object.fromEntries(
        settings.filter(({ path, sure }) => sure && path[1] === part).map(({ path, value }) => [path[2], value]),
      );
    const rules = rulesSchema.parse({ accounts: { ...sure("accounts") }, vatCodes: sure("vatCodes") });
    const { ledger } = createSimulatedOrders(
      { administrations: [{ name: "Winkel", chart }] },
      {},
      { document: "booking" },
    );
    const found = ledger.check(rules, must(await ledger.snapshot(rules)));
    expect(
      found.filter(({ code }) => code !== "mapping.account-missing" && code !== "ledger.cost-centre-needed"),
    ).toEqual([]);
  });

  it.each([
    ["standard", "10"],
    ["five-digits", "10"],
    ["services", undefined],
  ] as const)(
    "of the chart '%s' names a clearing journal for payments, and leaves the choice to a person",
    async (chart, value) => {
      const found = (await suggested(chart, "booking")).filter(({ path }) => path[1] === "payments");
      expect(found.map(({ value: number, sure }) => [number, sure])).toEqual(
        value === undefined ? [] : [[value, false]],
      );
    },
  );

  it("for sales orders is of revenue groups, and can be taken over as it is", async () => {
    const settings = await suggested("standard", "order");
    expect(settings.map(({ path }) => path.slice(0, 3).join("."))).toEqual(Array(3).fill("ledger.items.revenueGroups"));
    const groups = Object.fromEntries(settings.map(({ path, value }) => [path[3], value]));
    expect(
      snelstartSettings.parse({
        kind: "snelstart",
        clientKey: "k",
        subscriptionKey: "s",
        items: { revenueGroups: groups },
      }).items.revenueGroups,
    ).toEqual({ high: 1, low: 2, none: 3 });
  });
});

describe("the closer look before the first booking", () => {
  const inspect = async (
    parts: Parameters<typeof createSimulatedOrders>,
    prepare?: (simulated: ReturnType<typeof createSimulatedOrders>) => void,
  ) => {
    const simulated = createSimulatedOrders(...parts);
    prepare?.(simulated);
    const found = must(
      await (simulated.ledger.inspect?.(orderRules, { statuses: [], paymentMethods: [] }) ?? expect.fail("no inspect")),
    );
    expect([...simulated.snelstart.state.orders(), ...simulated.snelstart.state.articles()]).toEqual([]);
    return found.map(({ severity, problem: { code, parameters } }) => [severity, code, parameters.scope]);
  };

  it("finds nothing where the key may do everything, but articles that a person must make", async () => {
    expect(await inspect([{}, {}, { document: "booking" }])).toEqual([]);
    const found = await inspect([{}]);
    expect(found).toEqual(["STATIEGELD", "CADEAUBON"].map(() => ["note", "ledger.item-group-untold", undefined]));
  });

  it("finds articles that the settings name and that give another VAT, or are not active", async () => {
    const { ledger, snelstart } = createSimulatedOrders();
    const { byHand } = snelstart.state;
    byHand.addArticle({ code: "STATIEGELD", name: "Statiegeld", group: 4 });
    byHand.addArticle({ code: "CADEAUBON", name: "Cadeaubon", group: 1 });
    byHand.addArticle({ code: "VERZ-L", name: "Verzendkosten", group: 1 });
    byHand.addArticle({ code: "KORTING-H", name: "Korting", group: 1 });
    byHand.editArticle(byHand.addArticle({ code: "DIVERS-H", name: "Diversen", group: 1 }), { isNonActief: true });
    const shop = { statuses: [], paymentMethods: [] };
    const found = must(await (ledger.inspect?.(orderRules, shop) ?? expect.fail("no inspect")));
    expect(found.map(({ severity, problem: { code, field } }) => [severity, code, field])).toEqual([
      ["holds", "ledger.item-vat-kind", "ledger.items.shipping.low"],
      ["holds", "ledger.item-unusable", "ledger.items.fallback.high"],
      ["holds", "ledger.item-vat-kind", "ledger.items.giftCards"],
    ]);
  });

  it.each([
    [
      "booking",
      ["relaties:read", "settings:read", "boekhouden:read", "boekhouden:write"],
      ["relaties:write", "orders:read"],
    ],
    [
      "order",
      ["relaties:read", "relaties:write", "settings:read", "boekhouden:read", "orders:read"],
      ["orders:write", "artikelen:read", "artikelen:write"],
    ],
  ] as const)("names each right that a %s needs and the key has not", async (document, scopes, missing) => {
    const found = await inspect([{}, {}, { document }], ({ snelstart: { state } }) =>
      state.setScopes(state.couplingKey, scopes),
    );
    expect(found).toEqual(missing.map((scope) => ["stops", "ledger.resource-forbidden", scope]));
  });

  it("names the rights that payments need, where they are to be registered", async () => {
    const settings = { document: "booking", payments: { journals: {}, others: 10, collectHours: 0 } } as const;
    const scopes = ["relaties:read", "relaties:write", "settings:read", "boekhouden:read", "boekhouden:write"] as const;
    const found = await inspect([{}, {}, settings], ({ snelstart: { state } }) =>
      state.setScopes(state.couplingKey, [...scopes, "orders:read"]),
    );
    expect(found.map(([, , scope]) => scope)).toEqual(["bankieren:read", "bankieren:write"]);
    expect(await inspect([{}, {}, settings])).toEqual([]);
  });

  it("lays the journals of payments beside the shop's payment methods", async () => {
    const { ledger } = createSimulatedOrders(
      {},
      {},
      {
        document: "booking",
        payments: { journals: { "3": 10, "9": 10 }, collectHours: 0 },
      },
    );
    const paymentMethods = [
      { id: "3", name: "iDEAL" },
      { id: "4", name: "Overschrijving" },
    ];
    const found = must(
      await (ledger.inspect?.(orderRules, { statuses: [], paymentMethods }) ?? expect.fail("no inspect")),
    );
    expect(found.map(({ severity, problem: { code, parameters } }) => [severity, code, parameters])).toMatchObject([
      ["note", "check.payment-methods-unmapped", { methods: "4 (Overschrijving)" }],
      ["note", "check.payment-method-unknown", { method: "9" }],
    ]);
  });

  it("says that a key for trials lapses", async () => {
    expect(await inspect([{}, {}, { document: "booking", allowance: "test" }])).toEqual([
      ["note", "ledger.test-product", undefined],
    ]);
  });

  it("is one log-in for every connection to an administration", async () => {
    const { ledger, snelstart } = createSimulatedOrders();
    const login = must(await (ledger.login?.() ?? expect.fail("no login")));
    expect(login).toMatchObject({
      user: snelstart.state.administrationId,
      chain: snelstart.state.administrationId,
      findings: [
        {
          severity: "note",
          problem: {
            code: "ledger.administration-named",
            field: "ledger.clientKey",
            parameters: { name: expect.stringMatching(/./), id: snelstart.state.administrationId },
          },
        },
      ],
    });
  });
});
