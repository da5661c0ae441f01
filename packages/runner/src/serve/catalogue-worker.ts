import type { Failure } from "@boekbrug/core";
import type { Result } from "neverthrow";
import type { CatalogueReport } from "../catalogue/catalogue-report.ts";
import { type CatalogueOptions, syncCatalogue } from "../catalogue/sync-catalogue.ts";
import type { Connection, Host } from "../connection.ts";
import { withBriefSnapshot } from "./brief-snapshot.ts";
import { createWorker, type Worker } from "./worker.ts";

/** What one pass over the products did: a whole one, or one over those of which the shop had told. */
export interface CatalogueWorkerPass {
  readonly connection: string;
  readonly kind: "everything" | "products";
  readonly result: Result<CatalogueReport, Failure>;
}

export interface CatalogueWorkerOptions {
  /** Makes the host of one pass, with a run of its own. */
  readonly host: () => Host;
  readonly connection: Connection;
  /** Between the ends of two whole passes. */
  readonly everyMinutes: number;
  /** Told of each pass. */
  readonly told?: ((pass: CatalogueWorkerPass) => void) | undefined;
}

/** Whether the items of a connection follow its shop: the settings ask for it, and both sides can. */
export const isCatalogueWanted = ({ source, ledger }: Connection): boolean =>
  source.catalogue !== undefined && ledger.items?.wanted === true;

const wentWrong = ({ stopped, check, refused }: CatalogueReport): boolean =>
  stopped !== null || check.length + refused.length > 0;

/** Keeps the items of one connection as its shop sells them, beside its orders and under a claim of its own. */
export function createCatalogueWorker({ host, connection, everyMinutes, told }: CatalogueWorkerOptions): Worker {
  const { clock } = host();
  const brief = withBriefSnapshot(connection.ledger, clock);
  const worked: Connection = { ...connection, ledger: brief.ledger };

  const pass = async (kind: CatalogueWorkerPass["kind"], options: CatalogueOptions) => {
    if (kind === "everything") brief.forget();
    const result = await syncCatalogue(host(), worked, options);
    if (result.isErr() || wentWrong(result.value)) brief.forget();
    told?.({ connection: connection.key, kind, result });
    return result;
  };
  return createWorker({
    connection: connection.key,
    clock,
    everyMinutes,
    everything: (meanwhile) => pass("everything", { meanwhile }),
    named: (products) => pass("products", { products }),
  });
}
