/** When a proposal is sure is the same for every ledger. */
export { type Candidate, suggestFrom } from "@boekbrug/core";
