import { describe, expect, test } from "vitest";
import { z } from "zod";
import { listLeads, moveLead } from "../../contract/lead.ts";
import { type RawRequest, readRequest } from "./reading.ts";
import { Refusal } from "./refusal.ts";

const lead = "6f1f7a3c-6a53-4a0e-9a0f-0d7f3f9d2c11";

describe("a request", () => {
  test("is read by its route's schemas, with their defaults", () => {
    expect(readRequest(listLeads, { params: {}, query: { limit: "7" }, body: undefined })).toEqual({
      params: undefined,
      query: { limit: 7 },
      body: undefined,
    });
  });

  test("is refused with every mistake of every part, each with its place", () => {
    const raw = {
      params: { id: "1" },
      query: { admin: "true" },
      body: { to: "won", revision: "1", note: 5, feedback: { resonated: "" }, by: "me" },
    };
    expect(mistakesOf(moveLead, raw)).toEqual([
      "params.id",
      "query",
      "body.revision",
      "body.note",
      "body.feedback.resonated",
      "body.feedback.mainObjection",
      "body.feedback.qualified",
      "body",
    ]);
  });

  test("without a body is refused where one is wanted, and the other way round", () => {
    expect(mistakesOf(moveLead, { params: { id: lead }, query: {}, body: undefined })).toEqual(["body"]);
    expect(mistakesOf(listLeads, { params: {}, query: {}, body: { limit: 1 } })).toEqual(["body"]);
  });

  test("with characters that no database keeps is refused at their places", () => {
    const body = { to: "won", revision: 1, note: "a\u0000b", feedback: { resonated: "half \ud83d" } };
    expect(mistakesOf(moveLead, { params: { id: lead }, query: {}, body })).toEqual(
      expect.arrayContaining(["body.note", "body.feedback.resonated"]),
    );
    expect(mistakesOf(listLeads, { params: {}, query: { search: "\u0000" }, body: undefined })).toEqual([
      "query.search",
    ]);
  });

  test("is not told what stood where a mistake is", () => {
    const raw = {
      params: { id: lead },
      query: {},
      body: { to: "won", revision: 1, note: { ssn: "078-05-1120" } },
    };
    expect(JSON.stringify(problemOf(moveLead, raw))).not.toContain("078-05-1120");
  });

  test("with endless mistakes is told the first hundred", () => {
    const route = { ...listLeads, query: undefined, body: z.array(z.int()) } as const;
    const raw = { params: {}, query: {}, body: Array.from({ length: 5000 }, () => "x") };
    expect(mistakesOf(route as never, raw)).toHaveLength(100);
  });
});

function mistakesOf(route: Parameters<typeof readRequest>[0], raw: RawRequest): string[] {
  return problemOf(route, raw).errors?.map(({ at }) => at) ?? [];
}

function problemOf(route: Parameters<typeof readRequest>[0], raw: RawRequest) {
  try {
    readRequest(route, raw);
  } catch (error) {
    if (error instanceof Refusal) return error.problem;
    throw error;
  }
  throw new Error("the request was not refused");
}
