import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { type SnelStartSwitches, snelStartSwitches, snelStartWithoutSwitch } from "../src/index.ts";
import { addressIn, type Client, sample, setUp, type Told } from "./snelstart-client.ts";

type Probe = (client: Client) => unknown;

/** The status, and what was complained of. */
const outcome = ({ status, codes, wrong }: Told) => [status, ...codes, ...wrong].join(" ");

const booked =
  (body: (client: Client, parts: ReturnType<typeof sample>) => object): Probe =>
  async (client) =>
    outcome(await client.post("verkoopboekingen", body(client, sample(client))));

const reverse = { btwSoort: "VerkopenVerlegd", btwBedrag: 0 };

/** A business in Belgium buys on a ledger, with and without a row for reverse charge. */
const abroad =
  (ledger: number): Probe =>
  async (client) => {
    const { untaxed } = sample(client);
    const klant = {
      id: client.state.byHand.addRelation({
        ...{ naam: "Firma", btwNummer: "BE0123456789", vestigingsAdres: addressIn(client, "BE") },
      }),
    };
    const answers: number[] = [];
    for (const [factuurnummer, btw] of [
      ["1", []],
      ["2", [reverse]],
    ] as const) {
      answers.push((await client.post("verkoopboekingen", untaxed(ledger, [...btw], { klant, factuurnummer }))).status);
    }
    return answers;
  };

/** How far VAT may lie from 21 % of two lines of 50.00. */
const tolerance: Probe = async (client) => {
  const { booking, line } = sample(client);
  const statuses: number[] = [];
  for (const vat of [21.01, 21.02, 22]) {
    const body = booking({
      ...{ factuurnummer: String(vat), factuurbedrag: 100 + vat },
      boekingsregels: [line({ bedrag: 50 }), line({ bedrag: 50 })],
      btw: [{ btwSoort: "VerkopenHoog", btwBedrag: vat }],
    });
    statuses.push((await client.post("verkoopboekingen", body)).status);
  }
  return statuses;
};

const foreignVatOn = ({ state }: Client, ledger: boolean) => {
  state.byHand.switchForeignVat(true, "2026-01-01");
  if (!ledger) return;
  const fn = "InstallatieTeleverkoopBinnenEUgeen";
  state.byHand.addLedger({ number: 8300, name: "OSS", function: fn, kind: "WinstEnVerlies", rateCode: "SR" });
};

/** Established in Germany, letters to Hungary; VAT of either country or of none. */
const schemeCountry: Probe = async (client) => {
  foreignVatOn(client, true);
  const id = client.state.byHand.addRelation({
    ...{ naam: "Consument", vestigingsAdres: addressIn(client, "DE"), correspondentieAdres: addressIn(client, "HU") },
  });
  const statuses: number[] = [];
  for (const vat of [19, 27, 50]) {
    const line = (ledger: number, bedrag: number) => ({ grootboek: { id: client.state.ledgerId(ledger) }, bedrag });
    const body = {
      ...{ factuurnummer: String(vat), klant: { id }, factuurdatum: "2026-03-10", factuurbedrag: 100 + vat },
      boekingsregels: [line(8300, 100), line(1690, vat)],
    };
    statuses.push((await client.post("verkoopboekingen", body)).status);
  }
  return statuses;
};

const dutchVatAbroad: Probe = async (client) => {
  foreignVatOn(client, false);
  const id = client.state.byHand.addRelation({ naam: "Consument", vestigingsAdres: addressIn(client, "DE") });
  return (await client.post("verkoopboekingen", sample(client).booking({ klant: { id } }))).status;
};

const relation =
  (fields: (client: Client) => object): Probe =>
  async (client) =>
    outcome(await client.post("relaties", { relatiesoort: ["Klant"], naam: "Jansen", ...fields(client) }));

const replaced: Probe = async (client) => {
  const { data } = await client.post("relaties", { relatiesoort: ["Klant"], naam: "Jansen", memo: "Belt graag" });
  return (await client.put(`relaties/${data.id}`, { relatiesoort: ["Klant"], naam: "Jansen" })).data.memo;
};

const articles =
  (count: number, query: Record<string, string>): Probe =>
  async ({ state, get }) => {
    for (let index = 0; index < count; index += 1)
      state.byHand.addArticle({ code: `A${index}`, name: "Pan", group: 1 });
    const { status, list } = await get("artikelen", query);
    return [status, status === 200 && list.length];
  };

const order =
  (look: (told: Told, client: Client) => unknown, line: object = {}, count = 1): Probe =>
  async (client) => {
    const { byHand } = client.state;
    const id = byHand.addRelation({ naam: "Anna" });
    const artikel = { id: byHand.addArticle({ code: "A", name: "Pan", group: 1, priceCents: 12 }) };
    const regels = Array.from({ length: count }, () => ({ artikel, ...line }));
    return look(await client.post("verkooporders", { relatie: { id }, datum: "2026-03-10", regels }), client);
  };

