import { spawn } from "node:child_process";
import { program, type Site } from "./command.ts";

/** Where the shop believes `boekbrug serve` to be; deliveries to it come to the running one, as through a web server with https. */
export const publicAddress = "https://hooks.example";

/** A running `boekbrug serve`. */
export interface Serving {
  readonly url: string;
  log(): string;
  /** Waits until it has written this. */
  says(text: string): Promise<void>;
  /** Asks it to end, and gives its exit code. */
  stop(): Promise<number | null>;
}

/** Starts the built command, and lets the shop's webhooks come to it. */
export async function serve(site: Site): Promise<Serving> {
  const child = spawn(process.execPath, [program, "serve", "--config", site.configPath], {
    env: { PATH: process.env.PATH ?? "", LANG: "en_GB.UTF-8", CCV_SECRET: site.shop.keys.secret },
  });
  let log = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (text: Buffer) => (log += text.toString()));
  const ended = new Promise<number | null>((done) => child.once("exit", done));
  const address = () => / serve: (http:\S+)$/m.exec(log)?.[1];
  await waitUntil(() => address() !== undefined || child.exitCode !== null);
  const url = address();
  if (url === undefined) throw new Error(`serve did not start: ${log}`);
  site.deliverTo(url);
  return {
    url,
    log: () => log,
    says: (text) => waitUntil(() => log.includes(text)),
    stop: () => {
      child.kill("SIGTERM");
      return ended;
    },
  };
}

/** Waits for something to come true; fifteen seconds at most. */
export async function waitUntil(isTrue: () => boolean | Promise<boolean>): Promise<void> {
  const end = Date.now() + 15_000;
  while (!(await isTrue())) {
    if (Date.now() > end) throw new Error("it did not come true within fifteen seconds");
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}
