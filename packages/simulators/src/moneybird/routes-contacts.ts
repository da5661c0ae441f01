import { flagOf, unwrap } from "./body.ts";
import { searchContacts } from "./contact-search.ts";
import { archiveContact, contactKeys, createContact, deleteContact, updateContact } from "./contact-write.ts";
import { versionOf } from "./dates.ts";
import { notFound } from "./errors.ts";
import { filterContacts } from "./filters.ts";
import type { MoneybirdContact } from "./model.ts";
import { byIds, page } from "./paging.ts";
import { renderContact } from "./render-contact.ts";
import { type Answer, any, created, noContent, ok, type Route, type Visit } from "./route.ts";

const needs = any("sales_invoices", "documents", "estimates", "bank", "settings");

/** Moneybird fact sheet §8.2, 2026-11-21; synchronization §4. */
export const contactRoutes: Route[] = [
  {
    path: /^\/contacts$/,
    handlers: { GET: { needs, handle: list }, POST: { needs, handle: create } },
  },
  { path: /^\/contacts\/filter$/, handlers: { GET: { needs, handle: list } } },
  {
    path: /^\/contacts\/synchronization$/,
    handlers: {
      GET: {
        needs,
        handle: (visit) => ok(selected(visit).map(({ id, updated }) => ({ id, version: versionOf(updated) }))),
      },
      POST: { needs, handle: (visit) => byIds(visit.books.contacts, visit, (one) => renderContact(one, visit.books)) },
    },
  },
  { path: /^\/contacts\/customer_id\/([^/]+)$/, handlers: { GET: { needs, handle: byCustomerId } } },
  {
    path: /^\/contacts\/(\d+)$/,
    handlers: {
      GET: { needs, handle: (visit) => ok(renderContact(visible(visit), visit.books)) },
      PATCH: { needs, handle: update },
      DELETE: { needs, handle: remove },
    },
  },
  {
    path: /^\/contacts\/(\d+)\/archive$/,
    handlers: {
      PATCH: {
        needs,
        handle: (visit) => {
          archiveContact(found(visit), visit.books);
          return noContent();
        },
      },
    },
  },
];

const withArchived = ({ url }: Visit) => flagOf(url.searchParams.get("include_archived"));

function selected(visit: Visit): MoneybirdContact[] {
  const { books, url } = visit;
  const seen = books.contacts.filter(({ archived }) => !archived || withArchived(visit));
  return filterContacts(seen, url.searchParams.get("filter"), books);
}

function list(visit: Visit): Answer {
  const { books, url } = visit;
  const rows = searchContacts(selected(visit), url.searchParams.get("query"), books);
  return page(rows, visit, (contact) => renderContact(contact, books));
}

function found({ books, params }: Visit): MoneybirdContact {
  const contact = books.contact(params[0] ?? "");
  if (contact === undefined) throw notFound("id");
  return contact;
}

function visible(visit: Visit): MoneybirdContact {
  const contact = found(visit);
  if (contact.archived && !withArchived(visit)) throw notFound("id");
  return contact;
}

function byCustomerId({ books, params: [customerId = ""] }: Visit): Answer {
  const { customerIdPath, archivedByCustomerId } = books.switches;
  const contact = books.contacts.find((one) => one.customerId === customerId);
  const unreadable = customerIdPath === "digits" && !/^\d+$/.test(customerId);
  const hidden = contact?.archived === true && archivedByCustomerId === "hidden";
  if (contact === undefined || unreadable || hidden) throw notFound("customer_id");
  return ok(renderContact(contact, books));
}

const payload = ({ body, books }: Visit) => unwrap(body, "contact", contactKeys, books.switches);

function create(visit: Visit): Answer {
  return created(renderContact(createContact(payload(visit), visit.books, visit.undeliverable), visit.books));
}

function update(visit: Visit): Answer {
  const contact = found(visit);
  updateContact(contact, payload(visit), visit.books, visit.undeliverable);
  return ok(renderContact(contact, visit.books));
}

function remove(visit: Visit): Answer {
  const kept = deleteContact(found(visit), visit.books) === "archived";
  return noContent(kept && visit.books.switches.keptAsHeader === "present" ? { "x-kept-as": "archived" } : {});
}
