export { buildLine, buildOrder } from "./builders/build-order.ts";
export { buildPlan, buildRules, type PlanIngredients } from "./builders/build-plan.ts";
export { type Check, type CheckGroup, type Closable, failedChecks } from "./contract/check.ts";
export { createFakeClock, type FakeClock } from "./fakes/fake-clock.ts";
export { createMemoryStore } from "./fakes/memory-store.ts";
export type { OpenedStore } from "./store/opened-store.ts";
export { storeChecks, storeContract } from "./store/store-contract.ts";
