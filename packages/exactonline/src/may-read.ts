import { type Failure, type Finding, type FindingSeverity, findingOf } from "@boekbrug/core";
import { errAsync, okAsync, type ResultAsync } from "neverthrow";
import type * as z from "zod";
import type { ExactOnlineClient } from "./client/exactonline-client.ts";

export type Found = ResultAsync<readonly Finding[], Failure>;

/** Reads a resource to see whether that is allowed. */
export const mayRead = (
  client: ExactOnlineClient,
  resource: string,
  schema: z.ZodObject,
  filter?: string,
  severity: FindingSeverity = "stops",
): Found =>
  client
    .list(resource, schema, { filter })
    .map((): readonly Finding[] => [])
    .orElse(rightsAsFinding(severity));

/** One missing right does not keep the others from being looked at; anything else does. */
export const rightsAsFinding =
  (severity: FindingSeverity) =>
  (failure: Failure): Found =>
    failure.problem.code === "ledger.resource-forbidden"
      ? okAsync([findingOf(severity, failure.problem)])
      : errAsync(failure);

/** One look after another, and all that they found. */
export const lookInTurn = (looks: readonly (() => Found)[]): Found =>
  looks.reduce<Found>(
    (before, next) => before.andThen((findings) => next().map((more) => [...findings, ...more])),
    okAsync([]),
  );
