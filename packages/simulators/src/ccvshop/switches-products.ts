/** Unknowns about products. `unknown` is the numbered unknown (16.x) or the section that leaves it open. */
export const productSwitches = [
  {
    unknown: "7",
    name: "tariffWords",
    settings: ["spaces", "underscores", "capitals"],
    default: "spaces",
    meaning: "How a class of VAT is written on products and in the tariffs: low a, low_a or LOW A.",
  },
  {
    unknown: "7",
    name: "deletedProducts",
    settings: ["not-found", "gone", "readable-by-id"],
    default: "not-found",
    meaning: "A deleted product leaves the list; by its id it answers 404, 410, or as before.",
  },
  {
    unknown: "7",
    name: "inactiveProducts",
    settings: ["listed", "left-out", "not-found"],
    default: "listed",
    meaning:
      "A product that is not active stands in the list as long as `active` is not asked for, only answers by its id, or is not there for this key.",
  },
  {
    unknown: "7",
    name: "untranslatedNames",
    settings: ["main-language", "empty"],
    default: "main-language",
    meaning:
      "The name of a product in a language into which it was not translated: that of the main language, or none.",
  },
  {
    unknown: "5",
    name: "deletedProductInRows",
    settings: ["kept", "null"],
    default: "kept",
    meaning: "product_id of a row whose product was deleted since.",
  },
  {
    unknown: "16.8",
    name: "productPermission",
    settings: ["own", "with-orders"],
    default: "own",
    meaning: "Whether products need a permission of their own, or can be read with the one for orders.",
  },
  {
    unknown: "11",
    name: "expandedChildren",
    settings: ["envelope", "array", "left-out", "refused"],
    default: "envelope",
    meaning:
      "`collection` in a link that `expand` asks for: an envelope, the bare items, nothing, or the parameter is refused.",
  },
] as const;
