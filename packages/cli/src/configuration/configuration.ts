import { ccvShopSettings } from "@boekbrug/ccvshop";
import { connectionKeySchema, described, rulesSchema, type Text } from "@boekbrug/core";
import { exactOnlineSettings } from "@boekbrug/exactonline";
import { moneybirdSettings } from "@boekbrug/moneybird";
import { snelstartSettings } from "@boekbrug/snelstart";
import { viesSettings } from "@boekbrug/vies";
import * as z from "zod";

/** One shop to one administration, as it stands in the configuration. */
const connection = z.strictObject({
  key: connectionKeySchema,
  shop: z.discriminatedUnion("kind", [ccvShopSettings]),
  ledger: z.discriminatedUnion("kind", [exactOnlineSettings, moneybirdSettings, snelstartSettings]),
  rules: rulesSchema.prefault({}),
  everyMinutes: described(
    z.number().int().min(1).max(1440).default(15),
    [
      "Ronde elke … minuten",
      "Zo vaak leest boekbrug serve de hele bestellijst. Standaard 15; met webhooks mag het minder vaak.",
    ],
    [
      "Pass every … minutes",
      "How often boekbrug serve reads the whole order list. Default 15; less often with webhooks.",
    ],
  ),
  itemsEveryMinutes: described(
    z.number().int().min(1).max(1440).default(60),
    [
      "Artikelen elke … minuten",
      "Zo vaak leest boekbrug serve welke producten veranderd zijn, waar artikelen de webshop volgen (ledger.items.sync). Standaard 60.",
    ],
    [
      "Items every … minutes",
      "How often boekbrug serve reads which products changed, where items follow the shop (ledger.items.sync). Default 60.",
    ],
  ),
});

const serve = z.strictObject({
  address: described(
    z.string().min(1).default("127.0.0.1"),
    [
      "Adres van boekbrug serve",
      "Op welk adres van deze computer meldingen binnenkomen. Standaard alleen van deze computer zelf: zet er een webserver met https voor.",
    ],
    [
      "Address of boekbrug serve",
      "On which address of this computer deliveries come in. Default from this computer alone: put a web server with https before it.",
    ],
  ),
  port: described(
    z.number().int().min(0).max(65_535).default(8787),
    ["Poort van boekbrug serve", "Standaard 8787; 0 neemt een vrije poort."],
    ["Port of boekbrug serve", "Default 8787; 0 takes any free port."],
  ),
});

type ConnectionList = z.core.CheckFn<z.infer<typeof connection>[]>;

/** What is wrong across connections, for `params` of an issue. */
const complaints = {
  key: { nl: "twee koppelingen hebben dezelfde sleutel", en: "two connections have the same key" },
  threshold: {
    nl: "koppelingen van een verkoper (rules.seller.id) moeten dezelfde bedragen voor de drempel noemen; geef een andere verkoper een eigen woord",
    en: "connections of one seller (rules.seller.id) must tell the same figures of the threshold; give another seller a word of its own",
  },
} as const satisfies Record<string, Text>;

const keysDiffer: ConnectionList = ({ value, issues }) => {
  const index = value.findIndex(({ key }, at) => value.findIndex((each) => each.key === key) < at);
  if (index >= 0) issues.push(issueAt([index, "key"], value, complaints.key));
};

const sellersAgree: ConnectionList = ({ value, issues }) => {
  const figures = ({ rules: { threshold } }: (typeof value)[number]) => JSON.stringify(threshold);
  for (const [index, each] of value.entries()) {
    const first = value.find(({ rules }) => rules.seller.id === each.rules.seller.id);
    if (first !== undefined && figures(first) !== figures(each)) {
      issues.push(issueAt([index, "rules", "threshold"], value, complaints.threshold));
    }
  }
};

const issueAt = (path: PropertyKey[], input: unknown, complaint: Text) =>
  ({ code: "custom", path, input, params: { complaint } }) as const;

const store = z.strictObject({
  /** The database file; relative to the configuration file. */
  path: z.string().min(1).default("boekbrug.db"),
  /** 32 random bytes in base64 (`boekbrug key new`). Left out: a key file is used. */
  key: z.base64().length(44).optional(),
  /** The key file; relative to the configuration file. Left out: `<path>.key`. Made with a new store. */
  keyFile: z.string().min(1).optional(),
});

export const configurationSchema = z.strictObject({
  language: z.enum(["nl", "en"]).default("nl"),
  store: store.prefault({}),
  vies: viesSettings.prefault({}),
  serve: serve.prefault({}),
  connections: z.array(connection).min(1).check(keysDiffer, sellersAgree),
});

export type Configuration = z.infer<typeof configurationSchema>;
export type ConnectionConfiguration = Configuration["connections"][number];
