import type { CallBudget } from "@boekbrug/core";
import nock from "nock";
import { afterAll, afterEach, beforeAll, beforeEach, expect } from "vitest";
import { createExactOnline } from "../src/index.ts";
import { snapshotWith } from "./snapshot.ts";
import {
  createClock,
  createTokenStore,
  mixedOrder,
  must,
  planOf,
  rulesWith,
  settingsWith,
  withIds,
} from "./support.ts";

export const site = "https://start.exactonline.nl";
export const now = Date.parse("2026-03-16T09:30:00Z");
export const entryPath = "/api/v1/123456/salesentry/SalesEntries";
export const accountPath = "/api/v1/123456/crm/Accounts";
export const accountSelect = "?$select=ID,Code,Email,SearchCode,Status,Blocked,VATNumber&$filter=";
export const entrySelect =
  "?$select=EntryID,EntryNumber,EntryDate,YourRef,Currency,AmountFC,VATAmountFC,Description,PaymentReference&$filter=";

/** No test of the calling file reaches the network, and every answer that it prepared is asked for. */
export function useNock(): void {
  beforeAll(() => nock.disableNetConnect());
  afterAll(() => nock.enableNetConnect());
  beforeEach(() => nock.cleanAll());
  afterEach(() => expect(nock.pendingMocks()).toEqual([]));
}

export const stored = {
  accessToken: "access-1",
  refreshToken: "refresh-1",
  issuedAt: "2026-03-16T09:30:00Z",
  expiresAt: "2026-03-16T09:40:00Z",
};

export function open(tokens = createTokenStore(stored), budget?: CallBudget) {
  const clock = createClock();
  const parts = { clock, tokens, connection: "shop", holder: "one", ...(budget === undefined ? {} : { budget }) };
  return { clock, tokens, ledger: createExactOnline(settingsWith(), parts) };
}

const [composedCustomer, composedDocument] = must(
  open().ledger.compose(planOf(mixedOrder()), rulesWith(), snapshotWith()),
);
if (composedCustomer === undefined || composedDocument === undefined) throw new Error("expected two steps");
export const customerStep = composedCustomer;
export const documentStep = withIds(composedDocument, { customer: "customer-guid" });

export const api = () => nock(site, { reqheaders: { accept: "application/json", authorization: "Bearer access-1" } });
export const written = () =>
  nock(site, {
    reqheaders: {
      accept: "application/json",
      "content-type": "application/json",
      prefer: "return=representation",
      authorization: "Bearer access-1",
    },
  });
export const exactly = (path: string) => (uri: string) => decodeURIComponent(uri) === path;
export const errorBody = (value: string) => ({ error: { code: "", message: { lang: "", value } } });
export const entryRow = (changes: object = {}) => ({
  EntryID: "entry-guid",
  EntryNumber: 10330,
  EntryDate: "/Date(1773619200000)/",
  YourRef: "shop-10330",
  Currency: "EUR",
  AmountFC: 69.27,
  VATAmountFC: 11.33,
  ...changes,
});
export const totals = { gross: { minor: 6927, currency: "EUR" }, vat: { minor: 1133, currency: "EUR" } };
