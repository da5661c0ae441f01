import { notDone, type ProblemCode, type WebhookSubject, type Webhooks } from "@boekbrug/core";
import { errAsync, okAsync } from "neverthrow";
import { describe, expect, it } from "vitest";
import { createWebhookHandler, type WebhookNotice, webhookAddress } from "./webhook-handler.ts";

const url = "https://host.example/boekbrug/webhooks/shop";

/** A shop whose deliveries name their order, or a problem. */
const webhooks: Webhooks = {
  signed: true,
  read: ({ header, body }) =>
    header("X-Problem") === null
      ? okAsync(body)
      : errAsync(notDone({ code: header("x-problem") as ProblemCode, field: "webhook", parameters: {} })),
  list: () => okAsync([]),
  register: () => okAsync([]),
  remove: () => okAsync([]),
};

function mounted() {
  const alarms: string[] = [];
  const notices: WebhookNotice[] = [];
  const alarm = (subject: WebhookSubject, id: string) => alarms.push(`${subject} ${id}`);
  const handle = createWebhookHandler({
    receivers: [
      { connection: "shop", webhooks, alarm },
      { connection: "other", webhooks: undefined, alarm },
    ],
    told: (notice) => notices.push(notice),
  });
  const post = async (body: string, headers: Record<string, string> = {}, to = url) =>
    (await handle(new Request(to, { method: "POST", body, headers }))).status;
  return { handle, post, alarms, notices };
}

describe("the webhook handler", () => {
  it("raises an alarm for the order that is named, and answers at once", async () => {
    const { post, alarms, notices } = mounted();
    expect(await post("1001")).toBe(202);
    expect(alarms).toEqual(["orders 1001"]);
    expect(notices).toEqual([{ connection: "shop", subject: "orders", id: "1001" }]);
    expect(await post("1002", {}, webhookAddress("https://host.example/", "shop", "orders"))).toBe(202);
  });

  it("raises an alarm for a product at the address of products", async () => {
    const { post, alarms, notices } = mounted();
    expect(await post("77", {}, webhookAddress("https://host.example/", "shop", "products"))).toBe(202);
    expect(alarms).toEqual(["products 77"]);
    expect(notices).toEqual([{ connection: "shop", subject: "products", id: "77" }]);
  });

  it.each([
    ["webhook.signature-invalid", 401],
    ["webhook.signature-otherwise", 401],
    ["webhook.malformed", 400],
    ["webhook.outdated", 202],
    ["shop.unreachable", 503],
    ["shop.permission-missing", 503],
  ])("answers %s with %i and raises no alarm", async (code, status) => {
    const { post, alarms, notices } = mounted();
    expect(await post("1001", { "x-problem": code })).toBe(status);
    expect(alarms).toEqual([]);
    expect(notices).toMatchObject([{ connection: "shop", problem: { code } }]);
  });

  it.each(["/", "/webhooks", "/webhooks/unknown", "/webhooks/other", "/webhooks/shop/more", "/webhooks/SHOP"])(
    "has nothing at %s",
    async (path) => {
      const { post, alarms } = mounted();
      expect(await post("1001", {}, `https://host.example${path}`)).toBe(404);
      expect(alarms).toEqual([]);
    },
  );

  it("takes POST alone", async () => {
    const { handle } = mounted();
    for (const method of ["GET", "PUT", "DELETE", "HEAD"]) {
      const response = await handle(new Request(url, { method }));
      expect([response.status, response.headers.get("allow")]).toEqual([405, "POST"]);
    }
  });

  it("reads 64 KiB and no more, also when the length is not told", async () => {
    const { handle, post, alarms } = mounted();
    expect(await post("é".repeat(32 * 1024))).toBe(202);
    expect(await post("x".repeat(64 * 1024 + 1))).toBe(413);
    let given = 0;
    const endless = new ReadableStream({
      pull: (controller) => {
        given += 1024;
        controller.enqueue(new TextEncoder().encode("x".repeat(1024)));
      },
    });
    const request = new Request(url, { method: "POST", body: endless, duplex: "half" } as RequestInit);
    expect((await handle(request)).status).toBe(413);
    expect(given).toBeLessThan(80 * 1024);
    expect(alarms).toHaveLength(1);
  });
});
