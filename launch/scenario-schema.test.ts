import { readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { scenarioJsonSchema } from "./scenario-schema.ts";

const FOLDER = new URL("../sim/scenarios/", import.meta.url);

it("docs/scenario.schema.json is the schema that scenarios are read by: `npm run docs:scenario` renews it", () => {
  const written = readFileSync(new URL("../docs/scenario.schema.json", import.meta.url), "utf8");
  expect(written).toBe(scenarioJsonSchema());
});

it("every scenario that comes with the simulator tells editors where its schema is", () => {
  const without = readdirSync(FOLDER).filter(
    (file) =>
      !readFileSync(new URL(file, FOLDER), "utf8").startsWith(
        "# yaml-language-server: $schema=../../docs/scenario.schema.json\n",
      ),
  );
  expect(without).toEqual([]);
});
