import { expect } from "vitest";

/** The two kinds of documents of a started account, as routes name them. */
export const playbook = { kind: "playbook", name: "playbook" };
export const profile = { kind: "profile", name: "front-desk" };

/** Matches the refusal of a document that has these mistakes and no others. */
export function refusedFor(...errors: unknown[]) {
  return expect.objectContaining({
    problem: expect.objectContaining({ type: "stella:document-invalid", status: 422, errors }),
  });
}

export const changedMeanwhile = expect.objectContaining({
  problem: expect.objectContaining({ type: "stella:changed-meanwhile", status: 409 }),
});

export const missing = expect.objectContaining({ problem: expect.objectContaining({ status: 404 }) });
