import { describe, expect, it } from "vitest";
import { sample, setUp } from "./snelstart-client.ts";

describe("SnelStart attachments", () => {
  const content = Buffer.from("%PDF").toString("base64");

  it("hang on a booking, twice when posted twice", async () => {
    const client = await setUp();
    const { data } = await client.post("verkoopboekingen", sample(client).booking());
    const body = { content, parentIdentifier: data.id, fileName: "factuur.pdf" };
    const { status, data: made } = await client.post("documenten/Verkoopboekingen", body);
    expect([status, Object.keys(made)]).toEqual([201, ["id", "uri"]]);
    await client.post("documenten/Verkoopboekingen", body);
    expect((await client.get(`documenten/Verkoopboekingen/${data.id}`)).list).toHaveLength(2);
    expect((await client.get(`verkoopboekingen/${data.id}`)).data.documents).toHaveLength(2);
    expect((await client.get(`documenten/${made.id}`)).data).toMatchObject({ content, fileName: "factuur.pdf" });
    expect((await client.put(`documenten/${made.id}`, { content, fileName: "nieuw.pdf" })).status).toBe(200);
    expect((await client.remove(`documenten/${made.id}`)).status).toBe(200);
    expect(client.state.documents()).toHaveLength(1);
  });

  it("refuse what the rules say", async () => {
    const client = await setUp();
    const parentIdentifier = client.state.byHand.addRelation({ naam: "Jansen" });
    const codes = async (rest: object) => {
      const body = { content, parentIdentifier, fileName: "a.pdf", ...rest };
      return (await client.post("documenten/Relaties", body)).codes;
    };
    expect(await codes({ content: null })).toEqual(["BLG-0011"]);
    expect(await codes({ fileName: null })).toEqual(["BLG-0007"]);
    expect(await codes({ fileName: "a/b.pdf" })).toEqual(["BLG-0016"]);
    expect(await codes({ fileName: "x".repeat(256) })).toEqual(["BLG-0017"]);
    expect(await codes({ content: "A".repeat(14_000_000) })).toEqual(["BLG-0006"]);
    expect(await codes({})).toEqual([]);
    const body = { content, parentIdentifier: client.state.administrationId, fileName: "a.pdf" };
    expect((await client.post("documenten/Verkoopboekingen", body)).wrong).toEqual(["parentIdentifier"]);
    expect((await client.post("documenten/Onbekend", body)).status).toBe(404);
  });
});
