import { flag, identity, type Stored, shown, text, type Values } from "./shape.ts";

/** Attachments. SnelStart fact sheet §7.16, 2026-11-21. */

export const documentKindsStored = ["Inkoopboekingen", "Verkoopboekingen", "Relaties"] as const;

export const documentShape = {
  content: text(),
  parentIdentifier: text(),
  fileName: text(),
  readOnly: flag,
  ...identity,
} as const;

export type DocumentValues = Values<typeof documentShape>;
export type StoredDocument = Stored<typeof documentShape> & { kind: string };

export const documentIdentityShape = identity;

export const attachmentShape = {
  verkoopBoekingId: shown(text()),
  fileName: text(),
  readOnly: flag,
  ...identity,
} as const;
