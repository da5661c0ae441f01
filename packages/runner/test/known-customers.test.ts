import type { SimulatedOrder } from "@boekbrug/simulators";
import { describe, expect, it } from "vitest";
import { createWorld, runOnce, type World, type WorldOptions } from "./world.ts";

const hour = 3_600_000;

let placed = 0;

/** An order of a customer with an e-mail address, at some second of his own. */
const orderOf = (name: string): SimulatedOrder => {
  placed += 1;
  return {
    created: new Date(Date.parse("2026-03-10T10:00:00Z") + placed * 1000).toISOString(),
    customer: {
      firstName: name,
      lastName: "Koper",
      email: `${name.toLowerCase()}@shop.example`,
      street: "Voorbeeldstraat",
      houseNumber: 3,
      zipCode: "1000AA",
      city: "Voorbeeldstad",
    },
    rows: [{ name: "Koekenpan", price: "49.95", rate: 21 }],
  };
};

/** A world that keeps what is asked of the books; its feeds may be refused. */
function watched({ refusesFeeds = false, ...options }: WorldOptions & { readonly refusesFeeds?: boolean } = {}) {
  const world = createWorld({ orders: [], ...options });
  const calls: string[] = [];
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const request = new Request(input, init);
    const { method, url } = request;
    const { pathname, searchParams } = new URL(url);
    const filter = searchParams.get("$filter")?.split(" ")[0] ?? "";
    calls.push(`${method} ${pathname.split("/").slice(4).join("/")} ${filter}`.trim());
    if (refusesFeeds && pathname.includes("/sync/")) return new Response("", { status: 403 });
    return world.exact.fetch(request);
  };
  return { ...world, exact: { ...world.exact, fetch }, calls };
}

const about = ({ calls }: { calls: readonly string[] }, part: string) => calls.filter((call) => call.includes(part));

/** Books orders of these people in one run, an hour after the last. */
async function bookFor(world: World, ...names: string[]) {
  world.clock.advance(hour);
  for (const name of names) world.shop.state.addOrder(orderOf(name));
  const report = await runOnce(world);
  expect(report.stopped).toBeNull();
  expect(report.inDoubt).toEqual([]);
  return report;
}

const emailsOf = ({ exact }: World) => exact.state.accounts().map(({ values }) => values.Email);

const idOfEmail = ({ exact }: World, email: string): string =>
  exact.state.accounts().find(({ values }) => values.Email === email)?.id ?? expect.fail(`no ${email}`);

const lastCustomer = ({ exact }: World) => exact.state.entries().at(-1)?.customer;

