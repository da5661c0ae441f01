import { describe, expect, it } from "vitest";
import { sample, setUp } from "./snelstart-client.ts";

const withBooking = async () => {
  const client = await setUp();
  const { booking } = sample(client);
  const { data } = await client.post("verkoopboekingen", booking());
  const journal = (name: string) => ({ id: client.state.journalId(name) });
  /** Received on a journal of its own, against bookings. */
  const received = (amount: number, rest: object = {}) => ({
    datum: "2026-03-12",
    dagboek: journal("Tussenrekening webwinkel"),
    bedragOntvangen: amount,
    bedragUitgegeven: 0,
    verkoopboekingBoekingsRegels: [{ boekingId: { id: data.id }, omschrijving: "Order", debet: 0, credit: amount }],
    ...rest,
  });
  return { client, bookingId: data.id, journal, received };
};

describe("SnelStart bank bookings", () => {
  it("lower what is open on the invoice", async () => {
    const { client, received } = await withBooking();
    const { status, data } = await client.post("bankboekingen", received(100));
    expect(status).toBe(201);
    const [before] = client.state.invoices();
    expect([before?.openstaandSaldo, before?.modifiedOn]).toEqual([21, "2026-03-10T10:00:05.000"]);
    await client.post("bankboekingen", received(21));
    const { list } = await client.get("verkoopfacturen", { $filter: "OpenstaandSaldo ne 0" });
    expect([list, client.state.bookings()[0]?.openCents]).toEqual([[], 0]);
    expect((await client.get(`bankboekingen/${data.id}`)).data).toEqual(data);
    expect((await client.remove(`bankboekingen/${data.id}`)).status).toBe(200);
    expect(client.state.invoices()[0]?.openCents).toBe(10_000);
  });

  it("take many bookings at once, with costs besides", async () => {
    const { client, bookingId, received } = await withBooking();
    const { booking } = sample(client);
    const { data: second } = await client.post("verkoopboekingen", booking({ factuurnummer: "2026-2" }));
    const grootboek = { id: client.state.ledgerId(4510) };
    const entry = received(241, {
      verkoopboekingBoekingsRegels: [bookingId, second.id].map((id) => ({ boekingId: { id }, debet: 0, credit: 121 })),
      grootboekBoekingsRegels: [{ omschrijving: "Kosten", grootboek, debet: 1, credit: 0, btwSoort: "Geen" }],
    });
    expect((await client.post("bankboekingen", entry)).status).toBe(201);
    expect(client.state.invoices().map(({ openCents }) => openCents)).toEqual([0, 0]);
    const filter = "Datum eq datetime'2026-03-12T00:00:00'";
    expect((await client.get("bankboekingen", { $filter: filter })).list).toHaveLength(1);
  });

  it("are replaced, and pay anew", async () => {
    const { client, received, journal } = await withBooking();
    const { data } = await client.post("bankboekingen", received(100));
    expect((await client.put(`bankboekingen/${data.id}`, received(50, { id: data.id }))).status).toBe(200);
    expect(client.state.invoices()[0]?.openCents).toBe(7100);
    const moved = received(50, { dagboek: journal("Bank") });
    expect((await client.put(`bankboekingen/${data.id}`, moved)).codes).toEqual(["BOE-0077"]);
  });

  it("refuse what the rules say", async () => {
    const { client, bookingId, received, journal } = await withBooking();
    const codes = async (entry: object) => (await client.post("bankboekingen", entry)).codes;
    const line = { boekingId: { id: bookingId }, debet: 5, credit: 105 };
    expect(await codes(received(100, { verkoopboekingBoekingsRegels: [line] }))).toEqual(["BOE-0076"]);
    expect(await codes(received(100, { bedragUitgegeven: 1 }))).toEqual(["BOE-0027", "BOE-0039"]);
    expect(await codes(received(100, { bedragOntvangen: 99 }))).toEqual(["BOE-0039"]);
    expect(await codes(received(0, { verkoopboekingBoekingsRegels: [] }))).toEqual(["BOE-0023"]);
    const wrong = async (entry: object) => (await client.post("bankboekingen", entry)).wrong;
    expect(await wrong(received(1, { dagboek: journal("Kas") }))).toEqual(["dagboek"]);
    expect(await wrong(received(1, { datum: null, bedragUitgegeven: null }))).toEqual(["datum", "bedragUitgegeven"]);
    const unknown = { boekingId: { id: client.state.administrationId }, debet: 0, credit: 1 };
    expect(await wrong(received(1, { verkoopboekingBoekingsRegels: [unknown] }))).toEqual(["boekingId"]);
    client.state.byHand.lockUntil("2026-03-12");
    expect(await codes(received(1))).toEqual(["BOE-0042"]);
    expect(client.state.bankEntries()).toEqual([]);
  });

  it("check their ledger lines", async () => {
    const { client, received } = await withBooking();
    const codes = async (line: object) => {
      const lines = { verkoopboekingBoekingsRegels: [], grootboekBoekingsRegels: [{ debet: 0, credit: 1, ...line }] };
      return (await client.post("bankboekingen", received(1, lines))).codes;
    };
    const grootboek = { id: client.state.ledgerId(4510) };
    expect(await codes({ grootboek, omschrijving: null, btwSoort: "Geen" })).toEqual(["BOE-0084"]);
    expect(await codes({ grootboek, omschrijving: "x" })).toEqual(["BOE-0082"]);
    expect(await codes({ grootboek: { id: client.state.administrationId }, omschrijving: "x" })).toEqual(["BOE-0037"]);
    client.state.byHand.editLedger(4510, { nonactief: true });
    expect(await codes({ grootboek, omschrijving: "x", btwSoort: "Geen" })).toEqual(["BOE-0008"]);
    expect(await codes({ grootboek: { id: client.state.ledgerId(1810) }, omschrijving: "x" })).toEqual(["BOE-0075"]);
  });

  it("work in cash alike", async () => {
    const { client, received, journal } = await withBooking();
    expect((await client.post("kasboekingen", received(121, { dagboek: journal("Kas") }))).status).toBe(201);
    expect([client.state.invoices()[0]?.openCents, client.state.cashEntries().length]).toEqual([0, 1]);
  });
});

