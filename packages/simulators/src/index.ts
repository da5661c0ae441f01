export type { CcvShopLimits } from "./ccvshop/limits.ts";
export type {
  SimulatedAddress,
  SimulatedAttribute,
  SimulatedCoupon,
  SimulatedCustomer,
  SimulatedOrder,
  SimulatedRow,
  StoredOrder,
  StoredRow,
} from "./ccvshop/order.ts";
export type { Charged, RateAmounts } from "./ccvshop/price.ts";
export type { SimulatedProduct, StoredProduct } from "./ccvshop/product.ts";
export type { ProductShelf } from "./ccvshop/product-shelf.ts";
export { createSampleShop, type SampleShopOptions, sampleOrders } from "./ccvshop/sample-shop.ts";
export type { Merchant, PayMethod, Shop, ShopOptions, ShopSettings } from "./ccvshop/shop.ts";
export { type CcvShopKeys, signature as ccvShopSignature } from "./ccvshop/signing.ts";
export {
  type CcvShopSimulator,
  type CcvShopSimulatorOptions,
  createCcvShopSimulator,
} from "./ccvshop/simulator.ts";
export type { CcvShopState, OrderNote } from "./ccvshop/state.ts";
export { type CcvShopSwitches, ccvShopSwitches, ccvShopWithoutSwitch } from "./ccvshop/switches.ts";
export type { CountryTariffs, TaxTariff } from "./ccvshop/tariffs.ts";
export type { Delivery, Webhook, WebhookBureau } from "./ccvshop/webhook-bureau.ts";
export type {
  ExactAccount,
  ExactDivision,
  ExactEntry,
  ExactEntryLine,
  ExactLedgerLine,
  ExactOssLine,
  ExactRecord,
  ExactSalesListingLine,
  ExactVatReturnLine,
} from "./exactonline/model.ts";
export type { ExactInvoice, ExactMail, ExactOrder, ExactTradeLine } from "./exactonline/model-trade.ts";
export type { ExactOnlineOptions, ExactOnlineState } from "./exactonline/options.ts";
export { createExactOnlineSimulator, type ExactOnlineSimulator } from "./exactonline/simulator.ts";
export type { ByHand, ExactEntryView, ExactOnlineDivisionState } from "./exactonline/state.ts";
export { type ExactOnlineSwitches, exactOnlineSwitches, exactOnlineWithoutSwitch } from "./exactonline/switches.ts";
export type { ExactOnlineApp, TokenCall } from "./exactonline/tokens.ts";
export type { ExactUser, ForbiddenReason } from "./exactonline/user.ts";
export type { MoneybirdByHand } from "./moneybird/by-hand.ts";
export type { MoneybirdLimits } from "./moneybird/limits.ts";
export type {
  MoneybirdAdministration,
  MoneybirdContact,
  MoneybirdExternalInvoice,
  MoneybirdInvoice,
  MoneybirdMail,
  MoneybirdPayment,
  MoneybirdSalesInvoice,
  MoneybirdTaxRate,
} from "./moneybird/model.ts";
export type { MoneybirdOptions, MoneybirdState, MoneybirdTokenParts } from "./moneybird/options.ts";
export { createMoneybirdSimulator, type MoneybirdSimulator } from "./moneybird/simulator.ts";
export type { MoneybirdAdministrationState, MoneybirdInvoiceView } from "./moneybird/state.ts";
export { type MoneybirdSwitches, moneybirdSwitches, moneybirdWithoutSwitch } from "./moneybird/switches.ts";
export type { MoneybirdApp, MoneybirdTokenCall } from "./moneybird/tokens.ts";
export type { MoneybirdIcpLine, MoneybirdLedgerLine, MoneybirdVatLine } from "./moneybird/vat-return.ts";
export type { MoneybirdDelivery } from "./moneybird/webhooks.ts";
export { type SimulatorClock, systemClock } from "./shared/clock.ts";
export type { Decimal as CcvShopDecimal } from "./shared/decimal.ts";
export { type Call, createEndpoint, type Endpoint, type Listening } from "./shared/endpoint.ts";
export { type FaultKind, type FaultRule, FaultScript } from "./shared/faults.ts";
export type { AdministrationParts as SnelStartAdministration } from "./snelstart/administration.ts";
export type { SnelStartByHand } from "./snelstart/by-hand.ts";
export { type SnelStartChart, snelStartCharts } from "./snelstart/charts.ts";
export type { SnelStartLimits } from "./snelstart/limits.ts";
export type { SnelStartOptions, SnelStartState } from "./snelstart/options.ts";
export type { StrayProperty as SnelStartStrayProperty } from "./snelstart/read-body.ts";
export { createSnelStartSimulator, type SnelStartSimulator } from "./snelstart/simulator.ts";
export type {
  SnelStartAdministrationState,
  SnelStartArticle,
  SnelStartBooking,
  SnelStartDocument,
  SnelStartInvoice,
  SnelStartLedger,
  SnelStartMoneyEntry,
  SnelStartMutation,
  SnelStartOrder,
  SnelStartRelation,
} from "./snelstart/state.ts";
export { type SnelStartSwitches, snelStartSwitches, snelStartWithoutSwitch } from "./snelstart/switches.ts";
export type { Scope as SnelStartScope, SnelStartTokenCall } from "./snelstart/tokens.ts";
export type { SnelStartVatReturn } from "./snelstart/vat-return.ts";
export type { ViesLimits } from "./vies/limits.ts";
export { createViesSimulator, type ViesSimulator, type ViesSimulatorOptions } from "./vies/simulator.ts";
export { type ViesError, type ViesState, type ViesTrader, viesErrors } from "./vies/state.ts";
export { type ViesSwitches, viesSwitches, viesWithoutSwitch } from "./vies/switches.ts";
