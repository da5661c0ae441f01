export { type BudgetWindow, createCallBudget } from "./call-budget.ts";
export { errorCode } from "./error-code.ts";
export {
  createHttpClient,
  type HttpAnswer,
  type HttpClient,
  type HttpRequest,
  type HttpSettings,
  isWrite,
  limited,
  lostAnswer,
  malformed,
  type Side,
  unreachable,
} from "./http-client.ts";
export { jsonOf, parseJson } from "./parse-json.ts";
export { redact } from "./redact.ts";
