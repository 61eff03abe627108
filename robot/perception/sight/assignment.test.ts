import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { assign } from "./assignment.ts";

describe("assignment", () => {
  it("prefers the cheapest whole over the cheapest pair", () => {
    const costs = [
      [0.1, 0.2],
      [0.15, 0.9],
    ];
    expect(assign(costs, 1)).toEqual([
      [0, 1],
      [1, 0],
    ]);
  });

  it("leaves out who has no partner within the limit", () => {
    expect(
      assign(
        [
          [0.9, 0.3],
          [0.95, 0.4],
        ],
        0.5,
      ),
    ).toEqual([[0, 1]]);
  });

  it("has nothing to say about nobody", () => {
    expect(assign([], 1)).toEqual([]);
    expect(assign([[], []], 1)).toEqual([]);
  });

  it("finds as many pairs as there can be, at the least cost, as trying everything does", () => {
    const shape = fc.record({
      rows: fc.integer({ min: 1, max: 5 }),
      columns: fc.integer({ min: 1, max: 5 }),
    });
    const matrix = shape.chain(({ rows, columns }) =>
      fc.array(fc.array(fc.integer({ min: 0, max: 20 }), { minLength: columns, maxLength: columns }), {
        minLength: rows,
        maxLength: rows,
      }),
    );
    fc.assert(
      fc.property(matrix, fc.integer({ min: 0, max: 20 }), (costs, limit) => {
        const pairs = assign(costs, limit);
        expect(new Set(pairs.map(([row]) => row)).size).toBe(pairs.length);
        expect(new Set(pairs.map(([, column]) => column)).size).toBe(pairs.length);
        const total = pairs.reduce((sum, [row, column]) => sum + costs[row][column], 0);
        expect({ count: pairs.length, total }).toEqual(best(costs, limit, 0, new Set()));
      }),
      { numRuns: 300 },
    );
  });
});

/** By trying every pairing. */
function best(
  costs: number[][],
  limit: number,
  row: number,
  taken: Set<number>,
): { count: number; total: number } {
  if (row === costs.length) return { count: 0, total: 0 };
  let found = best(costs, limit, row + 1, taken);
  costs[row].forEach((cost, column) => {
    if (cost > limit || taken.has(column)) return;
    const rest = best(costs, limit, row + 1, new Set([...taken, column]));
    const here = { count: rest.count + 1, total: rest.total + cost };
    if (here.count > found.count || (here.count === found.count && here.total < found.total)) found = here;
  });
  return found;
}
