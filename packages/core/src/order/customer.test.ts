import { expect, test } from "vitest";
import { likelyEmail, likelyVatNumber } from "./customer.ts";

test.each([
  ["nl 1234.56.789.B01", "NL123456789B01"],
  ["DE 123 456 789", "DE123456789"],
  ["IE1234567WA", "IE1234567WA"],
  ["NL123456789", null],
  ["123456789B01", null],
  ["DEMO", null],
  ["", null],
  [null, null],
])("the VAT number %s is sent as %s", (typed, sent) => {
  expect(likelyVatNumber(typed)).toBe(sent);
});

test.each([
  [" Jan@Jansen.nl ", "Jan@Jansen.nl"],
  ["jan@jansen", null],
  ["jan@jansen.nl,piet@jansen.nl", null],
  ["jan@jansen.nl; piet@jansen.nl", null],
  [`${"j".repeat(60)}@jansen.nl`, null],
  ["", null],
  [null, null],
])("the e-mail address %s is sent as %s", (typed, sent) => {
  expect(likelyEmail(typed, 60)).toBe(sent);
});
