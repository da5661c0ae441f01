/** The order that the lines of figures of Moneybird and SnelStart book: one each half hour, of two products. */
export const benchOrder = (index, customer, article) => ({
  created: new Date(Date.parse("2026-02-20T10:00:00Z") + index * 1_700_000).toISOString(),
  customer: {
    firstName: "Koper",
    lastName: String(customer),
    email: `koper${customer}@shop.example`,
    street: "Straat",
    houseNumber: 1,
    zipCode: "1000AA",
    city: "Stad",
  },
  rows: [
    { name: "Pan", productNumber: article, price: "49.95", rate: 21, count: 1 + (index % 3) },
    { name: "Boek", productNumber: "BOEK", price: "24.50", rate: 9 },
  ],
  shipping: { price: "5.95" },
});
