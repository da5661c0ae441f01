/** A refusal with the body Exact gives it. Exact fact sheet §5, 2026-11-21. */
export class Refusal extends Error {
  readonly status: number;
  readonly headers: Record<string, string>;
  constructor(status: number, text: string, headers: Record<string, string> = {}) {
    super(text);
    this.status = status;
    this.headers = headers;
  }
}

/** Business rules answer 500 with a text; several are joined by CRLF. */
export const refuseAll = (texts: readonly string[]): Refusal => new Refusal(500, texts.join("\r\n"));

export const texts = {
  needsSelect: "Please add a $select or a $top=1 statement to the query string.",
  needsFilter: "This endpoint has mandatory filtering applied.",
  filterFields: "Filtering on these fields is not supported",
  filterForm: "This $filter parameter is not supported for this resource",
  stream: "Error processing request stream. The request should be a valid top-level resource object.",
  notFound: "Resource not found for the segment",
  mandatory: (caption: string) => `Verplicht: ${caption}`,
  reference: (caption: string) => `Ongeldige referentie: ${caption}`,
  invalid: (caption: string) => `Ongeldig: ${caption}`,
  blocked: (caption: string) => `Geblokkeerd: ${caption}`,
  inUse: (caption: string) => `In gebruik: ${caption}`,
  notACustomer: "Ongeldig: Klant (Type)",
  exists: "Gegeven bestaat reeds",
  numberInUse: "In gebruik: Boekstuknummer",
  inactive: (caption: string) => `Niet actief: ${caption}`,
  orderNumber: "Verkoopordernummer: Bestaat reeds",
  invoiceNumber: "Factuurnummer verplicht",
  uniquePrice: "Moet zijn: Uniek - Artikel, Valuta, Eenheid, Aantal, Actief vanaf, Actief tot",
  processed: "Reeds verwerkt",
  periodClosed: "Periode is afgesloten",
  noPeriod: "Unknown: Fiscal year (Period - date table)",
  journalType: "Invalid: Journal (type)",
  vatAmount: "A VAT amount is not allowed if you use a VAT code of type 'No VAT' or 'VAT 0%'",
  vatCodeNotAllowed: "Not allowed: VAT-code",
  vatPercentage: "Ongeldig: Btw-percentage",
  receivableAccount:
    "De klantenrekening van deze relatie is niet gelijk aan de rekening van het gebruikte verkoopdagboek",
  noRate: "Verplicht: Wisselkoers",
  noRight: "Forbidden",
  wrongDivision: "Wrong Division",
};

export const unknownProperty = (name: string, type: string): Refusal =>
  new Refusal(400, `The property name '${name}' specified for type '${type}' is not valid.`);

/** Said aloud, so that no test is green on something that only looks as if it were there. */
export const notSimulated = (what: string): Refusal => new Refusal(501, `Not simulated: ${what}`);
