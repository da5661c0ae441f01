import { describe, expect, it } from "vitest";
import { createSnelStart } from "../src/index.ts";
import { must } from "./parts.ts";
import { createSimulatedOrders, orderRules } from "./simulated-orders.ts";

const minute = 60_000;

type Alter = (url: URL) => URL | Response;

/** The feed of articles, and the questions that it asks of them. */
async function createFeed(alter: Alter = (url) => url) {
  const { clock, snelstart, settings } = createSimulatedOrders();
  const asked: string[] = [];
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const request = new Request(input, init);
    const url = new URL(request.url);
    if (!url.pathname.endsWith("/artikelen")) return snelstart.fetch(request);
    asked.push(url.searchParams.get("$filter") ?? "everything");
    const altered = alter(url);
    return altered instanceof Response ? altered : snelstart.fetch(new Request(altered, request));
  };
  const ledger = createSnelStart(settings, { clock, fetch });
  must(await ledger.snapshot(orderRules));
  const feed = ledger.feeds?.item ?? expect.fail("no feed of articles");
  const changes = async (since: string | null) => must(await feed.changes(since));
  return { clock, asked, changes, ledger, byHand: snelstart.state.byHand };
}

const plain = (text: string) => text.replace(/^ModifiedOn ge datetime'(.*)'$/, "$1");

describe("articles that changed", () => {
  it("are told by every VAT kind that they are good for, and as none where they cannot be used", async () => {
    const { changes, byHand } = await createFeed();
    const high = byHand.addArticle({ code: "A", name: "A", group: 1 });
    const off = byHand.addArticle({ code: "B", name: "B", group: 2 });
    byHand.editArticle(off, { isNonActief: true });
    expect(await changes(null)).toMatchObject({
      partial: true,
      records: [
        { id: high, identities: ["item:high:A", "item:any:A"] },
        { id: off, identities: [] },
      ],
    });
  });

  it("are asked for from a day back, then from the last change, and no more once that has settled", async () => {
    const { clock, asked, changes, byHand } = await createFeed();
    byHand.addArticle({ code: "A", name: "A", group: 1 });
    const first = await changes(null);
    clock.advance(minute);
    const second = await changes(first?.position ?? null);
    expect(second?.records).toHaveLength(1);
    clock.advance(60 * minute);
    const third = await changes(second?.position ?? null);
    expect(third?.records).toEqual([]);
    clock.advance(minute);
    byHand.addArticle({ code: "B", name: "B", group: 1 });
    expect((await changes(third?.position ?? null))?.records).toHaveLength(1);
    const [day = "", last = "", settled = ""] = asked.map(plain);
    expect(day < last && last < settled).toBe(true);
    expect(asked[3]).toBe(asked[2]);
  });

  it("are all of them where the revenue groups give another VAT than before", async () => {
    const { clock, asked, changes, ledger, byHand } = await createFeed();
    const { position } = (await changes(null)) ?? expect.fail("not told");
    byHand.editGroup(5, { verkoopNederlandBtwSoort: "Laag" });
    clock.advance(minute);
    must(await ledger.snapshot(orderRules));
    await changes(position);
    expect(asked[1]).toBe("everything");
  });

  it.each<[string, Alter]>([
    ["refuses the question", () => Response.json({ Message: "could not find a property named" }, { status: 400 })],
    [
      "passes the filter over",
      (url) => {
        const all = new URL(url);
        all.searchParams.delete("$filter");
        return all;
      },
    ],
  ])("are not told where SnelStart %s: each is looked up then", async (_, alter) => {
    const { clock, changes, byHand } = await createFeed(alter);
    byHand.addArticle({ code: "A", name: "A", group: 1 });
    clock.advance(3 * 24 * 60 * minute);
    expect(await changes(null)).toBeNull();
  });
});
