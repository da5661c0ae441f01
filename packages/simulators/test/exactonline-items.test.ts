import { beforeEach, describe, expect, it } from "vitest";
import { type Client, setUp } from "./exactonline-client.ts";

let client: Client;
beforeEach(() => {
  client = setUp();
  client.observe();
});
const post = (path: string, body: object) => client.request("POST", path, body);
const errorOf = async (path: string, body: object) => (await post(path, body)).error;
const items = "logistics/Items";
const prices = "logistics/SalesItemPrices";
const pricesOf = async (item: string) =>
  (await client.get(prices, { $select: "ID,Price,Currency,Quantity", $filter: `Item eq guid'${item}'` })).d.results;

describe("items", () => {
  it("own one price of 0 from the start, which is changed, not doubled", async () => {
    const made = await post(items, { Code: "SKU-1", Description: "Boek", IsSalesItem: true });
    expect(made.status).toBe(201);
    const [own, ...others] = await pricesOf(made.d.ID);
    expect([own, others]).toMatchObject([{ Price: 0, Currency: "EUR", Quantity: 1 }, []]);
    expect(await errorOf(prices, { Item: made.d.ID, Price: 12.5 })).toContain("Moet zijn: Uniek");
    expect((await client.request("PUT", `${prices}(guid'${own?.ID}')`, { Price: 12.5 })).status).toBe(204);
    const read = await client.get(items, {
      $select: "Code,StandardSalesPrice,ItemGroupCode,Unit",
      $filter: "Code eq 'SKU-1'",
    });
    expect(read.d.results).toMatchObject([{ StandardSalesPrice: 12.5, ItemGroupCode: "001", Unit: "stuk" }]);
    expect((await post(prices, { Item: made.d.ID, Price: 10, Quantity: 10 })).status).toBe(201);
    expect((await post(prices, { Item: made.d.ID, Price: 15, Currency: "USD" })).status).toBe(201);
    expect(await pricesOf(made.d.ID)).toHaveLength(3);
    expect((await client.request("DELETE", `${items}(guid'${made.d.ID}')`)).status).toBe(204);
    expect(client.sim.state.itemPrices()).toEqual([]);
  });

  it("are refused twice under a code, without a name, or with what does not exist", async () => {
    client.sim.state.byHand.addItem({ Code: "SKU-1", Description: "Boek" });
    const item = { Code: "SKU-2", Description: "x" };
    expect(await errorOf(items, { ...item, Code: "SKU-1" })).toBe("Gegeven bestaat reeds");
    expect(await errorOf(items, {})).toBe("Verplicht: Artikelcode\r\nVerplicht: Omschrijving");
    expect(await errorOf(items, { ...item, Unit: "doos" })).toBe("Ongeldige referentie: Eenheid");
    expect(await errorOf(items, { ...item, SalesVatCode: "99" })).toBe("Ongeldige referentie: Btw-code");
    expect(await errorOf(items, { ...item, Description: "x".repeat(61) })).toBe("Ongeldig: Description");
    expect((await post(items, { ...item, IsWebshopItem: true })).status).toBe(400);
    expect(await errorOf(items, { ...item, StandardSalesPrice: 5 })).toBeUndefined();
    expect((await pricesOf(client.sim.state.items()[1]?.id ?? ""))[0]).toMatchObject({ Price: 0 });
  });
});
