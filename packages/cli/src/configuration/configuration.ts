import { ccvShopSettings } from "@boekbrug/ccvshop";
import { connectionKeySchema, rulesSchema } from "@boekbrug/core";
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
  connections: z
    .array(connection)
    .min(1)
    .check(
      z.refine((list) => new Set(list.map(({ key }) => key)).size === list.length, {
        error: "two connections have the same key",
      }),
    ),
});

export type Configuration = z.infer<typeof configurationSchema>;
export type ConnectionConfiguration = Configuration["connections"][number];
