/**
 * The line that scripts read: `12 passed, 0 failed`, and how many were skipped if any were.
 *
 * @param {{passed: number, failed: readonly unknown[], skipped: readonly unknown[]}} totals
 */
export function lastLineOf({ passed, failed, skipped }) {
  const line = `${passed} passed, ${failed.length} failed`;
  return skipped.length > 0 ? `${line}, ${skipped.length} skipped` : line;
}
