import type { Verdict } from "./verdict.ts";

/** The failures by cause, the most frequent first, each with what was said. Empty when there is none. */
export function failureList(verdicts: readonly Verdict[], withTranscripts: boolean): string {
  const byCause = new Map<string, Verdict[]>();
  for (const verdict of verdicts) {
    if (verdict.cause === null) continue;
    byCause.set(verdict.cause, [...(byCause.get(verdict.cause) ?? []), verdict]);
  }
  return [...byCause]
    .sort(([, a], [, b]) => b.length - a.length)
    .map(([cause, failed]) => [`${failed.length} × ${cause}`, ...failed.map(described)].join("\n"))
    .join("\n");

  function described({ held: { conversation, transcript } }: Verdict): string {
    const head = `    ${conversation.theme}: ${conversation.title}`;
    return withTranscripts ? [head, ...transcript.map((line) => `        ${line}`)].join("\n") : head;
  }
}

/** Shares of a whole, for the first line. */
export function summaryOf(verdicts: readonly Verdict[]): string {
  const right = verdicts.filter(({ cause }) => cause === null).length;
  const wrong = (kind: Verdict["wrong"]) => verdicts.filter((each) => each.wrong === kind).length;
  const percent = ((100 * right) / verdicts.length).toFixed(1);
  return `${right} of ${verdicts.length} exactly right (${percent} %), ${wrong("confirmed")} wrong and agreed to, ${wrong("unconfirmed")} wrong and never read back`;
}
