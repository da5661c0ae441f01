import {
  type Charge,
  type Clock,
  type Customer,
  type Discount,
  fillStep,
  type InvoicePlan,
  type Ledger,
  money,
  type Order,
  type OrderLine,
  planInvoice,
  type Rules,
  rulesSchema,
  type StepOutcome,
  type TokenStore,
  type Tokens,
  type WriteStep,
} from "@boekbrug/core";
import { okAsync, type Result } from "neverthrow";
import { type ExactOnlineSettings, type ExactOnlineSnapshot, exactOnlineSettings } from "../src/index.ts";

/** A clock that stands still until someone sleeps or moves it. */
export function createClock(start = "2026-03-16T09:30:00Z"): Clock & { advance(milliseconds: number): void } {
  let now = Date.parse(start);
  const advance = (milliseconds: number) => {
    now += milliseconds;
  };
  return { now: () => now, advance, sleep: async (milliseconds) => advance(milliseconds) };
}

export interface MemoryTokens extends TokenStore {
  held: Tokens | null;
  claimedBy: string | null;
  readonly log: string[];
}

export function createTokenStore(held: Tokens | null = null): MemoryTokens {
  let until = "";
  let last: string | null = null;
  const logins = new Map<string, Tokens>();
  const store: MemoryTokens = {
    get held() {
      return (last === null ? undefined : logins.get(last)) ?? held;
    },
    set held(tokens) {
      if (last === null) return;
      if (tokens === null) logins.delete(last);
      else logins.set(last, tokens);
    },
    claimedBy: null,
    log: [],
    read: (login) => okAsync(logins.get(login) ?? held),
    claimRefresh: (_, holder, now, end) => {
      if (store.claimedBy !== null && store.claimedBy !== holder && until > now) return okAsync(false);
      store.claimedBy = holder;
      until = end;
      store.log.push(`claim ${holder}`);
      return okAsync(true);
    },
    save: (login, holder, tokens) => {
      last = login;
      logins.set(login, tokens);
      if (store.claimedBy === holder) store.claimedBy = null;
      store.log.push(`save ${holder}`);
      return okAsync(undefined);
    },
    releaseRefresh: (_, holder) => {
      if (store.claimedBy === holder) store.claimedBy = null;
      return okAsync(undefined);
    },
  };
  return store;
}

export const settingsWith = (changes: Partial<ExactOnlineSettings> = {}): ExactOnlineSettings =>
  exactOnlineSettings.parse({
    kind: "exactonline",
    clientId: "app-id",
    clientSecret: "app-secret",
    refreshToken: "first-refresh-token",
    division: 123456,
    journal: "70",
    ...changes,
  });

export const rulesWith = (changes: { [Part in keyof Rules]?: Partial<Rules[Part]> } = {}): Rules =>
  rulesSchema.parse({
    accounts: { high: "8000", low: "8010", zero: "8020", other: "8090", shipping: "8100" },
    vatCodes: { "domestic-standard": "2", "domestic-reduced": "1", "domestic-zero": "0" },
    vat: { unknownClass: "as-charged" },
    ...changes,
  });

const address = {
  name: "Jan de Vries",
  company: null,
  street: "Dorpsstraat 1",
  extra: null,
  postcode: "1234 AB",
  city: "Ons Dorp",
  region: null,
  country: "NL",
};

export const customerWith = (changes: Partial<Customer> = {}): Customer => ({
  id: "77",
  type: "consumer",
  company: null,
  name: "Jan de Vries",
  email: "Jan@Voorbeeld.nl",
  phone: "06 12345678",
  vatNumber: null,
  chamberOfCommerce: null,
  billTo: address,
  shipTo: null,
  ...changes,
});

let lastLine = 0;

