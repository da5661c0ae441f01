import { sample } from "../exactonline-client.ts";
import type { Probe, SwitchCase } from "./switch-case.ts";

const signs: Probe = async (client) => {
  await client.book(sample(client).entry());
  const query = { $select: "AmountDC", $filter: "Timestamp gt 0L" };
  return (await client.get("sync/Financial/TransactionLines", query)).d.results[0]?.AmountDC;
};

export const feedCases: SwitchCase[] = [
  { name: "bulkFilter", probe: async (client) => (await client.get("bulk/CRM/Accounts", { $select: "ID" })).status },
  { name: "syncSign", probe: signs },
];
