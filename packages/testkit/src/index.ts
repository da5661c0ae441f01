export { buildLine, buildOrder } from "./builders/build-order.ts";
export { buildPlan, buildRules, type PlanIngredients } from "./builders/build-plan.ts";
export { type Check, type CheckGroup, type Closable, failedChecks } from "./contract/check.ts";
export { createFakeClock, type FakeClock } from "./fakes/fake-clock.ts";
export { createFakeLedger, type FakeLedger, type FakeLedgerOptions } from "./fakes/fake-ledger.ts";
export { createFakeShop, type FakeShop, type FakeShopOptions } from "./fakes/fake-shop.ts";
export { createMemoryStore, type MemoryStore } from "./fakes/memory-store.ts";
export { ledgerChecks, ledgerContract } from "./ledger/ledger-contract.ts";
export type { LedgerFault, OpenedLedger, ProbedDocument } from "./ledger/opened-ledger.ts";
export type {
  OpenedSource,
  ProductArrangement,
  ShopArrangement,
  SourceFault,
  WebhookProbe,
} from "./order-source/opened-source.ts";
export { orderSourceChecks, orderSourceContract } from "./order-source/order-source-contract.ts";
export type { OpenedStore } from "./store/opened-store.ts";
export { storeChecks, storeContract } from "./store/store-contract.ts";
