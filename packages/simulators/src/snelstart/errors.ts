import type { SnelStartSwitches } from "./switches.ts";

/** What the API refuses, with its body: at least five shapes. SnelStart fact sheet §4.1 and §4.2, 2026-11-21. */
export class Refusal extends Error {
  readonly status: number;
  /** Undefined is an empty body. */
  readonly body: unknown;
  constructor(status: number, body: unknown) {
    super(JSON.stringify(body));
    this.status = status;
    this.body = body;
  }
}

/** From the gateway in front of the API. */
export const gatewayRefusal = (status: number, message: string) => new Refusal(status, { statusCode: status, message });

/** From the OData layer. */
export const queryRefusal = (Message: string) => new Refusal(400, { Message });

/** From model binding. */
export const bindingRefusal = (modelState: Record<string, string[]>) =>
  new Refusal(400, { message: "The request is invalid.", modelState });

/** Nobody saw the body of a 404 or of a missing scope. */
export const notFound = () => new Refusal(404, undefined);

/** The vendor's codes in our words; every one that the simulator uses. */
const messages = {
  "ALG-0100": "Een nieuw object mag geen id hebben.",
  "ALG-0101": "Het id in de url verschilt van het id in het bericht.",
  "ALG-0105": "Het gekozen object is niet actief.",
  "ALG-0106": "Het bericht is leeg.",
  "ART-0002": "De artikelcode ontbreekt.",
  "ART-0003": "De artikelcode moet numeriek zijn.",
  "ART-0004": "De artikelcode is te lang.",
  "ART-0005": "De artikelcode is al in gebruik.",
  "ART-0006": "De artikelomschrijving ontbreekt.",
  "ART-0007": "De artikelomschrijving is te lang.",
  "ART-0008": "De artikelomzetgroep ontbreekt.",
  "ART-0009": "De artikelomzetgroep bestaat niet.",
  "ART-0011": "Het artikel staat op een openstaande order.",
  "ART-0016": "De leverancier bestaat niet.",
  "ART-0017": "De relatie is geen leverancier.",
  "BLG-0006": "De bijlage is te groot.",
  "BLG-0007": "De bestandsnaam ontbreekt.",
  "BLG-0011": "De bijlage is leeg.",
  "BLG-0016": "De bestandsnaam bevat tekens die niet zijn toegestaan.",
  "BLG-0017": "De bestandsnaam is te lang.",
  "BOE-0008": "De grootboekrekening is niet actief.",
  "BOE-0019": "De kostenplaats bestaat niet.",
  "BOE-0021": "Het factuurnummer bestaat al.",
  "BOE-0022": "De grootboekrekening vereist een kostenplaats.",
  "BOE-0023": "De boeking heeft geen regels.",
  "BOE-0026": "De kostenplaats is niet actief.",
  "BOE-0027": "Ontvangen en uitgegeven bedrag mogen niet allebei gevuld zijn.",
  "BOE-0028": "Het bedrag van een regel is nul.",
  "BOE-0033": "De boekdatum ligt te ver voor het huidige boekjaar.",
  "BOE-0037": "Een grootboekrekening bestaat niet.",
  "BOE-0039": "De boeking is niet in balans.",
  "BOE-0042": "De boekdatum ligt in een afgesloten periode.",
  "BOE-0046": "De boeking hoort bij een btw-aangifte.",
  "BOE-0047": "De boeking hoort bij een verkoopfactuur.",
  "BOE-0051": "De boekdatum ligt in een door de accountant afgesloten periode.",
  "BOE-0054": "De relatie is niet actief of bestaat niet.",
  "BOE-0055": "Het kenmerk van de machtiging is te lang.",
  "BOE-0056": "De omschrijving van de machtiging is te lang.",
  "BOE-0058": "Het factuurnummer ontbreekt of is te lang.",
  "BOE-0060": "De relatie is geen klant.",
  "BOE-0061": "De grootboekrekening is hier niet toegestaan.",
  "BOE-0062": "Verlegde btw kan niet samen met andere btw op een boeking.",
  "BOE-0064": "Een eenmalige en een doorlopende machtiging sluiten elkaar uit.",
  "BOE-0068": "Het boekstuk is te lang.",
  "BOE-0069": "De btw is niet geldig.",
  "BOE-0071": "De omschrijving is te lang.",
  "BOE-0075": "Er kan niet op een memoriaal- of balansdagboek worden geboekt.",
  "BOE-0076": "Debet of credit moet nul zijn.",
  "BOE-0077": "Het dagboek kan niet worden gewijzigd.",
  "BOE-0080": "Deze klant kan niet op een EU-omzetrekening worden geboekt.",
  "BOE-0081": "De administratie mist een grootboekrekening voor deze functie.",
  "BOE-0082": "De btw-soort ontbreekt of past niet bij de grootboekrekening.",
  "BOE-0083": "De boeking heeft betalingen en kan niet worden verwijderd.",
  "BOE-0084": "De omschrijving ontbreekt.",
  "BOE-0085": "De grootboekfunctie is niet geldig.",
  "BOE-0086": "Het grootboeknummer is al in gebruik.",
  "BOE-0087": "De grootboekfunctie mag maar een keer voorkomen.",
  "BOE-0088": "De omschrijving van de grootboekrekening is te lang.",
  "BOE-0094": "Een memoriaalboeking heeft ten minste twee regels.",
  "KPL-0005": "De omschrijving van de kostenplaats is te lang.",
  "KPL-0007": "Het nummer van de kostenplaats is niet geldig.",
  "KPL-0008": "Het nummer van de kostenplaats is al in gebruik.",
  "REL-0001": "De relatiesoort is niet geldig.",
  "REL-0003": "De krediettermijn is niet geldig.",
  "REL-0006": "Het KvK-nummer is niet geldig.",
  "REL-0007": "De naam ontbreekt.",
  "REL-0008": "De relatiecode is al in gebruik.",
  "REL-0009": "Een IBAN is verplicht.",
  "REL-0010": "De BIC is niet geldig.",
  "REL-0011": "De IBAN is niet geldig.",
  "REL-0012": "Het telefoonnummer is te lang.",
  "REL-0013": "Het mobiele telefoonnummer is te lang.",
  "REL-0015": "De website is niet geldig.",
  "REL-0017": "De factuurrelatie bestaat niet.",
  "REL-0018": "De factuurrelatie is geen klant.",
  "REL-0020": "De straat van het vestigingsadres is te lang.",
  "REL-0021": "De postcode van het vestigingsadres is te lang.",
  "REL-0022": "De plaats van het vestigingsadres is te lang.",
  "REL-0023": "De contactpersoon van het vestigingsadres is te lang.",
  "REL-0025": "De straat van het correspondentieadres is te lang.",
  "REL-0026": "De postcode van het correspondentieadres is te lang.",
  "REL-0027": "De plaats van het correspondentieadres is te lang.",
  "REL-0028": "De contactpersoon van het correspondentieadres is te lang.",
  "REL-0048": "De relatiesoort mag niet eigen zijn.",
  "REL-0055": "Het land van het vestigingsadres bestaat niet.",
  "REL-0056": "Het land van het correspondentieadres bestaat niet.",
  "REL-0057": "Het btw-nummer is te kort.",
  "REL-0058": "Het btw-nummer is te lang.",
  "REL-0059": "Het btw-nummer mag alleen letters en cijfers bevatten.",
  "REL-0060": "Het vestigingsadres is niet volledig.",
  "REL-0061": "Het e-mailadres is niet geldig.",
  "REL-0062": "Een kredietlimiet geldt alleen voor een klant.",
  "REL-0064": "De relatiesoort kan niet worden gewijzigd.",
  "REL-0065": "Een relatie kan niet klant en leverancier zijn.",
  "REL-0084": "Een e-mailadres om naar te verzenden ontbreekt of is niet geldig.",
  "REL-0085": "Het e-mailadres is te lang.",
  "REL-0086": "Het OIN is niet geldig.",
  "REL-0087": "Het btw-nummer hoort niet bij het land van het vestigingsadres.",
  "REL-0088": "Het btw-nummer is niet geldig.",
  "VOR-0002": "De relatie van de order is geen klant.",
  "VOR-0003": "De factuurrelatie van de order is geen klant.",
  "VOR-0005": "Het ordernummer moet leeg zijn.",
  "VOR-0006": "De straat is te lang.",
  "VOR-0007": "De postcode is te lang.",
  "VOR-0008": "De plaats is te lang.",
  "VOR-0009": "De contactpersoon is te lang.",
  "VOR-0010": "Het land bestaat niet.",
  "VOR-0011": "De orderreferentie is te lang.",
} as const;

export type Code = keyof typeof messages;

export const isCode = (text: string): text is Code => text in messages;

/** Gathers the business rules a record breaks; they are told together. */
export class Complaints {
  readonly #list: { errorCode: Code; message: string; details: string | null }[] = [];

  add(errorCode: Code, details: string | null = null): void {
    this.#list.push({ errorCode, message: messages[errorCode], details });
  }

  has(code: Code): boolean {
    return this.#list.some(({ errorCode }) => errorCode === code);
  }

  /** Status and body: switches errorBody and lockedPeriodStatus. */
  refuse({ errorBody, lockedPeriodStatus }: SnelStartSwitches): void {
    const [first] = this.#list;
    if (first === undefined) return;
    const locked = this.has("BOE-0042") || this.has("BOE-0051");
    const status = locked ? Number(lockedPeriodStatus) : 400;
    if (errorBody === "empty") throw new Refusal(status, undefined);
    throw new Refusal(status, errorBody === "object" ? first : this.#list);
  }
}

export function refuseWith(code: Code, switches: SnelStartSwitches, details: string | null = null): never {
  const complaints = new Complaints();
  complaints.add(code, details);
  complaints.refuse(switches);
  throw new Error("a complaint always refuses");
}
