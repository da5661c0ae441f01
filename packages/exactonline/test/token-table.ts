import type { FaultKind } from "@boekbrug/simulators";
import { createSimulated } from "./simulated.ts";

/** Two workers on one log-in for some time, whose clocks differ and whose answers get lost now and then. */
export interface TokenCase {
  readonly days: number;
  /** How far each worker's clock is off, in seconds. */
  readonly skew: readonly [number, number];
  /** What happens to one token call in so many; null: nothing. */
  readonly fault: FaultKind | null;
  readonly oldTokenDies: "on-issue" | "on-first-use";
}

export interface TokenRow extends TokenCase {
  readonly refreshes: number;
  readonly lost: number;
  /** Messages that ask a person to log in, each answered at once. */
  readonly logIns: number;
  /** Calls that were told to come back later. */
  readonly waits: number;
  /** Any other failure. */
  readonly others: readonly string[];
}

const tokenPath = /api\/oauth2\/token/;
const oneIn = 25;
const query = { references: ["shop-1"], from: "2026-03-01", to: "2026-03-31" };

type Simulated = ReturnType<typeof createSimulated>;

/** What a person does in the browser: authorises the app, which yields a first refresh token. */
export async function connectAgain({ simulator }: Simulated): Promise<string> {
  const { clientId, clientSecret } = simulator.app;
  const answer = await simulator.fetch("https://start.exactonline.nl/api/oauth2/token", {
    method: "POST",
    headers: { "content-type": "application/x-www-form-urlencoded" },
    body: new URLSearchParams({
      grant_type: "authorization_code",
      code: simulator.state.issueCode(),
      redirect_uri: "https://host.example/callback",
      client_id: clientId,
      client_secret: clientSecret,
    }).toString(),
  });
  return ((await answer.json()) as { refresh_token: string }).refresh_token;
}

const openWorkers = (simulated: Simulated, skew: TokenCase["skew"], refreshToken: string) =>
  skew.map((seconds, index) => {
    const now = () => simulated.clock.now() + seconds * 1000;
    const clock = { now, sleep: simulated.clock.sleep };
    return simulated.open({ refreshToken }, { clock, holder: `worker ${index}` });
  });

/** Pauses between the rounds, in seconds: around the end of a token, and far from it. */
const pauses = [540, 565, 580, 595, 600, 615, 900, 1800, 3600, 2 * 3600];

/** Lives through a case. Everything follows from it: no chance, no real time. */
export async function tokenRow(tokenCase: TokenCase): Promise<TokenRow> {
  const { days, skew, fault, oldTokenDies } = tokenCase;
  const simulated = createSimulated({
    switches: { oldRefreshTokenDies: oldTokenDies },
    limits: { perMinute: 1000, perDay: 1_000_000 },
  });
  const { simulator, clock } = simulated;
  let workers = openWorkers(simulated, skew, simulator.state.firstRefreshToken);
  const end = clock.now() + days * 86_400_000;
  const others: string[] = [];
  let logIns = 0;
  let waits = 0;
  for (let round = 0; clock.now() < end; round += 1) {
    if (fault !== null && round % oneIn === 7) {
      simulator.faults.clear();
      simulator.faults.add({ fault, path: tokenPath });
    }
    const answers = await Promise.all(workers.map((ledger) => ledger.readBack(query)));
    const codes = answers.flatMap((answer) => (answer.isErr() ? [answer.error.problem.code] : []));
    waits += codes.filter((code) => code === "ledger.limit").length;
    others.push(...codes.filter((code) => code !== "ledger.limit" && code !== "ledger.login-required"));
    if (codes.includes("ledger.login-required")) {
      logIns += 1;
      workers = openWorkers(simulated, skew, await connectAgain(simulated));
    }
    clock.advance((pauses[(round * 7) % pauses.length] ?? 600) * 1000);
  }
  const tokenCalls = simulator.calls.filter(({ path }) => tokenPath.test(path));
  const lost = tokenCalls.filter((call) => call.fault !== undefined).length;
  return { ...tokenCase, refreshes: tokenCalls.length, lost, logIns, waits, others };
}

/** Faults after which Exact has issued tokens that nobody got. */
export const losesTokens = (fault: FaultKind | null): boolean =>
  fault !== null && ["drop-after-commit", "gateway-timeout", "malformed"].includes(fault);

const anyFault = [null, "drop-before", "drop-after-commit", "gateway-timeout", "malformed"] as const;
const anySkew = [
  [0, 0],
  [20, -20],
  [120, -120],
] as const;

/** Every combination of what may happen; or of these faults and these clocks only. */
export const tokenCases = (
  days: number,
  {
    faults = anyFault,
    skews = anySkew,
  }: { faults?: readonly (FaultKind | null)[]; skews?: readonly TokenCase["skew"][] } = {},
): readonly TokenCase[] =>
  (["on-first-use", "on-issue"] as const).flatMap((oldTokenDies) =>
    faults.flatMap((fault) => skews.map((skew) => ({ days, skew, fault, oldTokenDies }))),
  );

export const printTokenTable = (rows: readonly TokenRow[]): string =>
  [
    ["old token dies", "answers", "clocks off", "days", "refreshes", "lost", "log-ins", "waits", "other"],
    ...rows.map(({ oldTokenDies, fault, skew, days, refreshes, lost, logIns, waits, others }) =>
      [oldTokenDies, fault ?? "all arrive", skew.join(" / "), days, refreshes, lost, logIns, waits, others.length].map(
        String,
      ),
    ),
  ]
    .map((cells) => cells.map((cell, index) => (index < 3 ? cell.padEnd(20) : cell.padStart(10))).join(""))
    .join("\n");
