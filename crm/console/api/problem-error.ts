import type { Problem } from "../../contract/problem.ts";

/** A request that was not granted, with the hub's own words for the person at the page. */
export class ProblemError extends Error {
  readonly problem: Problem;

  constructor(problem: Problem, cause?: unknown) {
    super(`${problem.type}: ${problem.title}`, { cause });
    this.problem = problem;
  }
}

/** What is said when the hub did not answer at all. */
export function unreachable(cause: unknown): ProblemError {
  return new ProblemError(
    {
      type: "stella:unreachable",
      title: "The hub cannot be reached.",
      status: 0,
      detail: "Check the network connection, then try again. Nothing that you typed is lost.",
    },
    cause,
  );
}

/** What is said when the hub answered something that this page does not understand. */
export function notUnderstood(status: number, cause?: unknown): ProblemError {
  return new ProblemError(
    {
      type: "stella:not-understood",
      title: "The hub gave an answer that this page does not understand.",
      status,
      detail: "The page may be older than the hub: load it again.",
    },
    cause,
  );
}

/** The problem in whatever was thrown. A mistake of the page goes to the browser's console, too, where a developer looks. */
export function problemOf(thrown: unknown): Problem {
  if (thrown instanceof ProblemError) return thrown.problem;
  reportError(thrown);
  return {
    type: "stella:page-failed",
    title: "This page made a mistake.",
    status: 0,
    detail: "Load it again. If it happens again, tell whoever runs the hub.",
  };
}

/** What is wrong at one place of the request, such as `body.note`; undefined when nothing is. */
export function mistakeAt(problem: Problem | undefined, place: string): string | undefined {
  return problem?.errors?.find(({ at }) => at === place)?.what;
}