const paid =
  (look: (client: Client, bookingId: string) => unknown): Probe =>
  async (client) => {
    const { data } = await client.post("verkoopboekingen", sample(client).booking());
    client.clock.time += 60_000;
    client.state.byHand.pay(data.id, 100);
    return look(client, data.id);
  };

const found =
  (path: string, $filter: string): Probe =>
  async (client) => {
    await client.post("verkoopboekingen", sample(client).booking());
    const { status, list } = await client.get(path, { $filter });
    return [status, status === 200 && list.length];
  };

const probes: Record<keyof SnelStartSwitches, Probe> = {
  retryAfter: async ({ state, get }) => {
    state.otherCalls(500);
    return (await get("companyInfo")).headers.get("retry-after");
  },
  lockedPeriodStatus: booked(({ state }, { booking }) => {
    state.byHand.lockUntil("2026-03-10");
    return booking();
  }),
  refusedKeyStatus: async ({ token }) => (await token({ grant_type: "clientkey", clientkey: "x" })).status,
  errorBody: async (client) => {
    const { text } = await client.post("verkoopboekingen", sample(client).booking({ factuurbedrag: 1 }));
    return text.slice(0, 2);
  },
  bodyNames: booked((_, { booking }) => {
    const { factuurnummer, ...rest } = booking();
    return { ...rest, factuurNummer: factuurnummer };
  }),
  unknownProperties: booked((_, { booking }) => booking({ vervalDatum: "2026-04-01" })),
  absentOnPut: replaced,
  articlePage: articles(30, { $top: "30" }),
  articleCodeFilter: articles(1, { $filter: "Artikelcode eq 'A0'" }),
  openBalanceFilter: found("verkoopfacturen", "OpenstaandSaldo ne 0"),
  filterText: found("relaties", "Naam eq 'jansen b.v.'"),
  inactiveInLists: async ({ state, get }) => {
    state.byHand.setRelationInactive(state.byHand.addRelation({ naam: "Weg" }), true);
    return (await get("relaties", { $filter: "Naam eq 'Weg'" })).list.length;
  },
  deletedOrderStatus: order(async ({ data }, client) => (await client.remove(`verkooporders/${data.id}`)).status),
  newDocumentStatus: async ({ state, post }) => {
    const parentIdentifier = state.byHand.addRelation({ naam: "Jansen" });
    return (await post("documenten/Relaties", { parentIdentifier, fileName: "a.pdf", content: "JVBERg==" })).status;
  },
  vatTolerance: tolerance,
  zeroLines: booked((_, { booking, line }) => booking({ boekingsregels: [line(), line({ bedrag: 0 })] })),
  euVatRow: abroad(8070),
  exportVatRow: abroad(8060),
  ossCountry: schemeCountry,
  dutchVatAbroad,
  ossRangeUnit: async (client) => {
    client.state.byHand.deleteLedger(8080);
    const { data } = await client.put("companyInfo", { factureerBuitenlandsBtw: true });
    return data.factureerBuitenlandsBtwRanges[0]?.from;
  },
  changePaidBooking: paid(async (client, id) => {
    const klant = { id: client.state.relations()[0]?.id };
    const { booking } = sample(client);
    return (await client.put(`verkoopboekingen/${id}`, booking({ klant }))).status;
  }),
  customerAndSupplier: relation(() => ({ relatiesoort: ["Klant", "Leverancier"] })),
  partialAddress: relation(() => ({ vestigingsAdres: { plaats: "Ede" } })),
  relationCodeZero: async ({ state, post }) => {
    await post("relaties", { relatiesoort: ["Klant"], naam: "Jansen", relatiecode: 0 });
    return state.relations()[0]?.relatiecode;
  },
  dutchVatPrefix: async ({ state, get }) => {
    const id = state.byHand.addRelation({ naam: "Jansen", btwNummer: "NL123456789B01" });
    return (await get(`relaties/${id}`)).data.btwNummer;
  },
  creditBalance: async ({ state }) => {
    const customerId = state.byHand.addRelation({ naam: "Jansen" });
    state.byHand.addBooking({ number: "C1", customerId, cents: -100, ledger: 8040 });
    return state.invoices()[0]?.openstaandSaldo;
  },
  paidModifiedOn: paid(({ state }) => state.invoices()[0]?.modifiedOn),
  orderVatRounding: order(({ data }) => data.totaalInclusiefBtw, {}, 3),
  longOrders: order(outcome, {}, 101),
  orderLineTotal: order(({ data }) => data.totaalExclusiefBtw, { totaal: 5 }),
  orderDecimals: order(outcome, { stuksprijs: 1.234 }),
  reducedRateCode: async ({ get }) => (await get("vatrates/DEU")).data.vatRates.map(({ rateCode }) => rateCode),
};

