import { isUnreadable, type NumberBearer, orderSequence } from "@boekbrug/core";
import { expect } from "vitest";
import { valueFrom } from "../contract/unwrap.ts";
import type { OpenedSource, SourceCheck } from "./opened-source.ts";
import { addOrders, readHead } from "./reading.ts";

const withoutNumbers: SourceCheck["without"] = ({ source }) =>
  source.numbered === undefined ? "this shop gives no running numbers" : undefined;

async function bearerOf({ source }: OpenedSource, sequence: number): Promise<NumberBearer> {
  return source.numbered === undefined ? expect.fail("no running numbers") : valueFrom(source.numbered(sequence));
}

async function numberOf(opened: OpenedSource, id: string): Promise<number> {
  const head = await valueFrom(opened.source.head(id));
  const number = orderSequence(head?.number ?? null);
  return number ?? expect.fail(`order ${id} has no running number`);
}

/** Running numbers: a missing one tells that an order is missing. */
export const numberChecks: readonly SourceCheck[] = [
  {
    name: "gives the order that bears a running number, as its head, and no other",
    without: withoutNumbers,
    run: async (opened) => {
      const ids = await addOrders(opened, 3);
      for (const id of ids) {
        const bearer = await bearerOf(opened, await numberOf(opened, id));
        expect(bearer).toEqual({ kind: "orders", heads: [await readHead(opened, id)], unreadable: [] });
      }
    },
  },
  {
    name: "says that nothing bears the number of an order that is gone, or one that was never given out",
    without: withoutNumbers,
    run: async (opened) => {
      const [gone = "", stays = ""] = await addOrders(opened, 2);
      const number = await numberOf(opened, gone);
      await opened.arrange.remove(gone);
      expect(await bearerOf(opened, number)).toEqual({ kind: "none" });
      expect(await bearerOf(opened, 999_999_999)).toEqual({ kind: "none" });
      expect((await bearerOf(opened, await numberOf(opened, stays))).kind).toBe("orders");
    },
  },
  {
    name: "gives an order that is cancelled by its number too",
    without: withoutNumbers,
    run: async (opened) => {
      const [id = ""] = await addOrders(opened, 1);
      await opened.arrange.cancel(id);
      expect(await bearerOf(opened, await numberOf(opened, id))).toMatchObject({ kind: "orders", heads: [{ id }] });
    },
  },
  {
    name: "names an order that cannot be read by its number",
    without: (opened) =>
      withoutNumbers(opened) ??
      (opened.arrange.addUnreadable === undefined ? "this shop cannot have an unreadable order" : undefined),
    run: async (opened) => {
      const id = (await opened.arrange.addUnreadable?.()) ?? "";
      const bearer = await bearerOf(opened, await numberOf(opened, id));
      expect(bearer).toMatchObject({ kind: "orders", heads: [], unreadable: [{ id }] });
      expect(bearer.kind === "orders" && bearer.unreadable.every(isUnreadable)).toBe(true);
    },
  },
  {
    name: "says of a basket that bears a number that it is one",
    without: (opened) =>
      withoutNumbers(opened) ??
      (opened.arrange.addNumberedBasket === undefined ? "baskets have no numbers" : undefined),
    run: async (opened) => {
      const number = (await opened.arrange.addNumberedBasket?.()) ?? 0;
      expect(await bearerOf(opened, number)).toEqual({ kind: "basket" });
    },
  },
  {
    name: "never takes a failure for a number that nothing bears",
    without: (opened) =>
      withoutNumbers(opened) ?? (opened.faults === undefined ? "this shop cannot be made to fail" : undefined),
    run: async (opened) => {
      const [id = ""] = await addOrders(opened, 1);
      const number = await numberOf(opened, id);
      opened.faults?.next("unavailable");
      const bearer = await opened.source.numbered?.(number);
      if (bearer?.isErr() === true) expect(bearer.error.outcome).toBe("not-done");
      else expect(bearer?.isOk() === true && bearer.value.kind).toBe("orders");
    },
  },
];
