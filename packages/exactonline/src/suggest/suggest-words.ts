/** What the words of a description mean is the same for every ledger. */
export { type Meaning, meaningsOf, saysAny, saysOnly, wordsOf } from "@boekbrug/core";
