import type { Failure } from "@boekbrug/core";
import { type Result, ResultAsync } from "neverthrow";

/**
 * Everything that an engine does to the world outside itself goes through one of these: a call of a port, a request, a pause. Whoever holds it decides when it
 * happens, whether it happens, and whether its answer ever arrives. `what` names it: `store.book`, `POST /api/v1/…`.
 */
export type Effect = <T>(what: string, work: () => Promise<T>) => Promise<T>;

/** Lets everything happen at once. */
export const free: Effect = (_, work) => work();

/** Methods of the ports that only compute. */
const pure: readonly string[] = ["check", "compose", "way", "takes", "copy", "close"];

/** A port whose every call is an effect. */
export const throughPort = <Port extends object>(port: Port, name: string, effect: Effect): Port =>
  new Proxy(port, {
    get: (target, key) => {
      const method: unknown = Reflect.get(target, key);
      if (typeof method !== "function" || pure.includes(String(key))) return method;
      return (...args: unknown[]) =>
        new ResultAsync(
          effect(`${name}.${String(key)}`, async () => (await method.apply(target, args)) as Result<unknown, Failure>),
        );
    },
  });

/** A `fetch` whose every request is an effect. */
export const throughFetch =
  (fetch: typeof globalThis.fetch, effect: Effect): typeof globalThis.fetch =>
  (input, init) => {
    const request = new Request(input, init);
    return effect(`${request.method} ${new URL(request.url).pathname}`, () => fetch(request));
  };
