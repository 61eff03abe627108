// A worker thread starts here: Node 20 cannot load TypeScript by itself, and a thread does not inherit the
// loader that its owner was started with.
import { workerData } from "node:worker_threads";
import { register } from "tsx/esm/api";

register();
await import(workerData.module);
