import { describe, expect, it } from "vitest";
import { isRecord, listPath, localPath, resourceOf, startOf, withoutSize, withStart } from "./paths.ts";

describe("an address from the shop", () => {
  it.each([
    ["https://shop.test/api/rest/v1/orders/?a=%20b&start=25", "/api/rest/v1/orders/?a=%20b&start=25"],
    ["http://other.test:8080/api/rest/v1/orders", "/api/rest/v1/orders"],
    ["/api/rest/v1/orders", "/api/rest/v1/orders"],
  ])("%s loses host and scheme, nothing else", (address, path) => {
    expect(localPath(address)).toBe(path);
  });

  it.each([
    "https://shop.test/admin",
    "https://shop.test/api/rest/v1/../../admin",
    "https://shop.test/api/rest/v1/%2e%2e/x",
    "//evil.test/api/rest/v1/orders",
    "javascript:alert(1)",
    "orders",
    "",
  ])("%s is not followed", (address) => {
    expect(localPath(address)).toBeUndefined();
  });
});

describe("a path", () => {
  it("has an offset that can be moved, and a size that can be dropped", () => {
    const path = listPath("orders", { orderby: "id", start: "25" });
    expect(path).toBe("/api/rest/v1/orders?orderby=id&start=25&size=100");
    expect(startOf(path)).toBe(25);
    expect(withStart(path, 24)).toBe("/api/rest/v1/orders?orderby=id&start=24&size=100");
    expect(withoutSize(path)).toBe("/api/rest/v1/orders?orderby=id&start=25");
    expect(withoutSize("/api/rest/v1/orders?size=100")).toBe("/api/rest/v1/orders");
  });

  it("is counted by its last name", () => {
    expect(
      ["orders", "orders/12", "orders/12/orderrows?size=1", ""].map((path) => resourceOf(`/api/rest/v1/${path}`)),
    ).toEqual(["orders", "orders", "orderrows", "root"]);
  });

  it("names a record when it ends in an id", () => {
    expect(
      ["orders", "orders/12", "orders/12/", "orders/12/orderrows"].map((path) => isRecord(`/api/rest/v1/${path}`)),
    ).toEqual([false, true, true, false]);
  });
});
