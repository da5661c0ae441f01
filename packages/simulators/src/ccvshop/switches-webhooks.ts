/** Unknowns about webhooks. `unknown` is the numbered unknown (16.x) or the section where sources disagree. */
export const webhookSwitches = [
  {
    unknown: "16.1",
    name: "webhookSignature",
    settings: ["address-and-body", "body", "unsigned"],
    default: "address-and-body",
    meaning:
      "What the webhook's key signs: `<address>|<body>` as with handshake and code blocks, the body alone, or nothing.",
  },
  {
    unknown: "16.1",
    name: "webhookHeader",
    settings: ["x-hash", "x-signature"],
    default: "x-hash",
    meaning: "The header that carries the signature of a delivery.",
  },
  {
    unknown: "16.1",
    name: "webhookRetries",
    settings: ["none", "three"],
    default: "none",
    meaning: "Whether a delivery that was not answered 2xx is made again, at most three times.",
  },
  {
    unknown: "16.1",
    name: "webhookDeactivation",
    settings: ["never", "after-five-failures"],
    default: "never",
    meaning: "Whether a webhook is switched off when five deliveries in a row were not answered 2xx.",
  },
  {
    unknown: "16.1",
    name: "webhookDuplicates",
    settings: ["no", "twice"],
    default: "no",
    meaning: "Whether each delivery is made once or twice.",
  },
  {
    unknown: "16.1",
    name: "webhookOrder",
    settings: ["oldest-first", "newest-first"],
    default: "oldest-first",
    meaning: "In which order deliveries that wait are made.",
  },
  {
    unknown: "16.1",
    name: "webhookCreated",
    settings: ["when-completed", "when-begun"],
    default: "when-completed",
    meaning: "Whether orders.created is sent when the checkout is finished or when the basket is begun.",
  },
  {
    unknown: "16.1",
    name: "webhookTwice",
    settings: ["second", "500.40"],
    default: "second",
    meaning: "A webhook with the event and address of one that is there: another one is made, or it is refused.",
  },
  {
    unknown: "10",
    name: "webhookBody",
    settings: ["as-observed", "id-only", "id-as-text"],
    default: "as-observed",
    meaning: "The body of a delivery: as seen in 2022, with the id alone, or with the id as text.",
  },
] as const;
