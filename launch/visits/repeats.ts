import type { PlayedVisit } from "./visit-task.ts";

/**
 * The results, where a scenario that was played again was not the same gets a failure that says where the two first
 * differ. The first round is what the others are held against.
 */
export function heldAgainstFirst(results: readonly PlayedVisit[]): readonly PlayedVisit[] {
  return results.map((result) => {
    const first = results.find(({ task }) => task.round === 1 && task.name === result.task.name);
    const difference = first && result.task.round > 1 ? differenceOf(first, result) : null;
    if (difference === null || result.answer.outcome === "broken") return result;
    const { report } = result.answer;
    const failures = [...report.failures, difference];
    return { ...result, answer: { ...result.answer, report: { ...report, passed: false, failures } } };
  });
}

function differenceOf({ answer: first }: PlayedVisit, { task, answer: again }: PlayedVisit): string | null {
  if (first.outcome === "broken" || again.outcome === "broken") return null;
  if (first.report.eventLogSha256 === again.report.eventLogSha256) return null;
  const length = Math.max(first.events.length, again.events.length);
  const at = Array.from({ length }, (_, index) => index).find(
    (index) => first.events[index] !== again.events[index],
  );
  const event = (events: readonly string[]) => (at === undefined ? undefined : events[at]) ?? "nothing more";
  return `Round ${task.round} was another visit than round 1: event ${(at ?? 0) + 1} was ${event(first.events)}, then ${event(again.events)}.`;
}
