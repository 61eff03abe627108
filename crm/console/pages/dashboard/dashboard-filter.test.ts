import fc from "fast-check";
import { expect, test } from "vitest";
import { filterFrom, searchOf } from "./dashboard-filter.ts";
import { periods } from "./period.ts";

const TODAY = "2026-11-22";

test("an address without a word means the last thirty days of everything", () => {
  expect(filterFrom("", TODAY)).toEqual({
    period: "30-days",
    days: { first: "2026-10-24", last: TODAY },
    pipeline: "",
    location: "",
    robot: "",
  });
});

test("whatever is chosen is the same after it went through the address", () => {
  const chosen = fc.record({
    period: fc.constantFrom(...periods.map(({ id }) => id), "custom" as const),
    pipeline: fc.stringMatching(/^[a-z-]{0,8}$/),
    location: fc.string(),
    robot: fc.oneof(fc.constant(""), fc.nat().map(String)),
  });
  fc.assert(
    fc.property(chosen, (filter) => {
      const days = filterFrom(
        filter.period === "custom" ? "from=2026-01-02&to=2026-01-09" : `period=${filter.period}`,
        TODAY,
      ).days;
      expect(filterFrom(searchOf({ ...filter, days }), TODAY)).toEqual({ ...filter, days });
    }),
  );
});

test("nonsense in the address is as if it was not there", () => {
  expect(filterFrom("period=eternity&robot=R2D2&from=2026-02-30&to=tomorrow", TODAY)).toEqual(
    filterFrom("", TODAY),
  );
  expect(filterFrom("from=2026-03-02&to=2026-03-01", TODAY).period).toBe("30-days");
});
