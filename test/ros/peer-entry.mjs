// The second process of a test: joins the graph and plays a script there, as test/ros/peer-process.ts asks.
import { register } from "tsx/esm/api";

register();
const { SystemClock } = await import("../../robot/kernel/system-clock.ts");
const { perform } = await import("./peer-script.ts");
const { openRealGraph } = await import("./real-graph.ts");

const [nodeName = "", module = "", exported = ""] = process.argv.slice(2);
const clock = new SystemClock();
const { graph, close } = await openRealGraph(nodeName, clock);
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
