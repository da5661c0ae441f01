import { createSnelStartSimulator, type SnelStartOptions } from "../src/index.ts";
import { answerComplaints, hasDescription } from "./snelstart-openapi.ts";

interface Ref {
  id: string;
  uri: string;
}

/** What the tests look into; which of it is there depends on the request. */
export interface Data {
  id: string;
  uri: string;
  modifiedOn: string;
  naam: string;
  relatiecode: number;
  relatiesoort: string[];
  btwNummer: string | null;
  memo: string | null;
  nonactief: boolean;
  landcode: string;
  landcodeISO: string;
  nummer: number;
  omschrijving: string | null;
  grootboekfunctie: string;
  grootboek: Ref | null;
  btwSoort: string[] & string;
  vatRateCode: string | null;
  soort: string;
  factuurnummer: string;
  factuurdatum: string;
  factuurDatum: string;
  vervalDatum: string;
  factuurbedrag: number;
  factuurBedrag: number;
  openstaandSaldo: number;
  verkoopBoeking: Ref;
  verkoopOrders: Ref[];
  klant: Ref;
  relatie: Ref;
  boekingsregels: { bedrag: number; grootboek: Ref; btwSoort: string | null }[];
  btw: { btwSoort: string; btwBedrag: number }[];
  documents: { id: string; fileName: string }[];
  fileName: string;
  content: string;
  artikelcode: string;
  verkoopprijs: number;
  procesStatus: string;
  totaalExclusiefBtw: number;
  totaalInclusiefBtw: number;
  verkoopfactuur: Ref | null;
  regels: { totaal: number; omschrijving: string | null; stuksprijs: number; aantal: number }[];
  factureerBuitenlandsBtw: boolean;
  factureerBuitenlandsBtwRanges: { from: number; to: number }[];
  buitenlandseBtwGrootboek: Ref | null;
  administratieNaam: string;
  countryCode: string;
  vatRates: { rateCode: string; rate: number }[];
  debet: number;
  credit: number;
  saldo: number;
  rubriek1A: { omzet: number; btw: number };
  btwAangifteStatus: string;
}

export interface Told {
  status: number;
  headers: Headers;
  text: string;
  /** One record. */
  data: Data;
  /** A list. */
  list: Data[];
  /** Codes of broken rules, whatever the shape of the body. */
  codes: string[];
  /** Fields of a body that did not bind. */
  wrong: string[];
}

const api = "https://b2bapi.snelstart.nl/v2";

/**
 * A hand-driven clock and the few requests every test makes. Every answer is compared with the vendor's description
 * where that is at hand.
 */
export async function setUp(options: SnelStartOptions = {}) {
  const clock = { time: Date.UTC(2026, 2, 10, 9, 0, 5), now: () => clock.time };
  const sim = createSnelStartSimulator({ clock, ...options });
  let access = "";

  const token = (form: Record<string, string>) =>
    sim.fetch("https://auth.snelstart.nl/b2b/token", { method: "POST", body: new URLSearchParams(form) });

  const logIn = async (clientkey = sim.state.couplingKey) => {
    const answer = await token({ grant_type: "clientkey", clientkey });
    access = ((await answer.json()) as { access_token: string }).access_token;
  };

  const request = async (
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Told> => {
    const keys = { authorization: `Bearer ${access}`, "ocp-apim-subscription-key": sim.state.subscriptionKeys.primary };
    const response = await sim.fetch(`${api}/${path}`, {
      method,
      headers: { ...keys, "content-type": "application/json", ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    const isJson = /json/.test(response.headers.get("content-type") ?? "");
    const json: unknown = isJson ? JSON.parse(text) : undefined;
    if (hasDescription && response.ok) {
      const wrong = answerComplaints(method, `/${path.split("?")[0]}`, response.status, json);
      if (wrong.length > 0) throw new Error(`not as the vendor describes it:\n${wrong.join("\n")}\n${text}`);
    }
    const { status } = response;
    const { modelState = {} } = (json ?? {}) as { modelState?: Record<string, string[]> };
    return {
      ...{ status, headers: response.headers, text, data: json as Data, list: json as Data[] },
      codes: text.match(/[A-Z]{3}-\d{4}/g) ?? [],
      wrong: Object.keys(modelState),
    };
  };

  await logIn();
  return {
    sim,
    state: sim.state,
    clock,
    token,
    logIn,
    request,
    use: (other: string) => {
      access = other;
    },
    get: (path: string, query: Record<string, string> = {}) => {
      const search = new URLSearchParams(query).toString();
      return request("GET", search === "" ? path : `${path}?${search}`);
    },
    post: (path: string, body: unknown) => request("POST", path, body),
    put: (path: string, body: unknown) => request("PUT", path, body),
    remove: (path: string) => request("DELETE", path),
  };
}

export type Client = Awaited<ReturnType<typeof setUp>>;

/** A customer, and a booking of 100.00 at 21 % for it. */
export function sample({ state }: Client) {
  const customerId = state.byHand.addRelation({ naam: "Jansen B.V." });
  const line = (rest: object = {}) => ({
    omschrijving: "Koksmes",
    grootboek: { id: state.ledgerId(8000) },
    bedrag: 100,
    btwSoort: "Hoog",
    ...rest,
  });
  const booking = (rest: object = {}) => ({
    factuurnummer: "2026-1",
    klant: { id: customerId },
    factuurdatum: "2026-03-10T00:00:00",
    factuurbedrag: 121,
    boekingsregels: [line()],
    btw: [{ btwSoort: "VerkopenHoog", btwBedrag: 21 }],
    ...rest,
  });
  /** One untaxed line on a ledger, with whatever VAT rows. */
  const untaxed = (ledger: number, btw: object[] = [], rest: object = {}) =>
    booking({
      factuurbedrag: 100,
      boekingsregels: [line({ grootboek: { id: state.ledgerId(ledger) }, btwSoort: "Geen" })],
      btw,
      ...rest,
    });
  return { customerId, line, booking, untaxed };
}

/** An address in a country, by its two letters. */
export const addressIn = ({ state }: Client, landcode: string) => ({
  ...{ contactpersoon: null, straat: "Markt 1", postcode: "1000", plaats: "Stad" },
  land: state.countryId(landcode),
});
