import type { ProblemEntry } from "../problem-entry.ts";

/** What Moneybird asks of a person that no other bookkeeping does. */
export const moneybirdProblems = {
  "ledger.token-refused": {
    kind: "rights",
    reason: {
      nl: "De boekhouding kent het token niet (meer) ({detail}).",
      en: "The bookkeeping does not know the token, or not any more ({detail}).",
    },
    remedy: {
      nl: "Maak in de boekhouding een nieuw token en zet het in de configuratie.",
      en: "Make a new token in the bookkeeping and put it in the configuration.",
    },
  },
  "ledger.plan-limit": {
    kind: "rights",
    reason: {
      nl: "Het abonnement van de boekhouding laat deze maand geen verkoopfacturen meer toe.",
      en: "The bookkeeping's plan allows no more sales invoices this month.",
    },
    remedy: {
      nl: "Kies een ruimer abonnement, of boek externe verkoopfacturen: die tellen niet mee.",
      en: "Choose a larger plan, or book external sales invoices: they do not count.",
    },
  },
  "ledger.tax-rate-missing": {
    kind: "configuration",
    reason: {
      nl: "Btw-tarief {code} (voor {role}) bestaat niet of is niet actief. Passend: {available}.",
      en: "Tax rate {code} (for {role}) does not exist or is not active. Suitable: {available}.",
    },
    remedy: {
      nl: "Maak of activeer het tarief in Moneybird op {address}: {standard}. Kies daarna zijn naam.",
      en: "Make or activate the rate in Moneybird at {address}: {standard}. Then choose its name.",
    },
  },
  "ledger.tax-rate-absent": {
    kind: "configuration",
    reason: {
      nl: "Er is geen btw-tarief gekozen voor {role}, en Moneybird heeft het tarief '{standard}' nog niet.",
      en: "No tax rate is chosen for {role}, and Moneybird does not have the rate '{standard}' yet.",
    },
    remedy: {
      nl: "Maak het in Moneybird op {address} en zet zijn naam in {field}.",
      en: "Make it in Moneybird at {address} and put its name in {field}.",
    },
  },
  "ledger.locked-until": {
    kind: "configuration",
    reason: {
      nl: "De administratie is afgesloten tot en met {date}; bestellingen van die dagen worden vastgehouden.",
      en: "The administration is locked up to {date}; orders of those days will be held.",
    },
    remedy: {
      nl: "Open de periode in Moneybird, of boek die bestellingen met de hand.",
      en: "Open the period in Moneybird, or book those orders by hand.",
    },
  },
  "ledger.setting-unused": {
    kind: "configuration",
    reason: { nl: "Deze instelling heeft geen gevolg: {because}.", en: "This setting has no effect: {because}." },
    remedy: { nl: "Haal haar weg, of kies wat u bedoelde.", en: "Take it out, or choose what you meant." },
  },
  "ledger.tax-rate-shared": {
    kind: "configuration",
    reason: {
      nl: "Btw-tarief {code} is gekozen voor {role} en voor {other}, die in verschillende rubrieken van de aangifte horen.",
      en: "Tax rate {code} is chosen for {role} and for {other}, which belong in different boxes of the return.",
    },
    remedy: { nl: "Kies voor elk een eigen tarief.", en: "Choose a rate of its own for each." },
  },
  "ledger.name-ambiguous": {
    kind: "configuration",
    reason: {
      nl: "{code} is de naam van meer dan één; hun nummers zijn {ids}.",
      en: "{code} is the name of more than one; their ids are {ids}.",
    },
    remedy: { nl: "Zet het nummer in de configuratie.", en: "Put the id in the configuration." },
  },
  "ledger.choice-unknown": {
    kind: "configuration",
    reason: {
      nl: "{code} is er niet of is niet bruikbaar. Wel: {available}.",
      en: "{code} does not exist or is not usable. Available: {available}.",
    },
    remedy: { nl: "Kies een van deze.", en: "Choose one of these." },
  },
  "ledger.kind-elsewhere": {
    kind: "configuration",
    reason: {
      nl: "rules.document.kind is {kind}, maar bij deze boekhouding kiest ledger.document het soort boekstuk.",
      en: "rules.document.kind is {kind}, but with this bookkeeping ledger.document chooses the kind of document.",
    },
    remedy: {
      nl: "Laat rules.document.kind weg en kies ledger.document.",
      en: "Leave rules.document.kind out and choose ledger.document.",
    },
  },
  "ledger.vat-not-expressible": {
    kind: "data",
    reason: {
      nl: "De webwinkel rekende {vat} btw ({percent} %); de boekhouding rekent zelf en komt op {computed}.",
      en: "The shop charged {vat} VAT ({percent} %); the bookkeeping reckons by itself and comes to {computed}.",
    },
    remedy: {
      nl: "Zet rules.vat.rounding op 'per-rate': dan wordt de btw van de boekhouding geboekt en elk verschil van centen gemeld. Of boek deze bestelling met de hand.",
      en: "Set rules.vat.rounding to 'per-rate': then the VAT of the bookkeeping is booked, and each difference of cents told. Or book this order by hand.",
    },
  },
  "ledger.vat-half-cent": {
    kind: "data",
    reason: {
      nl: "De btw ({percent} %) komt precies op een halve cent uit: de webwinkel rekende {vat}, de boekhouding kan op {computed} komen.",
      en: "The VAT ({percent} %) comes to exactly half a cent: the shop charged {vat}, the bookkeeping may come to {computed}.",
    },
    remedy: {
      nl: "Kies bij rules.vatCodes.no-supply een tarief zonder btw (in Moneybird: Btw vrijgesteld): een regel van een cent daarop maakt de btw zeker.",
      en: "Choose a rate without VAT at rules.vatCodes.no-supply (in Moneybird: Btw vrijgesteld): a line of one cent on it makes the VAT certain.",
    },
  },
  "ledger.invoice-gone": {
    kind: "data",
    reason: {
      nl: "De factuur van deze bestelling is in de boekhouding verwijderd voordat zij verstuurd of betaald was.",
      en: "The invoice of this order was deleted in the bookkeeping before it was sent or paid.",
    },
    remedy: {
      nl: "Boek de bestelling met de hand als zij erin hoort, en zeg daarna boekbrug skip BESTELLING.",
      en: "Book the order by hand if it belongs there, then say boekbrug skip ORDER.",
    },
  },
  "ledger.payment-refused": {
    kind: "data",
    reason: {
      nl: "De factuur van deze bestelling staat in de boekhouding, maar de betaling is geweigerd: {detail}.",
      en: "The invoice of this order is in the bookkeeping, but its payment was refused: {detail}.",
    },
    remedy: {
      nl: "Boek haar niet nog eens. Neem de oorzaak weg of verwerk de betaling in de boekhouding, en zeg dan boekbrug retry BESTELLING.",
      en: "Do not book it again. Mend the cause or enter the payment in the bookkeeping, then say boekbrug retry ORDER.",
    },
  },
  "ledger.sending-refused": {
    kind: "data",
    reason: {
      nl: "De factuur van deze bestelling staat als concept in de boekhouding, maar versturen is geweigerd: {detail}.",
      en: "The invoice of this order is a draft in the bookkeeping, but sending it was refused: {detail}.",
    },
    remedy: {
      nl: "Boek haar niet nog eens. Neem de oorzaak weg of verstuur het concept in de boekhouding, en zeg dan boekbrug retry BESTELLING.",
      en: "Do not book it again. Mend the cause or send the draft in the bookkeeping, then say boekbrug retry ORDER.",
    },
  },
  "ledger.payment-open-differs": {
    kind: "data",
    reason: {
      nl: "De factuur staat in de boekhouding, maar van de betaling van {paid} is nog {open} open: iemand verwerkte al een deel, of veranderde de factuur.",
      en: "The invoice is in the bookkeeping, but of the payment of {paid} only {open} is open: somebody entered a part already, or changed the invoice.",
    },
    remedy: {
      nl: "Verwerk de rest van de betaling in de boekhouding, en zeg dan boekbrug retry BESTELLING: de factuur telt daarna als geboekt.",
      en: "Enter the rest of the payment in the bookkeeping, then say boekbrug retry ORDER: the invoice counts as booked after that.",
    },
  },
  "ledger.sender-mail-missing": {
    kind: "rights",
    reason: {
      nl: "Moneybird mailt geen facturen: de afzender heeft daar geen e-mailadres.",
      en: "Moneybird mails no invoices: the sender has no e-mail address there.",
    },
    remedy: {
      nl: "Vul in Moneybird bij de bedrijfsgegevens een e-mailadres in, of zet ledger.mailCustomer uit.",
      en: "Fill in an e-mail address with the company details in Moneybird, or switch ledger.mailCustomer off.",
    },
  },
  "ledger.half-cents-held": {
    kind: "configuration",
    reason: {
      nl: "Met {roles} komt de btw van sommige bedragen precies op een halve cent uit (bij 20 % van één op de zes); die bestellingen blijven liggen.",
      en: "With {roles} the VAT of some amounts comes to exactly half a cent (at 20 % of one in six); those orders are held.",
    },
    remedy: {
      nl: "Kies bij {field} een tarief zonder btw (Btw vrijgesteld): een regel van een cent daarop maakt de btw zeker.",
      en: "Choose a rate without VAT at {field} (Btw vrijgesteld): a line of one cent on it makes the VAT certain.",
    },
  },
  "ledger.contact-hidden": {
    kind: "data",
    reason: {
      nl: "Klantnummer {number} is in gebruik, maar het contact wordt niet gevonden.",
      en: "Customer id {number} is in use, but the contact is not found.",
    },
    remedy: {
      nl: "Zoek het contact op in de boekhouding (ook in het archief) en haal het terug; de volgende ronde gaat verder.",
      en: "Look for the contact in the bookkeeping (in the archive too) and restore it; the next run goes on.",
    },
  },
  "ledger.contact-incomplete": {
    kind: "data",
    reason: {
      nl: "Het contact van boeking {reference} is gemaakt zonder {fields}: de boekhouding weigerde dat gegeven.",
      en: "The contact of booking {reference} was made without {fields}: the bookkeeping refused it.",
    },
    remedy: {
      nl: "Vul het gegeven in de boekhouding aan als het nodig is; de omzet is geboekt.",
      en: "Add it in the bookkeeping where it is needed; the revenue is booked.",
    },
  },
} as const satisfies Record<string, ProblemEntry>;
