import { describe, expect, it } from "vitest";
import { type ExactOnlineSwitches, exactOnlineSwitches, exactOnlineWithoutSwitch } from "../src/index.ts";
import { sample, setUp } from "./exactonline-client.ts";
import { currencyCases } from "./switch-cases/currency.ts";
import { feedCases } from "./switch-cases/feeds.ts";
import { relationCases } from "./switch-cases/relations.ts";
import type { Probe, SwitchCase } from "./switch-cases/switch-case.ts";
import { tradeCases } from "./switch-cases/trade.ts";

const prefer = { prefer: "return=representation" };
const posted = (rest: object, headers: Record<string, string> = prefer): Probe => {
  return async (client) => {
    const { d, status, error } = await client.book(sample(client).entry(rest), headers);
    return [status, error, d?.Type, d?.EntryNumber, d?.InvoiceNumber, d?.AmountFC, d?.EntryDate, d?.YourRef?.length];
  };
};
const listed =
  (path: string, query: Record<string, string>): Probe =>
  async (client) => {
    await client.book(sample(client).entry());
    const { status, d, error } = await client.get(path, query);
    return [status, error, Array.isArray(d), JSON.stringify(d ?? null)];
  };
const credit: Probe = async (client) => {
  const { entry, line } = sample(client);
  return (await client.book(entry({ Type: 21, SalesEntryLines: [line({ AmountFC: -100 })] }), prefer)).d?.AmountFC;
};
const paid =
  (undo: boolean): Probe =>
  async (client) => {
    const { d } = await client.book(sample(client).entry());
    client.sim.state.byHand.pay(d.EntryID, 5000);
    if (undo) client.sim.state.byHand.undoPayment(d.EntryID);
    const query = { $select: "AmountDC,Status", $filter: `TransactionEntryID eq guid'${d.EntryID}'` };
    return (await client.get("cashflow/Receivables", query)).d.results.length;
  };
const limited: Probe = async (client) => {
  await client.signIn();
  let answer = await client.get("vat/VATCodes", { $select: "Code" });
  while (answer.status === 200) answer = await client.get("vat/VATCodes", { $select: "Code" });
  return answer.headers.get("retry-after");
};
const dailyLimit: Probe = async (client) =>
  (await client.get("vat/VATCodes", { $select: "Code" })).headers.get("x-ratelimit-limit");
/** The old token again, while the new one is unused, and after it was used. */
const reuse =
  (use: boolean): Probe =>
  async (client) => {
    const first = client.sim.state.firstRefreshToken;
    const { refresh_token } = await client.signIn();
    client.clock.time += 580_000;
    if (use) {
      await client.refresh(refresh_token);
      client.clock.time += 580_000;
    }
    return (await client.refresh(first)).status;
  };
const many: Probe = async (client) => {
  for (let index = 0; index < 70; index += 1) client.sim.state.byHand.addAccount({ name: "x", City: "Ede" });
  return (await client.get("crm/Accounts", { $select: "ID", $filter: "City eq 'Ede'", $top: "70" })).d.results?.length;
};
const doubles: Probe = async (client) => {
  for (const name of ["a", "b", "c", "d", "e", "f"]) client.sim.state.byHand.addAccount({ name, Email: "x@y.nl" });
  const { d } = await client.get("crm/Accounts", { $select: "Name", $filter: "Email eq 'x@y.nl'" });
  return d.results.map(({ Name }) => Name).join("");
};
const onDebtAccount: Probe = async (client) => {
  const { entry, line } = sample(client);
  const GLAccount = client.sim.state.glAccountId("1710");
  return (await client.book(entry({ SalesEntryLines: [line({ GLAccount, VATCode: "0" })] }))).status;
};
const mandatory: Probe = async (client) => (await client.book({})).status;

