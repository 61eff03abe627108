import { describe, expect, it } from "vitest";
import { instant } from "../kernel/clock.ts";
import { EventLog, journalTo } from "../kernel/journal.ts";
import { ManualClock } from "../kernel/manual-clock.ts";
import { Announcer } from "./announcer.ts";
import { InMemoryNetwork } from "./graph/in-memory-graph.ts";
import type { StringMessage } from "./graph/messages/std-msgs.ts";
import { SENSOR_DATA } from "./graph/qos.ts";
import type { Topic } from "./graph/ros-graph.ts";
import { aboutPerson, writes } from "./interface.ts";
import type { SeenPerson } from "./people.ts";
import { rosConfig } from "./ros-config.ts";
import { SAMPLE_FRAME, SAMPLE_LENS, samplePerson } from "./testing/sample-person.ts";

const here = <Message>(topic: Topic<Message>): Topic<Message> => ({
  ...topic,
  name: topic.name.replace("~", "/receptionist"),
});

function opened({ knows = (_type: string): boolean => true, rules = {} } = {}) {
  const clock = new ManualClock();
  const log = new EventLog();
  const journal = journalTo(clock, [log.sink]);
  const network = new InMemoryNetwork({ journal, knownTypes: knows });
  const ros = rosConfig.parse(rules);
  const announcer = new Announcer({
    graph: network.node("receptionist"),
    clock,
    journal,
    rules: () => ros,
  });
  const peer = network.node("peer");
  const listen = <Message>(topic: Topic<Message>) => {
    const heard: Message[] = [];
    peer.subscribe(here(topic), (message) => heard.push(message));
    return heard;
  };
  const words = (topic: Topic<StringMessage>) => {
    const heard = listen(topic);
    return () => heard.map(({ data }) => data);
  };
  const see = async (persons: readonly SeenPerson[], attending: string | null = null) => {
    await clock.advance(100);
    announcer.tell({
      type: "scene",
      scene: { capturedAt: instant(clock.now() - 40), lens: SAMPLE_LENS, persons },
      camera: SAMPLE_FRAME,
      attending,
    });
    await clock.settle();
  };
  const publishersOf = (name: string) => peer.publishersOf({ name, type: "", qos: SENSOR_DATA });
  announcer.open();
  return { announcer, clock, log, peer, listen, words, see, publishersOf };
}

function inService(options: Parameters<typeof opened>[0] = {}) {
  const rig = opened(options);
  rig.announcer.enter("inactive");
  rig.announcer.enter("active");
  rig.announcer.tell({ type: "state", state: "waiting" });
  return rig;
}

describe("the people in view, where hri_msgs is installed", () => {
  it("are listed once for each picture, also when nobody is there", async () => {
    const { listen, see } = inService();
    const bodies = listen(writes.bodies);
    const persons = listen(writes.persons);
    await see([]);
    await see([samplePerson("t1"), samplePerson("t2")]);
    expect(bodies.map(({ ids }) => ids)).toEqual([[], ["b_t1", "b_t2"]]);
    expect(persons.map(({ ids }) => ids)).toEqual([[], ["p_t1", "p_t2"]]);
  });

  it("are stamped with the moment of the picture, not of the message", async () => {
    const { listen, see, clock } = inService();
    const bodies = listen(writes.bodies);
    await see([samplePerson("t1")]);
    const stamp = bodies[0]?.header.stamp;
    expect((stamp?.sec ?? 0) * 1000 + (stamp?.nanosec ?? 0) / 1e6).toBeCloseTo(clock.wallNow() - 40);
    expect(bodies[0]?.header.frame_id).toBe("camera_link");
  });

  it("have topics of their own, which say who and how far they have come, also to who asks later", async () => {
    const { listen, see, clock } = inService();
    await see([samplePerson("t1")]);
    await see([samplePerson("t1", { engagement: "engaged" })]);
    const body = listen(aboutPerson.body("p_t1"));
    const anonymous = listen(aboutPerson.anonymous("p_t1"));
    const engagement = listen(aboutPerson.engagement("p_t1"));
    await clock.settle();
    expect(body).toEqual([{ data: "b_t1" }]);
    expect(anonymous).toEqual([{ data: true }]);
    expect(engagement).toMatchObject([{ level: 3 }]);
  });

  it("keep their topics when a picture misses them, and lose them when they are gone", async () => {
    const { listen, see, publishersOf } = inService();
    await see([samplePerson("t1")]);
    const located = listen(aboutPerson.located("p_t1"));
    await see([]);
    expect(publishersOf("/humans/bodies/b_t1/roi")).toBe(1);
    expect(located.at(-1)).toEqual({ data: 0 });
    await see([samplePerson("t1")]);
    expect(located.at(-1)).toEqual({ data: 1 });
    for (let picture = 0; picture < 25; picture++) await see([]);
    expect(publishersOf("/humans/bodies/b_t1/roi")).toBe(0);
    expect(publishersOf("/humans/persons/p_t1/body_id")).toBe(0);
  });

  it("have their frames broadcast", async () => {
    const { listen, see } = inService();
    const frames = listen(writes.frames);
    await see([samplePerson("t1")]);
    await see([]);
    expect(frames).toHaveLength(1);
    expect(frames[0]?.transforms.map((one) => one.child_frame_id)).toEqual(["person_p_t1", "body_b_t1"]);
  });

  it("are taken back when the robot goes off duty", async () => {
    const { announcer, listen, see, clock, publishersOf, words } = inService();
    const bodies = listen(writes.bodies);
    const engagement = words(writes.engagement);
    await see([samplePerson("t1", { engagement: "engaged" })]);
    announcer.enter("inactive");
    await clock.settle();
    expect(bodies.at(-1)?.ids).toEqual([]);
    expect(publishersOf("/humans/bodies/b_t1/roi")).toBe(0);
    expect(engagement()).toEqual(["alone", "engaged", "alone"]);
  });

  it("are taken back when the camera shows nothing for long", async () => {
    const { announcer, listen, see, clock } = inService();
    const bodies = listen(writes.bodies);
    await see([samplePerson("t1")]);
    await clock.advance(2900);
    announcer.forgetOldViews();
    await clock.settle();
    expect(bodies).toHaveLength(1);
    await clock.advance(200);
    announcer.forgetOldViews();
    announcer.forgetOldViews();
    await clock.settle();
    expect(bodies.map(({ ids }) => ids.length)).toEqual([1, 0]);
  });
});

