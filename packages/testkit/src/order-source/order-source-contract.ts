import { type CheckGroup, registerChecks } from "../contract/check.ts";
import { catalogueChecks } from "./catalogue-checks.ts";
import { contentChecks } from "./content-checks.ts";
import { failureChecks } from "./failure-checks.ts";
import { numberChecks } from "./number-checks.ts";
import { openChecks } from "./open-checks.ts";
import type { OpenedSource } from "./opened-source.ts";
import { pagingChecks } from "./paging-checks.ts";
import { watchChecks } from "./watch-checks.ts";
import { webhookChecks } from "./webhook-checks.ts";

/** The promises of `OrderSource`, as data. */
export const orderSourceChecks: readonly CheckGroup<OpenedSource>[] = [
  { name: "paging", checks: pagingChecks },
  { name: "orders", checks: contentChecks },
  { name: "orders that may become due", checks: openChecks },
  { name: "watched orders", checks: watchChecks },
  { name: "running numbers", checks: numberChecks },
  { name: "failures", checks: failureChecks },
  { name: "webhooks", checks: webhookChecks },
  { name: "products", checks: catalogueChecks },
];

/** Registers the promises of `OrderSource` as tests. `open` gives an adapter on an empty shop each time. */
export const orderSourceContract = (name: string, open: () => Promise<OpenedSource>): void =>
  registerChecks(name, orderSourceChecks, open);
