#!/usr/bin/env node
// The `stella` command: loads the TypeScript loader, then the command line.
import { register } from "tsx/esm/api";

register();
const { main } = await import("./main.ts");
process.exitCode = await main(process.argv.slice(2));
