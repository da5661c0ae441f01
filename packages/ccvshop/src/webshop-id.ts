import type { Failure } from "@boekbrug/core";
import { err, ok, type ResultAsync } from "neverthrow";
import type { CcvShopClient } from "./client/ccvshop-client.ts";
import { listPath } from "./client/paths.ts";
import { webshop } from "./client/schemas.ts";
import { malformedAnswer } from "./order-list.ts";

/** The id of the shop itself, under which its settings and tariffs stand; the list of shops has one entry. */
export const readWebshopId = (client: CcvShopClient): ResultAsync<string, Failure> =>
  client.all(listPath("webshops")).andThen((shops) => {
    const read = webshop.safeParse(shops[0]);
    return read.success ? ok(read.data.id) : err(malformedAnswer("webshops"));
  });
