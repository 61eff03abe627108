// `npm run docs:config`: renews docs/config.md from the schemas.
import { writeFileSync } from "node:fs";
import { configReference } from "./config-reference.ts";

writeFileSync(new URL("../docs/config.md", import.meta.url), configReference());
