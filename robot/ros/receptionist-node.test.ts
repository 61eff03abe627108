import { describe, expect, it } from "vitest";
import { z } from "zod";
import { instant } from "../kernel/clock.ts";
import { Fault } from "../kernel/fault.ts";
import { EventLog, journalTo } from "../kernel/journal.ts";
import { ManualClock } from "../kernel/manual-clock.ts";
import { seededRandom } from "../kernel/random.ts";
import { InMemoryNetwork } from "./graph/in-memory-graph.ts";
import type { ParameterValue, Service, Topic } from "./graph/ros-graph.ts";
import { services, writes } from "./interface.ts";
import { lifecycleInterface } from "./lifecycle-services.ts";
import { ReceptionistNode } from "./receptionist-node.ts";
import { rosConfig } from "./ros-config.ts";
import { SAMPLE_FRAME, SAMPLE_LENS, samplePerson } from "./testing/sample-person.ts";
import { ScriptedRobot } from "./testing/scripted-robot.ts";

/** Shaped like the robot's own. */
const schema = z.strictObject({
  name: z.string().default("Stella").describe("What it is called."),
  hubUrl: z.string().default("ws://hub").describe("Where the hub is."),
  motion: z.strictObject({ tickMs: z.int().min(5).max(100).default(20).describe("A time.") }).prefault({}),
  ros: rosConfig.prefault({}),
});
const never = new AbortController().signal;

function started(overrides: Readonly<Record<string, ParameterValue>> = {}) {
  const clock = new ManualClock();
  const log = new EventLog();
  const journal = journalTo(clock, [log.sink]);
  const network = new InMemoryNetwork({ journal });
  const robot = new ScriptedRobot(clock);
  const graph = network.node("receptionist", overrides);
  const configs: z.infer<typeof schema>[] = [];
  const refuse: { next: Error | null } = { next: null };
  const node = new ReceptionistNode({
    graph,
    robot,
    schema,
    config: schema.parse({}),
    onConfig: (config) => {
      const error = refuse.next;
      refuse.next = null;
      if (error) throw error;
      configs.push(config);
    },
    clock,
    journal,
    random: seededRandom(1),
  });
  const technician = network.node("technician");
  const there = <Named extends { readonly name: string }>(named: Named): Named => ({
    ...named,
    name: named.name.replace("~", "/receptionist"),
  });
  const listen = <Message>(topic: Topic<Message>) => {
    const heard: Message[] = [];
    technician.subscribe(there(topic), (message) => heard.push(message));
    return heard;
  };
  const call = <Request, Response>(service: Service<Request, Response>, request: Request) =>
    clock.finish(technician.call(there(service), request, never));
  const change = async (label: string) => {
    const answer = technician.call(
      there(lifecycleInterface.changeState),
      { transition: { id: 0, label } },
      never,
    );
    await clock.advance(2000);
    return (await clock.finish(answer)).success;
  };
  const stop = new AbortController();
  // Whoever wants to hear of the beginning has subscribed by then.
  const running = Promise.resolve().then(() => node.run(stop.signal));
  let ended = false;
  const markEnd = () => {
    ended = true;
  };
  running.then(markEnd, markEnd);
  const end = async () => {
    stop.abort(new Error("the test is over"));
    await clock.advance(10_000);
    await running;
  };
  return {
    clock,
    log,
    robot,
    graph,
    configs,
    refuse,
    node,
    technician,
    listen,
    call,
    change,
    end,
    running,
    ended: () => ended,
  };
}

const byHand = { "ros.autostart": false };

describe("the node's life", () => {
  it("begins by itself, and is told to who listens", async () => {
    const { clock, node, listen, end } = started();
    const events = listen(lifecycleInterface.transitionEvent);
    const states = listen(writes.state);
    await clock.advance(2500);
    expect(node.state).toBe("active");
    expect(events.map(({ start_state, goal_state }) => [start_state.label, goal_state.label])).toEqual([
      ["unconfigured", "configuring"],
      ["configuring", "inactive"],
      ["inactive", "activating"],
      ["activating", "active"],
    ]);
    expect(events.at(-1)).toMatchObject({ transition: { id: 30, label: "transition_success" } });
    expect(states.map(({ data }) => data)).toEqual(["unconfigured", "off-duty"]);
    await end();
  });

  it("is led by a manager through the services of every managed node", async () => {
    const { call, change, clock, ended } = started(byHand);
    await clock.settle();
    expect(await call(lifecycleInterface.getState, {})).toEqual({
      current_state: { id: 1, label: "unconfigured" },
    });
    const { available_transitions } = await call(lifecycleInterface.getAvailableTransitions, {});
    expect(available_transitions.map(({ transition }) => transition)).toEqual([
      { id: 1, label: "configure" },
      { id: 5, label: "shutdown" },
    ]);
    expect((await call(lifecycleInterface.getTransitionGraph, {})).available_transitions).toHaveLength(25);
    expect((await call(lifecycleInterface.getAvailableStates, {})).available_states).toHaveLength(11);

    expect(await change("configure")).toBe(true);
    expect(await change("activate")).toBe(true);
    expect(await change("activate")).toBe(false);
    expect(await call(lifecycleInterface.getState, {})).toEqual({
      current_state: { id: 3, label: "active" },
    });
    expect(await change("shutdown")).toBe(true);
    await clock.advance(1000);
    expect(ended()).toBe(true);
  });

  it("ends in order when the process is told to, and leaves nothing open", async () => {
    const { clock, end, robot, technician, listen } = started();
    const states = listen(writes.state);
    await clock.advance(5000);
    await end();
    expect(robot.calls).toEqual(["configure", "activate", "deactivate", "cleanup"]);
    expect(states.at(-1)).toEqual({ data: "unconfigured" });
    expect(technician.publishersOf(writes.diagnostics)).toBe(0);
    expect(technician.publishersOf({ ...writes.state, name: "/receptionist/state" })).toBe(0);
  });
});

