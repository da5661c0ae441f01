import { bookkeepingZone, calendarDateOf, type OrderSource, type Problem } from "@boekbrug/core";
import { createCatalogue } from "./catalogue/catalogue.ts";
import { readChoices } from "./choices.ts";
import { createClassifyLines, leaveLines } from "./classify-lines.ts";
import { type ClientPorts, createCcvShopClient, createShopBudget } from "./client/ccvshop-client.ts";
import { inspectRights } from "./inspect-rights.ts";
import { cancelledStatuses } from "./open-filters.ts";
import { orderWordsOf } from "./order-words.ts";
import { readChanged } from "./read-changed.ts";
import { readNumber } from "./read-number.ts";
import { readOpen } from "./read-open.ts";
import { readOneHead, readOneOrder } from "./read-order.ts";
import { readWatched } from "./read-watched.ts";
import { renewed } from "./renewed.ts";
import { type CcvShopSettings, webhookSettings } from "./settings.ts";
import { createWebhooks } from "./webhooks/webhooks.ts";

export interface CcvShopPorts extends ClientPorts {
  /** The zone in which an order's day is read. Default Europe/Amsterdam. */
  readonly zone?: string | undefined;
  /** Told once when the shop does not let this key read products: orders go on without their VAT classes. */
  readonly notice?: ((problem: Problem) => void) | undefined;
}

/** How long products and tariffs are remembered. */
const hour = 3_600_000;

/** The orders of one CCV Shop, and its webhooks: the only thing in the shop that is ever written. */
export function createCcvShop(
  settings: CcvShopSettings,
  { zone = bookkeepingZone, notice = () => {}, ...ports }: CcvShopPorts,
): OrderSource {
  const shared = { ...ports, budget: ports.budget ?? createShopBudget(ports.clock) };
  const client = createCcvShopClient(settings, shared);
  const { catalogueLanguage: language } = settings;
  const translated = language === undefined ? client : createCcvShopClient({ ...settings, language }, shared);
  const dayOf = (moment: string | number) => calendarDateOf(moment, zone);
  const today = () => dayOf(ports.clock.now());
  const words = orderWordsOf(settings);
  const classify = renewed(ports.clock, hour, () =>
    settings.readProducts === false ? leaveLines : createClassifyLines({ client, notice, today }),
  );
  const catalogue = renewed(ports.clock, hour, () => createCatalogue(translated, client, today));
  return {
    kind: "ccvshop",
    cancelledStatuses,
    changed: (cursor, from) => readChanged(client, cursor, from),
    watched: (orders, cursor) => readWatched(client, orders, cursor, dayOf),
    open: (query, cursor) => readOpen(client, query, cursor, today()),
    head: (id) => readOneHead(client, id),
    order: (id, head) => readOneOrder(client, id, words, head).andThen((order) => classify()(order)),
    numbered: (sequence) => readNumber(client, sequence),
    choices: () => readChoices(client),
    catalogue: {
      changed: (cursor) => catalogue().changed(cursor),
      product: (id) => catalogue().product(id),
    },
    inspect: (rules) => inspectRights(client, settings, rules),
    webhooks: createWebhooks(client, settings.webhooks ?? webhookSettings.parse({}), ports.clock),
  };
}
