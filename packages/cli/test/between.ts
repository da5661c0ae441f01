import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";

export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly body: string;
}

export interface Answered {
  readonly status: number;
  readonly type: string;
  readonly body: string;
}

/** A server between the command and a simulator, which answers in its place what a test wants. */
export interface Between {
  readonly url: string;
  /** The next requests are answered by this; undefined lets one through. */
  spoil(answer: (asked: Asked) => Answered | undefined): void;
  close(): Promise<void>;
}

export async function standBetween(upstream: string): Promise<Between> {
  let spoiler: (asked: Asked) => Answered | undefined = () => undefined;
  const server = createServer(async (request, response) => {
    const asked = { method: request.method ?? "GET", path: request.url ?? "/", body: await textOf(request) };
    const spoilt = spoiler(asked);
    if (spoilt !== undefined) {
      response.writeHead(spoilt.status, { "content-type": spoilt.type }).end(spoilt.body);
      return;
    }
    const { host: _, connection: __, ...headers } = request.headers;
    const answer = await fetch(new URL(asked.path, upstream), {
      method: asked.method,
      headers: headers as Record<string, string>,
      ...(asked.body === "" ? {} : { body: asked.body }),
    });
    const passed = [...answer.headers].filter(
      ([name]) => !/^(content-(length|encoding)|transfer-encoding|connection)$/.test(name),
    );
    response.writeHead(answer.status, Object.fromEntries(passed)).end(await answer.text());
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    spoil: (answer) => {
      spoiler = answer;
    },
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString("utf8");
}
