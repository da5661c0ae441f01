import { type Body, invalidStream, readBody } from "./body.ts";
import type { Books } from "./books.ts";
import { dutchOffset } from "./dates.ts";
import { Refusal, texts, unknownProperty } from "./errors.ts";
import { literalsOf } from "./literals.ts";
import type { Row } from "./properties.ts";
import { checkListRules, pageOf, parseQuery, type Query } from "./query.ts";
import { type Json, keyUrl, type Rendering, renderList, renderRow } from "./render.ts";
import type { Resource, ResourceContext } from "./resource.ts";
import { resources } from "./resources.ts";

/** The REST surface below `/api/v1/{division}/`. Exact fact sheet §5, 2026-11-21. */

export interface Target {
  resource: Resource;
  key?: string;
  /** What follows the resource or its key: `$count` or a collection. */
  tail?: string;
}

export interface Answer {
  status: number;
  body?: Json;
  location?: string;
}

/** Paths are case-sensitive. */
export function targetOf(path: string): Target | undefined {
  const match = /^([\w/]+?)(?:\(([^()]*)\))?(?:\/(\$count|\w+))?$/.exec(path);
  const find = (name: string) => resources.find((each) => each.path === name);
  const whole = find(path);
  if (whole !== undefined) return { resource: whole };
  const resource = find(match?.[1] ?? "");
  if (match === null || resource === undefined) return undefined;
  const [, , key, tail] = match;
  return { resource, ...(key === undefined ? {} : { key }), ...(tail === undefined ? {} : { tail }) };
}

export interface Place {
  /** Absolute url of the resource, without key. */
  url: string;
  /** Absolute url of the division. */
  base: string;
}

export async function answerFor(
  request: Request,
  target: Target,
  context: ResourceContext,
  place: Place,
): Promise<Answer> {
  const { resource } = target;
  context.books.settle();
  if (resource.present?.(context.books.switches) === false) throw new Refusal(404, texts.notFound);
  if (!resource.methods.includes(request.method)) throw new Refusal(405, "Method not allowed");
  if (request.method === "GET") return read(target, context, place);
  if (request.method === "POST") {
    if (target.key !== undefined) throw new Refusal(405, "Method not allowed");
    return create(await bodyOf(request, resource), resource, context, place, prefers(request));
  }
  if (target.key === undefined || target.tail !== undefined) throw new Refusal(405, "Method not allowed");
  const id = String(findRow(target, context)[resource.table.key]);
  if (request.method === "PUT") resource.update?.(id, await bodyOf(request, resource), context.books);
  else resource.remove?.(id, context.books);
  return { status: 204 };
}

async function bodyOf(request: Request, resource: Resource): Promise<Body> {
  if (!(request.headers.get("content-type") ?? "").includes("application/json")) {
    throw new Refusal(415, "Unsupported media type requested.");
  }
  const text = await request.text();
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw invalidStream();
  }
  return readBody(json, resource.table);
}

const prefers = (request: Request) => (request.headers.get("prefer") ?? "").includes("return=representation");

function read(target: Target, context: ResourceContext, place: Place): Answer {
  const { resource, key, tail } = target;
  const { switches } = context.books;
  const how: Rendering = { table: resource.table, ...place, expandable: resource.expandable?.(context) ?? {} };
  if (key !== undefined && tail !== undefined) return readChildren(target, context, how);
  const query = parseQuery(context.parameters, resource.table, switches);
  checkExpansion(query, how);
  if (key !== undefined) return { status: 200, body: { d: renderRow(findRow(target, context), query, how) } };
  resource.refuseQuery?.(query, switches);
  if (tail === "$count") {
    const { filter } = query;
    const rows = resource.rows(context).filter((row) => filter === undefined || filter.test(row));
    return { status: 200, body: rows.length };
  }
  if (tail !== undefined) throw new Refusal(404, texts.notFound);
  const { mandatoryFilter = false, filterFields } = resource;
  const rules = { mandatoryFilter, ...(filterFields === undefined ? {} : { filterFields }) };
  checkListRules(query, rules, resource.path, switches);
  const page = pageOf(resource.rows(context), query, resource.table, switches, context.parameters, resource.pageSize);
  return { status: 200, body: renderList(page, query, how, switches) };
}

/** Only collections can be expanded, and properties behind a slash need the expansion. */
function checkExpansion(query: Query, how: Rendering): void {
  for (const name of query.expand) if (how.expandable[name] === undefined) throw new Refusal(400, texts.notFound);
  for (const part of query.select ?? []) {
    const [name = "", inner] = part.split("/");
    if (inner === undefined) continue;
    const child = how.expandable[name];
    if (child === undefined || !query.expand.includes(name)) throw new Refusal(400, `'${name}' is not expanded.`);
    if (inner !== "*" && !child.table.properties.has(inner)) throw unknownProperty(inner, child.table.type);
  }
}

/** Following a `__deferred` link. */
function readChildren(target: Target, context: ResourceContext, how: Rendering): Answer {
  const child = how.expandable[target.tail ?? ""];
  if (child === undefined) throw new Refusal(404, texts.notFound);
  const { switches } = context.books;
  const query = parseQuery(context.parameters, child.table, switches);
  const page = pageOf(child.rows(findRow(target, context)), query, child.table, switches, context.parameters);
  const rendering = { ...how, table: child.table, url: `${how.base}/${child.path}`, expandable: {} };
  return { status: 200, body: renderList(page, query, rendering, switches) };
}

function findRow(target: Target, context: ResourceContext): Row {
  target.resource.refuseKey?.(context.books.switches);
  const { table } = target.resource;
  const [key] = literalsOf(target.key ?? "");
  const row = target.resource.rows(context).find((each) => each[table.key] === key);
  if (row === undefined) throw new Refusal(404, `${texts.notFound} '${target.resource.path}'.`);
  return row;
}

function create(body: Body, resource: Resource, context: ResourceContext, place: Place, preferred: boolean): Answer {
  const { books } = context;
  const { table } = resource;
  if (resource.act !== undefined) {
    const how = { table, ...place, expandable: {} };
    return { status: 201, body: { d: renderRow(resource.act(body, books), { expand: [] }, how) } };
  }
  const id = resource.create?.(body, books);
  const row = resource.rows(context).find((each) => each[table.key] === id) ?? {};
  const full = resource.answersInFull?.(books.switches, preferred) ?? preferred;
  const how = { table, ...place, expandable: {}, dateShift: dateShift(books) };
  const answer = renderRow(row, full ? { expand: [] } : { expand: [], select: [table.key] }, how);
  return { status: 201, body: { d: answer }, location: keyUrl(place.url, table, row) };
}

const dateShift = (books: Books) => (books.switches.postEchoDate === "shifted" ? -dutchOffset(books.clock.now()) : 0);