describe("the people in view, where hri_msgs is not installed", () => {
  it("are published as detections, one message for each picture", async () => {
    const { listen, see } = inService({ knows: (type) => !type.startsWith("hri_msgs/") });
    const detections = listen(writes.detections);
    await see([]);
    await see([samplePerson("t1")]);
    expect(detections.map((message) => message.detections.map(({ id }) => id))).toEqual([[], ["t1"]]);
  });

  it("are not published without vision_msgs either, and the journal says so once", async () => {
    const { see, log } = inService({ knows: (type) => !/^(hri|vision)_msgs\//.test(type) });
    await see([samplePerson("t1")]);
    await see([samplePerson("t1")]);
    const warnings = log.entries.filter(({ event }) => event === "ros.people-not-published");
    expect(warnings).toHaveLength(1);
  });
});

describe("what the robot is doing", () => {
  it("is told as one word, when it changes", async () => {
    const { announcer, clock, words } = opened();
    const state = words(writes.state);
    announcer.enter("configuring");
    announcer.enter("inactive");
    announcer.enter("active");
    announcer.tell({ type: "state", state: "waiting" });
    announcer.tell({ type: "state", state: "serving" });
    announcer.tell({ type: "state", state: "serving" });
    announcer.enter("deactivating");
    announcer.enter("inactive");
    announcer.enter("cleaningup");
    await clock.settle();
    expect(state()).toEqual(["unconfigured", "off-duty", "waiting", "serving", "off-duty", "unconfigured"]);
  });

  it("is known to who comes late", async () => {
    const { announcer, clock, words } = inService();
    announcer.tell({ type: "activity", activity: "listening" });
    const activity = words(writes.activity);
    await clock.settle();
    expect(activity()).toEqual(["listening"]);
  });
});

describe("words", () => {
  it("of the robot are published", async () => {
    const { announcer, clock, words } = inService();
    const speech = words(writes.speech);
    announcer.tell({ type: "says", sentence: "Hello." });
    await clock.settle();
    expect(speech()).toEqual(["Hello."]);
  });

  it("of the robot are kept when it is told so", async () => {
    const { announcer, clock, words } = inService({ rules: { speech: false } });
    const speech = words(writes.speech);
    announcer.tell({ type: "says", sentence: "Hello Jane." });
    await clock.settle();
    expect(speech()).toEqual([]);
  });

  it("of visitors stay in the robot unless somebody wants them on the network", async () => {
    const { announcer, clock, words } = inService();
    const captions = words(writes.captions);
    announcer.tell({ type: "hears", text: "my name is Jane" });
    await clock.settle();
    expect(captions()).toEqual([]);

    const open = inService({ rules: { visitorWords: true } });
    const told = open.words(writes.captions);
    open.announcer.tell({ type: "hears", text: "my name is Jane" });
    await open.clock.settle();
    expect(told()).toEqual(["my name is Jane"]);
  });
});

it("news that come too late are dropped", async () => {
  const { announcer, clock, listen, see } = inService();
  const bodies = listen(writes.bodies);
  announcer.enter("inactive");
  announcer.enter("unconfigured");
  await see([samplePerson("t1")]);
  await announcer.close();
  announcer.tell({ type: "says", sentence: "Too late." });
  await clock.settle();
  expect(bodies).toEqual([]);
});
