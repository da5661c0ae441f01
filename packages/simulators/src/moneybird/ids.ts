/** Ids of 18 digits as text, ascending: beyond what a JavaScript number holds. Moneybird fact sheet §3, 2026-11-21. */
export function idMaker(): () => string {
  let last = 496081345000000000n;
  return () => {
    last += 1048573n;
    return String(last);
  };
}
