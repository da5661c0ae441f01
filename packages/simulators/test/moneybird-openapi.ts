import { existsSync, readFileSync } from "node:fs";
import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import ajvFormats from "ajv-formats";

/** The vendor's OpenAPI description, kept outside the repository; without it there is nothing to compare with. */
const file = new URL("../../../../shared/vendors/moneybird/openapi.json", import.meta.url);

export const hasDescription = existsSync(file);

type Schema = Record<string, unknown>;
interface Media {
  content?: Record<string, { schema?: Schema }>;
}
interface Operation {
  responses: Record<string, Media & { $ref?: string }>;
  requestBody?: Media & { $ref?: string };
}
interface Description {
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Schema; responses: Record<string, Media>; requestBodies: Record<string, Media> };
}

interface Compared {
  ajv: Ajv2020;
  description: Description;
  paths: { pattern: RegExp; literal: number; operations: Record<string, Operation> }[];
}

let loaded: Compared | undefined;

function load(): Compared {
  if (loaded !== undefined) return loaded;
  const description = JSON.parse(readFileSync(file, "utf8")) as Description;
  // A null percentage fits both branches of its oneOf, so that the description refuses what its own text allows.
  const { percentage } = (description.components.schemas.tax_rate_response as { properties: Record<string, Schema> })
    .properties;
  if (percentage !== undefined) Object.assign(percentage, { anyOf: percentage.oneOf, oneOf: undefined });
  const ajv = new Ajv2020({ strict: false, logger: false, allErrors: true });
  ajvFormats.default(ajv);
  ajv.addSchema({ $id: "moneybird", components: { schemas: description.components.schemas } });
  const paths = Object.entries(description.paths).map(([path, operations]) => {
    // Corrections of the vendor folder: the format is a literal suffix, a customer id and an identifier are any text.
    const names = path
      .replace("{format}", "\\.json")
      .replace(/\{(customer_id|identifier|reference|invoice_id)\}/g, ".+");
    return {
      pattern: new RegExp(`^${names.replace(/\{\w+\}/g, "\\d+")}$`),
      literal: path.replace(/\{\w+\}/g, "").length,
      operations,
    };
  });
  loaded = { ajv, description, paths: paths.sort((a, b) => b.literal - a.literal) };
  return loaded;
}

/** Answers of these statuses have one shape whether an operation declares them or not. */
const common: Record<string, string> = {
  400: "400_bad_request",
  401: "401_unauthorized",
  402: "402_payment_required",
  403: "403_forbidden",
  404: "404_not_found",
  422: "422_unprocessable_entity",
  429: "429_too_many_requests",
};

const compiled = new Map<string, ValidateFunction>();

function validate(key: string, schema: Schema, value: unknown): string[] {
  const { ajv } = load();
  const known = compiled.get(key);
  const whole = JSON.parse(JSON.stringify(schema).replaceAll('"#/components/', '"moneybird#/components/')) as Schema;
  const check = known ?? ajv.compile(whole);
  compiled.set(key, check);
  if (check(value)) return [];
  return (check.errors ?? []).map(({ instancePath, message, params }) => {
    return `${key}: ${instancePath} ${message} ${JSON.stringify(params)}`;
  });
}

const schemaOf = ({ content = {} }: Media): Schema | undefined => Object.values(content)[0]?.schema;

function operationAt(method: string, path: string): Operation | undefined {
  const { paths } = load();
  return paths.find(({ pattern }) => pattern.test(path))?.operations[method.toLowerCase()];
}

/** What is wrong with an answer, in words. `path` stands below `/api/v2`, with `.json`. */
export function answerComplaints(method: string, path: string, status: number, body: unknown): string[] {
  const { description } = load();
  const operation = operationAt(method, path);
  if (operation === undefined) return [`${method} ${path} is not described`];
  const declared = operation.responses[String(status)];
  const name = declared?.$ref?.split("/").at(-1) ?? (declared === undefined ? common[status] : undefined);
  const response = name === undefined ? declared : description.components.responses[name];
  if (response === undefined) return [`${method} ${path} declares no ${status}`];
  const schema = schemaOf(response);
  if (schema === undefined) return body === undefined ? [] : [`${method} ${path} ${status} has no body`];
  const shape = path.replaceAll(/\d{6,}/g, "ID");
  return validate(`${method} ${shape} ${status}`, schema, body);
}

/** What is wrong with the body of a request, in words. Keys that the description does not know are wrong. */
export function requestComplaints(method: string, path: string, body: unknown): string[] {
  const { description } = load();
  const operation = operationAt(method, path);
  if (operation === undefined) return [`${method} ${path} is not described`];
  const name = operation.requestBody?.$ref?.split("/").at(-1);
  const request = name === undefined ? operation.requestBody : description.components.requestBodies[name];
  const schema = request === undefined ? undefined : schemaOf(request);
  if (schema === undefined) return body === undefined ? [] : [`${method} ${path} takes no body`];
  const shape = path.replaceAll(/\d{6,}/g, "ID");
  return validate(`${method} ${shape} request`, schema, body);
}
