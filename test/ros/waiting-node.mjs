// A command that joins the graph and waits to be stopped, as `stella robot --ros` does.
import { register } from "tsx/esm/api";

register();
const { openRosGraph } = await import("../../launch/hardware/ros.ts");
const { silentJournal } = await import("../../robot/kernel/journal.ts");
const { SystemClock } = await import("../../robot/kernel/system-clock.ts");

const stopped = new Promise((resolve) => {
  for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => resolve(signal));
});
const { close } = await openRosGraph("waiting", [], new SystemClock(), silentJournal);
process.stdout.write("ready\n");
process.stdout.write(`${await stopped}\n`);
close();
process.stdout.write("closed\n");