describe("SnelStart memorial entries", () => {
  it("balance, have two lines, and settle bookings", async () => {
    const { client, bookingId, journal } = await withBooking();
    const grootboek = { id: client.state.ledgerId(1110) };
    const entry = (bedrag: number, rest: object = {}) => ({
      ...{ datum: "2026-03-12", dagboek: journal("Memoriaal") },
      memoriaalBoekingsRegels: [{ omschrijving: "Kruispost", grootboek, debet: bedrag, credit: 0 }],
      verkoopboekingBoekingsRegels: [{ boekingId: { id: bookingId }, omschrijving: "Order", bedrag }],
      ...rest,
    });
    const { status, data } = await client.post("memoriaalboekingen", entry(21));
    const { list: movements } = await client.get("grootboekmutaties", {
      $filter: "Datum eq datetime'2026-03-12T00:00:00'",
    });
    expect(movements.map(({ saldo }) => saldo)).toEqual([21, -21]);
    expect([status, client.state.invoices()[0]?.openCents]).toEqual([201, 10_000]);
    expect((await client.put(`memoriaalboekingen/${data.id}`, entry(121))).status).toBe(200);
    expect(client.state.invoices()[0]?.openCents).toBe(0);
    expect((await client.get(`memoriaalboekingen/${data.id}`)).data.id).toBe(data.id);
    const codes = async (rest: object) => (await client.post("memoriaalboekingen", entry(21, rest))).codes;
    expect(await codes({ verkoopboekingBoekingsRegels: [] })).toEqual(["BOE-0094", "BOE-0039"]);
    expect((await client.post("memoriaalboekingen", entry(1, { dagboek: journal("Bank") }))).wrong).toEqual([
      "dagboek",
    ]);
    expect((await client.remove(`memoriaalboekingen/${data.id}`)).status).toBe(200);
    expect(client.state.invoices()[0]?.openCents).toBe(12_100);
  });
});

describe("SnelStart ledger movements", () => {
  it("balance over everything that was booked", async () => {
    const { client, received } = await withBooking();
    await client.post("bankboekingen", received(100));
    const { list } = await client.get("grootboekmutaties");
    expect(list.reduce((sum, { saldo }) => sum + Math.round(saldo * 100), 0)).toBe(0);
    const debtors = `Grootboek/Id eq guid'${client.state.ledgerId(1300)}' and FactuurNummer eq '2026-1'`;
    const { list: mine } = await client.get("grootboekmutaties", { $filter: debtors });
    expect(mine.map(({ debet, credit }) => [debet, credit])).toEqual([
      [121, 0],
      [0, 100],
    ]);
    expect((await client.get(`grootboekmutaties/${mine[0]?.id}`)).data).toEqual(mine[0]);
    const journals = [client.state.journalId("Verkoop"), client.state.journalId("Tussenrekening webwinkel")];
    expect(client.state.mutations().map(({ dagboek }) => journals.indexOf(dagboek?.id ?? ""))).toEqual([0, 0, 0, 1, 1]);
  });
});
