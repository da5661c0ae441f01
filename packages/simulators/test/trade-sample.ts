import type { Client } from "./exactonline-client.ts";

/** An item of 25.00 at 9 % and documents of 10.00 net at 21 % for a relation. */
export function tradeSample({ sim }: Client, customer: string) {
  const item = sim.state.byHand.addItem({ Code: "SKU-1", Description: "Boek", SalesVatCode: "1" });
  sim.state.byHand.setPrice(item, 25);
  const line = (rest: object = { NetPrice: 10, VATCode: "2" }) => ({ Item: item, ...rest });
  return {
    item,
    line,
    invoice: (rest: object = {}) => ({
      OrderedBy: customer,
      Journal: "70",
      YourRef: "WEB-1",
      SalesInvoiceLines: [line()],
      ...rest,
    }),
    order: (rest: object = {}) => ({ OrderedBy: customer, YourRef: "WEB-1", SalesOrderLines: [line()], ...rest }),
  };
}
