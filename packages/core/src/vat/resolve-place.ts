import { err, ok, type Result } from "neverthrow";
import { type Problem, problem } from "../problem/problem.ts";
import { readCountryCode } from "./data/country-codes.ts";
import { type MemberState, memberStateByCode, memberStateByCountry } from "./data/member-states.ts";
import { postcodeRules } from "./data/postcode-rules.ts";
import { caribbeanTowns, type Territory, territories } from "./data/territories.ts";
import type { VatPlace } from "./vat-question.ts";

/** A place as VAT law sees it. */
export type ResolvedPlace =
  | { readonly area: "member-state"; readonly state: MemberState; readonly territory: Territory | null }
  | { readonly area: "outside"; readonly country: string; readonly territory: Territory | null };

export interface PlaceReading {
  /** For services Northern Ireland is part of a third country. */
  readonly supply: "goods" | "services";
  /** Whether an address without a postcode is a problem where the postcode decides. The stock's country may do without. */
  readonly postcode: "required" | "optional";
}

/**
 * Finds the VAT territory of an address. Problems: `vat.country-unknown`; `vat.postcode-missing` and `vat.postcode-invalid` where territory
 * hangs on the postcode; `vat.town-needed` where a postcode is shared by places inside and outside the VAT area.
 */
export function resolvePlace(place: VatPlace, field: string, reading: PlaceReading): Result<ResolvedPlace, Problem> {
  const country = readCountryCode(place.country);
  if (country === undefined) return err(problem("vat.country-unknown", `${field}.country`, { found: place.country }));
  return postcodeOf(place, country, field, reading).andThen((postcode) => {
    const shared = territories.find((one) => one.shared?.country === country && one.shared.postcode === postcode);
    if (shared !== undefined) return sharedPostcode(shared, place, country, field);
    const territory = territories.find((one) => covers(one, country, postcode)) ?? null;
    if (country === "NL" && misplacedInTheNetherlands(place)) {
      return err(problem("vat.town-outside", `${field}.country`));
    }
    return ok(seenBy(reading.supply, country, territory));
  });
}

function postcodeOf(
  place: VatPlace,
  country: string,
  field: string,
  { supply, postcode }: PlaceReading,
): Result<string, Problem> {
  const rule = postcodeRules[country];
  const typed = (place.postcode ?? "").normalize("NFKC").toUpperCase().trim();
  if (rule === undefined) return ok(typed.replace(/^[A-Z]{1,3}[-\s]*(?=\d)/, "").replace(/[^A-Z0-9]/g, ""));
  const indifferent = country === "GB" && supply === "services";
  if (typed === "") {
    const needed = (postcode === "required" || country === "GB") && !indifferent;
    return needed ? err(problem("vat.postcode-missing", `${field}.postcode`, { country })) : ok("");
  }
  const bare = withoutPrefix(typed, rule.prefixes);
  return rule.form.test(bare) || indifferent
    ? ok(bare)
    : err(problem("vat.postcode-invalid", `${field}.postcode`, { country }));
}

function withoutPrefix(typed: string, prefixes: readonly string[]): string {
  const compact = typed.replace(/[^A-Z0-9]/g, "");
  const letters = /^[A-Z]+(?=\d)/.exec(compact)?.[0] ?? "";
  return prefixes.includes(letters) ? compact.slice(letters.length) : compact;
}

const covers = ({ codes, postcodes }: Territory, country: string, postcode: string): boolean =>
  codes?.includes(country) === true || postcodes?.[country]?.test(postcode) === true;

function sharedPostcode(territory: Territory, place: VatPlace, country: string, field: string) {
  const town = plainTown(place.city);
  if (town === "") return err(problem("vat.town-needed", `${field}.city`, { country }));
  const isThere = territory.shared?.towns.some((name) => town.includes(name)) === true;
  return ok(seenBy("goods", country, isThere ? { ...territory, toConfirm: true } : null));
}

/** NL with a Caribbean town and no Dutch postcode. */
const misplacedInTheNetherlands = ({ postcode, city }: VatPlace): boolean =>
  !/^\d{4}\s*[A-Z]{2}$/i.test((postcode ?? "").trim()) && caribbeanTowns.includes(plainTown(city));

/** A town's name without capitals, accents and signs: `Campione d’Italia` is `campione d italia`. */
const plainTown = (city: string | null | undefined): string =>
  (city ?? "")
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z]+/g, " ")
    .trim();

function seenBy(supply: "goods" | "services", country: string, territory: Territory | null): ResolvedPlace {
  if (territory?.status === "outside") return { area: "outside", country: territory.country, territory };
  if (territory?.status === "goods-only" && supply === "services") {
    return { area: "outside", country: territory.country, territory };
  }
  const state = territory?.state === undefined ? memberStateByCountry(country) : memberStateByCode(territory.state);
  return state === undefined ? { area: "outside", country, territory } : { area: "member-state", state, territory };
}
