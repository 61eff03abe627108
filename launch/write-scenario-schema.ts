// `npm run docs:scenario`: renews docs/scenario.schema.json from the schemas.
import { writeFileSync } from "node:fs";
import { scenarioJsonSchema } from "./scenario-schema.ts";

writeFileSync(new URL("../docs/scenario.schema.json", import.meta.url), scenarioJsonSchema());
