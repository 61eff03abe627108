import { describe, expect, test } from "vitest";
import type { Int16MultiArray, StringMessage } from "../../robot/ros/graph/messages/std-msgs.ts";
import { LATCHED, type Qos } from "../../robot/ros/graph/qos.ts";
import type { Topic } from "../../robot/ros/graph/ros-graph.ts";
import { complaintsOf, eventually, type GraphTraits, type GraphUnderTest } from "./graph-under-test.ts";

/** What every graph promises of its topics. */
export function topicContract(world: () => GraphUnderTest, { checksMessages }: GraphTraits): void {
  describe("topics", () => {
    const listen = (topic: Topic<StringMessage>) => {
      const heard: string[] = [];
      const release = world().graph.subscribe(topic, ({ data }) => heard.push(data));
      return { heard, release };
    };
    /** The peer publishes until somebody here has heard it: over a network, finding one another takes a moment. */
    const sayUntil = (topic: Topic<StringMessage>, data: string, heard: readonly string[]) =>
      eventually(
        world(),
        async () => {
          await world().peer.publish(topic, { data });
          await world().pause();
          return heard.includes(data);
        },
        `hearing "${data}" on ${topic.name}`,
      );

    test("messages arrive whole and in order, both ways", async () => {
      const texts = Array.from({ length: 100 }, (_, index) => `${index} ñ 漢 ${"x".repeat(index * 20)}`);
      const [there, back] = [text("/contract/there", ROOMY), text("/contract/back", ROOMY)];
      const { heard } = listen(back);
      await world().peer.listen(there);
      const publisher = world().graph.publisher(there);
      await world().peer.publish(back);
      await eventually(
        world(),
        async () => publisher.readers() === 1 && (await world().peer.readersOf(back)) === 1,
        "each finding the other",
      );
      for (const data of texts) publisher.publish({ data });
      await world().peer.publish(back, ...words(...texts));
      await eventually(world(), () => heard.length === texts.length, "hearing all of them");
      expect(heard).toEqual(texts);
      await eventually(
        world(),
        async () => (await world().peer.heardOn(there)).length === texts.length,
        "the peer hearing all of them",
      );
      expect(await world().peer.heardOn(there)).toEqual(words(...texts));
    });

    test("numbers belong to whoever receives them, and a part of a longer array arrives as that part", async () => {
      const topic = sound("/contract/sound");
      const all = Int16Array.from({ length: 300 }, (_, place) => place - 150);
      const part = all.subarray(100, 200);
      const layout = { dim: [{ label: "16000 Hz mono", size: 100, stride: 100 }], data_offset: 0 };
      const heard: Int16MultiArray[][] = [[], []];
      for (const each of heard) world().graph.subscribe(topic, (message) => each.push(message));
      await world().peer.listen(topic);
      const publisher = world().graph.publisher(topic);
      await eventually(world(), () => publisher.readers() === 3, "three readers");
      publisher.publish({ layout, data: part });
      all.fill(7);
      await eventually(
        world(),
        async () =>
          heard.every((each) => each.length === 1) && (await world().peer.heardOn(topic)).length === 1,
        "hearing it",
      );
      const expected = Array.from({ length: 100 }, (_, place) => place - 50);
      const [one, other] = heard.map(([message]) => message!.data);
      expect([...one!]).toEqual(expected);
      if (one instanceof Int16Array) one.fill(9);
      expect([...other!]).toEqual(expected);
      expect(await world().peer.heardOn(topic)).toMatchObject([{ layout }]);
    });

    test("nothing is delivered before publishing has returned", async () => {
      const topic = text("/contract/later", ROOMY);
      const { heard } = listen(topic);
      const publisher = world().graph.publisher(topic);
      await eventually(world(), () => publisher.readers() === 1, "finding itself");
      publisher.publish({ data: "now" });
      expect(heard).toEqual([]);
      await eventually(world(), () => heard.length === 1, "hearing itself");
    });

    test("names are those of ROS: below the node, in its namespace, or whole", async () => {
      expect(world().graph.nodeName).toBe("/receptionist");
      for (const [short, whole] of [
        ["~/contract", "/receptionist/contract"],
        ["contract/relative", "/contract/relative"],
        ["/contract/whole", "/contract/whole"],
      ] as const) {
        const { heard } = listen(text(short, ROOMY));
        await sayUntil(text(whole, ROOMY), short, heard);
        expect(world().graph.publishersOf(text(short, ROOMY))).toBe(1);
      }
    });

    test.each(["contract/misfit-sound", "2nd", "a//b", "a/", "~x", "", "ü"])("%j is no name", (wrong) => {
      expect(() => world().graph.publisher(text(wrong, ROOMY))).toThrow();
      expect(() => world().graph.subscribe(text(wrong, ROOMY), () => {})).toThrow();
    });

    test("who comes late is given the last of what is latched, and nothing of what is not", async () => {
      const [latched, passing] = [text("/contract/state", LATCHED), text("/contract/event", ROOMY)];
      await world().peer.publish(latched, ...words("first", "second"));
      await world().peer.publish(passing, ...words("first", "second"));
      const [late, lateForNothing] = [listen(latched), listen(passing)];
      await eventually(world(), () => late.heard.length > 0, "the latched message");
      await eventually(world(), async () => (await world().peer.readersOf(passing)) === 1, "the reader");
      for (const topic of [latched, passing]) await world().peer.publish(topic, { data: "third" });
      await eventually(
        world(),
        () => [late, lateForNothing].every(({ heard }) => heard.includes("third")),
        "the third",
      );
      expect(late.heard).toEqual(["second", "third"]);
      expect(lateForNothing.heard).toEqual(["third"]);
    });

    test("a reader that asks for more than is offered hears nothing", async () => {
      const topic = text("/contract/sensor", BEST_EFFORT);
      const content = listen(topic);
      const tooStrict = [listen(text(topic.name, ROOMY)), listen(text(topic.name, LATCHED))];
      await sayUntil(topic, "measured", content.heard);
      await sayUntil(topic, "measured again", content.heard);
      for (const { heard } of tooStrict) expect(heard).toEqual([]);
      // Which a part can find out: there is a publisher, and yet silence.
      expect(world().graph.publishersOf(topic)).toBe(1);
    });

    test("what was released hears nothing more, and what was closed says nothing more", async () => {
      const topic = text("/contract/ended", ROOMY);
      const [ended, control] = [listen(topic), listen(topic)];
      await sayUntil(topic, "before", control.heard);
      await eventually(world(), () => ended.heard.includes("before"), "both hearing it");
      ended.release();
      ended.release();
      await sayUntil(topic, "after", control.heard);
      expect(ended.heard).not.toContain("after");

      const publisher = world().graph.publisher(topic);
      await eventually(world(), () => world().graph.publishersOf(topic) === 2, "two publishers");
      publisher.close();
      publisher.close();
      expect(() => publisher.publish({ data: "too late" })).toThrow(/after it was closed/);
      await world().peer.stopPublishing(topic);
      await eventually(world(), () => world().graph.publishersOf(topic) === 0, "no publisher");
    });

    test("a listener that throws, at once or later, is reported and called again", async () => {
      const topic = text("/contract/throwing", ROOMY);
      const heard: string[] = [];
      world().graph.subscribe(topic, () => {
        throw new Error("at once");
      });
      world().graph.subscribe(topic, async ({ data }) => {
        heard.push(data);
        throw new Error("later");
      });
      await sayUntil(topic, "one", heard);
      await sayUntil(topic, "two", heard);
      await eventually(world(), () => complaintsOf(world()).length >= 4, "complaints");
      expect(new Set(complaintsOf(world()))).toEqual(
        new Set([`${topic.name}: at once`, `${topic.name}: later`]),
      );
    });

    test("a message that does not fit its type is our mistake", async (context) => {
      if (!checksMessages) context.skip("a graph in memory does not know the fields of types");
      const publisher = world().graph.publisher<unknown>({ ...text("/contract/misfit", ROOMY) });
      expect(() => publisher.publish({ data: 5 })).toThrow(/data/);
      expect(() => publisher.publish({ words: "x" })).toThrow(/words/);
      const samples = world().graph.publisher<unknown>({ ...sound("/contract/misfit_sound") });
      expect(() => samples.publish({ data: new Uint8Array(4) })).toThrow(/Uint8Array/);
    });

    test("a type that is not installed is a fault for everything but asking whether it is", async () => {
      const type = "nonsense_msgs/msg/Nothing";
      expect(world().graph.knows(type)).toBe(false);
      expect(world().graph.knows("std_msgs/msg/String")).toBe(true);
      const unknown = expect.objectContaining({ code: "ros.unknown-type" });
      const topic = { name: "/contract/unknown", type, qos: ROOMY };
      const idle = { accepts: () => false, perform: () => new Promise<never>(() => {}), failed: () => null };
      expect(() => world().graph.publisher(topic)).toThrow(unknown);
      expect(() => world().graph.subscribe(topic, () => {})).toThrow(unknown);
      expect(() => world().graph.serve(topic, () => null)).toThrow(unknown);
      expect(() => world().graph.serveAction(topic, idle)).toThrow(unknown);
    });
  });
}

/** Enough for all that a test sends in one go. */
const ROOMY: Qos = { reliability: "reliable", durability: "volatile", depth: 500 };
const BEST_EFFORT: Qos = { reliability: "best-effort", durability: "volatile", depth: 10 };

const text = (name: string, qos: Qos): Topic<StringMessage> => ({ name, type: "std_msgs/msg/String", qos });
const sound = (name: string): Topic<Int16MultiArray> => ({
  name,
  type: "std_msgs/msg/Int16MultiArray",
  qos: ROOMY,
});
const words = (...all: string[]): StringMessage[] => all.map((data) => ({ data }));
