import { type AwaitedDocument, add, type Failure, type Finishing, problem } from "@boekbrug/core";
import { err, ok, type Result, ResultAsync } from "neverthrow";
import type { ExactOnlineClient } from "../client/exactonline-client.ts";
import { anyOf, guidEquals } from "../client/odata.ts";
import { invoicedLineRow, salesInvoiceRow } from "../client/trade-rows.ts";
import { type FoundDocument, foundInvoice } from "./found-document.ts";
import { createInvoicingResults } from "./invoicing-results.ts";

/** So many ids of 36 characters fit an address. */
const mostInOneFilter = 25;

/**
 * How far the invoicing of orders is. First the invoices themselves, for many orders at once: an invoice that is there is what counts. Only where there is none the outcome of the
 * background process is asked for, one by one.
 */
export function createFinishing(client: ExactOnlineClient) {
  const results = createInvoicingResults(client);
  /** Whether several conditions at a time are allowed is found out once; else they are asked one by one. */
  let orWorks = true;
  return (awaited: readonly AwaitedDocument[]): ResultAsync<ReadonlyMap<string, Finishing>, Failure> =>
    new ResultAsync(look(awaited));

  async function look(awaited: readonly AwaitedDocument[]): Promise<Result<ReadonlyMap<string, Finishing>, Failure>> {
    const invoices = await invoicesOf(awaited);
    if (invoices.isErr()) return err(invoices.error);
    const states = new Map<string, Finishing>();
    for (const each of awaited) {
      const own = invoices.value.get(each.document.id) ?? [];
      if (own.length > 0) states.set(each.reference, doneWith(own));
      else {
        const failed = await failureOf(each);
        if (failed.isErr()) return err(failed.error);
        states.set(each.reference, failed.value);
      }
    }
    return ok(states);
  }

  /** The invoices of each order, by the order's id. */
  async function invoicesOf(
    awaited: readonly AwaitedDocument[],
  ): Promise<Result<Map<string, FoundDocument[]>, Failure>> {
    const lines = await listBy(
      "salesinvoice/SalesInvoiceLines",
      invoicedLineRow,
      "SalesOrder",
      awaited.map(({ document }) => document.id),
    );
    if (lines.isErr()) return err(lines.error);
    const ids = [...new Set(lines.value.map(({ InvoiceID }) => InvoiceID))];
    const rows = await listBy("salesinvoice/SalesInvoices", salesInvoiceRow, "InvoiceID", ids);
    if (rows.isErr()) return err(rows.error);
    const byOrder = new Map<string, FoundDocument[]>();
    for (const row of rows.value) {
      const found = foundInvoice(row);
      if (found.isErr()) return err(found.error);
      const orders = new Set(
        lines.value.flatMap((line) => (line.InvoiceID === row.InvoiceID ? (line.SalesOrder ?? []) : [])),
      );
      for (const order of orders) byOrder.set(order, [...(byOrder.get(order) ?? []), found.value]);
    }
    return ok(byOrder);
  }

  async function listBy<S extends typeof invoicedLineRow | typeof salesInvoiceRow>(
    resource: string,
    row: S,
    field: string,
    ids: readonly string[],
  ) {
    const rows = [];
    for (let start = 0; start < ids.length; ) {
      const some = ids.slice(start, start + (orWorks ? mostInOneFilter : 1));
      const found = await client.list(resource, row, { filter: anyOf(some.map((id) => guidEquals(field, id))) });
      if (found.isOk()) {
        rows.push(...found.value);
        start += some.length;
      } else if (some.length > 1 && found.error.problem.code === "ledger.refused") {
        orWorks = false;
      } else return err(found.error);
    }
    return ok(rows);
  }

  async function failureOf({ finish }: AwaitedDocument): Promise<Result<Finishing, Failure>> {
    if (finish === null) return ok({ kind: "pending" });
    const result = await results.of(finish.id);
    return result.map((found) => {
      const failed = found !== null && ((found.NumberOfFailedInvoices ?? 0) > 0 || found.Errors !== null);
      if (!failed) return { kind: "pending" };
      return {
        kind: "failed",
        problem: problem("ledger.invoicing-failed", "document", { detail: found.Errors ?? "-" }),
      };
    });
  }
}

/** Several invoices of one order (a person delivered it in parts) count together, under the day of the last one. */
function doneWith(invoices: readonly FoundDocument[]): Finishing {
  const [first] = invoices;
  if (first === undefined) return { kind: "pending" };
  const totals = invoices.slice(1).reduce(
    (sum, { gross, vat }) => ({
      gross: add(sum.gross, gross),
      vat: vat === null || sum.vat === null ? null : add(sum.vat, vat),
    }),
    { gross: first.gross, vat: first.vat },
  );
  const date = invoices
    .flatMap(({ bookedOn }) => bookedOn ?? [])
    .toSorted()
    .at(-1);
  const document = { id: first.id, number: first.number, totals };
  return { kind: "done", document: date === undefined ? document : { ...document, date } };
}
