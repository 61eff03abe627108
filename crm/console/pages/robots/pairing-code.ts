/** Letters and digits of a code that a robot shows. */
const LENGTH = 8;

/** What somebody typed as the robot shows it: `abcd efgh` → `ABCD-EFGH`. More than a code has is cut off. */
export function pairingCode(typed: string): string {
  const letters = typed
    .toUpperCase()
    .replaceAll(/[^A-Z0-9]/g, "")
    .slice(0, LENGTH);
  return letters.length > LENGTH / 2
    ? `${letters.slice(0, LENGTH / 2)}-${letters.slice(LENGTH / 2)}`
    : letters;
}

/** Whether it is as long as a code is. */
export function isWholeCode(code: string): boolean {
  return code.replace("-", "").length === LENGTH;
}
