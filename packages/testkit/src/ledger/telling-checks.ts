import type { LedgerWebhooks, WebhookDelivery } from "@boekbrug/core";
import { expect } from "vitest";
import { failureFrom, valueFrom } from "../contract/unwrap.ts";
import type { LedgerCheck, OpenedLedger } from "./opened-ledger.ts";
import { planOf, write } from "./writing.ts";

const address = "https://hooks.example/webhooks/shop/documents";
const elsewhere = "https://hooks.example/webhooks/other/documents";

const without = ({ ledger, tells }: OpenedLedger): string | undefined =>
  ledger.webhooks === undefined || tells === undefined ? "the ledger does not tell of its documents here" : undefined;

const facetOf = ({ ledger }: OpenedLedger): LedgerWebhooks => ledger.webhooks ?? expect.fail("no webhooks here");

/** Two documents, of which a person deletes the first; what the ledger sent about it. */
async function deleted(opened: OpenedLedger) {
  await valueFrom(facetOf(opened).register(address));
  const plans = ["1", "2"].map((id) => planOf(opened, { id }));
  const ids: string[] = [];
  for (const plan of plans) ids.push((await write(opened, plan)).id);
  const [gone = "", kept = ""] = ids;
  await opened.tells?.deleteByHand(plans[0]?.reference ?? "");
  const delivery = (await opened.tells?.sent())?.at(-1) ?? expect.fail("nothing was sent");
  return { gone, kept, delivery };
}

const signedOtherwise = (delivery: WebhookDelivery, body: string): readonly WebhookDelivery[] => [
  { ...delivery, body },
  { ...delivery, header: () => null },
];

/** What is done to documents is told, and nothing of it is believed but an id. */
export const tellingChecks: readonly LedgerCheck[] = [
  {
    name: "gives of a delivery the id of the document that was deleted, each time it comes",
    without,
    run: async (opened) => {
      const { gone, delivery } = await deleted(opened);
      for (let n = 0; n < 2; n += 1) expect(await valueFrom(facetOf(opened).read(delivery))).toBe(gone);
    },
  },
  {
    name: "refuses a delivery that was changed on the way, and one that is not signed",
    without,
    run: async (opened) => {
      const { gone, kept, delivery } = await deleted(opened);
      for (const forged of signedOtherwise(delivery, delivery.body.replaceAll(gone, kept))) {
        const { problem, outcome } = await failureFrom(facetOf(opened).read(forged));
        expect([problem.code, outcome]).toEqual(["webhook.ledger-signature", "not-done"]);
      }
    },
  },
  {
    name: "gives documents by their ids as they are now, and leaves out those that are gone",
    without,
    run: async (opened) => {
      const { gone, kept } = await deleted(opened);
      const { reference } = planOf(opened, { id: "2" });
      if (opened.editByHand !== undefined) await opened.editByHand(reference, { minor: 4_200, currency: "EUR" });
      const found = await valueFrom(facetOf(opened).documents([gone, kept]));
      expect(found.map((each) => [each.id, each.reference])).toEqual([[kept, reference]]);
      if (opened.editByHand !== undefined) expect(found[0]?.gross.minor).toBe(4_200);
      expect(await valueFrom(facetOf(opened).documents([]))).toEqual([]);
    },
  },
  {
    name: "registers an address once, and ends it and no other",
    without,
    run: async (opened) => {
      const webhooks = facetOf(opened);
      const first = await valueFrom(webhooks.register(address));
      expect(first.length).toBeGreaterThan(0);
      expect(await valueFrom(webhooks.register(address))).toEqual(first);
      const other = await valueFrom(webhooks.register(elsewhere));
      expect(await valueFrom(webhooks.list())).toHaveLength(first.length + other.length);
      expect(await valueFrom(webhooks.remove(address))).toEqual(first);
      expect(await valueFrom(webhooks.remove(address))).toEqual([]);
      expect(await valueFrom(webhooks.list())).toEqual(other);
    },
  },
];
