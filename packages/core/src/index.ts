export { beginMissing, spareItem } from "./catalogue/bring-work.ts";
export { type ItemRole, itemRoleOfSource, itemRoleWords, sundryWords } from "./catalogue/item-role.ts";
export { listPrice, type SoldAs, soldAs } from "./catalogue/sold-as.ts";
export { findInShop } from "./check/find-in-shop.ts";
export { type Finding, type FindingSeverity, findingOf, mergeFindings, orderFindings } from "./check/finding.ts";
export { likelyOrders } from "./check/likely-orders.ts";
export { type Found, lookInTurn, rightsAsFinding } from "./check/look-in-turn.ts";
export {
  accountField,
  checkAccounts,
  checkVatCodes,
  mappedVatRoles,
  percentOfRole,
  vatCodeField,
} from "./check/mapped-roles.ts";
export type { SampleOrder } from "./check/sample-orders.ts";
export { type Candidate, suggestFrom } from "./check/suggest-choice.ts";
export { type Meaning, meaningsOf, saysAny, saysOnly, wordsOf } from "./check/suggest-words.ts";
export type { SuggestedSetting } from "./check/suggestion.ts";
export { allocate, roundToTotal } from "./money/allocate.ts";
export {
  add,
  currencyDigits,
  decimalText,
  equal,
  type Money,
  money,
  negate,
  subtract,
  sum,
  zero,
} from "./money/money.ts";
export { parseDecimal, parseMoney } from "./money/parse-money.ts";
export { Decimal, type Rounding, roundMinor } from "./money/round.ts";
export {
  type Address,
  type Customer,
  deliveryAddress,
  likelyEmail,
  likelyVatNumber,
  tidyVatNumber,
} from "./order/customer.ts";
export type {
  Charge,
  Discount,
  LineFacts,
  Order,
  OrderFacts,
  OrderHead,
  OrderLine,
  Payment,
  Percent,
  PriceBasis,
} from "./order/order.ts";
export {
  changedParts,
  changeInWords,
  type OrderPart,
  type OrderPrints,
  printOfLines,
  printsOfHead,
} from "./order/order-prints.ts";
export { partAmounts, reconcileOrder } from "./order/reconcile-order.ts";
export { bookingReference, documentNumber, possibleNumbers } from "./plan/document-number.ts";
export { type ExchangeRate, exchangeRateOn } from "./plan/exchange-rate.ts";
export { explainVat } from "./plan/explain-vat.ts";
export {
  type AccountRole,
  type DocumentKind,
  documentWords,
  type InvoicePlan,
  lineText,
  listedVatNumber,
  type PlanLine,
  type PlanLineSource,
  type VatRoundingRule,
  type VatTotal,
} from "./plan/invoice-plan.ts";
export type { PlanContext } from "./plan/plan-context.ts";
export { planInvoice } from "./plan/plan-invoice.ts";
export { isService } from "./plan/product.ts";
export { addDecimals, type SoldElsewhere, soldElsewhere } from "./plan/sold-elsewhere.ts";
export {
  type DocumentSource,
  documentSourceWords,
  type LineSource,
  lineSourceWords,
  type Sources,
} from "./plan/sources.ts";
export {
  exactVat,
  isHalfCent,
  type RatedAmount,
  roundedVat,
  type VatAmounts,
  vatAmounts,
} from "./plan/vat-amounts.ts";
export type { BookedDocument, ListedDocument } from "./ports/booked-document.ts";
export type { CallBudget } from "./ports/call-budget.ts";
export type { Catalogue, CatalogueProduct, ProductPage, ProductVariant } from "./ports/catalogue.ts";
export type { Cipher, Fingerprint } from "./ports/cipher.ts";
export type { Clock } from "./ports/clock.ts";
export type { Cursor } from "./ports/cursor.ts";
export type {
  AwaitedDocument,
  FedRecord,
  Finishing,
  Ledger,
  LedgerAuthorization,
  LedgerCurrencies,
  LedgerLogin,
  ReadBackQuery,
  RecordChanges,
  RecordFeed,
} from "./ports/ledger.ts";
export type { BringItems, BroughtItems, LedgerItems, WantedItem } from "./ports/ledger-items.ts";
export type {
  ComposedSettlements,
  LedgerSettlements,
  OpenPart,
  PaidDocument,
  PayableDocument,
  PaymentWay,
  SettlementWrite,
} from "./ports/ledger-settlements.ts";
export type { LedgerWebhooks } from "./ports/ledger-webhooks.ts";
export type { Booking, OpenPayment, OrderMoment, OrderRecord } from "./ports/order-record.ts";
export {
  isUnreadable,
  type NumberBearer,
  type OpenQuery,
  type OrderPage,
  type OrderSource,
  type ShopChoices,
  type ShopTariff,
  type UnreadableOrder,
  type WatchedOrder,
  type WatchedOrders,
} from "./ports/order-source.ts";
export type { Random } from "./ports/random.ts";
export type {
  ConnectionMoment,
  OpenSettlement,
  Settlement,
  SettlementJournal,
} from "./ports/settlement-journal.ts";
export type {
  ConnectionState,
  HistoryEntry,
  IncompleteOrder,
  KnownCustomer,
  Sighting,
  StepRecord,
  Store,
} from "./ports/store.ts";
export type { TokenStore, Tokens } from "./ports/token-store.ts";
export type { VatNumberAnswer, VatNumberRegistry } from "./ports/vat-number-registry.ts";
export {
  type WebhookDelivery,
  type WebhookSubject,
  type WebhookSubscription,
  type Webhooks,
  webhookSubjects,
} from "./ports/webhooks.ts";
export { type ProblemCode, problemCatalogue } from "./problem/catalogue.ts";
export { type Failure, maybeDone, notDone } from "./problem/failure.ts";
export { lacksRight } from "./problem/lacks-right.ts";
export {
  describeProblem,
  type Problem,
  type ProblemDescription,
  type ProblemParameter,
  problem,
  problemKind,
  sameProblem,
} from "./problem/problem.ts";
export type { ProblemEntry, ProblemKind } from "./problem/problem-entry.ts";
export { type BookedVat, vatTotalsIn } from "./report/booked-vat.ts";
export {
  byMoment,
  type CountedSale,
  countedSale,
  overtakenSales,
  type SaleMoment,
  soldBefore,
} from "./report/counted-sales.ts";
export { type DutchReturn, type DutchReturnBox, dutchReturn } from "./report/dutch-return.ts";
export { type IcpLine, type IcpListing, icpListing } from "./report/icp-listing.ts";
export { type OssLine, type OssReport, ossReport } from "./report/oss-report.ts";
export { type CalendarPeriod, type Period, parsePeriod } from "./report/period.ts";
export { thresholdMatters } from "./report/threshold-matters.ts";
export {
  type ThresholdBefore,
  type ThresholdLevel,
  type ThresholdReport,
  thresholdReport,
} from "./report/threshold-report.ts";
export { connectionKeySchema, type Rules, rulesSchema } from "./settings/rules.ts";
export { described, type SettingText, settingTexts } from "./settings/setting-text.ts";
export { afterFailedRun, isResting, type Rest } from "./sync/circuit.ts";
export {
  executeSettlement,
  resolveSettlement,
  type SettlementEnd,
  type SettlementPorts,
} from "./sync/execute-settlement.ts";
export { executeSteps } from "./sync/execute-steps.ts";
export type { Execution, ExecutionPorts } from "./sync/execution.ts";
export {
  begunFates,
  bookedFates,
  everyFate,
  type Fate,
  type FateKind,
  type HeldFate,
  isAboutPayment,
  isByHand,
  mayBeSettled,
  type SkipReason,
  type WaitReason,
} from "./sync/fate.ts";
export { feedNote } from "./sync/feed-note.ts";
export {
  followNumbers,
  type GapReason,
  isWithin,
  joined,
  type NumberGap,
  type NumberRange,
  orderSequence,
  type SeenNumber,
  without,
} from "./sync/number-series.ts";
export { foreignReferences, recognisableTexts } from "./sync/recognise.ts";
export { restAfter, spread } from "./sync/retry.ts";
export { type Selection, type SelectionContext, selectOrder } from "./sync/select-order.ts";
export { findSilence, type ShopRhythm, type Silence } from "./sync/silence.ts";
export {
  documentIdsOf,
  fillPlaceholders,
  fillStep,
  idInPath,
  idOf,
  isDocumentKey,
  isPersonal,
  type Json,
  type StepCourse,
  type StepKind,
  type StepOutcome,
  type StepPlaceholder,
  togetherOf,
  type WriteStep,
} from "./sync/write-step.ts";
export { cutText, fitText, present, wholeText } from "./text/fit-text.ts";
export { lostFrom, shortenedBy } from "./text/shortened.ts";
export type { Locale, Text } from "./text/text.ts";
export {
  addDays,
  bookkeepingZone,
  type CalendarDate,
  calendarDateOf,
  type Instant,
  instantOf,
  isCalendarDate,
  parseInstant,
  startOfDay,
} from "./time/calendar-date.ts";
export { adjoins, spanWith, stillToRead } from "./time/still-to-read.ts";
export { readCountryCode } from "./vat/data/country-codes.ts";
export { memberStateByCountry } from "./vat/data/member-states.ts";
export { decideVat } from "./vat/decide-vat.ts";
export { dutchRateClassOf, dutchRateOf, dutchRates } from "./vat/dutch-rates.ts";
export { type ExplainedVatQuestion, explainVatQuestion } from "./vat/explain-vat-question.ts";
export { flagText, flagWords, type VatFlag } from "./vat/flag-words.ts";
export { marginVat } from "./vat/margin.ts";
export { parseVatQuestion } from "./vat/parse-vat-question.ts";
export { type ProductRate, safeVatPolicies, type VatPolicies } from "./vat/policies.ts";
export { standardRateIn } from "./vat/rates.ts";
export {
  type DomesticKind,
  type LegalTextKey,
  type VatDecision,
  type VatReason,
  type VatScenario,
  vatRole,
} from "./vat/vat-decision.ts";
export { isVatNumberShape, readVatNumber, type VatNumberReading } from "./vat/vat-number.ts";
export type {
  DecimalInput,
  RateClass,
  VatCustomer,
  VatLine,
  VatPlace,
  VatQuestion,
  VatSeller,
  VatTransport,
} from "./vat/vat-question.ts";
