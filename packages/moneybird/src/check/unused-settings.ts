import { type Finding, findingOf, problem, type Text } from "@boekbrug/core";
import type { MoneybirdSettings } from "../settings.ts";

const ofSalesInvoices: Text = {
  nl: "het geldt voor verkoopfacturen, en ledger.document is external",
  en: "it is for sales invoices, and ledger.document is external",
};
const ofExternalInvoices: Text = {
  nl: "het geldt voor externe verkoopfacturen, en ledger.document is een andere soort",
  en: "it is for external sales invoices, and ledger.document is another kind",
};
const ofSentInvoices: Text = {
  nl: "het geldt voor invoice-sent, en ledger.document is een andere soort",
  en: "it is for invoice-sent, and ledger.document is another kind",
};
const ofPayments: Text = {
  nl: "een concept krijgt geen betaling",
  en: "a draft takes no payment",
};
const ofRegistered: Text = {
  nl: "ledger.payments.register staat uit",
  en: "ledger.payments.register is off",
};

/** What a person has filled in that has no effect with the rest of the settings. */
export function unusedSettings(settings: MoneybirdSettings): readonly Finding[] {
  const { document, workflow, documentStyle, mailCustomer, orderUrl, payments } = settings;
  const isExternal = document === "external";
  const namesAccounts = Object.keys(payments.methods).length > 0 || payments.others !== undefined;
  const unused: readonly (readonly [boolean, string, Text])[] = [
    [isExternal && workflow !== undefined, "workflow", ofSalesInvoices],
    [isExternal && documentStyle !== undefined, "documentStyle", ofSalesInvoices],
    [!isExternal && orderUrl !== undefined, "orderUrl", ofExternalInvoices],
    [document !== "invoice-sent" && mailCustomer, "mailCustomer", ofSentInvoices],
    [document === "invoice-draft" && namesAccounts, "payments", ofPayments],
    [!payments.register && namesAccounts && document !== "invoice-draft", "payments", ofRegistered],
  ];
  return unused
    .filter(([isUnused]) => isUnused)
    .map(([, name, because]) => findingOf("note", problem("ledger.setting-unused", `ledger.${name}`, { because })));
}
