import { describe, expect, test } from "vitest";
import { unpacked } from "./rnc.ts";

/** Words of 16 bits, filled from the lowest bit on: [bits, value]…, with plain bytes after the last word. */
function packed(length: number, fields: readonly (readonly [number, number])[], plain: string): Uint8Array {
  const bits = fields.flatMap(([count, value]) =>
    Array.from({ length: count }, (_, bit) => (value >> bit) & 1),
  );
  const bytes = new Uint8Array(2 * Math.ceil(bits.length / 16));
  for (const [at, bit] of bits.entries()) bytes[at >> 3] = (bytes[at >> 3] ?? 0) | (bit << (at & 7));
  const header = Buffer.alloc(18);
  header.write("RNC\u0001", "latin1");
  header.writeUInt32BE(length, 4);
  header[17] = 1;
  return Buffer.concat([header, bytes, Buffer.from(plain)]);
}

/** A table in which the only code, one bit long, means `meaning`. */
const only = (meaning: number) => [
  [5, meaning + 1] as const,
  ...Array.from({ length: meaning }, () => [4, 0] as const),
  [4, 1] as const,
];
const NOTHING = [[5, 0] as const];
const CODE = [1, 0] as const;

describe("what ProPack packed", () => {
  test("is given back as it was where nothing repeats", () => {
    const start = [[2, 0] as const, ...only(2), ...NOTHING, ...NOTHING, [16, 1] as const];
    expect(Buffer.from(unpacked(packed(3, [...start, CODE, [1, 1]], "abc"))).toString()).toBe("abc");
  });

  test("repeats what came before, even as it is written", () => {
    const tables = [...only(2), ...only(1), ...only(1)];
    // "ab" as it is, then three bytes from two back, then two more as they are.
    const commands = [[16, 2] as const, CODE, [1, 0] as const];
    const file = packed(7, [[2, 0], ...tables, ...commands], "ab");
    // Bits go on behind the plain bytes; those held over make out where.
    expect(
      Buffer.from(unpacked(Buffer.concat([file, Buffer.alloc(4), Buffer.from("cd")]))).toString(
        "latin1",
        0,
        5,
      ),
    ).toBe("ababa");
  });

  test("is refused when something else packed it", () => {
    expect(() => unpacked(new Uint8Array(20))).toThrow("ProPack");
  });
});
