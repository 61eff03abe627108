import { describe, expect, it } from "vitest";
import { Fault } from "../kernel/fault.ts";
import { EventLog, journalTo } from "../kernel/journal.ts";
import { ManualClock } from "../kernel/manual-clock.ts";
import { seededRandom } from "../kernel/random.ts";
import { ManagedNode } from "./managed-node.ts";
import { ScriptedRobot } from "./testing/scripted-robot.ts";

const missing = new Fault({ code: "model.missing", what: "A file is missing.", remedy: "Fetch it." });
const configure = { id: 1, label: "" };
const activate = { id: 3, label: "" };
const deactivate = { id: 4, label: "" };
const cleanup = { id: 2, label: "" };
const shutdown = { id: 0, label: "shutdown" };

function started({ autostart = false } = {}) {
  const clock = new ManualClock();
  const log = new EventLog();
  const robot = new ScriptedRobot(clock);
  const arrows: string[] = [];
  const node = new ManagedNode({
    robot,
    clock,
    journal: journalTo(clock, [log.sink]),
    random: seededRandom(1),
    autostart: () => autostart,
    onTransition: ({ from, to }) => arrows.push(`${from} → ${to}`),
  });
  const stop = new AbortController();
  let ended: "running" | "normally" | { readonly error: unknown } = "running";
  const running = node.run(stop.signal).then(
    () => {
      ended = "normally";
    },
    (error: unknown) => {
      ended = { error };
    },
  );
  const asked = async (request: { id: number; label: string }) => {
    const answer = node.change(request);
    await clock.advance(1000);
    return clock.finish(answer);
  };
  const end = async () => {
    stop.abort(new Error("the test is over"));
    await clock.advance(10_000);
    await running;
  };
  return { clock, log, robot, arrows, node, asked, end, ended: () => ended };
}

describe("a node that waits to be asked", () => {
  it("is led through its whole life by a peer", async () => {
    const { node, asked, arrows, ended, clock } = started();
    expect(await asked(configure)).toBe(true);
    expect(node.state).toBe("inactive");
    expect(await asked(activate)).toBe(true);
    expect(node.state).toBe("active");
    expect(await asked(deactivate)).toBe(true);
    expect(await asked(cleanup)).toBe(true);
    expect(await asked(shutdown)).toBe(true);
    await clock.settle();
    expect(ended()).toBe("normally");
    expect(arrows).toEqual([
      "unconfigured → configuring",
      "configuring → inactive",
      "inactive → activating",
      "activating → active",
      "active → deactivating",
      "deactivating → inactive",
      "inactive → cleaningup",
      "cleaningup → unconfigured",
      "unconfigured → shuttingdown",
      "shuttingdown → finalized",
    ]);
  });

  it("says that it is configuring while the models load, and refuses a second change meanwhile", async () => {
    const { clock, node, end, robot } = started();
    const first = node.change(configure);
    await clock.advance(500);
    expect(node.state).toBe("configuring");
    expect(node.configured).toBeNull();
    expect(await clock.finish(node.change(shutdown))).toBe(false);
    await clock.advance(500);
    expect(await clock.finish(first)).toBe(true);
    expect(robot.calls).toEqual(["configure"]);
    await end();
  });

  it("refuses what its state does not allow, and stays as it is", async () => {
    const { asked, node, log, end } = started();
    expect(await asked(activate)).toBe(false);
    expect(node.state).toBe("unconfigured");
    expect(log.lines().join()).toContain("lifecycle.refused");
    await end();
  });

  it("is not configured when the world is not ready for it, and can be asked again", async () => {
    const { asked, node, robot, log, arrows, end } = started();
    robot.failures.configure = [missing];
    expect(await asked(configure)).toBe(false);
    expect(node.state).toBe("unconfigured");
    expect(arrows).toEqual(["unconfigured → configuring", "configuring → unconfigured"]);
    expect(log.lines().join()).toContain("A file is missing. Fetch it.");
    expect(node.trouble).toContain("A file is missing");
    expect(await asked(configure)).toBe(true);
    expect(node.trouble).toBeNull();
    await end();
  });

  it("goes through error processing when configuring fails for a reason of our own", async () => {
    const { asked, robot, arrows, end } = started();
    robot.failures.configure = [new Error("a bug")];
    expect(await asked(configure)).toBe(false);
    expect(arrows).toEqual([
      "unconfigured → configuring",
      "configuring → errorprocessing",
      "errorprocessing → unconfigured",
    ]);
    await end();
  });

  it("is cleaned up when it cannot be deactivated", async () => {
    const { asked, robot, clock, node, end } = started();
    await asked(configure);
    await asked(activate);
    robot.failures.deactivate = [missing];
    const answer = node.change(deactivate);
    await clock.advance(2000);
    expect(await clock.finish(answer)).toBe(false);
    expect(robot.calls.at(-1)).toBe("cleanup");
    expect(node.state).toBe("unconfigured");
    await end();
  });

  it("shuts down from active: off duty first, then let go of", async () => {
    const { asked, robot, clock, node, ended } = started();
    await asked(configure);
    await asked(activate);
    const answer = node.change(shutdown);
    await clock.advance(2000);
    expect(await clock.finish(answer)).toBe(true);
    await clock.settle();
    expect(robot.calls).toEqual(["configure", "activate", "deactivate", "cleanup"]);
    expect(ended()).toBe("normally");
  });

  it("lets go of a robot that breaks by itself, and then waits to be asked again", async () => {
    const { asked, robot, clock, node, arrows, end } = started();
    await asked(configure);
    await asked(activate);
    arrows.length = 0;
    robot.breakDown(new Error("a room failed"));
    await clock.advance(100_000);
    expect(arrows).toEqual([
      "active → deactivating",
      "deactivating → errorprocessing",
      "errorprocessing → unconfigured",
    ]);
    expect(robot.calls.at(-1)).toBe("cleanup");
    expect(node.trouble).toContain("a room failed");
    await end();
  });

  it("ends with the error when a broken robot cannot be cleaned up either", async () => {
    const { asked, robot, clock, node, ended } = started();
    await asked(configure);
    robot.failures.cleanup = [new Error("it holds on")];
    robot.breakDown(new Error("a room failed"));
    await clock.advance(5000);
    expect(node.state).toBe("finalized");
    expect(ended()).toEqual({ error: new Error("it holds on") });
  });

  it("does not hold it against the next robot that one broke while it was let go of", async () => {
    const { asked, robot, clock, node, end } = started();
    await asked(configure);
    const letGo = node.change(cleanup);
    await clock.advance(500);
    robot.breakDown(new Error("a room failed"));
    await clock.advance(500);
    expect(await clock.finish(letGo)).toBe(true);
    await asked(configure);
    await clock.advance(5000);
    expect(node.state).toBe("inactive");
    await end();
  });

  it("does not hear of a robot that was let go of long ago", async () => {
    const { asked, robot, clock, node, end } = started();
    await asked(configure);
    const earlier = robot.breakDown;
    await asked(cleanup);
    await asked(configure);
    earlier(new Error("too late"));
    await clock.advance(5000);
    expect(node.state).toBe("inactive");
    await end();
  });
});