const entries = "salesentry/SalesEntries";
const cases: SwitchCase[] = [
  ...currencyCases,
  ...feedCases,
  ...relationCases,
  ...tradeCases,
  { name: "postedType", probe: posted({ Type: 21 }) },
  { name: "postedEntryNumber", probe: posted({ EntryNumber: 42 }) },
  { name: "postedInvoiceNumber", probe: posted({ InvoiceNumber: 42 }) },
  { name: "creditSign", probe: credit, with: { postedType: "accepted" } },
  { name: "receivableSign", probe: listed("cashflow/Receivables", { $select: "AmountDC" }) },
  { name: "partialPayment", probe: paid(false) },
  { name: "undonePayment", probe: paid(true) },
  { name: "textLengths", probe: posted({ YourRef: "x".repeat(50) }), with: { textOverflow: "cut" } },
  { name: "textOverflow", probe: posted({ YourRef: "x".repeat(50) }) },
  { name: "dailyLimit", probe: dailyLimit },
  { name: "retryAfter", probe: limited },
  { name: "debtAccounts", probe: onDebtAccount },
  { name: "yourRefFilter", probe: listed(entries, { $select: "YourRef", $filter: "YourRef eq 'WEB-1'" }) },
  { name: "preferOnSalesEntries", probe: posted({}) },
  { name: "answerWithoutPrefer", probe: posted({}, {}) },
  { name: "vatCodes3And5", probe: listed("vat/VATCodes", { $select: "Code" }) },
  { name: "obsoleteRefreshToken", probe: reuse(true) },
  { name: "oldRefreshTokenDies", probe: reuse(false) },
  { name: "consentState", probe: async (client) => (await client.consent({ state: "abc" })).headers.get("location") },
  { name: "listRules", probe: listed(entries, {}) },
  { name: "topOver60", probe: many },
  { name: "paddedFilter", probe: listed("crm/Accounts", { $select: "ID", $filter: "Code eq '1'" }) },
  {
    name: "dateOnlyLiteral",
    probe: listed(entries, { $select: "YourRef", $filter: "EntryDate ge datetime'2026-01-01'" }),
  },
  { name: "orFilter", probe: listed(entries, { $select: "YourRef", $filter: "YourRef eq 'WEB-1' or YourRef eq 'x'" }) },
  { name: "postEchoDate", probe: posted({}) },
  { name: "accountOrder", probe: doubles },
  { name: "generalJournalType", probe: listed("financial/Journals", { $select: "Type", $filter: "Code eq '90'" }) },
  {
    name: "winningNumber",
    probe: posted({ EntryNumber: 42, InvoiceNumber: 43 }),
    with: { postedInvoiceNumber: "honoured" },
  },
  {
    name: "receivablesListFilter",
    probe: listed("read/financial/ReceivablesList", { $select: "Amount", $filter: "InvoiceNumber gt 1" }),
  },
  { name: "receivablesListSign", probe: listed("read/financial/ReceivablesList", { $select: "Amount" }) },
  { name: "mandatoryStatus", probe: mandatory },
];

/** listShape has no single request that shows three shapes, so it has a test of its own. */
const apart = ["listShape"];

describe("switches", () => {
  it.each(cases)("$name: every setting shows", async ({ name, probe, with: others = {} }) => {
    const settings = exactOnlineSwitches.find((each) => each.name === name)?.settings ?? [];
    const seen: string[] = [];
    for (const setting of settings) {
      const client = setUp({ switches: { ...others, [name]: setting } });
      client.observe();
      seen.push(JSON.stringify(await probe(client)));
    }
    expect(new Set(seen).size).toBe(settings.length);
  });

  it("listShape: d is an array by $top, never, or whenever it can be", async () => {
    const shapes = async (listShape: ExactOnlineSwitches["listShape"]) => {
      const client = setUp({ switches: { listShape } });
      client.observe();
      const bare = await client.get("financial/Journals", { $select: "Code" });
      const topped = await client.get("financial/Journals", { $select: "Code", $top: "5" });
      return [Array.isArray(bare.d), Array.isArray(topped.d)];
    };
    expect(await shapes("by-top")).toEqual([false, true]);
    expect(await shapes("results")).toEqual([false, false]);
    expect(await shapes("array")).toEqual([true, true]);
  });

  it("describes every switch, with a default among its settings", () => {
    expect([...cases.map(({ name }) => name), ...apart].sort()).toEqual(
      exactOnlineSwitches.map(({ name }) => name).sort(),
    );
    for (const { settings, default: usual } of exactOnlineSwitches) expect(settings).toContain(usual);
  });

  it("covers every numbered unknown, or says why not", () => {
    const named = new Set([...exactOnlineSwitches, ...exactOnlineWithoutSwitch].map(({ unknown }) => unknown));
    for (let number = 1; number <= 10; number += 1) expect(named).toContain(`12.${number}`);
  });

  it("may be changed while running", async () => {
    const client = setUp();
    client.observe();
    client.sim.switches.listRules = "lax";
    expect((await client.get("financial/Journals")).status).toBe(200);
  });
});
