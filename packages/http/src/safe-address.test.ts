import { expect, test } from "vitest";
import { isSafeAddress } from "./safe-address.ts";

test.each([
  "https://moneybird.com",
  "http://localhost:8080/",
  "http://127.0.0.1",
  "http://127.8.0.1",
  "http://[::1]:1",
])("%s is safe", (address) => {
  expect(isSafeAddress(address)).toBe(true);
});

test.each([
  "http://moneybird.com",
  "http://localhost.example",
  "http://127.0.0.1.example",
  "http://192.168.1.1",
  "ftp://localhost",
  "moneybird.com",
  "",
])("%s is not", (address) => {
  expect(isSafeAddress(address)).toBe(false);
});
