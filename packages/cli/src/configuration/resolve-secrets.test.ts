import { expect, test } from "vitest";
import { plainSecretsOf } from "./resolve-secrets.ts";

test("the keys of every shop and bookkeeping are secrets, wherever they stand; public ones are not", () => {
  const ledger = { kind: "snelstart", clientKey: "a", subscriptionKey: "b", baseUrl: "https://snelstart.example" };
  const shop = { kind: "ccvshop", publicKey: "c", secret: "d" };
  expect(plainSecretsOf({ connections: [{ shop, ledger }] })).toEqual([
    "connections.0.shop.secret",
    "connections.0.ledger.clientKey",
    "connections.0.ledger.subscriptionKey",
  ]);
  const elsewhere = { clientKey: { env: "KEY" }, subscriptionKey: { file: "key.txt" } };
  expect(plainSecretsOf({ connections: [{ ledger: elsewhere }] })).toEqual([]);
});
