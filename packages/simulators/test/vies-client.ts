import type { ViesSimulator } from "../src/index.ts";

export const NOON = Date.parse("2026-11-20T12:00:00Z");

const base = "https://ec.europa.eu/taxation_customs/vies/rest-api";

export type Body = Record<string, unknown>;

export interface Asked {
  status: number;
  body: Body;
}

export async function post(vies: ViesSimulator, posted: unknown, origin = base): Promise<Asked> {
  const body = typeof posted === "string" ? posted : JSON.stringify(posted);
  const response = await (origin === base ? vies.fetch : fetch)(`${origin}/check-vat-number`, { method: "POST", body });
  return { status: response.status, body: (await response.json()) as Body };
}

/** Asks about a whole number, in the name of another one where given. */
export function ask(vies: ViesSimulator, number: string, requester?: string): Promise<Asked> {
  const own =
    requester === undefined
      ? {}
      : { requesterMemberStateCode: requester.slice(0, 2), requesterNumber: requester.slice(2) };
  return post(vies, { countryCode: number.slice(0, 2), vatNumber: number.slice(2), ...own });
}

export const wrapped = (word: string) => ({ actionSucceed: false, errorWrappers: [{ error: word }] });
