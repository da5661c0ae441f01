import { type ItemSettings, itemSettings } from "../src/items/item-settings.ts";

export const itemsWith = (changes: Partial<ItemSettings> = {}): ItemSettings => itemSettings.parse(changes);
