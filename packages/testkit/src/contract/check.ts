import { describe, it } from "vitest";

/** One promise of a port, as a test that any implementation can be put to. */
export interface Check<Subject> {
  /** A sentence about behaviour. */
  readonly name: string;
  /** Why this subject cannot be asked, or undefined when it can. */
  readonly without?: ((subject: Subject) => string | undefined) | undefined;
  /** Rejects when the promise is not kept. */
  readonly run: (subject: Subject) => Promise<void>;
}

export interface CheckGroup<Subject> {
  readonly name: string;
  readonly checks: readonly Check<Subject>[];
}

/** What a check runs on: made afresh for each check, closed after it. */
export interface Closable {
  close(): Promise<void>;
}

/** Registers every check as a test, each on a subject of its own. */
export function registerChecks<Subject extends Closable>(
  name: string,
  groups: readonly CheckGroup<Subject>[],
  open: () => Promise<Subject>,
): void {
  describe(name, () => {
    for (const group of groups) {
      describe(group.name, () => {
        for (const check of group.checks) {
          it(check.name, async (context) => {
            const subject = await open();
            try {
              const reason = check.without?.(subject);
              if (reason !== undefined) context.skip(reason);
              await check.run(subject);
            } finally {
              await subject.close();
            }
          });
        }
      });
    }
  });
}

/** Runs every check outside a test runner's register and gives the names of those that fail: a suite's own test. */
export async function failedChecks<Subject extends Closable>(
  groups: readonly CheckGroup<Subject>[],
  open: () => Promise<Subject>,
): Promise<readonly string[]> {
  const failed: string[] = [];
  for (const check of groups.flatMap(({ checks }) => checks)) {
    const subject = await open();
    if (check.without?.(subject) === undefined) {
      await check.run(subject).catch(() => failed.push(check.name));
    }
    await subject.close();
  }
  return failed;
}
