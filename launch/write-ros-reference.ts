// `npm run docs:ros`: renews the tables of docs/ros.md.
import { readFileSync, writeFileSync } from "node:fs";
import { withTables } from "./ros-reference.ts";

const file = new URL("../docs/ros.md", import.meta.url);
writeFileSync(file, withTables(readFileSync(file, "utf8")));
