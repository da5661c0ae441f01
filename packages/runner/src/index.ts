export { type Instruction, instruct } from "./by-hand.ts";
export type { CatalogueReport, RefusedItem } from "./catalogue/catalogue-report.ts";
export { type CatalogueOptions, syncCatalogue } from "./catalogue/sync-catalogue.ts";
export { type ConnectionCheck, checkConnection } from "./check/check-connection.ts";
export { checkConnections } from "./check/check-connections.ts";
export { suggestMapping } from "./check/suggest-mapping.ts";
export { createCipher, createFingerprint, type FingerprintKeyStore, storedFingerprint } from "./cipher.ts";
export {
  type Connection,
  connectionsOfSeller,
  type Host,
  readingStart,
  type SyncProgress,
  startMoment,
} from "./connection.ts";
export type { DocumentsReport } from "./documents/look-at-documents.ts";
export { type Explanation, explain } from "./explain.ts";
export { type Preview, type PreviewedOrder, type PreviewInput, preview } from "./preview.ts";
export type { BookedOrder, HeldOrder, SettledOrder, SyncReport } from "./report.ts";
export { restingProblem } from "./resting.ts";
export {
  type CatalogueWorkerOptions,
  type CatalogueWorkerPass,
  createCatalogueWorker,
  isCatalogueWanted,
} from "./serve/catalogue-worker.ts";
export {
  createConnectionWorker,
  type WorkerOptions,
  type WorkerPass,
} from "./serve/connection-worker.ts";
export { createDocumentWorker, type DocumentWorkerPass } from "./serve/document-worker.ts";
export {
  createWebhookHandler,
  type ToldSubject,
  type WebhookHandlerOptions,
  type WebhookNotice,
  type WebhookReceiver,
  webhookAddress,
} from "./serve/webhook-handler.ts";
export type { Worker } from "./serve/worker.ts";
export { type Status, status } from "./status.ts";
export { type SyncOptions, sync } from "./sync.ts";
export { systemClock } from "./system-clock.ts";
export { thresholdStanding, type VatReports, vatReports } from "./vat-reports.ts";
