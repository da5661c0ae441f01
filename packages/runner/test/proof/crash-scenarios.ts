import { createMemoryStore } from "@boekbrug/testkit";
import { type ProofWorld, runOnce } from "./proof-world.ts";

/** What went before the run that is stopped. */
export interface CrashScenario {
  readonly name: string;
  /** Only where the ledger lives by tokens. */
  readonly needsTokens?: boolean;
  /** Only where payments are registered after the booking. */
  readonly needsSettlements?: boolean;
  arrange(world: ProofWorld): Promise<void>;
}

const minute = 60_000;

function placeThree({ shop }: ProofWorld): void {
  shop.place({ customer: 1, goods: 1, paid: true });
  shop.place({ customer: 2, goods: 2, paid: true });
  shop.place({ customer: 1, goods: 3, paid: true });
}

function placeUnpaid({ shop }: ProofWorld): readonly string[] {
  return [1, 2, 3, 4, 5, 6].map((goods) => shop.place({ customer: 1, goods, paid: false }));
}

async function booked(world: ProofWorld): Promise<void> {
  placeThree(world);
  await runOnce(world);
  world.clock.advance(20 * minute);
}

/** The tokens went with the store. New ones are good for a refresh only when those of the log-in have run out. */
async function logIn(world: ProofWorld): Promise<void> {
  await world.logIn();
  world.clock.advance(10 * minute);
}

export const crashScenarios: readonly CrashScenario[] = [
  { name: "new customers", arrange: async (world) => placeThree(world) },
  {
    name: "known customers",
    arrange: async (world) => {
      await booked(world);
      placeThree(world);
    },
  },
  {
    name: "retries: limit, outage, refused connection",
    arrange: async (world) => {
      placeThree(world);
      for (const kind of ["limited", "unavailable", "refused", "limited"] as const) world.faults.write(kind);
    },
  },
  {
    name: "answers lost in this run",
    arrange: async (world) => {
      placeThree(world);
      for (const kind of ["dropped-after", "malformed"] as const) world.faults.write(kind);
    },
  },
  {
    name: "token refresh in the middle",
    needsTokens: true,
    arrange: async (world) => {
      placeThree(world);
      await runOnce(world);
      world.clock.advance(9.75 * minute);
      placeThree(world);
      world.faults.write("limited");
    },
  },
  {
    name: "doubt of an earlier run: never done, done, done late",
    arrange: async (world) => {
      await booked(world);
      placeThree(world);
      for (const kind of ["dropped-before", "dropped-after", "late"] as const) world.faults.write(kind);
      await runOnce(world);
      world.clock.advance(3 * minute);
      await world.settleLate(false);
    },
  },
  {
    name: "doubt about an order that was cancelled since",
    arrange: async (world) => {
      await booked(world);
      const id = world.shop.place({ customer: 1, goods: 5, paid: true });
      world.faults.write("dropped-before");
      await runOnce(world);
      world.shop.cancel(id);
      world.clock.advance(3 * minute);
    },
  },
  {
    name: "payments that come after the booking",
    needsSettlements: true,
    arrange: async (world) => {
      const ids = placeUnpaid(world);
      await runOnce(world);
      for (const id of ids.slice(1)) world.shop.pay(id, true);
    },
  },
  {
    name: "payments whose answers were lost: never done, done, done late",
    needsSettlements: true,
    arrange: async (world) => {
      const ids = placeUnpaid(world);
      await runOnce(world);
      for (const id of ids) world.shop.pay(id, true);
      for (const kind of ["dropped-before", "dropped-after", "late"] as const) world.faults.write(kind);
      await runOnce(world);
      world.clock.advance(3 * minute);
      await world.settleLate(false);
    },
  },
  {
    name: "adoption: the store is new",
    arrange: async (world) => {
      await booked(world);
      world.store = createMemoryStore();
      await logIn(world);
      world.shop.place({ customer: 2, goods: 4, paid: true });
    },
  },
  {
    name: "adoption: the store is an older copy",
    arrange: async (world) => {
      await booked(world);
      const copy = world.store.copy();
      placeThree(world);
      await runOnce(world);
      world.store = copy;
      await logIn(world);
      world.shop.place({ customer: 3, goods: 4, paid: true });
    },
  },
];
