import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Fault, messageOf } from "../../robot/kernel/fault.ts";
import { parseScenario } from "../../sim/scenario/scenario.ts";
import { loadConfig } from "../config.ts";
import { openPainter } from "../hardware/painter.ts";
import { simulateVisit } from "../simulated-visit.ts";
import { Backstage } from "./backstage.ts";
import type { VisitAnswer, VisitOrder } from "./visit-task.ts";

/** The program of a process that plays visits: one order after another, an answer for each, until nobody orders any more. */

const never = new AbortController().signal;
const backstage = new Backstage();

async function play({ task, options, dataDir }: VisitOrder): Promise<VisitAnswer> {
  const { name, file } = task;
  const { seed, config, painter, recordDir } = options;
  try {
    const { report, events, simulatedMs } = await simulateVisit({
      name,
      scenario: parseScenario(readFileSync(file, "utf8"), file),
      seed,
      config: loadConfig(config),
      dataDir,
      painter: (journal, opened) => openPainter(painter, journal, opened),
      backstage,
      signal: never,
      ...(recordDir === undefined ? {} : { recordTo: join(recordDir, `${name}.mcap`) }),
    });
    return { outcome: "played", report, events, simulatedMs };
  } catch (error) {
    if (error instanceof Fault) return { outcome: "broken", why: `${error.what} ${error.remedy}` };
    return {
      outcome: "broken",
      why: error instanceof Error ? (error.stack ?? error.message) : messageOf(error),
    };
  }
}

// Ctrl+C goes to all processes of a terminal; whoever ordered the visits decides when this one ends.
process.on("SIGINT", () => {});
process.on("disconnect", () => process.exit());
process.on("message", (order: VisitOrder) => {
  void play(order).then((answer) => process.send?.(answer));
});
