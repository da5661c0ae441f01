import type { Resource } from "./resource.ts";
import * as master from "./rows-master.ts";
import * as tables from "./tables-master.ts";

const get = ["GET"];

/** The user and the administrations. Exact fact sheet §3, 2026-11-21. */
export const officeResources: readonly Resource[] = [
  {
    path: "current/Me",
    table: tables.meTable,
    methods: get,
    rows: ({ user, books }) => [master.meRow(user, books.clock.now())],
    anyDivision: true,
  },
  {
    path: "system/Divisions",
    scope: "Organization administration",
    table: tables.divisionTable,
    methods: get,
    rows: ({ divisions, user }) =>
      divisions.flatMap((each, index) => (each.granted ? [master.divisionRow(each, user.currentDivision, index)] : [])),
    anyDivision: true,
  },
  {
    path: "system/AllDivisions",
    scope: "Organization administration",
    table: tables.divisionTable,
    methods: get,
    rows: ({ divisions, user }) =>
      divisions.map((each, index) => master.divisionRow(each, user.currentDivision, index)),
    anyDivision: true,
  },
  {
    // Older and incomplete: here it knows the main division only.
    path: "hrm/Divisions",
    scope: "Organization administration",
    table: tables.hrmDivisionTable,
    methods: get,
    rows: ({ divisions, user }) =>
      divisions.filter(({ hid }) => hid === 1).map((each) => master.divisionRow(each, user.currentDivision, 0)),
    anyDivision: true,
  },
];