describe("a node that starts by itself", () => {
  it("configures and activates", async () => {
    const { clock, node, end } = started({ autostart: true });
    await clock.advance(2000);
    expect(node.state).toBe("active");
    await end();
  });

  it("tries again with growing waits while the world is not ready", async () => {
    const { clock, robot, node, end } = started({ autostart: true });
    robot.failures.configure = [missing, missing, missing, missing];
    const tries: number[] = [];
    for (let second = 0; second < 40; second++) {
      const before = robot.calls.length;
      await clock.advance(1000);
      if (robot.calls.length > before) tries.push(second);
    }
    const gaps = tries.slice(1, 4).map((second, index) => second - (tries[index] ?? 0));
    expect(gaps).toEqual([...gaps].sort((a, b) => a - b));
    expect(gaps.at(-1)).toBeGreaterThan(4);
    expect(node.state).toBe("active");
    await end();
  });

  it("is in service again after the robot broke", async () => {
    const { clock, robot, node, end } = started({ autostart: true });
    await clock.advance(5000);
    robot.breakDown(new Error("a room failed"));
    await clock.advance(10_000);
    expect(node.state).toBe("active");
    expect(robot.calls).toEqual(["configure", "activate", "cleanup", "configure", "activate"]);
    await end();
  });

  it("stays out of service when a technician took it out, until they bring it back", async () => {
    const { clock, robot, node, asked, end } = started({ autostart: true });
    await clock.advance(5000);
    await asked(deactivate);
    await clock.advance(100_000);
    expect(node.state).toBe("inactive");
    await asked(activate);
    robot.breakDown(new Error("a room failed"));
    await clock.advance(10_000);
    expect(node.state).toBe("active");
    await end();
  });
});

describe("a process that is told to end", () => {
  it("goes off duty, lets go of everything and is finalized", async () => {
    const { clock, node, robot, end, ended } = started({ autostart: true });
    await clock.advance(5000);
    await end();
    expect(node.state).toBe("finalized");
    expect(robot.calls).toEqual(["configure", "activate", "deactivate", "cleanup"]);
    expect(ended()).toBe("normally");
  });

  it("waits for a change that is under way", async () => {
    const { clock, node, robot, end } = started();
    void node.change(configure);
    await clock.advance(100);
    await end();
    expect(node.state).toBe("finalized");
    expect(robot.calls).toEqual(["configure", "cleanup"]);
  });

  it("is finalized also when the robot breaks on the way", async () => {
    const { clock, node, robot, end } = started({ autostart: true });
    await clock.advance(5000);
    robot.failures.deactivate = [new Error("stuck")];
    await end();
    expect(node.state).toBe("finalized");
    expect(robot.calls.at(-1)).toBe("cleanup");
  });
});
