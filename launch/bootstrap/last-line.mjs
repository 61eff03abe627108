/**
 * The line that scripts read: `12 passed, 0 failed`, and how many were skipped if any were.
 *
 * @param {{passed: number, failed: number, skipped: readonly unknown[]}} totals
 */
export function lastLineOf({ passed, failed, skipped }) {
  const line = `${passed} passed, ${failed} failed`;
  return skipped.length > 0 ? `${line}, ${skipped.length} skipped` : line;
}
