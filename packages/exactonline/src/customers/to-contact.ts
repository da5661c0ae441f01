import {
  type Customer,
  cutText,
  type InvoicePlan,
  idInPath,
  idOf,
  type Json,
  lostFrom,
  present,
  shortenedBy,
  type WriteStep,
} from "@boekbrug/core";
import { guidInPath } from "../client/odata.ts";
import { accountsPath, emailOf, phoneOf } from "./to-account.ts";

/** No length is documented for certain: the shortest one that any source names, in characters. */
const lengths = { first: 40, middle: 20, last: 40 } as const;

export const contactsPath = (division: number): string => `/api/v1/${division}/crm/Contacts`;

/** What may stand between a first and a last name. */
const infixes = new Set(
  "van von de der den het 't ten ter te in op aan bij la le du da di dos del el zu zum".split(" "),
);

/** The steps that find or make the customer's contact person, and make it the main one of a new customer. None without a name. */
export function toContactSteps({ customer, reference }: InvoicePlan, division: number): WriteStep[] {
  const names = namesOf(customer);
  if (names === null) return [];
  const email = emailOf(customer);
  const contact: WriteStep = {
    key: "contact",
    kind: "customer-detail",
    title: { nl: "Contactpersoon", en: "Contact person" },
    request: {
      method: "POST",
      path: contactsPath(division),
      body: {
        Account: idOf("customer"),
        ...names,
        ...present<Json>({ Email: email, Phone: phoneOf(customer.phone) }),
      },
    },
    dependsOn: ["customer"],
    lookup: "before-sending",
    upon: { step: "customer", made: "send", found: "look-up" },
    identity: `contact:${(email ?? fullName(names)).toLowerCase()}`,
    reference,
    expected: null,
    ...shortenedBy(lostFrom(names, wholeNamesOf(customer) ?? {})),
  };
  const main: WriteStep = {
    key: "main-contact",
    kind: "customer-detail",
    title: { nl: "Hoofdcontactpersoon", en: "Main contact" },
    request: {
      method: "PUT",
      path: `${accountsPath(division)}${guidInPath(idInPath("customer"))}`,
      body: { MainContact: idOf("contact") },
    },
    dependsOn: ["customer", "contact"],
    lookup: "after-doubt",
    upon: { step: "customer", made: "send", found: "skip" },
    identity: null,
    reference,
    expected: null,
  };
  return [contact, main];
}

export interface Names {
  readonly FirstName: string;
  readonly MiddleName?: string;
  readonly LastName: string;
  readonly [part: string]: string;
}

/** A name of one word is a last name; both may be asked for. */
export function namesOf(customer: Pick<Customer, "name" | "billTo">): Names | null {
  const whole = wholeNamesOf(customer);
  if (whole === null) return null;
  const infix = cutText(whole.MiddleName, lengths.middle);
  return {
    FirstName: cutText(whole.FirstName, lengths.first) ?? "-",
    ...(infix === null ? {} : { MiddleName: infix }),
    LastName: cutText(whole.LastName, lengths.last) ?? "-",
  };
}

/** The parts of a name, whatever their length. */
function wholeNamesOf({ name, billTo }: Pick<Customer, "name" | "billTo">) {
  const words = (name ?? billTo.name ?? "").split(/\s+/u).filter((word) => word !== "");
  const [first, ...rest] = words;
  if (first === undefined) return null;
  if (rest.length === 0) return { FirstName: "-", MiddleName: "", LastName: first };
  const end = rest.findIndex((word) => !infixes.has(word.toLowerCase()));
  const infixCount = end === -1 ? rest.length - 1 : end;
  return {
    FirstName: first,
    MiddleName: rest.slice(0, infixCount).join(" "),
    LastName: rest.slice(infixCount).join(" "),
  };
}

export const fullName = ({ FirstName, MiddleName, LastName }: Partial<Record<string, string | null>>): string =>
  [FirstName, MiddleName, LastName].filter((part) => part !== null && part !== undefined && part !== "").join(" ");
