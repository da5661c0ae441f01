/** SnelStart's words for what a ledger account is for, in ours; those that no sale is booked on are left out. */
export const accountFunctions = {
  Diversen: "general",
  VerkopenOmzetHoog: "revenue-high",
  VerkopenOmzetLaag: "revenue-low",
  VerkopenOmzetOverig: "revenue-other",
  VerkopenOmzetOnbelastVerlegd: "revenue-untaxed",
  VerkopenExportBinnenEU: "eu-goods",
  DienstverleningBinnenEU: "eu-services",
  VerkopenExportBuitenEU: "export",
  InstallatieTeleverkoopBinnenEUgeen: "distance-sales",
} as const;

export type AccountFunction = (typeof accountFunctions)[keyof typeof accountFunctions];

/** SnelStart's word for a function of ours, for a person who looks for it there. */
export const functionWord = (wanted: AccountFunction): string =>
  Object.entries(accountFunctions).find(([, each]) => each === wanted)?.[0] ?? wanted;

/** VAT kinds of lines, ledger accounts and rates. */
export const lineVatKinds = { none: "Geen", low: "Laag", high: "Hoog", other: "Overig" } as const;

export type LineVatKind = keyof typeof lineVatKinds;

/** VAT kinds of a document: another list, which must not be taken for the first. */
export const documentVatKinds = {
  low: "VerkopenLaag",
  high: "VerkopenHoog",
  other: "VerkopenOverig",
  "reverse-charge": "VerkopenVerlegd",
} as const;

export type DocumentVatKind = keyof typeof documentVatKinds;

export const lineVatKindOf = (word: string): LineVatKind | null =>
  (Object.keys(lineVatKinds) as LineVatKind[]).find((kind) => lineVatKinds[kind] === word) ?? null;
