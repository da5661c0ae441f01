import { errAsync, okAsync, type ResultAsync } from "neverthrow";
import type { Failure } from "../problem/failure.ts";
import { type Finding, type FindingSeverity, findingOf } from "./finding.ts";

/** What a look has found; a failure keeps the others from looking. */
export type Found = ResultAsync<readonly Finding[], Failure>;

/** One look after another, and all that they found. */
export const lookInTurn = (looks: readonly (() => Found)[]): Found =>
  looks.reduce<Found>(
    (before, next) => before.andThen((findings) => next().map((more) => [...findings, ...more])),
    okAsync([]),
  );

/** One missing right does not keep the others from being looked at; anything else does. */
export const rightsAsFinding =
  (severity: FindingSeverity) =>
  (failure: Failure): Found =>
    failure.problem.code === "ledger.resource-forbidden"
      ? okAsync([findingOf(severity, failure.problem)])
      : errAsync(failure);
