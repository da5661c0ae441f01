import type { Stored, Values } from "./shape.ts";
import { changed, choice, decimal, flag, identity, integer, list, part, ref, shown, text, texts } from "./shape.ts";

/** Relations and what hangs on them. SnelStart fact sheet §7.2 and §4.2, 2026-11-21. */

const address = (codes: readonly [string, string, string, string]) =>
  part({
    contactpersoon: text(50, codes[0]),
    straat: text(50, codes[1]),
    postcode: text(25, codes[2]),
    plaats: text(50, codes[3]),
    land: ref("landen"),
  });

/** Refusals in the order contact, street, postcode, city. */
export const orderAddress = address(["VOR-0009", "VOR-0006", "VOR-0007", "VOR-0008"]);

const mailing = part({ shouldSend: flag, email: text(250, "REL-0085"), ccEmail: text(250, "REL-0085") });

export const documentReference = {
  parentIdentifier: shown(text()),
  fileName: shown(text()),
  readOnly: shown(flag),
  ...identity,
} as const;

export const relationKinds = ["Klant", "Leverancier", "Eigen", "Geen"] as const;

export const relationShape = {
  relatiesoort: texts,
  ...changed,
  relatiecode: integer(),
  naam: text(50),
  vestigingsAdres: address(["REL-0023", "REL-0020", "REL-0021", "REL-0022"]),
  correspondentieAdres: address(["REL-0028", "REL-0025", "REL-0026", "REL-0027"]),
  telefoon: text(25, "REL-0012"),
  mobieleTelefoon: text(25, "REL-0013"),
  email: text(250, "REL-0085"),
  btwNummer: text(),
  factuurkorting: decimal,
  krediettermijn: integer(),
  bankieren: flag,
  nonactief: flag,
  kredietLimiet: decimal,
  memo: text(),
  kvkNummer: text(12, "REL-0006"),
  oin: text(20, "REL-0086"),
  websiteUrl: text(100, "REL-0015"),
  aanmaningsoort: choice("Nee", "Onderneming", "Consument"),
  offerteEmailVersturen: mailing,
  bevestigingsEmailVersturen: mailing,
  factuurEmailVersturen: mailing,
  aanmaningEmailVersturen: mailing,
  offerteAanvraagEmailVersturen: mailing,
  bestellingEmailVersturen: mailing,
  ublBestandAlsBijlage: flag,
  iban: text(50, "REL-0011"),
  bic: text(15, "REL-0010"),
  incassoSoort: choice("Geen", "Core", "B2B"),
  factuurRelatie: ref("relaties"),
  inkoopBoekingenUri: shown(text()),
  verkoopBoekingenUri: shown(text()),
  documents: shown(list(documentReference)),
  ...identity,
  extraVeldenKlant: shown(list({ naam: text(), waarde: text() })),
} as const;

export type Relation = Stored<typeof relationShape>;
export type RelationValues = Values<typeof relationShape>;
export type Address = NonNullable<RelationValues["vestigingsAdres"]>;
