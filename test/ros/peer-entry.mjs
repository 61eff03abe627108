// The second process of a test: joins the graph and plays a script there, as test/ros/peer-process.ts asks.
import { register } from "tsx/esm/api";

register();
const { openRclnodejsGraph } = await import("../../robot/ros/adapters/rclnodejs-graph.ts");
const { silentJournal } = await import("../../robot/kernel/journal.ts");
const { SystemClock } = await import("../../robot/kernel/system-clock.ts");
const { perform } = await import("./peer-script.ts");

const [nodeName = "", module = "", exported = ""] = process.argv.slice(2);
const clock = new SystemClock();
const parts = { nodeName, rosArguments: [], journal: silentJournal, clock };
const { graph, close } = await openRclnodejsGraph(parts);
const { [exported]: script } = await import(module);
const acts = script(graph, clock);

process.on("message", async (/** @type {{number: number, name: string, given: unknown[]}} */ asked) => {
  const { number, name, given } = asked;
  try {
    const result = name === "ready" ? null : await perform(acts, name, given);
    process.send?.({ number, result });
  } catch (error) {
    process.send?.({ number, error: error instanceof Error ? error.message : String(error) });
  }
});
process.on("disconnect", close);
