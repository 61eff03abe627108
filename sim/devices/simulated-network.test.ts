import { describe, expect, it } from "vitest";
import { ManualClock } from "../../robot/kernel/manual-clock.ts";
import { seededRandom } from "../../robot/kernel/random.ts";
import { linkContract } from "../../test/contracts/link.contract.ts";
import { passing } from "../../test/contracts/passing-time.ts";
import { type HubConnect, SimulatedNetwork } from "./simulated-network.ts";
import type { NetworkConditions } from "./wire.ts";

const GOOD: NetworkConditions = { way: "open", latencyMs: 40, lossShare: 0 };

/** A network whose weather the test makes. */
function networkTo(connect: HubConnect, clock: ManualClock) {
  let conditions = GOOD;
  const network = new SimulatedNetwork(clock, seededRandom(1), () => conditions, connect);
  const become = (changes: Partial<NetworkConditions>) => {
    conditions = { ...conditions, ...changes };
    network.settle();
  };
  return { network, become };
}

/** A network to a hub that answers every message with the same in capitals. */
function open() {
  const clock = new ManualClock();
  const hub: string[] = [];
  let hangUp: (why: string) => void = () => {};
  const { network, become } = networkTo((send, close) => {
    hangUp = close;
    return {
      message: (text) => {
        hub.push(text);
        send(text.toUpperCase());
      },
      closed: (why) => hub.push(`closed: ${why}`),
    };
  }, clock);
  const robot: string[] = [];
  const events = {
    message: (text: string) => robot.push(text),
    closed: (why: string) => robot.push(`closed: ${why}`),
  };
  const dial = async () => {
    const dialled = network.dial(events, new AbortController().signal);
    // Only so that a refusal is not unhandled while the clock is advanced.
    dialled.catch(() => undefined);
    await clock.advance(100);
    return dialled;
  };
  return { clock, network, become, hub, robot, dial, hangUp: (why: string) => hangUp(why) };
}

linkContract("the simulated network's link", async () => {
  const clock = new ManualClock();
  let heard: string[] = [];
  let gone = false;
  let send: (text: string) => void = () => {};
  let hangUp: (why: string) => void = () => {};
  const { network, become } = networkTo((answer, close) => {
    heard = [];
    gone = false;
    send = answer;
    hangUp = close;
    return {
      message: (text) => heard.push(text),
      closed: () => {
        gone = true;
      },
    };
  }, clock);
  return {
    dialler: network,
    hub: {
      get heard() {
        return heard;
      },
      gone: () => gone,
      send: (text) => send(text),
      hangUp: () => hangUp("the hub stops"),
    },
    takeHubAway: async () => become({ way: "refused" }),
    until: (done) => passing(clock, done),
    tidy: async () => {},
  };
});

describe("the simulated network", () => {
  it("carries messages in order, each as late as its latency", async () => {
    const { clock, hub, robot, dial } = open();
    const link = await dial();
    expect([link.send("a"), link.send("b"), link.send("c")]).toEqual([true, true, true]);
    await clock.advance(39);
    expect(hub).toEqual([]);
    await clock.advance(1);
    expect(hub).toEqual(["a", "b", "c"]);
    await clock.advance(40);
    expect(robot).toEqual(["A", "B", "C"]);
  });

  it("refuses connections while it is down, and cuts off whoever is connected", async () => {
    const { become, hub, robot, dial } = open();
    const link = await dial();
    become({ way: "down" });
    expect(robot).toEqual(["closed: the network went down"]);
    expect(hub).toEqual(["closed: the network went down"]);
    expect(link.send("too late")).toBe(false);
    await expect(dial()).rejects.toMatchObject({ code: "link.unreachable" });
    become({ way: "open" });
    expect((await dial()).send("back")).toBe(true);
  });

  it("loses what is under way when it goes down, both ways", async () => {
    const { clock, become, hub, robot, dial } = open();
    const link = await dial();
    link.send("arrives, its answer does not");
    await clock.advance(60);
    link.send("never arrives");
    become({ way: "down" });
    await clock.advance(500);
    expect(hub).toEqual(["arrives, its answer does not", "closed: the network went down"]);
    expect(robot).toEqual(["closed: the network went down"]);
  });

  it("tells the robot once when the hub hangs up, and the hub when the robot does", async () => {
    const first = open();
    const link = await first.dial();
    first.hangUp("revoked");
    await first.clock.advance(40);
    link.close();
    expect(first.robot).toEqual(["closed: revoked"]);

    const second = open();
    (await second.dial()).close();
    expect(second.hub).toEqual([]);
    await second.clock.advance(40);
    expect(second.hub).toEqual(["closed: closed by the robot"]);
    expect(second.robot).toEqual(["closed: closed by the robot"]);
  });

  it("sends lost packets again: everything arrives, in order, some of it late", async () => {
    const { clock, become, hub, dial } = open();
    const link = await dial();
    become({ lossShare: 0.3 });
    const sent = Array.from({ length: 40 }, (_, index) => `${index}`);
    const arrivedMs: number[] = [];
    for (const text of sent) {
      link.send(text);
      await clock.advance(100);
      arrivedMs.push(hub.length);
    }
    // After 40 ms alone, nothing would ever be one behind.
    expect(arrivedMs.some((count, index) => count <= index)).toBe(true);
    await clock.advance(20_000);
    expect(hub).toEqual(sent);
  });

  it("delivers after a short partition what was sent meanwhile, and nobody is cut off", async () => {
    const { clock, become, hub, robot, dial } = open();
    const link = await dial();
    become({ way: "partitioned" });
    link.send("late");
    await clock.advance(8000);
    expect(hub).toEqual([]);
    become({ way: "open" });
    await clock.advance(100);
    expect(hub).toEqual(["late"]);
    expect(robot).toEqual(["LATE"]);
  });

  it("lets the robot give up a connection that has been silent for two pings, and the hub hear of it when it can", async () => {
    const { clock, become, hub, robot, dial } = open();
    await dial();
    become({ way: "partitioned" });
    await clock.advance(19_000);
    expect(robot).toEqual([]);
    await clock.advance(6_000);
    expect(robot).toEqual(["closed: silent"]);
    expect(hub).toEqual([]);
    become({ way: "open" });
    await clock.advance(100);
    expect(hub).toEqual(["closed: silent"]);
  });

  it("dials through a partition when it is over, and not before", async () => {
    const { clock, become, network } = open();
    become({ way: "partitioned" });
    const events = { message: () => {}, closed: () => {} };
    let connected = false;
    const dialling = network.dial(events, new AbortController().signal).then((link) => {
      connected = true;
      return link;
    });
    await clock.advance(5000);
    expect(connected).toBe(false);
    become({ way: "open" });
    await clock.advance(5000);
    expect((await dialling).send("through")).toBe(true);
  });

  it("keeps the hub waiting for a robot that was switched off, until its pings are not answered", async () => {
    const { clock, network, hub, robot, dial } = open();
    await dial();
    network.orphan();
    await clock.advance(29_000);
    expect(hub).toEqual([]);
    await clock.advance(17_000);
    expect(hub).toEqual(["closed: silent"]);
    expect(robot).toEqual([]);
  });
});
