import { problemKind } from "@boekbrug/core";
import { expect } from "vitest";
import { valueFrom } from "../contract/unwrap.ts";
import { type SourceCheck, sourceFaults } from "./opened-source.ts";
import { addOrders, idsOf, longAgo, readChanged } from "./reading.ts";

const cannotFail: SourceCheck["without"] = ({ faults }) =>
  faults === undefined ? "this shop cannot be made to fail" : undefined;

/** A shop that fails. An adapter may repeat a reading by itself; what it must not do is take a failure for an answer. */
export const failureChecks: readonly SourceCheck[] = sourceFaults.flatMap((fault): SourceCheck[] => [
  {
    name: `says of a failed page that nothing was done, and leaves no order out afterwards (${fault})`,
    without: cannotFail,
    run: async (opened) => {
      const { source, faults } = opened;
      const ids = await addOrders(opened, opened.pageSize + 1);
      const first = await valueFrom(source.changed(null, longAgo));
      faults?.next(fault);
      const failed = await source.changed(first.cursor, longAgo);
      if (failed.isErr()) {
        expect(failed.error.outcome).toBe("not-done");
        expect(["limit", "outage"]).toContain(problemKind(failed.error.problem.code));
      }
      const rest = failed.isErr()
        ? await readChanged(source, first.cursor)
        : { heads: [...failed.value.heads, ...(await readChanged(source, failed.value.cursor)).heads] };
      const all = idsOf({ heads: [...first.heads, ...rest.heads] });
      expect(all).toEqual(expect.arrayContaining(ids));
    },
  },
  {
    name: `never takes a failure for an order that is gone (${fault})`,
    without: cannotFail,
    run: async (opened) => {
      const { source, faults } = opened;
      const [id = ""] = await addOrders(opened, 1);
      for (const read of [() => source.head(id), () => source.order(id)]) {
        faults?.next(fault);
        const result = await read();
        if (result.isErr()) expect(result.error.outcome).toBe("not-done");
        else expect(result.value).not.toBeNull();
        expect(await valueFrom(source.head(id))).not.toBeNull();
      }
    },
  },
]);
