import type { Problem } from "../../contract/problem.ts";

/** A request that cannot be granted, as the asker is told. Personal data never stands in it. */
export class Refusal extends Error {
  readonly problem: Problem;

  constructor(problem: Omit<Problem, "type"> & { readonly code: string }) {
    const { code, ...rest } = problem;
    super(`${code}: ${rest.title}`);
    this.problem = { type: `stella:${code}`, ...rest };
  }
}

/** Also for what belongs to another account: whether it exists is none of the asker's business. */
export function notFound(what: string): Refusal {
  return new Refusal({
    code: "not-found",
    title: `There is no such ${what}.`,
    status: 404,
    detail: "It may have been removed, or its address is wrong.",
  });
}

/** Somebody else wrote first. */
export function changedMeanwhile(what: string): Refusal {
  return new Refusal({
    code: "changed-meanwhile",
    title: `The ${what} was changed meanwhile.`,
    status: 409,
    detail: "Load it again and repeat what you did.",
  });
}
