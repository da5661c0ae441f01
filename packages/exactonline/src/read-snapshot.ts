import { type Clock, calendarDateOf, type Failure, lacksRight, type Rules } from "@boekbrug/core";
import { err, ok, type Result, ResultAsync } from "neverthrow";
import type { ExactOnlineClient } from "./client/exactonline-client.ts";
import { dateOf } from "./client/odata.ts";
import { glAccountRow, journalRow, vatCodeRow, vatPercentageRow } from "./client/rows.ts";
import { currencyPrecisionRow, paymentConditionRow } from "./client/trade-rows.ts";
import { readDivision } from "./division.ts";
import type { DocumentSettings } from "./documents/document-settings.ts";
import { namesConditions } from "./documents/payment-condition.ts";
import { vatCodeOf } from "./from-exactonline.ts";
import type { ExactOnlineSnapshot } from "./snapshot.ts";

const salesJournal = 20;

type ReadSettings = { readonly division: number } & Partial<
  Pick<DocumentSettings, "paymentCondition" | "paymentConditions">
>;

/** Reads the reference data. Fails with `ledger.administration-unknown` where the administration cannot be booked in. */
export function readSnapshot(
  client: ExactOnlineClient,
  settings: ReadSettings,
  clock: Clock,
  rules?: Rules,
): ResultAsync<ExactOnlineSnapshot, Failure> {
  return new ResultAsync(read(client, settings, clock, rules));
}

async function read(
  client: ExactOnlineClient,
  settings: ReadSettings,
  clock: Clock,
  rules: Rules | undefined,
): Promise<Result<ExactOnlineSnapshot, Failure>> {
  const { division } = settings;
  const usable = await readDivision(client, division);
  if (usable.isErr()) return err(usable.error);
  const journals = await client.list("financial/Journals", journalRow, { filter: `Type eq ${salesJournal}` });
  if (journals.isErr()) return err(journals.error);
  const accounts = await readAccounts(client);
  if (accounts.isErr()) return err(accounts.error);
  const codes = await client.list("vat/VATCodes", vatCodeRow);
  if (codes.isErr()) return err(codes.error);
  const percentages = await readPercentages(client);
  if (percentages.isErr()) return err(percentages.error);
  // A sales entry has no prices.
  const decimals = rules?.document.kind === "entry" ? ok({}) : await readPriceDecimals(client);
  if (decimals.isErr()) return err(decimals.error);
  const conditions = namesConditions(settings) ? await readConditions(client) : ok(null);
  if (conditions.isErr()) return err(conditions.error);
  return ok({
    division,
    currency: usable.value.Currency,
    movedOn: dateOf(usable.value.DivisionMoveDate ?? "") ?? null,
    readOn: calendarDateOf(clock.now()),
    journals: journals.value
      .filter(({ Type, IsBlocked }) => Type === salesJournal && !IsBlocked)
      .map(({ Code, Description }) => ({ code: Code, description: Description ?? "" })),
    accounts: accounts.value
      .filter(({ IsBlocked }) => !IsBlocked)
      .map(({ ID, Code, Description, Type }) => ({ id: ID, code: Code, description: Description ?? "", type: Type })),
    vatCodes: codes.value.map((code) => vatCodeOf(code, percentages.value)),
    priceDecimals: decimals.value,
    paymentConditions: conditions.value,
  });
}

/** All accounts that are not blocked; without the filter where that is refused. */
const readAccounts = (client: ExactOnlineClient) =>
  client
    .list("financial/GLAccounts", glAccountRow, { filter: "IsBlocked eq false" })
    .orElse((failure) => (isRefused(failure) ? client.list("financial/GLAccounts", glAccountRow) : err(failure)));

/** The dated percentages; without them the current ones on the codes themselves must do. */
const readPercentages = (client: ExactOnlineClient) =>
  client.list("vat/VatPercentages", vatPercentageRow).orElse((failure) => (isRefused(failure) ? ok([]) : err(failure)));

const readPriceDecimals = (client: ExactOnlineClient) =>
  client
    .list("general/Currencies", currencyPrecisionRow)
    .map(
      (rows): Record<string, number> =>
        Object.fromEntries(
          rows.flatMap(({ Code, PricePrecision }) => (PricePrecision == null ? [] : [[Code, PricePrecision]])),
        ),
    )
    .orElse((failure) => (isRefused(failure) ? ok({}) : err(failure)));

/** Conditions that may not be read are not checked: Exact refuses an unknown one. */
const readConditions = (client: ExactOnlineClient) =>
  client
    .list("cashflow/PaymentConditions", paymentConditionRow)
    .map((rows) => rows.map(({ Code, Description }) => ({ code: Code, description: Description ?? "" })))
    .orElse((failure) => (isRefused(failure) || lacksRight(failure) ? ok(null) : err(failure)));

const isRefused = ({ problem: { code } }: Failure): boolean => code === "ledger.refused";
