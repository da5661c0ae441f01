import {
  type Clock,
  calendarDateOf,
  type Failure,
  lacksRight,
  type Rules,
  type ShopChoices,
  type SuggestedSetting,
} from "@boekbrug/core";
import { errAsync, okAsync, ResultAsync } from "neverthrow";
import { createItemReader } from "../catalogue/read-items.ts";
import type { ExactOnlineClient } from "../client/exactonline-client.ts";
import { conditionKindRow } from "../client/trade-rows.ts";
import { isActive } from "../items/active-item.ts";
import { readSnapshot } from "../read-snapshot.ts";
import type { ExactOnlineSettings } from "../settings.ts";
import { type ItemToSuggest, suggestItems } from "./suggest-items.ts";
import { suggestMapping } from "./suggest-mapping.ts";
import { type ConditionToSuggest, suggestPaymentConditions } from "./suggest-payment-conditions.ts";

/** Reads what there is to choose from, and proposes. Items only for documents that are on items; of what may not be read nothing is proposed. */
export const readSuggestions = (
  client: ExactOnlineClient,
  { division }: ExactOnlineSettings,
  clock: Clock,
  rules: Rules,
  { paymentMethods }: ShopChoices,
): ResultAsync<readonly SuggestedSetting[], Failure> =>
  readSnapshot(client, { division }, clock, rules).andThen((snapshot) =>
    orNone(readConditions(client)).andThen((conditions) =>
      (rules.document.kind === "entry" ? okAsync(null) : orNone(readItems(client, clock))).map((items) => [
        ...suggestMapping(snapshot),
        ...(conditions === null ? [] : suggestPaymentConditions(conditions, paymentMethods)),
        ...(items === null ? [] : suggestItems(items)),
      ]),
    ),
  );

const orNone = <T>(read: ResultAsync<T, Failure>): ResultAsync<T | null, Failure> =>
  read.orElse((failure) => (lacksRight(failure) ? okAsync(null) : errAsync(failure)));

const byCode = (a: { readonly code: string }, b: { readonly code: string }): number => (a.code < b.code ? -1 : 1);

const readConditions = (client: ExactOnlineClient): ResultAsync<readonly ConditionToSuggest[], Failure> =>
  client.list("cashflow/PaymentConditions", conditionKindRow).map((rows) =>
    rows
      .map(({ Code, Description, PaymentMethod }) => ({
        code: Code,
        description: Description ?? "",
        method: PaymentMethod,
      }))
      .sort(byCode),
  );

const readItems = (client: ExactOnlineClient, clock: Clock): ResultAsync<readonly ItemToSuggest[], Failure> =>
  new ResultAsync(createItemReader(client).everyItem()).map((rows) =>
    rows
      .filter((row) => row.IsSalesItem && isActive(row, calendarDateOf(clock.now())))
      .map(({ Code, Description }) => ({ code: Code, description: Description ?? "" }))
      .sort(byCode),
  );
