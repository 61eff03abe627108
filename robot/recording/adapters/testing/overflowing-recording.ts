// Records more than there is room for to the file that it is given, and prints what came of it.
import { ManualClock } from "../../../kernel/manual-clock.ts";
import { tapeTo } from "../../tape.ts";
import { createMcapFile } from "../mcap-file.ts";
import { sampleHeading } from "./sample-heading.ts";

const MESSAGES = 2000;

const stopped: string[] = [];
const clock = new ManualClock();
const file = await createMcapFile(process.argv[2] ?? "", sampleHeading, [], {
  limitBytes: 1e9,
  limitMs: 1e9,
  onStopped: ({ code }) => stopped.push(code),
});
const tape = tapeTo(clock, [file]);
let written = 0;
for (; written < MESSAGES; written++) {
  tape.write("speech", { speaker: "robot", text: `${written} ${"-".repeat(1000)}` });
  await clock.advance(20);
}
await file.close();
process.stdout.write(JSON.stringify({ stopped, written }));
