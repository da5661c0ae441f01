import type { Failure } from "@boekbrug/core";
import { err, ok, type Result } from "neverthrow";
import type * as z from "zod";
import type { ExactOnlineClient } from "../client/exactonline-client.ts";
import { guidEquals } from "../client/odata.ts";
import { invoicingResultRow } from "../client/trade-rows.ts";

type InvoicingResult = z.infer<typeof invoicingResultRow>;

/** The notice and the reference page spell the resource differently, and neither says how the process is named: each way is tried, and the one that works is kept. */
const spellings = ["InvoiceSalesOrderResult", "InvoiceSalesOrdersResult"] as const;

type Way = (process: string) => { readonly resource: string; readonly filter?: string };

const ways: readonly Way[] = spellings.flatMap((name) => [
  (process: string) => ({ resource: `read/salesinvoice/${name}`, filter: guidEquals("ProcessID", process) }),
  (process: string) => ({ resource: `read/salesinvoice/${name}(guid'${process}')` }),
]);

/** What became of invoicing in the background; null where it cannot be told. */
export function createInvoicingResults(client: ExactOnlineClient): {
  of(process: string): Promise<Result<InvoicingResult | null, Failure>>;
} {
  let left: readonly Way[] = ways;
  return {
    of: async (process) => {
      if (!/^[0-9a-f-]{36}$/i.test(process)) return ok(null);
      for (const way of left) {
        const { resource, filter } = way(process);
        const found = await client.list(resource, invoicingResultRow, { filter });
        if (found.isOk() && found.value.length > 0) {
          left = [way];
          return ok(found.value[0] ?? null);
        }
        if (found.isErr() && found.error.problem.code !== "ledger.refused") return err(found.error);
        if (found.isErr()) left = left.filter((each) => each !== way);
      }
      return ok(null);
    },
  };
}
