import type { Stored, Values } from "./shape.ts";
import { changed, choice, decimal, flag, identity, integer, list, moment, ref, shown, text } from "./shape.ts";
import { orderAddress } from "./shapes-relation.ts";
import { lineKinds } from "./shapes-settings.ts";

/** Articles and sales orders. SnelStart fact sheet §7.4, §7.7 to §7.9, 2026-11-21. */

const extraField = { naam: text(), waarde: text() } as const;

export const articleShape = {
  artikelcode: text(),
  omschrijving: text(250, "ART-0007"),
  artikelOmzetgroep: ref("artikelomzetgroepen"),
  verkoopprijs: decimal,
  inkoopprijs: decimal,
  eenheid: text(),
  ...changed,
  relatie: ref("relaties"),
  isNonActief: flag,
  voorraadControle: flag,
  technischeVoorraad: shown(decimal),
  vrijeVoorraad: shown(decimal),
  extraVelden: shown(list(extraField)),
  ...identity,
} as const;

export type Article = Stored<typeof articleShape>;

/** Reading shows two fields more. */
export const articleQueryShape = {
  isHoofdartikel: shown(flag),
  subartikelen: shown(list({ artikelcode: text(), aantal: decimal, ...identity })),
  ...articleShape,
} as const;

export const groupShape = {
  nummer: integer(),
  omschrijving: text(50),
  verkoopGrootboekNederlandIdentifier: ref("grootboeken"),
  verkoopNederlandBtwSoort: choice(...lineKinds),
  ...identity,
} as const;

/** What the screens show besides: whether its sales abroad are goods or services. */
export type RevenueGroup = Stored<typeof groupShape> & { goods: boolean };

export const orderStates = [
  "Order",
  "Offerte",
  "Bevestiging",
  "Werkbon",
  "Pakbon",
  "Afhaalbon",
  "Contantbon",
  "Factuur",
] as const;

export const orderLineShape = {
  artikel: ref("artikelen"),
  omschrijving: text(250),
  stuksprijs: decimal,
  aantal: decimal,
  kortingsPercentage: decimal,
  totaal: decimal,
  extraRegelVelden: list({ veldNummer: integer(), omschrijving: shown(text()), waarde: text() }),
} as const;

export type OrderLine = Values<typeof orderLineShape>;

export const orderShape = {
  relatie: ref("relaties"),
  procesStatus: choice(...orderStates),
  nummer: integer(),
  ...changed,
  datum: moment,
  krediettermijn: integer(0, 100),
  geblokkeerd: flag,
  omschrijving: text(),
  betalingskenmerk: text(),
  incassomachtiging: ref("incassomachtigingen"),
  afleveradres: orderAddress,
  factuuradres: orderAddress,
  verkooporderBtwIngaveModel: choice("Inclusief", "Exclusief"),
  kostenplaats: ref("kostenplaatsen"),
  regels: list(orderLineShape),
  memo: text(),
  orderreferentie: text(50, "VOR-0011"),
  factuurkorting: decimal,
  verkoopfactuur: shown(ref("verkoopfacturen")),
  verkoopordersjabloon: ref("verkoopordersjablonen"),
  verkoopOrderStatus: choice("InBehandeling", "Uitgevoerd", "Service"),
  totaalExclusiefBtw: shown(decimal),
  totaalInclusiefBtw: shown(decimal),
  extraHoofdVelden: list({ veldNummer: integer(), omschrijving: shown(text()), waarde: text() }),
  ...identity,
} as const;

export type Order = Stored<typeof orderShape>;
export type OrderValues = Values<typeof orderShape>;

export const orderStateShape = { id: identity.id, procesStatus: choice(...orderStates) } as const;

export const templateShape = {
  omschrijving: text(),
  nonactief: flag,
  prijsIngaveExclusiefBtw: flag,
  nieuweOrdersBlokkeren: flag,
  ...identity,
} as const;

export type Template = Stored<typeof templateShape>;
