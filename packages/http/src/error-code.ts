/** The system's code of a network error (`ECONNRESET`), found down the chain of causes; a bare word when there is none. */
export function errorCode(error: unknown): string {
  for (let each: unknown = error, depth = 0; each instanceof Error && depth < 6; each = each.cause, depth += 1) {
    if ("code" in each && typeof each.code === "string") return each.code;
    if (each instanceof AggregateError && each.errors.length > 0) return errorCode(each.errors[0]);
  }
  return error instanceof Error ? error.name : "unknown";
}
