import type { ViesError } from "./state.ts";
import type { ViesSwitches } from "./switches.ts";

export interface Question {
  countryCode: string;
  vatNumber: string;
}

export interface Verdict extends Question {
  valid: boolean;
  /** Undefined where no requester was named. */
  identifier?: string;
  name?: string;
  address?: string;
}

const json = (body: unknown, status = 200): Response =>
  new Response(JSON.stringify(body), { status, headers: { "content-type": "application/json" } });

export const html = (status: number, title: string): Response =>
  new Response(`<html><body><h1>${title}</h1></body></html>`, { status, headers: { "content-type": "text/html" } });

/** A verdict as `/check-vat-number` writes it. Public descriptions of the REST API, 2026-11-21. */
export function verdictAnswer(verdict: Verdict, now: number, switches: ViesSwitches): Response {
  return json({ ...body(verdict, now, switches), ...verdictWord(verdict.valid, switches) });
}

/** An error word in the form of switch `errorForm`. */
export function errorAnswer(word: ViesError, question: Question, now: number, switches: ViesSwitches): Response {
  const wrapper = { actionSucceed: false, errorWrappers: [{ error: word }] };
  switch (switches.errorForm) {
    case "wrapper-200":
      return json(wrapper);
    case "wrapper-400":
      return json(wrapper, 400);
    case "wrapper-500":
      return json(wrapper, 500);
    case "user-error-200":
      return json({ ...body({ ...question, valid: false }, now, switches), userError: word });
  }
}

/** `/check-status`: whether VIES and each member state answer. */
export const statusAnswer = (states: readonly { code: string; up: boolean }[]): Response =>
  json({
    vow: { available: true },
    countries: states.map(({ code, up }) => ({ countryCode: code, availability: up ? "Available" : "Unavailable" })),
  });

function body({ countryCode, vatNumber, valid, identifier, name, address }: Verdict, now: number, s: ViesSwitches) {
  const hidden = { dashes: "---", null: null, empty: "" }[s.undisclosed];
  return {
    countryCode,
    vatNumber,
    requestDate: dateText(now, s),
    valid,
    ...identifierField(identifier, s),
    name: name ?? hidden,
    address: address ?? hidden,
    traderName: "---",
    traderStreet: "---",
    traderPostalCode: "---",
    traderCity: "---",
    traderCompanyType: "---",
    traderNameMatch: "NOT_PROCESSED",
    traderStreetMatch: "NOT_PROCESSED",
    traderPostalCodeMatch: "NOT_PROCESSED",
    traderCityMatch: "NOT_PROCESSED",
    traderCompanyTypeMatch: "NOT_PROCESSED",
  };
}

function identifierField(identifier: string | undefined, { absentIdentifier }: ViesSwitches) {
  if (identifier !== undefined) return { requestIdentifier: identifier };
  if (absentIdentifier === "left-out") return {};
  return { requestIdentifier: absentIdentifier === "null" ? null : "" };
}

function verdictWord(valid: boolean, { userErrorOnVerdict }: ViesSwitches) {
  switch (userErrorOnVerdict) {
    case "left-out":
      return {};
    case "empty":
      return { userError: "" };
    case "null":
      return { userError: null };
    case "verdict":
      return { userError: valid ? "VALID" : "INVALID" };
  }
}

function dateText(now: number, { requestDate }: ViesSwitches): string {
  const instant = new Date(now).toISOString();
  if (requestDate === "instant") return instant;
  return requestDate === "date" ? instant.slice(0, 10) : `${instant.slice(0, 10)}+01:00`;
}
