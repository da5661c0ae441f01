import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";

export interface Started {
  readonly child: ChildProcess;
  /** Complete lines that the process has told so far. */
  lines(): readonly string[];
  /** Waits until the process has ended and gives its exit code, null when it was killed. */
  ended(): Promise<number | null>;
}

/** Starts one of the programs beside this file as a real process. */
export function start(program: "writer" | "claimer", ...words: readonly string[]): Started {
  const file = (name: string) => new URL(`./${name}.ts`, import.meta.url).pathname;
  const options = ["--no-warnings", "--import", file("sources")];
  const child = spawn(process.execPath, [...options, file(program), ...words], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  let told = "";
  child.stdout?.setEncoding("utf8").on("data", (text: string) => {
    told += text;
  });
  const closed = once(child, "close");
  return {
    child,
    lines: () => told.split("\n").slice(0, -1),
    ended: async () => {
      await closed;
      return child.exitCode;
    },
  };
}
