import type { Candidate } from "@boekbrug/core";
import type { Named } from "../snapshot.ts";

/** Goes by its name where only one of all bears it, else by its id. */
export function candidateOf({ id, name }: Named, understood: boolean, all: readonly Named[]): Candidate {
  const isOnly = all.filter((each) => each.name.trim().toLowerCase() === name.trim().toLowerCase()).length === 1;
  return { code: isOnly ? name : id, description: name, understood };
}
