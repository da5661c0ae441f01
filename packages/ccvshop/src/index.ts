export { type CcvShopPorts, createCcvShop } from "./order-source.ts";
export { type CcvShopSettings, ccvShopSettings } from "./settings.ts";
