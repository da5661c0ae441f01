import { ccvShopSettings } from "@boekbrug/ccvshop";
import { connectionKeySchema, rulesSchema, type Text } from "@boekbrug/core";
import { exactOnlineSettings } from "@boekbrug/exactonline";
import { viesSettings } from "@boekbrug/vies";
import * as z from "zod";

/** One shop to one administration, as it stands in the configuration. */
const connection = z.strictObject({
  key: connectionKeySchema,
  shop: z.discriminatedUnion("kind", [ccvShopSettings]),
  ledger: z.discriminatedUnion("kind", [exactOnlineSettings]),
  rules: rulesSchema.prefault({}),
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
  connections: z.array(connection).min(1).check(keysDiffer, sellersAgree),
});

export type Configuration = z.infer<typeof configurationSchema>;
export type ConnectionConfiguration = Configuration["connections"][number];
