import { type Failure, notDone, problem, type StepOutcome, type WriteStep } from "@boekbrug/core";
import { errAsync, ok, type ResultAsync } from "neverthrow";
import * as z from "zod";
import type { ExactOnlineClient } from "../client/exactonline-client.ts";
import { guidEquals } from "../client/odata.ts";
import { accountDetailRow, addressRow, type ContactRow, contactRow, writtenRecord } from "../client/rows.ts";
import type { StepHandler } from "../step-handler.ts";
import { addressText } from "./to-address.ts";
import { fullName } from "./to-contact.ts";

/** The handler of what hangs on a customer's record: contact, address, and changes to the record itself. */
export function customerDetailHandler(client: ExactOnlineClient): StepHandler {
  const making: StepHandler = {
    send: ({ request: { path, body } }, notAfter) =>
      client.create(path, body, writtenRecord, notAfter).map(({ ID }) => outcomeOf(ID)),
    lookup: (step) => (step.key === "contact" ? findContact(client, step) : findAddress(client, step)),
  };
  const changing = accountChanges(client);
  const handlerOf = ({ request }: WriteStep): StepHandler => (request.method === "PUT" ? changing : making);
  return {
    send: (step, notAfter) => handlerOf(step).send(step, notAfter),
    lookup: (step) => handlerOf(step).lookup(step),
  };
}

const outcomeOf = (id: string): StepOutcome => ({ id, number: null, totals: null });

const unreadable = (detail: string) => errAsync(notDone(problem("ledger.refused", "step", { detail })));

const contactBody = z.object({
  Account: z.string(),
  Email: z.string().optional(),
  FirstName: z.string(),
  MiddleName: z.string().optional(),
  LastName: z.string(),
});

/** By e-mail address; by name where either has none. Of its fields only the account is sure to be filtered on. */
function findContact(client: ExactOnlineClient, step: WriteStep): ResultAsync<StepOutcome | null, Failure> {
  const body = contactBody.safeParse(step.request.body);
  if (!body.success) return unreadable("Contact");
  const { Account, Email, ...names } = body.data;
  const isSame = (row: ContactRow): boolean =>
    Email !== undefined && row.Email !== null
      ? folded(row.Email) === folded(Email)
      : folded(fullName(row)) === folded(fullName(names));
  return client
    .list("crm/Contacts", contactRow, { filter: guidEquals("Account", Account) })
    .map((rows) => rows.find(isSame))
    .map((found) => (found === undefined ? null : outcomeOf(found.ID)));
}

const folded = (text: string): string => text.replace(/\s+/gu, " ").trim().toLowerCase();

const addressBody = z.looseObject({ Account: z.string(), Type: z.number() });

function findAddress(client: ExactOnlineClient, step: WriteStep): ResultAsync<StepOutcome | null, Failure> {
  const body = addressBody.safeParse(step.request.body);
  if (!body.success) return unreadable("Address");
  const { Account, Type, ...place } = body.data;
  return client
    .list("crm/Addresses", addressRow, { filter: guidEquals("Account", Account) })
    .map((rows) => rows.find((row) => row.Type === Type && addressText(row) === addressText(place)))
    .map((found) => (found === undefined ? null : outcomeOf(found.ID)));
}

/** Changes to a customer's record. What differs is known from the look-up before, and only that is sent. */
function accountChanges(client: ExactOnlineClient): StepHandler {
  const differing = new Map<string, readonly string[]>();
  return {
    send: ({ request: { path, body } }, notAfter) => {
      const id = idIn(path);
      if (id === undefined) return unreadable("Account");
      const names = differing.get(id);
      differing.delete(id);
      const all = Object.entries(changesBody.parse(body));
      const changes = names === undefined ? all : all.filter(([name]) => names.includes(name));
      return client.update(path, Object.fromEntries(changes), notAfter).map(() => outcomeOf(id));
    },
    lookup: ({ request: { path, body } }) => {
      const id = idIn(path);
      const wanted = changesBody.safeParse(body);
      if (id === undefined || !wanted.success) return unreadable("Account");
      return client.list("crm/Accounts", accountDetailRow, { filter: guidEquals("ID", id) }).andThen(([row]) => {
        if (row === undefined) return ok(outcomeOf(id));
        const names = Object.entries(wanted.data)
          .filter(([name, value]) => (row[name as keyof typeof row] ?? "") !== value)
          .map(([name]) => name);
        if (names.length === 0) return ok(outcomeOf(id));
        differing.set(id, names);
        return ok(null);
      });
    },
  };
}

const changesBody = z.record(z.string(), z.string());

const idIn = (path: string): string | undefined => /\(guid'([^']+)'\)$/.exec(path)?.[1];
