import { describe, expect, it } from "vitest";
import { sample, setUp } from "./snelstart-client.ts";

describe("SnelStart bodies", () => {
  it("refuse an id of ours, an empty body and what does not bind", async () => {
    const client = await setUp();
    const { booking } = sample(client);
    expect((await client.post("verkoopboekingen", booking({ id: client.state.administrationId }))).codes).toEqual([
      "ALG-0100",
    ]);
    expect((await client.request("POST", "verkoopboekingen")).codes).toEqual(["ALG-0106"]);
    const odd = booking({ factuurbedrag: "veel", factuurdatum: "gisteren", klant: { id: "1" }, markering: "ja" });
    const { status, wrong } = await client.post("verkoopboekingen", odd);
    expect([status, wrong.sort()]).toEqual([400, ["factuurbedrag", "factuurdatum", "klant.id", "markering"]]);
    expect(client.state.bookings()).toEqual([]);
  });

  it("take names in any case, and lose what they do not know, which the simulator remembers", async () => {
    const client = await setUp();
    const { booking, line } = sample(client);
    const { factuurnummer, ...rest } = booking({ boekingsregels: [line({ bedragen: 1 })], vervalDatum: "2026-04-01" });
    expect((await client.post("verkoopboekingen", { ...rest, factuurNummer: factuurnummer })).status).toBe(201);
    const path = "/verkoopboekingen";
    expect(client.state.strayProperties).toEqual([
      { method: "POST", path, property: "vervalDatum", lost: true },
      { method: "POST", path, property: "factuurNummer", lost: false },
      { method: "POST", path, property: "boekingsregels.bedragen", lost: true },
    ]);
  });

  it.each(["2026-03-10T14:30:00", "2026-03-10 14:30:00", "2026-03-10T14:30", "2026-03-10T13:30:00Z"])(
    "read the moment %s",
    async (factuurdatum) => {
      const client = await setUp();
      const { data } = await client.post("verkoopboekingen", sample(client).booking({ factuurdatum }));
      expect(data.factuurdatum).toBe("2026-03-10T14:30:00");
    },
  );

  it("have at least four shapes of error", async () => {
    const client = await setUp();
    const { booking } = sample(client);
    const json = async (told: Promise<{ text: string }>) => JSON.parse((await told).text);
    const rule = await json(client.post("verkoopboekingen", booking({ factuurbedrag: 1 })));
    expect(rule).toEqual([{ errorCode: "BOE-0039", message: expect.any(String), details: null }]);
    expect(await json(client.post("verkoopboekingen", booking({ markering: 1 })))).toEqual({
      message: expect.any(String),
      modelState: { markering: [expect.any(String)] },
    });
    expect(await json(client.get("relaties", { $filter: "naam eq 'x'" }))).toEqual({
      Message: expect.stringContaining("Could not find a property named 'naam'"),
    });
    expect(await json(client.get("nergens"))).toEqual({ statusCode: 404, message: expect.any(String) });
  });
});
