import type { Resource } from "./resource.ts";
import { crmResources } from "./resources-crm.ts";
import { feedResources } from "./resources-feeds.ts";
import { financeResources } from "./resources-finance.ts";
import { officeResources } from "./resources-office.ts";
import { openItemResources } from "./resources-open-items.ts";
import { tradeResources } from "./resources-trade.ts";

export const resources: readonly Resource[] = [
  ...officeResources,
  ...crmResources,
  ...financeResources,
  ...openItemResources,
  ...tradeResources,
  ...feedResources,
];
