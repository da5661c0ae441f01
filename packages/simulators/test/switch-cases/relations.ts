import { sample } from "../exactonline-client.ts";
import type { Probe, SwitchCase } from "./switch-case.ts";

const relation =
  (body: object): Probe =>
  async (client) =>
    (await client.request("POST", "crm/Accounts", { Name: "x", ...body })).error;
const contact =
  (body: object, see: (answer: { status: number }) => unknown): Probe =>
  async (client) => {
    const { customer } = sample(client);
    return see(await client.request("POST", "crm/Contacts", { Account: customer, LastName: "Jansen", ...body }));
  };
const firstContact: Probe = async (client) => {
  await contact({ FirstName: "A" }, () => undefined)(client);
  const [account] = client.sim.state.accounts();
  return account?.values.MainContact !== undefined;
};
const found =
  (path: string, query: Record<string, string>): Probe =>
  async (client) => {
    sample(client);
    const { status, d } = await client.get(path, query);
    return [status, d?.results?.length];
  };
const refused: Probe = async (client) => {
  client.sim.state.setScope("Financial generalledgers", false);
  return (await client.get("financial/Journals", { $select: "Code" })).text;
};
const portal: Probe = async (client) => {
  client.sim.state.setUser({ portal: true });
  return (await client.get("vat/VATCodes", { $select: "Code" })).status;
};
const intrastat: Probe = async (client) => {
  const { entry, line } = sample(client);
  return (await client.book(entry({ SalesEntryLines: [line({ IntraStatCountry: "DE" })] }))).status;
};

export const relationCases: SwitchCase[] = [
  { name: "contactFilters", probe: found("crm/Contacts", { $select: "ID", $filter: "Email eq 'x@y.nl'" }) },
  { name: "contactNames", probe: contact({}, ({ status }) => status) },
  { name: "firstContact", probe: firstContact },
  { name: "vatNumberFormat", probe: relation({ VATNumber: "NL1234" }) },
  { name: "filterCase", probe: found("crm/Accounts", { $select: "ID", $filter: "Email eq 'JANSEN@example.test'" }) },
  { name: "missingRight", probe: refused },
  { name: "portalUser", probe: portal },
  { name: "intrastatOff", probe: intrastat },
];
