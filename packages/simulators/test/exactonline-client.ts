import { createExactOnlineSimulator, type ExactOnlineOptions } from "../src/index.ts";

/** What the tests look into; which of it is there depends on the request. */
export interface Data {
  results: Data[];
  __next: string;
  __count: string;
  __deferred: { uri: string };
  ID: string;
  EntryID: string;
  InvoiceID: string;
  OrderID: string;
  ProcessID: string;
  Timestamp: string;
  NetPrice: number;
  Code: string;
  Name: string;
  Type: number;
  Status: number;
  BlockingStatus: number;
  EntryNumber: number;
  InvoiceNumber: number;
  EntryDate: string;
  YourRef: string | null;
  AmountFC: number;
  AmountDC: number;
  VATAmountFC: number;
  Rate: number;
  Percentage: number;
  SalesEntryLines: Data;
  VATPercentages: Data;
}

/** A hand-driven clock and the few requests every test makes. */
export function setUp(options: ExactOnlineOptions = {}) {
  const clock = { time: Date.UTC(2026, 2, 10, 9, 0, 5), now: () => clock.time };
  const sim = createExactOnlineSimulator({ clock, ...options });
  const host = "https://start.exactonline.nl";
  const base = `${host}/api/v1/${sim.state.division}`;
  let access = "";

  const token = (form: Record<string, string>) =>
    sim.fetch(`${host}/api/oauth2/token`, {
      method: "POST",
      body: new URLSearchParams({ client_id: sim.app.clientId, client_secret: sim.app.clientSecret, ...form }),
    });
  /** The page on which a person gives access. */
  const consent = (changes: Record<string, string> = {}) => {
    const { clientId, redirectUri } = sim.app;
    const asked = { client_id: clientId, redirect_uri: redirectUri, response_type: "code", ...changes };
    return sim.fetch(`${host}/api/oauth2/auth?${new URLSearchParams(asked)}`, { redirect: "manual" });
  };
  const refresh = (refreshToken: string) => token({ grant_type: "refresh_token", refresh_token: refreshToken });

  const request = async (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) => {
    const response = await sim.fetch(path.startsWith("http") ? path : `${base}/${path}`, {
      method,
      headers: {
        authorization: `Bearer ${access}`,
        accept: "application/json",
        ...(body === undefined ? {} : { "content-type": "application/json" }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    const json = (text.startsWith("{") ? JSON.parse(text) : {}) as { d: Data; error?: { message: { value: string } } };
    return { status: response.status, headers: response.headers, text, d: json.d, error: json.error?.message.value };
  };

  return {
    sim,
    clock,
    token,
    consent,
    refresh,
    request,
    signIn: async () => {
      const response = await refresh(sim.state.firstRefreshToken);
      const body = (await response.json()) as { access_token: string; refresh_token: string };
      access = body.access_token;
      return body;
    },
    /** A token without limits, for tests about something else. */
    observe: () => {
      access = sim.state.observerToken();
    },
    use: (accessToken: string) => {
      access = accessToken;
    },
    get: (path: string, query: Record<string, string> = {}) => {
      const search = new URLSearchParams(query).toString();
      return request("GET", search === "" ? path : `${path}?${search}`);
    },
    book: (entry: object, headers: Record<string, string> = {}) =>
      request("POST", "salesentry/SalesEntries", entry, headers),
  };
}

export type Client = ReturnType<typeof setUp>;

/** A relation and an entry of 100.00 net at 21 % for it. */
export function sample(client: Client) {
  const { state } = client.sim;
  const customer = state.byHand.addAccount({ name: "Jansen", Email: "jansen@example.test" });
  const line = (rest: object = {}) => ({ GLAccount: state.glAccountId("8000"), AmountFC: 100, VATCode: "2", ...rest });
  const entry = (rest: object = {}) => ({
    Customer: customer,
    Journal: "70",
    EntryDate: "2026-03-09",
    YourRef: "WEB-1",
    SalesEntryLines: [line()],
    ...rest,
  });
  return { customer, line, entry };
}