/** What each setting comes to in its probe. */
const expected: { [N in keyof SnelStartSwitches]: Record<SnelStartSwitches[N], unknown> } = {
  retryAfter: { absent: null, seconds: "60" },
  lockedPeriodStatus: { "400": "400 BOE-0042", "403": "403 BOE-0042" },
  refusedKeyStatus: { "400": 400, "401": 401 },
  errorBody: { array: "[{", object: '{"', empty: "" },
  bodyNames: { "any-case": "201", exact: "400 BOE-0058" },
  unknownProperties: { lost: "201", refused: "400 vervalDatum" },
  absentOnPut: { blanked: null, kept: "Belt graag" },
  articlePage: { "25-refused": [400, false], "25-capped": [200, 25], "500": [200, 30] },
  articleCodeFilter: { Artikelcode: [200, 1], ArtikelCode: [400, false] },
  openBalanceFilter: { filtered: [200, 1], refused: [400, false] },
  filterText: { "any-case": [200, 1], exact: [200, 0] },
  inactiveInLists: { listed: 1, hidden: 0 },
  deletedOrderStatus: { "201": 201, "200": 200 },
  newDocumentStatus: { "201": 201, "200": 200 },
  vatTolerance: { none: [201, 201, 201], "cent-per-line": [201, 201, 400], cent: [201, 400, 400] },
  zeroLines: { accepted: "201", refused: "400 BOE-0028" },
  euVatRow: { tolerated: [201, 201], refused: [201, 400], required: [400, 201] },
  exportVatRow: { tolerated: [201, 201], refused: [201, 400] },
  ossCountry: { establishment: [201, 400, 400], correspondence: [400, 201, 400], unchecked: [201, 201, 201] },
  dutchVatAbroad: { accepted: 201, refused: 400 },
  ossRangeUnit: { seconds: 1_773_100_800, milliseconds: 1_773_100_800_000, ticks: 639_086_976_000_000_000 },
  changePaidBooking: { refused: 400, accepted: 200 },
  customerAndSupplier: { accepted: "201", refused: "400 REL-0065" },
  partialAddress: { refused: "400 REL-0060", accepted: "201" },
  relationCodeZero: { allocated: 1, kept: 0 },
  dutchVatPrefix: { dropped: "123456789B01", kept: "NL123456789B01" },
  creditBalance: { negative: -1, zero: 0 },
  paidModifiedOn: { unchanged: "2026-03-10T10:00:05.000", changed: "2026-03-10T10:01:05.000" },
  orderVatRounding: { "per-kind": 0.44, "per-line": 0.45 },
  longOrders: { answered: "201", "timed-out": "504" },
  orderLineTotal: { computed: 0.12, taken: 5 },
  orderDecimals: { rounded: "201", refused: "400 regels.stuksprijs" },
  reducedRateCode: { RRH: ["SR", "RRH"], RRL: ["SR", "RRL"] },
};

const observe = async (name: keyof SnelStartSwitches, setting: string) => {
  const client = await setUp({ switches: { [name]: setting } as Partial<SnelStartSwitches> });
  return probes[name](client);
};

const page = readFileSync(new URL("../../../docs/vendors/snelstart.md", import.meta.url), "utf8");

/** Unknown, switch, settings and survival of every row in the table of what is not known. */
const rows = page
  .slice(page.indexOf("## What is not known"), page.indexOf("## What the simulator does not claim"))
  .split("\n")
  .filter((line) => /^\| (10|disagreement|inferred|not said): /.test(line))
  .map((line) => line.split("|").map((cell) => cell.trim()));

describe("SnelStart switches", () => {
  it.each(snelStartSwitches.map(({ name, settings }) => ({ name, settings })))(
    "$name does what each setting says",
    async ({ name, settings }) => {
      const seen: Record<string, unknown> = {};
      for (const setting of settings) seen[setting] = await observe(name, setting);
      expect(seen).toEqual(expected[name]);
      expect(new Set(Object.values(seen).map((one) => JSON.stringify(one))).size).toBe(settings.length);
    },
  );

  it("have defaults among their settings, and no name twice", () => {
    for (const { settings, default: usual } of snelStartSwitches) expect(settings).toContain(usual);
    expect(new Set(snelStartSwitches.map(({ name }) => name)).size).toBe(snelStartSwitches.length);
  });

  it("stand in the documentation, each with its settings, and nothing else does", () => {
    const documented = rows.map(([, unknown, name, settings]) => `${unknown} · ${name} · ${settings}`);
    const simulated = snelStartSwitches.map(({ unknown, name, settings, default: usual }) => {
      const ordered = [usual, ...settings.filter((one) => one !== usual)];
      return `${unknown} · \`${name}\` · ${ordered.join(", ")}`;
    });
    const without = snelStartWithoutSwitch.map(({ unknown }) => `${unknown} · none · `);
    expect([...documented].sort()).toEqual([...simulated, ...without].sort());
  });

  it("cover everything the fact sheet calls open", () => {
    const open = [...snelStartSwitches, ...snelStartWithoutSwitch].filter(({ unknown }) => unknown.startsWith("10: "));
    expect(open.length).toBe(12);
  });

  it("may be changed while running", async () => {
    const client = await setUp();
    const body = sample(client).booking({ factuurbedrag: 1 });
    expect((await client.post("verkoopboekingen", body)).codes).toEqual(["BOE-0039"]);
    client.sim.switches.errorBody = "empty";
    expect((await client.post("verkoopboekingen", body)).text).toBe("");
  });
});
