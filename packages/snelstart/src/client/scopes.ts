import { isWrite } from "@boekbrug/http";

/** The area of rights that each resource belongs to. */
const areas: Readonly<Record<string, string>> = {
  companyInfo: "settings",
  landen: "settings",
  btwtarieven: "settings",
  vatrates: "settings",
  kostenplaatsen: "settings",
  relaties: "relaties",
  grootboeken: "boekhouden",
  dagboeken: "boekhouden",
  verkoopboekingen: "boekhouden",
  verkoopfacturen: "orders",
  verkooporders: "orders",
  verkoopordersjablonen: "orders",
  artikelen: "artikelen",
  artikelomzetgroepen: "artikelen",
  bankboekingen: "bankieren",
};

/** The resource of a call and the right that it needs, by SnelStart's names; undefined where it is not known. */
export function scopeOf(
  request: Parameters<typeof isWrite>[0],
): { readonly resource: string; readonly scope: string } | undefined {
  const resource = request.url.pathname.split("/").find((segment) => areas[segment] !== undefined);
  if (resource === undefined) return undefined;
  return { resource, scope: `${areas[resource]}:${isWrite(request) ? "write" : "read"}` };
}
