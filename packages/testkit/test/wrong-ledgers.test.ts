import {
  type BookedDocument,
  type FedRecord,
  findingOf,
  type Ledger,
  type LedgerWebhooks,
  problem,
  type StepOutcome,
  type SuggestedSetting,
  type WriteStep,
} from "@boekbrug/core";
import { errAsync, ok, okAsync } from "neverthrow";
import { describe, expect, it } from "vitest";
import { failedChecks, ledgerChecks } from "../src/index.ts";
import { openFakeLedger } from "./open-fakes.ts";

/** A fault in a ledger, and a check that must notice it. */
interface WrongLedger {
  readonly what: string;
  readonly spoil: (right: Ledger) => Partial<Ledger>;
  readonly noticedBy: string;
}

const everything = { from: "2000-01-01", to: "2999-01-01" };

const outcomeOf = ({ id, number, gross, vat }: BookedDocument): StepOutcome => ({ id, number, totals: { gross, vat } });

/** A document whose first line is a cent more. */
function centMore(step: WriteStep): WriteStep {
  const body = structuredClone(step.request.body) as { lines?: { net: number }[] };
  const [line] = body.lines ?? [];
  if (line !== undefined) line.net += 1;
  return { ...step, request: { ...step.request, body: body as WriteStep["request"]["body"] } };
}

/** VAT moved from the first line to the last: the totals stay, the rates do not. */
function vatMoved(step: WriteStep): WriteStep {
  const body = structuredClone(step.request.body) as { lines?: { net: number; vat: number }[] };
  const [first, second] = body.lines ?? [];
  if (first !== undefined && second !== undefined) {
    first.vat -= 1;
    second.vat += 1;
  }
  return { ...step, request: { ...step.request, body: body as WriteStep["request"]["body"] } };
}

/** The right feed, record by record as it should not be. */
const spoiltFeed = ({ feeds }: Ledger, spoil: (record: FedRecord) => FedRecord | undefined): Partial<Ledger> => ({
  feeds: {
    customer: {
      changes: (since) =>
        (feeds?.customer?.changes(since) ?? okAsync(null)).map(
          (all) => all && { ...all, records: all.records.flatMap((record) => spoil(record) ?? []) },
        ),
    },
  },
});

const journal = (value: string): SuggestedSetting => ({
  path: ["ledger", "journal"],
  value,
  sure: true,
  reason: { nl: "verkoopdagboek", en: "sales journal" },
  others: [],
});

/** The right webhooks, with one thing wrong. */
const spoiltWebhooks = (
  { webhooks }: Ledger,
  spoil: (right: LedgerWebhooks) => Partial<LedgerWebhooks>,
): Partial<Ledger> => (webhooks === undefined ? {} : { webhooks: { ...webhooks, ...spoil(webhooks) } });

