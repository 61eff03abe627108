import { describe, expect, test } from "vitest";
import { type Answer, answer, answerFrom, type Source } from "./intake-record.ts";

const touched: Source = { kind: "touch", at: "2026-01-06T16:00:00.000Z" };

describe("an answer", () => {
  test("cannot be made without a source: the compiler refuses it", () => {
    // @ts-expect-error: no source
    answerFrom("Ana Ruiz", "touch");
    // @ts-expect-error: a value alone is no answer
    const bare: Answer = { value: "Ana Ruiz", confirmed: "touch" };
    // @ts-expect-error: nor is a literal that names a source of its own making
    const forged: Answer = { value: "Ana Ruiz", source: touched, confirmed: "touch" };
    expect([bare, forged]).toHaveLength(2);
  });

  test("that comes over a socket without a source is refused as well", () => {
    expect(answer.safeParse({ value: "Ana Ruiz", confirmed: "touch" }).success).toBe(false);
    expect(answer.safeParse({ value: "", source: touched, confirmed: "touch" }).success).toBe(false);
  });

  test("keeps the value, where it came from and how it was confirmed", () => {
    expect(answerFrom("Ana Ruiz", touched, "touch")).toEqual(
      answer.parse({ value: "Ana Ruiz", source: touched, confirmed: "touch" }),
    );
  });
});
