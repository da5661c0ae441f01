import { type Money, money } from "@boekbrug/core";
import type { FaultKind, SnelStartBooking } from "@boekbrug/simulators";
import { type LedgerFault, ledgerContract, type OpenedLedger } from "@boekbrug/testkit";
import type { SnelStartSettings } from "../src/index.ts";
import { createSimulated, rules, type SimulatorOptions } from "./simulated.ts";

const faults: Readonly<Record<LedgerFault, FaultKind>> = {
  refused: "refused",
  "dropped-before": "drop-before",
  "dropped-after": "drop-after-commit",
  limited: "rate-limit",
  unavailable: "server-error",
  malformed: "malformed",
};

const euro = (cents: number): Money => money(cents, "EUR");

const identityOf = ({ omschrijving }: SnelStartBooking): string => /\((\S+)\)$/.exec(omschrijving ?? "")?.[1] ?? "";

const percents: Readonly<Record<string, string>> = { VerkopenHoog: "21", VerkopenLaag: "9" };

/** The adapter on the simulator. */
const opener =
  (settings: Partial<SnelStartSettings> = {}, options: SimulatorOptions = {}) =>
  async (): Promise<OpenedLedger> => {
    const simulated = createSimulated(options, settings);
    const { state, simulator, clock, ledger } = simulated;
    const ready = await ledger.ready();
    if (ready.isErr()) throw new Error(ready.error.problem.code);
    const bookingOf = (reference: string) => state.bookings().find((each) => identityOf(each) === reference);
    const before = state.relations().length;
    return {
      ledger,
      rules,
      meant: {
        "rules.accounts.high": ["8000"],
        "rules.accounts.low": ["8010"],
        "rules.accounts.zero": ["8040"],
        "rules.vatCodes.icp": ["8070"],
        "rules.vatCodes.export": ["8060"],
        "rules.vatCodes.service-b2b-reverse-charge": ["8270"],
        "rules.vatCodes.domestic-reverse-charge": ["8250"],
      },
      probe: {
        documents: async () =>
          state.bookings().map((booking) => ({
            reference: identityOf(booking),
            gross: euro(booking.grossCents),
            vat: euro(booking.vatCents),
            vatByPercent: Object.fromEntries(
              booking.btw.map(({ btwSoort, btwBedrag }) => [
                percents[btwSoort ?? ""] ?? "0",
                euro(Math.round(Number(btwBedrag) * 100)),
              ]),
            ),
          })),
        customers: async () => state.relations().length - before,
      },
      faults: { next: (kind) => void simulator.faults.add({ fault: faults[kind] }) },
      settle: async () => clock.advance(301_000),
      editByHand: async (reference, gross) => {
        const booking = bookingOf(reference);
        if (booking !== undefined) state.byHand.tamper(booking.id ?? "", gross.minor - booking.grossCents);
      },
      payByHand: async (reference, { minor }) => {
        const id = bookingOf(reference)?.id;
        if (id != null) state.byHand.pay(id, minor);
      },
      blockByHand: async (id) => state.byHand.setRelationInactive(id, true),
      close: async () => undefined,
    };
  };

ledgerContract("the SnelStart adapter, sales bookings", opener());
