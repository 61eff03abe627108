/** `off`: not there, and everything else works without it. `broken`: there or needed, and it does not work. */
export type Verdict = "ok" | "off" | "broken";

/** What the doctor found out about one thing. */
export interface Finding {
  /** The thing, in a few words: `voice (flite)`. */
  readonly what: string;
  readonly verdict: Verdict;
  /** What was seen, in one line. */
  readonly detail: string;
  /** What to do about it, in one line; null when all is well. */
  readonly remedy: string | null;
}

export function ok(what: string, detail: string): Finding {
  return { what, verdict: "ok", detail, remedy: null };
}

export function off(what: string, detail: string, remedy: string): Finding {
  return { what, verdict: "off", detail: oneLine(detail), remedy };
}

export function broken(what: string, detail: string, remedy: string): Finding {
  return { what, verdict: "broken", detail: oneLine(detail), remedy };
}

/** 0 when nothing is broken: what is merely off is somebody's choice. */
export function exitCodeOf(findings: readonly Finding[]): 0 | 1 {
  return findings.some(({ verdict }) => verdict === "broken") ? 1 : 0;
}

/** One finding in one or two lines for a person. */
export function textOf({ what, verdict, detail, remedy }: Finding): string {
  const line = `${verdict.padEnd(6)}  ${what}: ${detail}`;
  return remedy === null ? line : `${line}\n        → ${remedy}`;
}

/** `9 ok, 2 off, 1 broken`. */
export function summaryOf(findings: readonly Finding[]): string {
  const count = (wanted: Verdict) => findings.filter(({ verdict }) => verdict === wanted).length;
  return `${count("ok")} ok, ${count("off")} off, ${count("broken")} broken`;
}

function oneLine(text: string): string {
  const line = text.replace(/\s+/g, " ").trim();
  return line.length > 240 ? `${line.slice(0, 239)}…` : line;
}
