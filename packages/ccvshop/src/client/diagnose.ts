import type { Failure } from "@boekbrug/core";
import { unreachable } from "@boekbrug/http";
import type { Result } from "neverthrow";
import { notAuthorised, permissionMissing } from "./judge-answer.ts";
import { rootItem } from "./schemas.ts";

/** Resources that the list of rights must name before a key may read them; parts of these may be missing from it. */
const topLevel = new Set(["orders", "products", "webshops", "paymethods", "webhooks"]);

const detailOf = ({ problem }: Failure): string => String(problem.parameters.detail ?? "");

const speaksOfRights = ({ problem }: Failure): boolean =>
  problem.code === "shop.not-authorised" || problem.code === "shop.permission-missing";

const isUnexplained = (failure: Failure): boolean =>
  failure.problem.code === "shop.refused" && detailOf(failure).startsWith("HTTP ");

/** A bare HTTP 500: an outage, or a refusal without words. */
const isBare500 = (failure: Failure): boolean =>
  failure.problem.code === "shop.unreachable" && detailOf(failure) === "HTTP 500";

/** Whether a failure may hide a key or a right that is missing, so that the list of rights is worth a call. */
export const isDoubtful = (failure: Failure): boolean =>
  speaksOfRights(failure) || isUnexplained(failure) || isBare500(failure);

/**
 * What a doubtful failure on a resource really is, by what the shop says of the key's rights. The shop's status codes for a wrong key and a
 * missing right are unknown, but the list of rights is documented: a key that may read it is a good key.
 */
export function diagnose(failure: Failure, resource: string, rights: Result<readonly unknown[], Failure>): Failure {
  if (rights.isErr()) return withoutRights(failure, rights.error);
  const listed = rights.value.some((item) => names(item, resource));
  if (listed) return failure.problem.code === "shop.not-authorised" ? permissionMissing(resource) : failure;
  return speaksOfRights(failure) || topLevel.has(resource) ? permissionMissing(resource) : failure;
}

function withoutRights(failure: Failure, refusal: Failure): Failure {
  if (speaksOfRights(refusal)) return notAuthorised(detailOf(refusal) || "HTTP 403");
  if (isUnexplained(refusal)) return notAuthorised(detailOf(refusal));
  return isBare500(refusal) && isBare500(failure) ? unreachable("shop", "HTTP 500, or a wrong key") : failure;
}

function names(item: unknown, resource: string): boolean {
  const read = rootItem.safeParse(item);
  if (!read.success) return false;
  const { title, uri, href } = read.data;
  return title === resource || [uri, href].some((path) => path?.replace(/\/$/, "").endsWith(`/${resource}`) === true);
}