export function lineWith(cents: number, vatPercent: string, changes: Partial<OrderLine> = {}): OrderLine {
  lastLine += 1;
  return {
    id: `l${lastLine}`,
    kind: "goods",
    description: `Artikel ${vatPercent} %`,
    variant: null,
    productId: "1",
    sku: "SKU-1",
    quantity: "1",
    unit: null,
    amount: money(cents, "EUR"),
    vatPercent,
    ...changes,
  };
}

export const shipping = (cents: number): Charge => ({
  kind: "shipping",
  description: "PostNL",
  amount: money(cents, "EUR"),
  vatPercent: null,
});

export const coupon = (cents: number): Discount => ({
  kind: "coupon",
  description: "LENTE",
  amount: money(cents, "EUR"),
});

/** A gross order whose own total and VAT agree with its parts, VAT rounded once per rate. */
export function orderWith(
  parts: { lines: readonly OrderLine[]; charges?: readonly Charge[]; discounts?: readonly Discount[]; vat: number },
  changes: Partial<Order> = {},
): Order {
  const { lines, charges = [], discounts = [], vat } = parts;
  const cents = (amounts: readonly { amount: { minor: number } }[]) =>
    amounts.reduce((sum, { amount }) => sum + amount.minor, 0);
  return {
    id: "10330",
    number: "10330",
    sequence: 10330,
    invoiceNumber: null,
    placedAt: "2026-03-16T08:00:00Z",
    status: "1",
    language: "nl",
    basis: "gross",
    lines,
    charges,
    discounts,
    payment: { state: "paid", methodId: "ideal", method: "iDEAL" },
    customer: customerWith(),
    delivery: "shipped",
    total: money(cents(lines) + cents(charges) - cents(discounts), "EUR"),
    totalVat: money(vat, "EUR"),
    marks: { intraCommunity: false, platformSale: false, withoutVat: false },
    reading: { nl: "test", en: "test" },
    ...changes,
  };
}

/** A value that must be there; a problem fails the test with its own words. */
export function must<Value, Failed>(result: Result<Value, Failed>): Value {
  if (result.isErr()) throw new Error(JSON.stringify(result.error));
  return result.value;
}

export function mustFail<Value, Failed>(result: Result<Value, Failed>): Failed {
  if (result.isOk()) throw new Error(`expected a failure, got ${JSON.stringify(result.value)}`);
  return result.error;
}

export const planOf = (order: Order, rules: Rules = rulesWith(), connection = "shop"): InvoicePlan =>
  must(planInvoice(order, { connection, rules }));

/** Two rates, shipping and a coupon that follow the goods: 3 × € 19.99 at 21 %, € 7.35 at 9 %. */
export const mixedOrder = (changes: Partial<Order> = {}): Order =>
  orderWith(
    {
      lines: [
        lineWith(5997, "21", { quantity: "3", description: "Mok", variant: "Kleur: Blauw" }),
        lineWith(735, "9", { description: "Thee" }),
      ],
      charges: [shipping(695)],
      discounts: [coupon(500)],
      vat: 1133,
    },
    changes,
  );

/** Fills the ids of earlier steps in, as the executor does. */
export function withIds(step: WriteStep, ids: Readonly<Record<string, string>>): WriteStep {
  return must(fillStep(step, new Map(Object.entries(ids))));
}

/** Sends both steps of a plan as the executor does when nothing goes wrong. */
export async function book(
  ledger: Ledger<ExactOnlineSnapshot>,
  plan: InvoicePlan,
  rules: Rules,
): Promise<{ customer: StepOutcome; document: StepOutcome; steps: readonly WriteStep[] }> {
  const snapshot = must(await ledger.snapshot());
  const steps = must(ledger.compose(plan, rules, snapshot));
  const [first, second] = steps;
  if (first === undefined || second === undefined) throw new Error("expected two steps");
  const known = must(await ledger.lookup(first));
  const customer = known ?? must(await ledger.send(first));
  const filled = withIds(second, { customer: customer.id });
  return { customer, document: must(await ledger.send(filled)), steps: [first, filled] };
}
