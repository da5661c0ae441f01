import type { Failure } from "@boekbrug/core";
import { okAsync, type ResultAsync } from "neverthrow";

/** One act after another, until one fails. */
export const inTurn = <T>(
  items: readonly T[],
  act: (item: T) => ResultAsync<void, Failure>,
): ResultAsync<void, Failure> =>
  items.reduce<ResultAsync<void, Failure>>((before, item) => before.andThen(() => act(item)), okAsync(undefined));