describe("customers that are known in bulk", () => {
  it("are read once, then only what changed, and nobody is looked up", async () => {
    const world = watched();
    await bookFor(world, "Anna", "Bram", "Anna");
    await bookFor(world, "Cato", "Anna");
    expect(emailsOf(world)).toEqual(["anna@shop.example", "bram@shop.example", "cato@shop.example"]);
    expect(about(world, "sync/CRM/Accounts")).toHaveLength(2);
    expect(about(world, "GET crm/Accounts")).toEqual([]);
    expect(about(world, "POST crm/Accounts")).toHaveLength(3);
  });

  it("are not read by a run that has nothing to write", async () => {
    const world = watched();
    await bookFor(world, "Anna");
    await bookFor(world);
    expect(about(world, "sync/")).toHaveLength(1);
  });

  it("are right for a new store on books that are in use", async () => {
    const world = watched();
    for (let index = 0; index < 1100; index += 1) {
      world.exact.state.byHand.addAccount({ name: `Klant ${index}`, Email: `Klant${index}@Shop.example` });
    }
    await bookFor(world, "Klant7", "Klant1099", "Anna");
    expect(world.exact.state.accounts()).toHaveLength(1101);
    expect(about(world, "sync/CRM/Accounts")).toHaveLength(2);
    expect(about(world, "GET crm/Accounts")).toEqual([]);
  });

  it("stay right when a person adds, renames, blocks, demotes or deletes one between runs", async () => {
    const world = watched();
    const { byHand } = world.exact.state;
    await bookFor(world, "Anna", "Bram", "Cato", "Dirk");
    const first = (name: string) => idOfEmail(world, `${name}@shop.example`);
    const [anna, bram, cato, dirk] = ["anna", "bram", "cato", "dirk"].map(first) as [string, string, string, string];
    const eva = byHand.addAccount({ name: "Eva", Email: "EVA@shop.example" });
    byHand.editAccount(anna, { Email: "anna@elders.example" });
    byHand.editAccount(bram, { Blocked: true });
    byHand.editAccount(cato, { status: "S" });
    byHand.deleteAccount(dirk);
    const report = await bookFor(world, "Eva", "Anna", "Bram", "Cato", "Dirk");
    expect(report.held).toEqual([]);
    const booked = world.exact.state.entries().slice(4);
    const byEmail = new Map(world.exact.state.accounts().map((account) => [account.id, account]));
    expect(booked.map(({ customer }) => customer)).toContain(eva);
    for (const old of [anna, bram, cato, dirk]) expect(booked.map(({ customer }) => customer)).not.toContain(old);
    for (const { customer } of booked) expect(byEmail.get(customer)?.status).toBe("C");
    expect(new Set(booked.map(({ customer }) => customer)).size).toBe(5);
    await bookFor(world, "Anna", "Bram", "Cato", "Dirk", "Eva");
    expect(world.exact.state.accounts()).toHaveLength(4 - 1 + 1 + 4);
  });

  it("pass to the next who has the address when the first gives it up", async () => {
    const world = watched();
    const { byHand } = world.exact.state;
    const older = byHand.addAccount({ name: "Anna", Email: "anna@shop.example" });
    const younger = byHand.addAccount({ name: "Anna twee", Email: "anna@shop.example" });
    await bookFor(world, "Anna");
    expect(lastCustomer(world)).toBe(older);
    byHand.editAccount(older, { Blocked: true });
    await bookFor(world, "Anna");
    expect(lastCustomer(world)).toBe(younger);
    expect(world.exact.state.accounts()).toHaveLength(2);
  });

  it("are found again when one is deleted in the middle of a run", async () => {
    const world = watched();
    await bookFor(world, "Anna");
    const anna = idOfEmail(world, "anna@shop.example");
    const meddling: World = {
      ...world,
      exact: {
        ...world.exact,
        fetch: async (input, init) => {
          const answer = await world.exact.fetch(input, init);
          if (String(input instanceof Request ? input.url : input).includes("sync/")) {
            if (world.exact.state.accounts().some(({ id }) => id === anna)) {
              world.exact.state.byHand.editAccount(anna, { Blocked: true });
            }
          }
          return answer;
        },
      },
    };
    const report = await bookFor(meddling, "Anna");
    expect(report.held).toEqual([]);
    expect(world.exact.state.accounts()).toHaveLength(2);
    expect(lastCustomer(world)).not.toBe(anna);
    await bookFor(world, "Anna");
    expect(world.exact.state.accounts()).toHaveLength(2);
  });

  it("are read whole again when the administration was moved", async () => {
    const world = watched();
    await bookFor(world, "Anna", "Bram");
    world.exact.state.editDivision(world.exact.state.division, { moved: world.clock.now() });
    world.exact.state.byHand.addAccount({ name: "Cato", Email: "cato@shop.example" });
    await bookFor(world, "Cato", "Anna");
    expect(world.exact.state.accounts()).toHaveLength(3);
  });

  it("are looked up one by one where the feed is refused, and the feed is left alone for a day", async () => {
    const world = watched({ refusesFeeds: true });
    await bookFor(world, "Anna");
    await bookFor(world, "Anna", "Bram");
    expect(about(world, "sync/")).toHaveLength(1);
    expect(about(world, "GET crm/Accounts")).toHaveLength(2);
    expect(emailsOf(world)).toEqual(["anna@shop.example", "bram@shop.example"]);
    world.clock.advance(24 * hour);
    await bookFor(world, "Bram");
    expect(about(world, "sync/")).toHaveLength(2);
  });
});
