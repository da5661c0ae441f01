export { type ViesSettings, viesSettings } from "./settings.ts";
export { createVies, type ViesPorts } from "./vat-number-registry.ts";
