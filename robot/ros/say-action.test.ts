import { describe, expect, it } from "vitest";
import { EventLog, journalTo } from "../kernel/journal.ts";
import { ManualClock } from "../kernel/manual-clock.ts";
import type { Controls } from "./controls.ts";
import { InMemoryNetwork } from "./graph/in-memory-graph.ts";
import { actions, type SayFeedback } from "./interface.ts";
import { offerSay } from "./say-action.ts";
import { ScriptedRobot } from "./testing/scripted-robot.ts";

const say = { ...actions.say, name: "/receptionist/say" };
const threeSentences = "We close soon. Please come to the desk. Thank you!";

async function offered({ configured = true, built = true } = {}) {
  const clock = new ManualClock();
  const log = new EventLog();
  const journal = journalTo(clock, [log.sink]);
  const robot = new ScriptedRobot(clock);
  const configuring = robot.configure(() => {});
  await clock.advance(1000);
  const controls: Controls | null = configured ? (await configuring).controls : null;
  const network = new InMemoryNetwork({
    journal,
    knownTypes: (type) => built || type !== actions.say.type,
  });
  const release = offerSay(network.node("receptionist"), () => controls, journal);
  const technician = network.node("technician");
  const heard: SayFeedback[] = [];
  const ask = (text: string, signal = new AbortController().signal) =>
    technician.act(say, { text }, signal, (feedback) => heard.push(feedback));
  return { clock, robot, log, ask, heard, release };
}

describe("a text that is to be said", () => {
  it("is said sentence by sentence, and the asker hears of each", async () => {
    const { clock, ask, heard } = await offered();
    const outcome = ask(threeSentences);
    await clock.advance(1500);
    expect(heard.map(({ number, of, sentence }) => `${number}/${of} ${sentence}`)).toEqual([
      "1/3 We close soon.",
      "2/3 Please come to the desk.",
    ]);
    await clock.advance(1500);
    expect(await clock.finish(outcome)).toEqual({
      status: "succeeded",
      result: { sentences: 3, message: "" },
    });
  });

  it("is aborted when nobody could hear it, and the asker is told", async () => {
    const { clock, robot, ask } = await offered();
    robot.voiceWorks = false;
    const outcome = ask("Hello.");
    await clock.advance(1500);
    expect(await clock.finish(outcome)).toEqual({
      status: "aborted",
      result: { sentences: 1, message: "it was only shown: the voice is out of order" },
    });
  });

  it("can be cancelled half-way", async () => {
    const { clock, ask, heard } = await offered();
    const cancel = new AbortController();
    const outcome = ask(threeSentences, cancel.signal);
    await clock.advance(500);
    cancel.abort(new Error("never mind"));
    await clock.advance(1000);
    expect(await clock.finish(outcome)).toMatchObject({ status: "canceled", result: { sentences: 1 } });
    expect(heard).toHaveLength(1);
  });

  it("waits for nobody: a second one is rejected while one is said", async () => {
    const { clock, ask, log } = await offered();
    const first = ask(threeSentences);
    await clock.advance(500);
    expect(await clock.finish(ask("And another."))).toEqual({ status: "rejected" });
    expect(log.lines().join()).toContain("another text is being said");
    await clock.advance(5000);
    expect(await clock.finish(first)).toMatchObject({ status: "succeeded" });
    const third = ask("Now it may.");
    await clock.advance(1000);
    expect(await clock.finish(third)).toMatchObject({ status: "succeeded" });
  });

  it("is said once when two askers are accepted at the same moment", async () => {
    const { clock, ask } = await offered();
    const both = Promise.all([ask("One."), ask("Two.")]);
    await clock.advance(3000);
    const statuses = (await clock.finish(both)).map(({ status }) => status);
    expect(statuses.filter((status) => status === "succeeded")).toHaveLength(1);
  });

  it("is rejected with a reason in the journal while a visitor is served", async () => {
    const { clock, ask, robot, log } = await offered();
    robot.mayAnnounce = { done: false, message: "a visitor is served" };
    expect(await clock.finish(ask("Hello."))).toEqual({ status: "rejected" });
    expect(log.lines().join()).toContain("a visitor is served");
  });

  it("is rejected while the node is not configured", async () => {
    const { clock, ask, log } = await offered({ configured: false });
    expect(await clock.finish(ask("Hello."))).toEqual({ status: "rejected" });
    expect(log.lines().join()).toContain("the node is not configured");
  });
});

it("nothing is offered where the action's type is not built, and the journal says what to do", async () => {
  const { log, release } = await offered({ built: false });
  expect(log.lines().join()).toMatch(/ros\.say-not-offered.*colcon/);
  release();
});
