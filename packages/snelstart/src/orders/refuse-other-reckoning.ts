import {
  deliveryAddress,
  type InvoicePlan,
  memberStateByCountry,
  type Problem,
  problem,
  vatCodeField,
} from "@boekbrug/core";
import { err, ok, type Result } from "neverthrow";
import { vatNumberOf } from "../relations/to-relation.ts";
import type { SnelStartSettings } from "../settings.ts";
import type { SnelStartSnapshot } from "../snapshot.ts";
import { isoCountry } from "../vat/foreign-treatment.ts";

/** What SnelStart makes of an order by itself. */
type Reckoned = "domestic" | "foreign-vat" | "eu-goods" | "export";

/** What a role's sales must be reckoned as to reach the right box; services abroad are filed as goods, and what is exempt as taxed at 0 %. */
const reckonings: Readonly<Record<string, Reckoned>> = {
  "domestic-standard": "domestic",
  "domestic-reduced": "domestic",
  "domestic-zero": "domestic",
  "no-supply": "domestic",
  icp: "eu-goods",
  export: "export",
};

/** An order of which SnelStart would invoice other VAT than was decided is held before anything is written. */
export function refuseOtherReckoning(
  plan: InvoicePlan,
  snapshot: SnelStartSnapshot,
  settings: Pick<SnelStartSettings, "orders">,
): Result<void, Problem> {
  const reckoned = reckonedAs(plan, snapshot, settings);
  const other = plan.lines.find(({ vatRole }) => reckoningOf(vatRole, snapshot) !== reckoned);
  if (other === undefined) return ok(undefined);
  const { vatRole: role } = other;
  return err(problem("ledger.order-reckoned-otherwise", vatCodeField(role), { role }));
}

function reckoningOf(role: string, { smallBusinessScheme }: SnelStartSnapshot): Reckoned | undefined {
  // Under the small business scheme there is no return in which it could stand wrongly.
  if (role === "domestic-exempt") return smallBusinessScheme ? "domestic" : undefined;
  return role.startsWith("oss:") ? "foreign-vat" : reckonings[role];
}

/** By the country that the goods go to, the customer's VAT number, and the switch for foreign VAT. */
function reckonedAs(
  { customer }: InvoicePlan,
  { foreignVat }: SnelStartSnapshot,
  { orders }: Pick<SnelStartSettings, "orders">,
): Reckoned {
  const country = (orders.deliveryAddress ? deliveryAddress(customer) : customer.billTo).country ?? "NL";
  if (country === "NL") return "domestic";
  if (memberStateByCountry(country) === undefined) return "export";
  const vatNumber = vatNumberOf(customer.vatNumber);
  const state = vatNumber === null ? null : isoCountry(vatNumber.slice(0, 2));
  if (state !== null && state !== "NL" && state === customer.billTo.country) return "eu-goods";
  return vatNumber === null && foreignVat !== null ? "foreign-vat" : "domestic";
}
