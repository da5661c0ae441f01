import { describe, expect, it } from "vitest";
import { get, ids, items, send, shopAt } from "./ccvshop-client.ts";

const exceptions = [
  { country: "BE", taxTariff: "low b" as const },
  { country: "DE", taxTariff: "normal" as const },
];

function filled() {
  const { shop } = shopAt();
  const pan = shop.state.addProduct({ name: "Braadpan", productNumber: "KO-1", price: 89.95, mainCategory: "Koken" });
  const book = shop.state.addProduct({
    name: "Kookboek",
    taxTariff: "low a",
    mainCategory: "Boeken",
    subCategory: "Kookboeken",
    exceptions,
  });
  return { shop, pan, book };
}

describe("CCV Shop products", () => {
  it("render class of VAT, names of categories and links", async () => {
    const { shop, book } = filled();
    const self = `https://shop.example/api/rest/v1/products/${book}`;
    const product = await get(shop, `/products/${book}/`);
    expect(product).toMatchObject({
      href: `${self}/`,
      id: book,
      is_active: true,
      createdate: "2026-11-20T12:00:00Z",
      name: "Kookboek",
      taxtariff: "low a",
      maincategory: "Boeken",
      subcategory: "Kookboeken",
      producttaxtariffexceptions: { href: `${self}/producttaxtariffexceptions` },
    });
    expect(product).not.toHaveProperty("vatrate");
    expect(product.producttaxtariffexceptions).not.toHaveProperty("collection");
    shop.switches.newerFields = "none";
    expect(await get(shop, `/products/${book}`)).toMatchObject({ vatrate: 9 });
  });

  it("are listed by page, filter and order", async () => {
    const { shop, pan, book } = filled();
    expect(await ids(shop, "/products")).toEqual([pan, book]);
    expect(await ids(shop, "/products?orderby=id_desc&size=1")).toEqual([book]);
    expect(await ids(shop, "/products?productnumber=KO-1")).toEqual([pan]);
    expect(await ids(shop, "/products?productname=boek")).toEqual([book]);
    expect(await ids(shop, "/products?orderby=name_desc&active=true")).toEqual([book, pan]);
    shop.state.products.update(pan, { active: false });
    expect(await ids(shop, "/products?active=false")).toEqual([pan]);
    for (const query of ["productname=bo", "active=1", "orderby=price"])
      expect((await send(shop, `/products?${query}`)).status).toBe(400);
    shop.switches.superfluousParameters = "refused";
    expect((await send(shop, "/products?ids=1,2")).status).toBe(400);
  });

  it("have exceptions per country, as children and expanded", async () => {
    const { shop, book } = filled();
    const children = await items(shop, `/products/${book}/producttaxtariffexceptions`);
    expect(children.map(({ country, taxtariff }) => [country, taxtariff])).toEqual([
      ["BE", "low b"],
      ["DE", "normal"],
    ]);
    for (const path of [`/products/${book}?`, "/products?orderby=id_desc&"]) {
      const answer = await get(shop, `${path}expand=producttaxtariffexceptions`);
      const product = "items" in answer ? (answer.items as (typeof answer)[])[0] : answer;
      expect(product?.producttaxtariffexceptions).toMatchObject({ collection: { items: children } });
    }
    expect((await send(shop, "/products/1/producttaxtariffexceptions")).status).toBe(404);
  });

  it("are gone when deleted, also from the list", async () => {
    const { shop, pan, book } = filled();
    const id = shop.state.addOrder({ rows: [{ name: "Braadpan", price: 89.95, productId: pan }] });
    shop.state.products.delete(pan);
    expect(await ids(shop, "/products")).toEqual([book]);
    expect((await send(shop, `/products/${pan}`)).status).toBe(404);
    expect((await send(shop, "/products/5")).status).toBe(404);
    expect((await items(shop, `/orders/${id}/orderrows`))[0]).toMatchObject({ product_id: pan });
    expect(() => shop.state.products.update(pan, { name: "Pan" })).toThrow("no product");
    expect(() => shop.state.addProduct({ id: book, name: "Boek" })).toThrow("exists");
  });

  it("need a permission of their own", async () => {
    const { shop, pan } = filled();
    shop.state.permissions.delete("products");
    for (const path of ["/products", `/products/${pan}`, `/products/${pan}/producttaxtariffexceptions`])
      expect((await send(shop, path)).status).toBe(403);
    expect((await send(shop, "/orders")).status).toBe(200);
  });
});
