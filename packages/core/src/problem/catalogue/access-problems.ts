import type { ProblemEntry } from "../problem-entry.ts";

/** Who is logged in to the bookkeeping, and what that user, the app or the licence does not allow. */
export const accessProblems = {
  "ledger.access-required": {
    kind: "rights",
    reason: {
      nl: "Boekbrug heeft nog geen toegang tot de boekhouding, of geen geldige meer ({detail}).",
      en: "Boekbrug has no access to the bookkeeping yet, or none that is good any more ({detail}).",
    },
    remedy: {
      nl: "Voer boekbrug connect {connection} uit: dat toont het adres waar u toegang geeft, en vraagt om wat daarna verschijnt: een code, of een adres met de code erin.",
      en: "Run boekbrug connect {connection}: it shows the address at which you give access, and asks for what appears then: a code, or an address with the code in it.",
    },
  },
  "ledger.app-unknown": {
    kind: "configuration",
    reason: {
      nl: "De boekhouding kent de app niet: clientId of clientSecret klopt niet.",
      en: "The bookkeeping does not know the app: clientId or clientSecret is not right.",
    },
    remedy: {
      nl: "Neem beide over van de app-registratie in de boekhouding.",
      en: "Copy both from the app registration in the bookkeeping.",
    },
  },
  "ledger.no-code-wanted": {
    kind: "configuration",
    reason: {
      nl: "De boekhouding van koppeling {connection} vraagt niet om een code.",
      en: "The bookkeeping of connection {connection} does not ask for a code.",
    },
    remedy: {
      nl: "Niets te doen: het token in de configuratie is genoeg. boekbrug check laat zien of het werkt.",
      en: "Nothing to do: the token in the configuration is enough. boekbrug check shows whether it works.",
    },
  },
  "connection.unknown": {
    kind: "configuration",
    reason: {
      nl: "Koppeling {connection} is er niet. Wel: {available}.",
      en: "There is no connection {connection}. There is: {available}.",
    },
    remedy: { nl: "Noem een van deze.", en: "Name one of these." },
  },
  "ledger.portal-user": {
    kind: "rights",
    reason: {
      nl: "De koppeling is ingelogd als portaalgebruiker; die mag niets boeken.",
      en: "The connection is logged in as a portal user, who may not book anything.",
    },
    remedy: {
      nl: "Log in als gebruiker van de boekhouding zelf (kantoorgebruiker), het liefst een eigen gebruiker voor de koppeling, en geef opnieuw toegang: met boekbrug connect, of met een nieuwe refresh token in de configuratie.",
      en: "Log in as a user of the bookkeeping itself (an office user), best one of the connection's own, and give access again: by boekbrug connect, or with a new refresh token in the configuration.",
    },
  },
  "ledger.limited-user": {
    kind: "rights",
    reason: {
      nl: "De koppeling is ingelogd als {user}; zulke gebruikers missen soms rechten om te boeken.",
      en: "The connection is logged in as {user}; such users may lack rights to book.",
    },
    remedy: {
      nl: "Weigert de boekhouding een boeking, log dan in als kantoorgebruiker met rechten op verkoop en relaties.",
      en: "If the bookkeeping refuses a booking, log in as an office user with rights on sales and customers.",
    },
  },
  "ledger.user-blocked": {
    kind: "rights",
    reason: {
      nl: "De gebruiker van de koppeling is geblokkeerd of niet actief in de boekhouding ({detail}).",
      en: "The connection's user is blocked or not active in the bookkeeping ({detail}).",
    },
    remedy: {
      nl: "Maak de gebruiker weer actief, of log in als een andere gebruiker.",
      en: "Make the user active again, or log in as another user.",
    },
  },
  "ledger.licence-expired": {
    kind: "rights",
    reason: {
      nl: "Het abonnement op de boekhouding is verlopen of geblokkeerd ({detail}).",
      en: "The bookkeeping's licence has expired or is blocked ({detail}).",
    },
    remedy: {
      nl: "Verleng of herstel het abonnement bij de leverancier; de volgende ronde gaat verder.",
      en: "Renew or restore the licence with the vendor; the next run goes on.",
    },
  },
  "ledger.resource-forbidden": {
    kind: "rights",
    reason: {
      nl: "De koppeling mag {resource} niet gebruiken.",
      en: "The connection may not use {resource}.",
    },
    remedy: {
      nl: "Geef de app of het token het recht '{scope}', en de gebruiker rechten op dit onderdeel, en koppel opnieuw.",
      en: "Give the app or the token the scope '{scope}', and the user rights on this part, and connect again.",
    },
  },
  "ledger.administration-closed": {
    kind: "rights",
    reason: {
      nl: "Administratie {division} is nu niet te gebruiken: {why}.",
      en: "Administration {division} cannot be used now: {why}.",
    },
    remedy: {
      nl: "Wacht tot de administratie weer open is, maak haar weer actief, of kies een andere in de configuratie.",
      en: "Wait until the administration is open again, make it active again, or choose another in the configuration.",
    },
  },
  "ledger.administration-moved": {
    kind: "configuration",
    reason: {
      nl: "Administratie {division} is op {date} verhuisd naar een ander abonnement.",
      en: "Administration {division} was moved to another licence on {date}.",
    },
    remedy: {
      nl: "Controleer of de gebruiker en de app in het nieuwe abonnement dezelfde rechten hebben.",
      en: "Check that the user and the app have the same rights in the new licence.",
    },
  },
  "ledger.administration-currency": {
    kind: "configuration",
    reason: {
      nl: "Administratie {division} wordt in {currency} gevoerd; Boekbrug rekent de btw-aangifte in euro's.",
      en: "Administration {division} is kept in {currency}; Boekbrug works out the VAT return in euros.",
    },
    remedy: {
      nl: "Kies een administratie in euro's.",
      en: "Choose an administration in euros.",
    },
  },
  "ledger.linked-twice": {
    kind: "configuration",
    reason: {
      nl: "De koppelingen {connections} loggen met dezelfde app en dezelfde gebruiker in, elk apart; zij maken elkaars log-in ongeldig.",
      en: "Connections {connections} log in with the same app as the same user, each by itself; they end each other's log-in.",
    },
    remedy: {
      nl: "Laat deze koppelingen een log-in delen (dezelfde refresh token, de nieuwste, of hetzelfde woord bij ledger.login), of geef elke koppeling een eigen gebruiker.",
      en: "Let these connections share a log-in (the same refresh token, the newest, or the same word at ledger.login), or give each a user of its own.",
    },
  },
} as const satisfies Record<string, ProblemEntry>;
