import type { Failure } from "@boekbrug/core";
import type { ResultAsync } from "neverthrow";
import { expect } from "vitest";

/** The value of something that must succeed. */
export async function valueFrom<T, E>(result: ResultAsync<T, E>): Promise<T> {
  return (await result).match(
    (value) => value,
    (error) => expect.fail(`must succeed, but fails with ${JSON.stringify(error)}`),
  );
}

/** The failure of something that must fail. */
export async function failureFrom<T>(result: ResultAsync<T, Failure>): Promise<Failure> {
  return (await result).match(
    (value) => expect.fail(`must fail, but gives ${JSON.stringify(value)}`),
    (failure) => failure,
  );
}
