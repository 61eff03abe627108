import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { configReference } from "./config-reference.ts";

it("docs/config.md tells of every entry that the schemas have: `npm run docs:config` renews it", () => {
  const written = readFileSync(new URL("../docs/config.md", import.meta.url), "utf8");
  expect(written).toBe(configReference());
});

it("every entry says what it means", () => {
  const unexplained = configReference()
    .split("\n")
    .filter((line) => /^\| `\w+` \| {1,2}\|/.test(line));
  expect(unexplained).toEqual([]);
});
