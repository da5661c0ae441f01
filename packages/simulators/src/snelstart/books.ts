import type { SimulatorClock } from "../shared/clock.ts";
import {
  type AdministrationParts,
  chartRows,
  freshCompany,
  freshGroups,
  freshJournals,
  type LedgerRow,
  ledgerRow,
} from "./administration.ts";
import { guidFor } from "./guids.ts";
import { dayOf, endOfTime, localMoment } from "./moments.ts";
import type { StrayProperty } from "./read-body.ts";
import { type SchemeRange, schemeStart } from "./scheme-range.ts";
import { blank } from "./shape.ts";
import type { Booking, Invoice, MemorialEntry, MoneyEntry } from "./shapes-booking.ts";
import type { StoredDocument } from "./shapes-document.ts";
import {
  type Article,
  groupShape,
  type Order,
  type RevenueGroup,
  type Template,
  templateShape,
} from "./shapes-order.ts";
import { type Relation, relationShape } from "./shapes-relation.ts";
import { type Company, type CostCentre, type Journal, journalShape, type Ledger } from "./shapes-settings.ts";
import { Shelf } from "./shelf.ts";
import type { SnelStartSwitches } from "./switches.ts";

/** Everything one administration holds. */
export class Books {
  readonly relations = new Shelf<Relation>();
  readonly ledgers = new Shelf<Ledger>();
  readonly journals = new Shelf<Journal>();
  readonly costCentres = new Shelf<CostCentre>();
  readonly bookings = new Shelf<Booking>();
  readonly invoices = new Shelf<Invoice>();
  readonly bank = new Shelf<MoneyEntry>();
  readonly cash = new Shelf<MoneyEntry>();
  readonly memorial = new Shelf<MemorialEntry>();
  readonly articles = new Shelf<Article>();
  readonly groups = new Shelf<RevenueGroup>();
  readonly orders = new Shelf<Order>();
  readonly templates = new Shelf<Template>();
  readonly documents = new Shelf<StoredDocument>();
  /** Ids of the documents on each record. */
  readonly documentsByParent = new Map<string, string[]>();
  /** Periods whose VAT return is filed, first and last day. */
  readonly filed: { from: string; to: string; external: boolean }[] = [];
  readonly company: Company;
  readonly clock: SimulatorClock;
  readonly switches: SnelStartSwitches;
  /** Names that were sent and are not the API's. */
  readonly strays: StrayProperty[] = [];
  /** VAT numbers that look right and belong to nobody. */
  readonly unregistered = new Set(["NL999999999B99"]);
  /** The last day that is closed, and the last one the accountant closed. */
  readonly locks: { user: string | null; accountant: string | null } = { user: null, accountant: null };
  /** When foreign VAT is switched on. */
  readonly schemeRanges: SchemeRange[] = [];
  /** Received on each booking, in millionths. */
  readonly received = new Map<string, bigint>();
  readonly #name: string;
  #issued = 0;

  constructor({ name, chart }: AdministrationParts, clock: SimulatorClock, switches: SnelStartSwitches) {
    this.#name = name;
    this.clock = clock;
    this.switches = switches;
    this.company = freshCompany(this.newId("administratie"), name, Number(this.today.slice(0, 4)));
    for (const row of chartRows(chart)) this.addLedger(row);
    for (const row of freshJournals(chart)) this.#add(this.journals, "dagboeken", { ...blank(journalShape), ...row });
    this.#addGroups();
    this.#addSystemRelations();
    const template = { omschrijving: "Standaard", nonactief: false, prijsIngaveExclusiefBtw: true };
    const fresh = { ...blank(templateShape), ...template, nieuweOrdersBlokkeren: false };
    this.#add(this.templates, "verkoopordersjablonen", fresh);
    if (chart === "one-stop-shop") this.#startOneStopShop();
  }

  get id(): string {
    return this.company.administratieIdentifier ?? "";
  }

  /** The wall clock of the administration. */
  get now(): string {
    return localMoment(this.clock.now());
  }

  get today(): string {
    return dayOf(this.now);
  }

  newId(kind: string): string {
    this.#issued += 1;
    return guidFor(`${this.#name}/${kind}/${this.#issued}`);
  }

  /** What every new record gets besides what was sent. */
  stamp(path: string): { id: string; uri: string; modifiedOn: string } {
    const id = this.newId(path);
    return { id, uri: `/${path}/${id}`, modifiedOn: this.now };
  }

  touch(record: { modifiedOn: string | null }): void {
    record.modifiedOn = this.now;
  }

  addLedger(row: LedgerRow): Ledger {
    return this.ledgers.add({ ...row, ...this.stamp("grootboeken") });
  }

  isFiled(day: string): boolean {
    return this.filed.some(({ from, to }) => from <= day && day <= to);
  }

  ledgerNumbered(number: number): Ledger {
    const found = this.ledgers.find(({ nummer }) => nummer === number);
    if (found === undefined) throw new Error(`The simulated administration has no ledger ${number}`);
    return found;
  }

  /** The first active ledger of a function. */
  ledgerFor(name: string, rateCode: string | null = null): Ledger | undefined {
    return this.ledgers.find(
      ({ grootboekfunctie, nonactief, vatRateCode }) =>
        grootboekfunctie === name && nonactief !== true && (rateCode === null || vatRateCode === rateCode),
    );
  }

  /** Whether a list shows it: switch inactiveInLists. */
  shows(nonactief: boolean | null): boolean {
    return nonactief !== true || this.switches.inactiveInLists === "listed";
  }

  addForeignVatLedger(): Ledger {
    const taken = (number: number) => this.ledgers.find(({ nummer }) => nummer === number) !== undefined;
    const number = [1690, 1691, 16_900].find((one) => !taken(one)) ?? 16_901;
    const row = { number, name: "Buitenlandse btw (OSS)", function: "Diversen", kind: "Balans" as const };
    return this.addLedger(ledgerRow(row));
  }

  #add<T extends { id: string }>(shelf: Shelf<T>, path: string, values: Omit<T, "id" | "uri">): void {
    const id = this.newId(path);
    shelf.add({ ...values, id, uri: `/${path}/${id}` } as unknown as T);
  }

  #addGroups(): void {
    for (const { fn, ...row } of freshGroups) {
      const ledger = this.ledgerFor(fn)?.id ?? null;
      const values = { ...blank(groupShape), ...row, verkoopGrootboekNederlandIdentifier: ledger };
      this.#add(this.groups, "artikelomzetgroepen", values);
    }
  }

  /** Rows of the administration itself, with negative codes. SnelStart fact sheet §7.2, 2026-11-21. */
  #addSystemRelations(): void {
    const rows = [
      { relatiecode: -1, relatiesoort: ["Eigen"], naam: this.company.administratieNaam },
      { relatiecode: -2, relatiesoort: ["Geen"], naam: "Diversen" },
    ];
    for (const row of rows) {
      this.relations.add({ ...blank(relationShape), ...row, nonactief: false, ...this.stamp("relaties") });
    }
  }

  #startOneStopShop(): void {
    this.company.factureerBuitenlandsBtw = true;
    this.schemeRanges.push({ from: schemeStart, to: endOfTime });
    this.company.buitenlandseBtwGrootboek = this.ledgerNumbered(1690).id;
  }
}
