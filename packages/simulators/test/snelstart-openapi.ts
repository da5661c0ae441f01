import { existsSync, readFileSync } from "node:fs";
import { Ajv, type ValidateFunction } from "ajv";

/** The vendor's OpenAPI description, kept outside the repository; without it there is nothing to compare with. */
const file = new URL("../../../../shared/vendors/snelstart/openapi.json", import.meta.url);

export const hasDescription = existsSync(file);

type Schema = Record<string, unknown>;
interface Media {
  content?: Record<string, { schema?: Schema }>;
}
interface Operation {
  responses: Record<string, Media>;
  requestBody?: Media;
}
interface Description {
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, Schema> };
}

interface Compared {
  ajv: Ajv;
  schemas: Record<string, Schema>;
  paths: { pattern: RegExp; literal: number; operations: Record<string, Operation> }[];
}

let loaded: Compared | undefined;

function load(): Compared {
  if (loaded !== undefined) return loaded;
  const description = JSON.parse(readFileSync(file, "utf8")) as Description;
  const ajv = new Ajv({ strict: false, logger: false, allErrors: true, validateFormats: false });
  const corrected = Object.entries(description.components.schemas).map(([name, schema]) => [name, correct(schema)]);
  ajv.addSchema({ $id: "snelstart", components: { schemas: Object.fromEntries(corrected) } });
  const paths = Object.entries(description.paths).map(([path, operations]) => ({
    pattern: new RegExp(`^${path.replace(/\{\w+\}/g, "[^/]+")}$`),
    literal: path.replace(/\{\w+\}/g, "").length,
    operations,
  }));
  loaded = { ajv, schemas: description.components.schemas, paths: paths.sort((a, b) => b.literal - a.literal) };
  return loaded;
}

/**
 * Corrections that the vendor folder names: anything may be null, dates have no zone, the article fields are closed (a
 * field that the description does not have is ours).
 */
function correct(schema: Schema): Schema {
  const { properties, items, nullable: _, ...rest } = schema as Schema & { properties?: Record<string, Schema> };
  const reference = rest.$ref;
  if (typeof reference === "string") {
    return { anyOf: [{ $ref: reference.replace("#/components/", "snelstart#/components/") }, { type: "null" }] };
  }
  const type = typeof rest.type === "string" ? { type: [rest.type, "null"] } : {};
  const values = Array.isArray(rest.enum) ? { enum: [...rest.enum, null] } : {};
  const inner = properties === undefined ? {} : { properties: mapValues(properties), additionalProperties: false };
  const listed = items === undefined ? {} : { items: correct(items as Schema) };
  return { ...rest, ...type, ...values, ...inner, ...listed };
}

const mapValues = (properties: Record<string, Schema>) =>
  Object.fromEntries(Object.entries(properties).map(([name, schema]) => [name, correct(schema)]));

const compiled = new Map<string, ValidateFunction>();

function validate(key: string, schema: Schema, value: unknown): string[] {
  const check = compiled.get(key) ?? load().ajv.compile(correct(schema));
  compiled.set(key, check);
  if (check(value)) return [];
  return (check.errors ?? []).map(
    ({ instancePath, message, params }) => `${key}: ${instancePath} ${message} ${JSON.stringify(params)}`,
  );
}

const schemaOf = ({ content = {} }: Media): Schema | undefined => Object.values(content)[0]?.schema;

function operationAt(method: string, path: string): Operation | undefined {
  const name = method.toLowerCase();
  // Two paths may read alike: `/documenten/{id}` and `/documenten/{documenttype}`.
  return load().paths.find(({ pattern, operations }) => pattern.test(path) && name in operations)?.operations[name];
}

const shapeOf = (path: string) => path.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, "ID");

/** Documented differently from what runs: see the vendor folder and the switches. */
const otherStatus: Record<string, string> = {
  "POST /documenten 201": "200",
  "DELETE /verkooporders 200": "201",
};

/** What is wrong with an answer, in words. `path` stands below `/v2`. */
export function answerComplaints(method: string, path: string, status: number, body: unknown): string[] {
  const operation = operationAt(method, path);
  if (operation === undefined) return [`${method} ${path} is not described`];
  const known = otherStatus[`${method} /${path.split("/")[1]} ${status}`] ?? String(status);
  const response = operation.responses[known];
  if (response === undefined) return [`${method} ${path} declares no ${status}`];
  const schema = schemaOf(response);
  if (schema === undefined) return body === undefined ? [] : [`${method} ${path} ${status} has no body`];
  return validate(`${method} ${shapeOf(path)} ${status}`, schema, body);
}

/** What is wrong with the body of a request, in words. Names that the description does not know are wrong. */
export function requestComplaints(method: string, path: string, body: unknown): string[] {
  const operation = operationAt(method, path);
  if (operation === undefined) return [`${method} ${path} is not described`];
  const content = Object.values(operation.requestBody?.content ?? {});
  const schema = content.map((one) => one.schema).find((one) => one !== undefined);
  if (schema === undefined) return body === undefined ? [] : [`${method} ${path} takes no body`];
  return validate(`${method} ${shapeOf(path)} request`, schema, body);
}

export interface Model {
  properties: Record<string, { type: string; values?: string[]; most?: number; inner(): Model }>;
}

const refOf = ({ $ref }: Schema): string => String($ref).split("/").at(-1) ?? "";
const resolved = (schema: Schema): Schema => ("$ref" in schema ? (load().schemas[refOf(schema)] ?? {}) : schema);

/** Names, types, values and lengths of a model, by what stands behind `SnelStart.B2B.Api.V2.Models.` */
export const describedModel = (name: string): Model =>
  modelOf(load().schemas[`SnelStart.B2B.Api.V2.Models.${name}`] ?? {});

function modelOf(schema: Schema): Model {
  const properties = Object.entries((schema.properties ?? {}) as Record<string, Schema>).map(([name, raw]) => {
    const { type, enum: values, maxLength: most, items } = resolved(raw);
    return [
      name,
      {
        type: String(type),
        ...(Array.isArray(values) ? { values: values.map(String) } : {}),
        ...(typeof most === "number" ? { most } : {}),
        inner: () => modelOf(resolved((items as Schema | undefined) ?? raw)),
      },
    ] as const;
  });
  return { properties: Object.fromEntries(properties) };
}
