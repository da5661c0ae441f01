/** For tests that name something that is not there. */
export function found<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new Error(`The simulated administration has no ${what}`);
  return value;
}
