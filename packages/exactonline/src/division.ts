import { type Failure, notDone, type Problem, problem, type Text } from "@boekbrug/core";
import { err, ok, type ResultAsync } from "neverthrow";
import type { ExactOnlineClient } from "./client/exactonline-client.ts";
import { type DivisionRow, divisionRow } from "./client/rows.ts";

const field = "ledger.division";

/** The administration of the settings, never the one that the user looks at. Fails where it cannot be booked in. */
export const readDivision = (client: ExactOnlineClient, division: number): ResultAsync<DivisionRow, Failure> =>
  client.list("system/Divisions", divisionRow).andThen((rows) => {
    const found = rows.find(({ Code }) => Code === division);
    const why = found === undefined ? unknown(rows, division) : closed(found);
    if (found === undefined || why !== undefined) return err(notDone(why ?? unknown(rows, division)));
    return ok(found);
  });

/** Only an active administration without a running conversion or copy can be booked in. */
const isUsable = ({ Status, BlockingStatus }: DivisionRow): boolean => Status === 1 && (BlockingStatus ?? 0) === 0;

function unknown(rows: readonly DivisionRow[], division: number): Problem {
  const usable = rows.filter(isUsable).map(named);
  return problem("ledger.administration-unknown", field, { division, available: usable.join(", ") || "-" });
}

/** The code, and in brackets what Exact shows. */
const named = ({ Code, Hid, Description }: DivisionRow): string =>
  `${Code} (${[Hid, Description].filter((part) => part !== null && part !== undefined).join(" - ")})`;

function closed({ Code, Status, BlockingStatus }: DivisionRow): Problem | undefined {
  if (Status !== 1) {
    const why = Status === 2 ? archived : inactive;
    return problem("ledger.administration-closed", field, { division: Code, why });
  }
  const blocking = BlockingStatus ?? 0;
  if (blocking === 0) return undefined;
  return problem("ledger.administration-closed", field, { division: Code, why: blockings[blocking] ?? busy });
}

const archived: Text = { nl: "zij is gearchiveerd", en: "it is archived" };
const inactive: Text = { nl: "zij is niet actief", en: "it is not active" };
const busy: Text = { nl: "zij is geblokkeerd", en: "it is blocked" };
const converting: Text = { nl: "zij wordt geconverteerd", en: "it is being converted" };
const copying: Text = { nl: "zij wordt gekopieerd", en: "it is being copied" };

/** By BlockingStatus. */
const blockings: Readonly<Record<number, Text>> = {
  1: { nl: "er wordt een reservekopie gemaakt of teruggezet", en: "a backup is being made or restored" },
  2: converting,
  3: converting,
  4: converting,
  5: copying,
  6: copying,
};
