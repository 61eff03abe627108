import { describe, expect, it } from "vitest";
import { silentJournal } from "../kernel/journal.ts";
import { ManualClock } from "../kernel/manual-clock.ts";
import { serveControls } from "./control-services.ts";
import type { Controls } from "./controls.ts";
import { InMemoryNetwork } from "./graph/in-memory-graph.ts";
import { services } from "./interface.ts";
import { ScriptedRobot } from "./testing/scripted-robot.ts";

const never = new AbortController().signal;

async function configuredRobot() {
  const clock = new ManualClock();
  const robot = new ScriptedRobot(clock);
  const configuring = robot.configure(() => {});
  await clock.advance(1000);
  return { robot, controls: (await configuring).controls };
}

function served(controls: () => Controls | null) {
  const network = new InMemoryNetwork({ journal: silentJournal });
  serveControls(network.node("receptionist"), controls);
  const technician = network.node("technician");
  const absolute = { ...services.wipe, name: "/receptionist/wipe" };
  return { technician, wipe: absolute };
}

describe("a technician's request", () => {
  it("is done, and says so", async () => {
    const { controls } = await configuredRobot();
    const { technician, wipe } = served(() => controls);
    expect(await technician.call(wipe, {}, never)).toEqual({
      success: true,
      message: "the visitor is forgotten",
    });
  });

  it("is refused with the robot's reason", async () => {
    const { controls } = await configuredRobot();
    const { technician } = served(() => controls);
    const greet = { ...services.greet, name: "/receptionist/greet" };
    expect(await technician.call(greet, {}, never)).toEqual({
      success: false,
      message: "somebody is served",
    });
  });

  it("presses and releases the emergency stop", async () => {
    const { robot, controls } = await configuredRobot();
    const { technician } = served(() => controls);
    const stop = { ...services.emergencyStop, name: "/receptionist/emergency_stop" };
    await technician.call(stop, { data: true }, never);
    expect(robot.stopped).toBe(true);
    await technician.call(stop, { data: false }, never);
    expect(robot.stopped).toBe(false);
  });

  it("is answered also while the node is not configured", async () => {
    const { technician, wipe } = served(() => null);
    expect(await technician.call(wipe, {}, never)).toEqual({
      success: false,
      message: "the node is not configured",
    });
  });
});
