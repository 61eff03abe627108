import { describe, expect, it } from "vitest";
import { unstorableIn } from "./unstorable.ts";

describe("a document from somebody else", () => {
  it("is told where it holds what jsonb refuses", () => {
    const document = {
      name: "a\0b",
      list: ["good", ["\ud800"], { deep: "half \udc00" }],
      fine: "a whole pair \u{1f339}, 7, null",
      numbers: [1, null, true],
      "bad\0key": "good",
    };
    expect(unstorableIn(document)).toEqual([["name"], ["list", 1, 0], ["list", 2, "deep"], []]);
  });

  it("is fine otherwise, whatever it is", () => {
    for (const value of [null, 7, true, "text", [], {}, { a: [{ b: "" }] }])
      expect(unstorableIn(value)).toEqual([]);
  });
});
