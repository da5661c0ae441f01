import type { RecordFeed } from "@boekbrug/core";
import type { ExactOnlineClient } from "../client/exactonline-client.ts";
import { fedItemRow } from "../client/rows.ts";
import { readFeed } from "../read-feed.ts";
import { itemKey } from "./item-of-line.ts";

/** Items as the administration has them, and what changed. One that is not for sale or not active is there too: its code is taken. */
export const createKnownItems = (client: ExactOnlineClient, place: () => string): RecordFeed => ({
  changes: (since) =>
    readFeed(client, "sync/Logistics/Items", fedItemRow, since, place()).map(
      (feed) =>
        feed && {
          position: feed.position,
          records: feed.rows.map(({ ID, Code }) => ({ id: ID, identities: [itemKey(Code)] })),
        },
    ),
});
