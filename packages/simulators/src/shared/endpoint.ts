import type { AddressInfo } from "node:net";
import { type HttpBindings, serve } from "@hono/node-server";
import type { FaultRule, FaultScript } from "./faults.ts";

export interface Call {
  method: string;
  /** Path and query as sent. */
  path: string;
  /** 0 when the connection broke. */
  status: number;
  fault?: string;
}

export interface Listening {
  /** `http://127.0.0.1:<port>`, no trailing slash. */
  url: string;
  close(): Promise<void>;
}

/** The two ways in to a simulator: a `fetch` for the same process and a real port on the loopback address. */
export interface Endpoint {
  fetch(input: Request | URL | string, init?: RequestInit): Promise<Response>;
  listen(port?: number): Promise<Listening>;
  /** Every request so far, oldest first. */
  readonly calls: Call[];
}

export interface EndpointParts {
  handle(request: Request): Promise<Response>;
  faults: FaultScript;
  /** The vendor's own 429 answer, used by the fault `rate-limit`. */
  rateLimited(request: Request): Response;
}

class BrokenConnection extends Error {
  readonly code: string;
  constructor(code: string) {
    super(code);
    this.code = code;
  }
}

export function createEndpoint(parts: EndpointParts): Endpoint {
  const calls: Call[] = [];

  const answer = async (request: Request): Promise<Response> => {
    const { pathname, search } = new URL(request.url);
    const path = pathname + search;
    const rule = parts.faults.next(request.method, path);
    const call: Call = {
      method: request.method,
      path,
      status: 0,
      ...(rule === undefined ? {} : { fault: rule.fault }),
    };
    calls.push(call);
    const response = rule === undefined ? await parts.handle(request) : await withFault(rule, request, parts);
    call.status = response.status;
    return response;
  };

  return {
    calls,
    fetch: async (input, init) => {
      const request = new Request(input, init);
      try {
        return await answer(request);
      } catch (error) {
        if (error instanceof BrokenConnection) throw new TypeError("fetch failed", { cause: error });
        throw error;
      }
    },
    listen: (port = 0) => listenOn(port, answer),
  };
}

async function withFault(rule: FaultRule, request: Request, parts: EndpointParts): Promise<Response> {
  switch (rule.fault) {
    case "refused":
      throw new BrokenConnection("ECONNREFUSED");
    case "drop-before":
      throw new BrokenConnection("ECONNRESET");
    case "drop-after-commit":
      await parts.handle(request);
      throw new BrokenConnection("ECONNRESET");
    case "rate-limit":
      return parts.rateLimited(request);
    case "server-error":
      return htmlError(503, "Service Unavailable");
    case "gateway-timeout":
      await parts.handle(request);
      return htmlError(504, "Gateway Timeout");
    case "malformed":
      return cutOff(await parts.handle(request));
    case "slow": {
      const response = await parts.handle(request);
      await delay(rule.delayMs ?? 50, request.signal);
      return response;
    }
  }
}

const htmlError = (status: number, title: string) =>
  new Response(`<html><head><title>${status} ${title}</title></head><body><h1>${title}</h1></body></html>`, {
    status,
    headers: { "content-type": "text/html" },
  });

/** Half of the body, with status and headers kept; an answer without a body gets a stray brace. */
async function cutOff(response: Response): Promise<Response> {
  const text = await response.text();
  const headers = new Headers(response.headers);
  headers.delete("content-length");
  const status = response.status === 204 ? 200 : response.status;
  return new Response(text === "" ? "{" : text.slice(0, Math.ceil(text.length / 2)), { status, headers });
}

function delay(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener("abort", () => {
      clearTimeout(timer);
      reject(signal.reason);
    });
  });
}

function listenOn(port: number, answer: (request: Request) => Promise<Response>): Promise<Listening> {
  return new Promise((resolve) => {
    const server = serve(
      {
        port,
        hostname: "127.0.0.1",
        fetch: async (request, env) => {
          try {
            return await answer(request);
          } catch (error) {
            if (!(error instanceof BrokenConnection)) throw error;
            (env as HttpBindings).incoming.socket.destroy();
            return new Response(null);
          }
        },
      },
      () => {
        const address = server.address() as AddressInfo;
        resolve({
          url: `http://127.0.0.1:${address.port}`,
          close: () =>
            new Promise<void>((done) => {
              if ("closeAllConnections" in server) server.closeAllConnections();
              server.close(() => done());
            }),
        });
      },
    );
  });
}
