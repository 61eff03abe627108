import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { csvCell, valueOfCell } from "./csv-cell.ts";

describe("a cell of a CSV file", () => {
  it.each(['=HYPERLINK("https://evil.example")', "@SUM(A1)", "-2+3", "+1+cmd|' /C calc'!A0", "\t=1", "\r=1"])(
    "cannot be run as a formula: %j",
    (said) => expect(csvCell(said)).toBe(`'${said}`),
  );

  it.each(["+12025550143", "-3.5", "12", "Ana", "a=b", ""])(
    "is left as it is where it is harmless: %j",
    (value) => {
      expect(csvCell(value)).toBe(value);
    },
  );

  it("is read back as what it was made of", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^'*[=+@-][a-z0-9]*$/)), (value) => {
        expect(valueOfCell(csvCell(value))).toBe(value);
      }),
    );
  });
});
