import type { Body } from "./body.ts";
import type { Books } from "./books.ts";
import { texts } from "./errors.ts";
import { fitted } from "./lengths.ts";
import type { ExactRecord } from "./model.ts";
import type { Cell } from "./properties.ts";

/** What contacts, addresses and items share: a bag of properties that were written. */

export const emptyRecord = (books: Books, values: Record<string, Cell> = {}): ExactRecord => ({
  id: "",
  created: books.clock.now(),
  modified: books.clock.now(),
  values,
});

/** The properties as they would become, texts brought to length. */
export function written(
  before: Record<string, Cell>,
  body: Body,
  books: Books,
  complaints: string[],
): Record<string, Cell> {
  const values = { ...before };
  for (const [name, value] of body.values) {
    if (name !== "ID") values[name] = fitted(name, value, complaints, books.switches);
  }
  return values;
}

export function filled(values: Record<string, Cell>, name: string): string | undefined {
  const value = values[name];
  return typeof value === "string" && value.trim() !== "" ? value.trim() : undefined;
}

export function checkEmail(values: Record<string, Cell>, name: string, complaints: string[]): void {
  const email = filled(values, name);
  if (email !== undefined && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email)) complaints.push(texts.invalid(name));
}

const provinces = ["DR", "FL", "FR", "GD", "GR", "LB", "NB", "NH", "OV", "UT", "ZH", "ZL"];

/** The country is two letters and kept without its padding; a state must belong to it. */
export function checkPlace(values: Record<string, Cell>, complaints: string[]): void {
  const country = filled(values, "Country");
  if (country !== undefined && !/^[A-Z]{2}$/.test(country)) complaints.push(texts.reference("Land"));
  if (country !== undefined) values.Country = country;
  const state = filled(values, "State");
  if (state !== undefined && !(country === "NL" && provinces.includes(state))) {
    complaints.push(texts.reference("Provincie"));
  }
}