describe("the node's parameters", () => {
  it("reach the robot before it is configured, a launch file's over the configuration file's", async () => {
    const { configs, end, clock } = started({ ...byHand, "motion.tickMs": 40 });
    await clock.settle();
    expect(configs.map(({ motion }) => motion.tickMs)).toEqual([40]);
    await end();
  });

  it("are changed while it works where that can be, and refused with the reason where not", async () => {
    const { configs, clock, graph, end } = started();
    await clock.advance(3000);
    expect(graph.setParameters({ "motion.tickMs": 50 })).toEqual({ accepted: true });
    expect(configs.at(-1)?.motion.tickMs).toBe(50);
    expect(graph.setParameters({ hubUrl: "ws://other" })).toEqual({
      accepted: false,
      reason: "hubUrl takes effect when the node is configured: clean it up first",
    });
    expect(configs).toHaveLength(2);
    await end();
  });

  it("stay as they were when the robot cannot take a change", async () => {
    const { clock, graph, refuse, end } = started();
    await clock.advance(3000);
    refuse.next = new Error("a room chokes on it");
    expect(graph.setParameters({ "motion.tickMs": 50 })).toMatchObject({ accepted: false });
    expect(graph.parameters()["motion.tickMs"]).toBe(20);
    expect(graph.setParameters({ "motion.tickMs": 60 })).toEqual({ accepted: true });
    await end();
  });

  it("may all be changed once it is cleaned up", async () => {
    const { configs, clock, graph, change, end } = started();
    await clock.advance(3000);
    await change("deactivate");
    await change("cleanup");
    expect(graph.setParameters({ hubUrl: "ws://other" })).toEqual({ accepted: true });
    expect(configs.at(-1)?.hubUrl).toBe("ws://other");
    await end();
  });

  it("end it at once when what it was started with is no configuration", async () => {
    const { running, clock, robot } = started({ "ros.sound": "telepathy" });
    const outcome = running.catch((error: unknown) => error);
    await clock.settle();
    const error = await outcome;
    expect(error).toBeInstanceOf(Fault);
    expect(error).toMatchObject({ code: "ros.bad-parameter" });
    expect(String(error)).toContain("ros.sound");
    expect(robot.calls).toEqual([]);
  });
});

describe("the node at work", () => {
  it("does what technicians ask for, once it is configured", async () => {
    const { call, change, clock, robot, end } = started(byHand);
    await clock.settle();
    expect(await call(services.emergencyStop, { data: true })).toMatchObject({ success: false });
    await change("configure");
    expect(await call(services.emergencyStop, { data: true })).toMatchObject({ success: true });
    expect(robot.stopped).toBe(true);
    await end();
  });

  it("tells who is there while it is active, and nobody when it no longer is", async () => {
    const { clock, node, listen, change, end } = started();
    const bodies = listen(writes.bodies);
    await clock.advance(3000);
    node.tell({
      type: "scene",
      scene: { capturedAt: instant(clock.now() - 30), lens: SAMPLE_LENS, persons: [samplePerson("t1")] },
      camera: SAMPLE_FRAME,
      attending: null,
    });
    await clock.settle();
    expect(bodies.map(({ ids }) => ids)).toEqual([["b_t1"]]);
    await change("deactivate");
    expect(bodies.at(-1)?.ids).toEqual([]);
    await end();
  });

  it("tells how it is doing once a second, in every state", async () => {
    const { clock, listen, end } = started(byHand);
    const diagnostics = listen(writes.diagnostics);
    await clock.advance(5500);
    expect(diagnostics).toHaveLength(6);
    expect(diagnostics[0]?.status[0]).toMatchObject({
      level: 0,
      name: "receptionist: lifecycle",
      message: "unconfigured",
    });
    await end();
  });

  it("is taken out of service when its health cannot be told, which is a mistake of ours", async () => {
    const { clock, robot, running } = started();
    await clock.advance(3000);
    Object.defineProperty(robot, "health", {
      get() {
        throw new Error("a bug");
      },
    });
    const outcome = running.catch((error: unknown) => error);
    await clock.advance(5000);
    expect(await outcome).toEqual(new Error("a bug"));
    expect(robot.calls.slice(-2)).toEqual(["deactivate", "cleanup"]);
  });
});
