import { dutchPercentage } from "./administration.ts";
import { isForeignBusiness } from "./booking-rules.ts";
import type { Books } from "./books.ts";
import { landcodeOf } from "./countries.ts";
import { ratesIn } from "./foreign-rates.ts";
import { distanceFunction, exportFunction } from "./ledger-functions.ts";
import { dayOf } from "./moments.ts";
import { establishedIn, isSchemeDay } from "./one-stop-shop.ts";
import type { OrderValues, RevenueGroup } from "./shapes-order.ts";
import type { Relation } from "./shapes-relation.ts";
import type { LineKind } from "./shapes-settings.ts";
import { unionCountries } from "./vat-numbers.ts";

/** How the revenue of one article group is taxed on an order. SnelStart fact sheet §7.4 and §8, 2026-11-21. */
export interface Treatment {
  kind: LineKind;
  /** In millionths of a percent. */
  percentage: bigint;
  /** The group's Dutch ledger, or the function of the one abroad. */
  ledger: { id: string | null } | { function: string; rateCode: string | null };
  /** Set where foreign VAT is due. */
  country: string | null;
}

/** The delivery address decides, else the invoice address, else the customer's own. */
export function countryOf(order: OrderValues, customer: Relation): string {
  return landcodeOf(order.afleveradres?.land) ?? landcodeOf(order.factuuradres?.land) ?? establishedIn(customer);
}

export function treatmentOf(group: RevenueGroup, order: OrderValues, customer: Relation, books: Books): Treatment {
  const country = countryOf(order, customer);
  const untaxed = { kind: "Geen" as const, percentage: 0n, country: null };
  if (country !== "NL" && !unionCountries.has(country)) {
    return { ...untaxed, ledger: { function: exportFunction, rateCode: null } };
  }
  if (country !== "NL" && isForeignBusiness(customer, books)) {
    const name = group.goods ? "VerkopenExportBinnenEU" : "DienstverleningBinnenEU";
    return { ...untaxed, ledger: { function: name, rateCode: null } };
  }
  const isConsumer = country !== "NL" && customer.btwNummer === null;
  const foreign =
    isConsumer && isSchemeDay(dayOf(order.datum ?? ""), books) ? foreignTreatment(group, country, books) : undefined;
  return foreign ?? dutchTreatment(group, order);
}

function dutchTreatment(group: RevenueGroup, order: OrderValues): Treatment {
  const kind = group.verkoopNederlandBtwSoort ?? "Geen";
  const ledger = { id: group.verkoopGrootboekNederlandIdentifier };
  return { kind, percentage: dutchPercentage(kind, dayOf(order.datum ?? "")), ledger, country: null };
}

/** High is the standard rate, low the lowest reduced one; untaxed groups stay so. */
function foreignTreatment(group: RevenueGroup, country: string, books: Books): Treatment | undefined {
  const kind = group.verkoopNederlandBtwSoort;
  if (kind !== "Hoog" && kind !== "Laag") return undefined;
  const rates = ratesIn(country, books.switches);
  const code = kind === "Hoog" ? "SR" : (["RRL", "RRH", "SR"].find((one) => rates.has(one)) ?? "SR");
  const ledger = { function: distanceFunction, rateCode: code };
  return { kind: "Geen", percentage: rates.get(code) ?? 0n, ledger, country };
}
