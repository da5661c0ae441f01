import { expect } from "vitest";
import { valueFrom } from "../contract/unwrap.ts";
import type { OpenedSource, SourceCheck } from "./opened-source.ts";
import { addOrders, idsOf, readHead, readOpen } from "./reading.ts";

const unpaid = { statuses: undefined, paidOnly: true } as const;

/** Orders that are not due but may become so. */
export const openChecks: readonly SourceCheck[] = [
  {
    name: "lists every unpaid order, over several pages, where only paid orders are due",
    run: async (opened) => {
      const ids = await addOrders(opened, 2 * opened.pageSize + 1, "unpaid");
      await addOrders(opened, 2);
      expect(idsOf(await readOpen(opened.source, unpaid))).toEqual(expect.arrayContaining(ids));
    },
  },
  {
    name: "tells of an order that was paid since",
    run: async (opened) => {
      const [id = ""] = await addOrders(opened, 1, "unpaid");
      expect((await readHead(opened, id)).paid).toBe(false);
      await opened.arrange.pay(id);
      expect((await readHead(opened, id)).paid).toBe(true);
      const listed = (await readOpen(opened.source, unpaid)).heads.filter((head) => head.id === id);
      expect(listed.every(({ paid }) => paid)).toBe(true);
    },
  },
  {
    name: "tells of an order that was cancelled since",
    run: async (opened) => {
      const [id = ""] = await addOrders(opened, 1, "unpaid");
      const { source } = opened;
      expect(source.cancelledStatuses).not.toContain((await readHead(opened, id)).status);
      await opened.arrange.cancel(id);
      expect(source.cancelledStatuses).toContain((await readHead(opened, id)).status);
    },
  },
  {
    name: "lists an order that was cancelled lately, which may be revived",
    run: async (opened) => {
      const [paid = "", unpaidOne = ""] = [...(await addOrders(opened, 1)), ...(await addOrders(opened, 1, "unpaid"))];
      for (const id of [paid, unpaidOne]) await opened.arrange.cancel(id);
      for (const query of [unpaid, { statuses: undefined, paidOnly: false }]) {
        expect(idsOf(await readOpen(opened.source, query))).toEqual(expect.arrayContaining([paid, unpaidOne]));
      }
    },
  },
  {
    name: "lists orders whose status is not one that is booked",
    run: async (opened) => {
      const ids = await addOrders(opened, opened.pageSize + 1);
      const elsewhere = await statusWithout(opened, ids[0] ?? "");
      const query = { statuses: [elsewhere], paidOnly: false };
      expect(idsOf(await readOpen(opened.source, query))).toEqual(expect.arrayContaining(ids));
    },
  },
];

/** A status that the order does not have. */
async function statusWithout(opened: OpenedSource, id: string): Promise<string> {
  const { status: own } = await readHead(opened, id);
  const { statuses } = await valueFrom(opened.source.choices());
  return statuses.find((status) => status.id !== own)?.id ?? expect.fail("the shop has one status only");
}
