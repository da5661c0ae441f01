import type { RecordChanges } from "@boekbrug/core";
import { describe, expect, test } from "vitest";
import { createSimulated, customersWith, must, type Simulated } from "./simulated.ts";

async function changes({ ledger }: Pick<Simulated, "ledger">, since: string | null): Promise<RecordChanges> {
  const feed = ledger.feeds?.customer ?? expect.fail("no feed");
  return must(await feed.changes(since)) ?? expect.fail("it does not tell");
}

const withEmail = (name: string) => ({ company_name: name, send_invoices_to_email: `${name}@shop.example` });

/** Simulated, with every path that is asked for. */
function watched(settings = customersWith()) {
  const calls: string[] = [];
  const simulated = createSimulated({ limits: { perFiveMinutes: 100_000 } }, { customers: settings });
  const { simulator } = simulated;
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const request = new Request(input, init);
    calls.push(`${request.method} ${new URL(request.url).pathname.split("/").slice(4).join("/")}`);
    return simulator.fetch(request);
  };
  return { ...simulated, ledger: simulated.open({}, { fetch }), calls };
}

describe("contacts told of in bulk", () => {
  test("are named in one call and read by the hundred, archived ones too", async () => {
    const { ledger, state, calls } = watched();
    for (let n = 0; n < 250; n += 1) state.byHand.addContact(withEmail(`klant${n}`), { archived: n % 50 === 0 });
    const { records } = await changes({ ledger }, null);
    expect(records).toHaveLength(250);
    expect(records.flatMap(({ identities }) => identities)).toContain("email:klant50@shop.example");
    expect(calls).toEqual([
      "GET contacts/synchronization.json",
      ...Array.from({ length: 3 }, () => "POST contacts/synchronization.json"),
    ]);
  });

  test("cost one call while nothing changes", async () => {
    const { ledger, state, clock, calls } = watched();
    state.byHand.addContact(withEmail("anna"));
    let { position } = await changes({ ledger }, null);
    for (let round = 0; round < 2; round += 1) {
      clock.advance(900_000);
      ({ position } = await changes({ ledger }, position));
    }
    calls.length = 0;
    clock.advance(900_000);
    expect((await changes({ ledger }, position)).records).toEqual([]);
    expect(calls).toEqual(["GET contacts/synchronization.json"]);
  });

  test("are told of again when two changes fell in one second, before and after the reading", async () => {
    const { ledger, state } = watched();
    const id = state.byHand.addContact(withEmail("anna"));
    const { position } = await changes({ ledger }, null);
    state.byHand.editContact(id, { send_invoices_to_email: "anna@elders.example" });
    const second = await changes({ ledger }, position);
    expect(second.records).toMatchObject([{ id, identities: ["email:anna@elders.example", expect.any(String)] }]);
  });

  test("come in turns where there are many, and each turn goes on where the last one ended", async () => {
    const { ledger, state, clock } = watched();
    for (let n = 0; n < 1_100; n += 1) {
      state.byHand.addContact(withEmail(`klant${n}`));
      if (n % 3 === 0) clock.advance(1_000);
    }
    const met = new Set<string>();
    let position: string | null = null;
    let turns = 0;
    for (let more = true; more; turns += 1) {
      const turn: RecordChanges = await changes({ ledger }, position);
      for (const { id } of turn.records) met.add(id);
      ({ position, more = false } = turn);
    }
    expect(met.size).toBe(1_100);
    expect(turns).toBe(3);
  });

  test("have identities by what the settings recognise them by", async () => {
    const contact = { ...withEmail("anna"), tax_number: "NL 1234.56.789.B01" };
    const told = async (match: "email" | "vat-number") => {
      const { ledger, state } = watched(customersWith({ match }));
      state.byHand.addContact(contact, { customerId: "9" });
      return (await changes({ ledger }, null)).records[0]?.identities;
    };
    expect(await told("email")).toEqual(["vat-number:NL123456789B01", "email:anna@shop.example", "9"]);
    expect(await told("vat-number")).toEqual(["vat-number:NL123456789B01", "email:anna@shop.example", "9"]);
  });

  test("begin anew when a position is of another way to recognise them", async () => {
    const first = watched();
    first.state.byHand.addContact(withEmail("anna"));
    const { position } = await changes(first, null);
    first.clock.advance(900_000);
    const other = first.open({ customers: customersWith({ match: "vat-number" }) });
    expect((await changes({ ledger: other }, position)).records).toHaveLength(1);
  });

  test("are not told of to a token that may not read them", async () => {
    const { open, state } = createSimulated();
    state.addToken("narrow", { scopes: ["time_entries"] });
    const feed = open({ token: "narrow" }).feeds?.customer ?? expect.fail("no feed");
    expect(must(await feed.changes(null))).toBeNull();
  });
});
