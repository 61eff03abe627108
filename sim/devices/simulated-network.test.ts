import { describe, expect, it } from "vitest";
import { ManualClock } from "../../robot/kernel/manual-clock.ts";
import { linkContract } from "../../test/contracts/link.contract.ts";
import { passing } from "../../test/contracts/passing-time.ts";
import { SimulatedNetwork } from "./simulated-network.ts";

/** A network to a hub that answers every message with the same in capitals. */
function open() {
  const clock = new ManualClock();
  const hub: string[] = [];
  let hangUp: (why: string) => void = () => {};
  const network = new SimulatedNetwork(clock, 40, (send, close) => {
    hangUp = close;
    return {
      message: (text) => {
        hub.push(text);
        send(text.toUpperCase());
      },
      closed: (why) => hub.push(`closed: ${why}`),
    };
  });
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
  return { clock, network, hub, robot, dial, hangUp: (why: string) => hangUp(why) };
}

linkContract("the simulated network's link", async () => {
  const clock = new ManualClock();
  let heard: string[] = [];
  let gone = false;
  let send: (text: string) => void = () => {};
  let hangUp: (why: string) => void = () => {};
  const network = new SimulatedNetwork(clock, 40, (answer, close) => {
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
  });
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
    takeHubAway: async () => network.setUp(false),
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
    const { network, hub, robot, dial } = open();
    const link = await dial();
    network.setUp(false);
    expect(robot).toEqual(["closed: the network went down"]);
    expect(hub).toEqual(["closed: the network went down"]);
    expect(link.send("too late")).toBe(false);
    await expect(dial()).rejects.toMatchObject({ code: "link.unreachable" });
    network.setUp(true);
    expect((await dial()).send("back")).toBe(true);
  });

  it("loses what is under way when it goes down, both ways", async () => {
    const { clock, network, hub, robot, dial } = open();
    const link = await dial();
    link.send("arrives, its answer does not");
    await clock.advance(60);
    link.send("never arrives");
    network.setUp(false);
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
});
