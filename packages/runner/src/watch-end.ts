import type { Fate, OrderRecord, Rules } from "@boekbrug/core";

type Waiting = Extract<Fate, { kind: "waiting" }>;
type WatchEnded = OrderRecord & { readonly fate: { readonly kind: "skipped"; readonly reason: "watch-ended" } };

const day = 86_400_000;

/** Whether an order that still waits as it did has been watched for as long as the settings say. */
export const endsNow = ({ fate, fateSince }: OrderRecord, now: Waiting, { orders }: Rules, at: number): boolean =>
  fate.kind === "waiting" &&
  fate.reason === now.reason &&
  (fate.status ?? now.status) === now.status &&
  Date.parse(fateSince) + orders.watchDays * day <= at;

/** It was watched long enough without becoming due: it is booked only if it is come across as due, or a person asks for it. */
export const isWatchEnded = (known: OrderRecord | null): known is WatchEnded =>
  known?.fate.kind === "skipped" && known.fate.reason === "watch-ended";
