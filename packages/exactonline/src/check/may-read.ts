import { type Finding, type FindingSeverity, type Found, rightsAsFinding } from "@boekbrug/core";
import type * as z from "zod";
import type { ExactOnlineClient } from "../client/exactonline-client.ts";

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
