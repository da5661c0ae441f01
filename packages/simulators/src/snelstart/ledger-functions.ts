import type { LineKind } from "./shapes-settings.ts";

/** Ledger functions: what a ledger is for, and so how its lines are taxed. SnelStart fact sheet §6, 2026-11-21. */
interface LedgerFunction {
  number: number;
  /** Kinds that a line on such a ledger may have. */
  kinds: readonly LineKind[];
  /** Whether sales lines may go there. */
  lines: boolean;
  /** Box of the Dutch return for sales. */
  box?: "1a" | "1b" | "1c" | "1e" | "3a" | "3b" | "3c";
}

const none: readonly LineKind[] = ["Geen"];
const every: readonly LineKind[] = ["Geen", "Laag", "Hoog", "Overig"];
const plain = (number: number): LedgerFunction => ({ number, kinds: none, lines: true });
const closed = (number: number): LedgerFunction => ({ number, kinds: none, lines: false });
const sales = (number: number, kind: LineKind, box: NonNullable<LedgerFunction["box"]>): LedgerFunction => ({
  ...{ number, kinds: [kind], lines: true, box },
});
const cost = (number: number, kinds: readonly LineKind[]): LedgerFunction => ({ number, kinds, lines: true });

export const ledgerFunctions: Readonly<Record<string, LedgerFunction>> = {
  Diversen: plain(0),
  DagboekKas: closed(1),
  DagboekBank: closed(2),
  DagboekGiro: closed(3),
  DagboekVerkoop: closed(4),
  DagboekInkoop: closed(5),
  DagboekMemoriaal: closed(7),
  DagboekBalans: closed(8),
  VerkopenOmzetOnbelastVerlegd: sales(10, "Geen", "1e"),
  VerkopenOmzetLaag: sales(11, "Laag", "1b"),
  VerkopenOmzetHoog: sales(12, "Hoog", "1a"),
  VerkopenOmzetOverig: sales(13, "Overig", "1c"),
  VerkopenBtwVrij: plain(15),
  BtwAfteDragenLaag: closed(21),
  BtwAfTeDragenHoog: closed(22),
  BtwAfTeDragenOverig: closed(23),
  BtwAfTeDragenVerlegdVerkopen: closed(24),
  BtwTeVorderenVerlegd: closed(25),
  BtwAfteDragenLaagGlobalisatie: closed(26),
  BtwAfTeDragenHoogGlobalisatie: closed(27),
  BtwAfTeDragenOverigGlobalisatie: closed(28),
  InkopenKostenAlleBtwTarieven: cost(30, every),
  InkopenKostenLaag: cost(31, ["Laag"]),
  InkopenKostenHoog: cost(32, ["Hoog"]),
  InkopenKostenOverig: cost(33, ["Overig"]),
  InkopenVraagPosten: cost(34, every),
  BtwTeVorderenLaag: closed(41),
  BtwTeVorderenHoog: closed(42),
  BtwTeVorderenOverig: closed(43),
  BtwAfTeDragenVerlegdInkopen: closed(44),
  BtwTeVorderenVerlegdInkopen: closed(45),
  InkopenImportBinnenEUlaag: closed(61),
  InkopenImportBinnenEUhoog: closed(62),
  InkopenImportBinnenEUoverig: closed(63),
  InkopenImportBuitenEUlaag: closed(71),
  InkopenImportBuitenEUhoog: closed(72),
  InkopenImportBuitenEUoverig: closed(73),
  VerkopenExportBinnenEU: sales(80, "Geen", "3b"),
  VerkopenExportBuitenEU: sales(81, "Geen", "3a"),
  OninbareVorderingen: plain(82),
  HerrekeningCorrecties: closed(83),
  InstallatieTeleverkoopBinnenEUgeen: sales(84, "Geen", "3c"),
  BpmVerkopen: plain(85),
  BpmInkopen: plain(86),
  BpmVoorraad: plain(87),
  DienstverleningBinnenEU: sales(88, "Geen", "3b"),
  VerkoopGlobalisatieLaag: plain(91),
  VerkoopGlobalisatieHoog: plain(92),
  VerkoopGlobalisatieOverig: plain(93),
  InkoopGlobalisatieLaag: closed(94),
  InkoopGlobalisatieHoog: closed(95),
  InkoopGlobalisatieOverig: closed(96),
  BtwGlobalisatie: closed(97),
  KredietbeperkingVerkopen: plain(100),
  KredietbeperkingInkopen: closed(101),
  Betalingskorting: plain(102),
  TussenrekeningBetalingen: plain(110),
  OnbekendeBetalingen: plain(111),
  Kruisposten: plain(112),
  ContanteBetaling: plain(120),
  ElectronischeBetaling: plain(121),
  Winstboeking: closed(130),
};

export const functionOf = (name: string | null): LedgerFunction => ledgerFunctions[name ?? ""] ?? plain(0);

/** Journals that no line may go to. */
export const journalFunctions: ReadonlySet<string | null> = new Set(["DagboekMemoriaal", "DagboekBalans"]);

export const euFunctions: ReadonlySet<string | null> = new Set(["VerkopenExportBinnenEU", "DienstverleningBinnenEU"]);

export const exportFunction = "VerkopenExportBuitenEU";
export const distanceFunction = "InstallatieTeleverkoopBinnenEUgeen";
/** Domestic reverse charge and everything untaxed. */
export const untaxedFunction = "VerkopenOmzetOnbelastVerlegd";
/** Lines on these have no kind of their own and must name one. */
export const openFunctions: ReadonlySet<string | null> = new Set([
  "InkopenKostenAlleBtwTarieven",
  "InkopenVraagPosten",
]);

/** Where the VAT of each document kind goes. */
export const vatFunctions: Readonly<Record<string, string>> = {
  VerkopenHoog: "BtwAfTeDragenHoog",
  VerkopenLaag: "BtwAfteDragenLaag",
  VerkopenOverig: "BtwAfTeDragenOverig",
  VerkopenVerlegd: "BtwAfTeDragenVerlegdVerkopen",
};