const wrongLedgers: readonly WrongLedger[] = [
  {
    what: "believes whatever is sent",
    spoil: (right) => spoiltWebhooks(right, () => ({ read: ({ body }) => okAsync(body) })),
    noticedBy: "refuses a delivery that was changed on the way, and one that is not signed",
  },
  {
    what: "names nothing that is told",
    spoil: (right) => spoiltWebhooks(right, () => ({ read: () => okAsync(null) })),
    noticedBy: "gives of a delivery the id of the document that was deleted, each time it comes",
  },
  {
    what: "does not know a document by its id",
    spoil: (right) => spoiltWebhooks(right, () => ({ documents: () => okAsync([]) })),
    noticedBy: "gives documents by their ids as they are now, and leaves out those that are gone",
  },
  {
    what: "ends no webhook",
    spoil: (right) => spoiltWebhooks(right, ({ list }) => ({ remove: () => list() })),
    noticedBy: "registers an address once, and ends it and no other",
  },
  {
    what: "says of a lost answer that nothing was done",
    spoil: (right) => ({
      send: (step) => right.send(step).mapErr((failure) => ({ ...failure, outcome: "not-done" as const })),
    }),
    noticedBy: "says unknown, never not-done, when the answer is lost after the work was done",
  },
  {
    what: "says of every failure that it may be done",
    spoil: (right) => ({
      send: (step) => right.send(step).mapErr((failure) => ({ ...failure, outcome: "unknown" as const })),
    }),
    noticedBy: "says not-done, or sends again, when no connection was made",
  },
  {
    what: "is a cent off",
    spoil: (right) => ({ send: (step) => right.send(centMore(step)) }),
    noticedBy: "books the plan's totals to the cent, VAT per rate too (two rates and shipping)",
  },
  {
    what: "books a cent of VAT at the wrong rate",
    spoil: (right) => ({ send: (step) => right.send(vatMoved(step)) }),
    noticedBy: "books the plan's totals to the cent, VAT per rate too (two rates and shipping)",
  },
  {
    what: "finds a neighbour",
    spoil: (right) => ({
      lookup: (step) => {
        if (step.kind !== "document") return right.lookup(step);
        const references = ["1", "10", "100", "110", "1001"].map((id) => `shop-${id}`);
        return right.readBack({ references, ...everything }).map((all) => {
          const found = all.find(({ reference }) => reference.startsWith(step.reference));
          return found === undefined ? null : outcomeOf(found);
        });
      },
    }),
    noticedBy: "does not take a neighbour's document for the order's own",
  },
  {
    what: "finds nothing after doubt",
    spoil: (right) => ({
      lookup: (step) => (step.kind === "document" ? okAsync(null) : right.lookup(step)),
    }),
    noticedBy: "finds the document that was sent",
  },
  {
    what: "takes a failed look-up for nothing there",
    spoil: (right) => ({ lookup: (step) => right.lookup(step).orElse(() => okAsync(null)) }),
    noticedBy: "never takes a failed look-up for a document that is not there (limited)",
  },
  {
    what: "repeats a write whose answer was lost",
    spoil: (right) => ({
      send: (step) =>
        right.send(step).orElse((failure) => (failure.outcome === "unknown" ? right.send(step) : errAsync(failure))),
    }),
    noticedBy:
      "never repeats a write by itself, so that one document is there after looking up and going on (dropped-after)",
  },
  {
    what: "makes a new customer for every order",
    spoil: (right) => ({
      lookup: (step) => (step.kind === "customer" ? okAsync(null) : right.lookup(step)),
    }),
    noticedBy: "makes a customer once, however many orders he places",
  },
  {
    what: "reads back what was not asked for",
    spoil: (right) => ({
      readBack: ({ references, ...period }) =>
        right.readBack({ references: [...references, "shop-1", "shop-2", "shop-11"], ...period }),
    }),
    noticedBy: "reads back exactly the references asked for, with the totals that were planned",
  },
  {
    what: "reads back the first fifty only",
    spoil: (right) => ({ readBack: (query) => right.readBack(query).map((all) => all.slice(0, 50)) }),
    noticedBy: "reads back more documents than fit in one request",
  },
  {
    what: "lists its own references only",
    spoil: ({ documents }) => ({
      documents: (period) =>
        (documents?.(period) ?? okAsync([])).map((all) => all.filter(({ reference }) => reference.startsWith("shop-"))),
    }),
    noticedBy: "lists what somebody else booked in a period, with the texts it is known by",
  },
  {
    what: "tells of customers by another name than their steps have",
    spoil: (right) => spoiltFeed(right, ({ id }) => ({ id, identities: [id] })),
    noticedBy: "tells of every customer, by the identity of his step",
  },
  {
    what: "tells of all customers at once and of no changes",
    spoil: (right) => {
      const feed = right.feeds?.customer;
      const changes = (since: string | null) =>
        since === null && feed !== undefined ? feed.changes(null) : okAsync({ records: [], position: since });
      return { feeds: { customer: { changes } } };
    },
    noticedBy: "tells of a customer that was added after a position",
  },
  {
    what: "says nothing of customers that are not to be used",
    spoil: (right) => spoiltFeed(right, (record) => (record.identities.length === 0 ? undefined : record)),
    noticedBy: "tells that a customer is not to be used any more",
  },
  {
    what: "skips what is new where there was nothing",
    spoil: ({ feeds }) => ({
      feeds: {
        customer: {
          changes: (since) =>
            (feeds?.customer?.changes(since) ?? okAsync(null)).map((all) => all && { ...all, position: "9" }),
        },
      },
    }),
    noticedBy: "begins with everything where there was nothing",
  },
  {
    what: "composes differently each time",
    spoil: (right) => {
      let count = 0;
      return {
        compose: (plan, rules, snapshot) =>
          right.compose(plan, rules, snapshot).map((steps) => {
            count += 1;
            return steps.map((step) => ({ ...step, reference: `${step.reference}?${count}` }));
          }),
      };
    },
    noticedBy: "composes the same writes from the same plan, and writes nothing by that",
  },
  {
    what: "finds every mapping right",
    spoil: () => ({ check: () => [] }),
    noticedBy: "finds VAT codes that were mixed up",
  },
  {
    what: "is somebody else each time",
    spoil: () => {
      const users = ["anna", "bram"];
      return { login: () => okAsync({ user: users.shift() ?? "", chain: "1", findings: [] }) };
    },
    noticedBy: "tells the same log-in each time",
  },
  {
    what: "finds that all stops where all is well",
    spoil: () => ({
      inspect: () => okAsync([findingOf("stops", problem("ledger.unreachable", "ledger", { detail: "" }))]),
    }),
    noticedBy:
      "finds nothing that stops bookings where all is well, names a place for each finding, and writes nothing",
  },
  {
    what: "is sure of an account that does not exist",
    spoil: () => ({
      suggest: () =>
        okAsync([
          {
            path: ["rules", "accounts", "high"],
            value: "99999999",
            sure: true,
            reason: { nl: "omzet", en: "revenue" },
            others: [],
          },
        ]),
    }),
    noticedBy: "is sure only of settings that its own check finds nothing wrong with, and writes nothing",
  },
  {
    what: "is sure of a journal that nobody would take",
    spoil: () => ({ suggest: () => okAsync([journal("90")]) }),
    noticedBy: "is right, or not sure, of each setting of which is known what is meant",
  },
  {
    what: "is sure of a journal in which it cannot book",
    spoil: () => ({ suggest: () => okAsync([journal("71")]) }),
    noticedBy: "is sure only of settings that its own check finds nothing wrong with, and writes nothing",
  },
  {
    what: "throws at a plan that it cannot compose",
    spoil: (right) => ({
      compose: (plan, rules, snapshot) =>
        right.compose(plan, rules, snapshot).match(
          (steps) => ok(steps),
          (problem) => {
            throw new Error(problem.code);
          },
        ),
    }),
    noticedBy: "names the missing mapping instead of composing without it",
  },
];

describe("the ledger contract", () => {
  it.each(wrongLedgers)("notices a ledger that $what", async ({ spoil, noticedBy }) => {
    const failed = await failedChecks(ledgerChecks, async () => {
      const opened = await openFakeLedger();
      return { ...opened, ledger: { ...opened.ledger, ...spoil(opened.ledger) } };
    });
    expect(failed).toContain(noticedBy);
  });
});
