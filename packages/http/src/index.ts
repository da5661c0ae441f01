export { type BudgetWindow, createCallBudget } from "./call-budget.ts";
export { errorCode } from "./error-code.ts";
export { createHmac, isHmac } from "./hmac.ts";
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
  undecided,
  unreachable,
} from "./http-client.ts";
export { inTurn } from "./in-turn.ts";
export { type AccessTokens, createAccessTokens, lastingToken, loginKey } from "./oauth/access-tokens.ts";
export { createConsent } from "./oauth/consent.ts";
export type { TokenAnswer } from "./oauth/token-answer.ts";
export { createTokenExchange, type ReadTokenAnswer } from "./oauth/token-exchange.ts";
export { createTokenSender, type TokenSender } from "./oauth/token-sender.ts";
export { cutOff, jsonOf, parseJson } from "./parse-json.ts";
export { redact } from "./redact.ts";
export { safeAddress } from "./safe-address.ts";
