import { createMemoryStore, storeContract } from "../src/index.ts";

storeContract("the store in memory", async () => {
  const store = createMemoryStore();
  return { store, tokens: store, close: async () => {} };
});
