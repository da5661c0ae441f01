import { createSnelStartSimulator } from "@boekbrug/simulators";
import { buildLine, createFakeClock } from "@boekbrug/testkit";
import { describe, expect, test } from "vitest";
import { hasDescription, requestComplaints } from "../../simulators/test/snelstart-openapi.ts";
import { createSnelStart, snelstartSettings } from "../src/index.ts";
import { must, planOf } from "./parts.ts";
import { book } from "./simulated.ts";

/** An adapter of which every request is compared with the vendor's description. */
function createCompared(changes: object = {}) {
  const clock = createFakeClock("2026-03-16T09:00:00Z");
  const simulator = createSnelStartSimulator({ clock });
  simulator.state.byHand.addCostCentre(7, "Webwinkel");
  const seen: string[] = [];
  const wrong: string[] = [];
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const request = new Request(input, init);
    const { pathname } = new URL(request.url);
    if (pathname.startsWith("/v2")) {
      const path = pathname.slice("/v2".length);
      const text = await request.clone().text();
      seen.push(`${request.method} ${path.replace(/[0-9a-f-]{36}/, "ID")}`);
      wrong.push(...requestComplaints(request.method, path, text === "" ? undefined : JSON.parse(text)));
    }
    return simulator.fetch(request);
  };
  const settings = snelstartSettings.parse({
    kind: "snelstart",
    clientKey: simulator.state.couplingKey,
    subscriptionKey: simulator.state.subscriptionKeys.primary,
    ...changes,
  });
  return { ledger: createSnelStart(settings, { clock, fetch }), seen, wrong };
}

describe.skipIf(!hasDescription)("every request is as SnelStart's own description has it", () => {
  test("customers and sales bookings", async () => {
    const { ledger, seen, wrong } = createCompared({ costCentre: 7, paymentDays: 14, mark: true });
    const customer = {
      ...planOf().customer,
      id: "77",
      company: "Jansen B.V.",
      phone: "06 12345678",
      vatNumber: "NL000000012B01",
      chamberOfCommerce: "12345678",
    };
    for (const id of ["1", "2"]) {
      const plan = planOf({ id, customer, lines: [buildLine(), buildLine({ id: "2", vatPercent: "9" })] });
      const { steps, refused } = await book({ ledger }, plan);
      expect(refused).toBeNull();
      for (const step of steps) must(await ledger.lookup(step));
      must(await ledger.readBack({ references: [plan.reference], from: plan.date, to: plan.date }));
    }
    must((await ledger.documents?.({ from: "2026-03-01", to: "2026-03-31" })) ?? expect.fail("no documents"));
    must((await ledger.feeds?.customer?.changes(null)) ?? expect.fail("no feed"));
    expect(wrong).toEqual([]);
    expect(seen).toEqual(expect.arrayContaining(["POST /relaties", "POST /verkoopboekingen", "GET /kostenplaatsen"]));
  });

  test("and a name that it does not know would be told", () => {
    const booking = { factuurnummer: "1", klant: { id: "0" }, boekingsregels: [], vervalDatum: "2026-03-16" };
    expect(requestComplaints("POST", "/verkoopboekingen", booking)).not.toEqual([]);
  });
});
