import { type Problem, problem } from "@boekbrug/core";
import { serve } from "@hono/node-server";
import { err, ok, type Result } from "neverthrow";

export interface HttpServer {
  /** Also where port 0 asked for any free one. */
  readonly port: number;
  /** Takes no more requests and ends those under way. */
  close(): Promise<void>;
}

/** Answers HTTP by a fetch handler. The error is an address that cannot be listened on. */
export function listenOn(
  { port, address }: { readonly port: number; readonly address: string },
  handle: (request: Request) => Promise<Response>,
): Promise<Result<HttpServer, Problem>> {
  return new Promise((resolve) => {
    const timeouts = { requestTimeout: 10_000, headersTimeout: 5_000 };
    const server = serve({ port, hostname: address, fetch: handle, serverOptions: timeouts }, (info) =>
      resolve(ok({ port: info.port, close: () => closed(server) })),
    );
    server.once("error", (error: NodeJS.ErrnoException) =>
      resolve(err(problem("serve.cannot-listen", "serve.port", { address, port, detail: error.code ?? "?" }))),
    );
  });
}

const closed = (server: ReturnType<typeof serve>): Promise<void> =>
  new Promise((done) => {
    server.close(() => done());
    if ("closeIdleConnections" in server) server.closeIdleConnections();
  });
