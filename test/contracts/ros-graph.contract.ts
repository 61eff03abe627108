import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { JournalEntry } from "../../robot/kernel/journal.ts";
import type { Int16MultiArray, StringMessage } from "../../robot/ros/graph/messages/std-msgs.ts";
import { LATCHED, type Qos } from "../../robot/ros/graph/qos.ts";
import type {
  ActionHandler,
  ParameterDeclaration,
  ParameterValue,
  ParameterVerdict,
  RosGraph,
  Topic,
} from "../../robot/ros/graph/ros-graph.ts";
import type { Remote } from "../ros/peer-script.ts";
import {
  FIBONACCI,
  type FibonacciGoal,
  type FibonacciSequence,
  type graphPeer,
  SET_BOOL,
} from "./graph-peer.ts";

export interface GraphUnderTest {
  /** The graph of a node `/receptionist`. */
  readonly graph: RosGraph;
  /** Another node, wherever it is. */
  readonly peer: Remote<ReturnType<typeof graphPeer>>;
  /** What the node's journal holds. */
  readonly entries: readonly JournalEntry[];
  /** Sets parameters of the node, as a peer would. */
  setParameters(changes: Readonly<Record<string, ParameterValue>>): Promise<ParameterVerdict>;
  /** Lets a moment pass. */
  pause(): Promise<void>;
  tidy(): Promise<void>;
}

export interface GraphTraits {
  /** False where the fields of types are not known. */
  readonly checksMessages: boolean;
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

/** What every graph promises. */
export function rosGraphContract(
  name: string,
  { checksMessages }: GraphTraits,
  make: () => Promise<GraphUnderTest>,
): void {
  describe(name, () => {
    let world: GraphUnderTest;
    beforeEach(async () => {
      world = await make();
    });
    afterEach(() => world.tidy());

    const eventually = async (done: () => boolean | Promise<boolean>, what: string) => {
      for (let pauses = 0; !(await done()); pauses++) {
        if (pauses > 2000) throw new Error(`in vain: ${what}`);
        await world.pause();
      }
    };
    const listen = (topic: Topic<StringMessage>) => {
      const heard: string[] = [];
      const release = world.graph.subscribe(topic, ({ data }) => heard.push(data));
      return { heard, release };
    };
    /** The peer publishes until somebody here has heard it: over a network, finding one another takes a moment. */
    const sayUntil = (topic: Topic<StringMessage>, data: string, heard: readonly string[]) =>
      eventually(async () => {
        await world.peer.publish(topic, { data });
        await world.pause();
        return heard.includes(data);
      }, `hearing "${data}" on ${topic.name}`);
    const complaints = () =>
      world.entries
        .filter(({ event }) => event === "ros.callback-failed")
        .map(({ fields }) => `${fields.name}: ${fields.why}`);

    describe("topics", () => {
      test("messages arrive whole and in order, both ways", async () => {
        const texts = Array.from({ length: 100 }, (_, index) => `${index} ñ 漢 ${"x".repeat(index * 20)}`);
        const [there, back] = [text("/contract/there", ROOMY), text("/contract/back", ROOMY)];
        const { heard } = listen(back);
        await world.peer.listen(there);
        const publisher = world.graph.publisher(there);
        await world.peer.publish(back);
        await eventually(
          async () => publisher.readers() === 1 && (await world.peer.readersOf(back)) === 1,
          "each finding the other",
        );
        for (const data of texts) publisher.publish({ data });
        await world.peer.publish(back, ...words(...texts));
        await eventually(() => heard.length === texts.length, "hearing all of them");
        expect(heard).toEqual(texts);
        await eventually(
          async () => (await world.peer.heardOn(there)).length === texts.length,
          "the peer hearing all of them",
        );
        expect(await world.peer.heardOn(there)).toEqual(words(...texts));
      });

      test("numbers belong to whoever receives them, and a part of a longer array arrives as that part", async () => {
        const topic = sound("/contract/sound");
        const all = Int16Array.from({ length: 300 }, (_, place) => place - 150);
        const part = all.subarray(100, 200);
        const layout = { dim: [{ label: "16000 Hz mono", size: 100, stride: 100 }], data_offset: 0 };
        const heard: Int16MultiArray[][] = [[], []];
        for (const each of heard) world.graph.subscribe(topic, (message) => each.push(message));
        await world.peer.listen(topic);
        const publisher = world.graph.publisher(topic);
        await eventually(() => publisher.readers() === 3, "three readers");
        publisher.publish({ layout, data: part });
        all.fill(7);
        await eventually(
          async () =>
            heard.every((each) => each.length === 1) && (await world.peer.heardOn(topic)).length === 1,
          "hearing it",
        );
        const expected = Array.from({ length: 100 }, (_, place) => place - 50);
        const [one, other] = heard.map(([message]) => message!.data);
        expect([...one!]).toEqual(expected);
        if (one instanceof Int16Array) one.fill(9);
        expect([...other!]).toEqual(expected);
        expect(await world.peer.heardOn(topic)).toMatchObject([{ layout }]);
      });

      test("nothing is delivered before publishing has returned", async () => {
        const topic = text("/contract/later", ROOMY);
        const { heard } = listen(topic);
        const publisher = world.graph.publisher(topic);
        await eventually(() => publisher.readers() === 1, "finding itself");
        publisher.publish({ data: "now" });
        expect(heard).toEqual([]);
        await eventually(() => heard.length === 1, "hearing itself");
      });

      test("names are those of ROS: below the node, in its namespace, or whole", async () => {
        expect(world.graph.nodeName).toBe("/receptionist");
        for (const [short, whole] of [
          ["~/contract", "/receptionist/contract"],
          ["contract/relative", "/contract/relative"],
          ["/contract/whole", "/contract/whole"],
        ] as const) {
          const { heard } = listen(text(short, ROOMY));
          await sayUntil(text(whole, ROOMY), short, heard);
          expect(world.graph.publishersOf(text(short, ROOMY))).toBe(1);
        }
      });

      test.each(["contract/misfit-sound", "2nd", "a//b", "a/", "~x", "", "ü"])("%j is no name", (wrong) => {
        expect(() => world.graph.publisher(text(wrong, ROOMY))).toThrow();
        expect(() => world.graph.subscribe(text(wrong, ROOMY), () => {})).toThrow();
      });

      test("who comes late is given the last of what is latched, and nothing of what is not", async () => {
        const [latched, passing] = [text("/contract/state", LATCHED), text("/contract/event", ROOMY)];
        await world.peer.publish(latched, ...words("first", "second"));
        await world.peer.publish(passing, ...words("first", "second"));
        const [late, lateForNothing] = [listen(latched), listen(passing)];
        await eventually(() => late.heard.length > 0, "the latched message");
        await eventually(async () => (await world.peer.readersOf(passing)) === 1, "the reader");
        for (const topic of [latched, passing]) await world.peer.publish(topic, { data: "third" });
        await eventually(
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
        expect(world.graph.publishersOf(topic)).toBe(1);
      });

      test("what was released hears nothing more, and what was closed says nothing more", async () => {
        const topic = text("/contract/ended", ROOMY);
        const [ended, control] = [listen(topic), listen(topic)];
        await sayUntil(topic, "before", control.heard);
        await eventually(() => ended.heard.includes("before"), "both hearing it");
        ended.release();
        ended.release();
        await sayUntil(topic, "after", control.heard);
        expect(ended.heard).not.toContain("after");

        const publisher = world.graph.publisher(topic);
        await eventually(() => world.graph.publishersOf(topic) === 2, "two publishers");
        publisher.close();
        publisher.close();
        expect(() => publisher.publish({ data: "too late" })).toThrow(/after it was closed/);
        await world.peer.stopPublishing(topic);
        await eventually(() => world.graph.publishersOf(topic) === 0, "no publisher");
      });

      test("a listener that throws, at once or later, is reported and called again", async () => {
        const topic = text("/contract/throwing", ROOMY);
        const heard: string[] = [];
        world.graph.subscribe(topic, () => {
          throw new Error("at once");
        });
        world.graph.subscribe(topic, async ({ data }) => {
          heard.push(data);
          throw new Error("later");
        });
        await sayUntil(topic, "one", heard);
        await sayUntil(topic, "two", heard);
        await eventually(() => complaints().length >= 4, "complaints");
        expect(new Set(complaints())).toEqual(new Set([`${topic.name}: at once`, `${topic.name}: later`]));
      });

      test.runIf(checksMessages)("a message that does not fit its type is our mistake", async () => {
        const publisher = world.graph.publisher<unknown>({ ...text("/contract/misfit", ROOMY) });
        expect(() => publisher.publish({ data: 5 })).toThrow(/data/);
        expect(() => publisher.publish({ words: "x" })).toThrow(/words/);
        const samples = world.graph.publisher<unknown>({ ...sound("/contract/misfit_sound") });
        expect(() => samples.publish({ data: new Uint8Array(4) })).toThrow(/Uint8Array/);
      });

      test("a type that is not installed is a fault for everything but asking whether it is", async () => {
        const type = "nonsense_msgs/msg/Nothing";
        expect(world.graph.knows(type)).toBe(false);
        expect(world.graph.knows("std_msgs/msg/String")).toBe(true);
        const unknown = expect.objectContaining({ code: "ros.unknown-type" });
        const topic = { name: "/contract/unknown", type, qos: ROOMY };
        expect(() => world.graph.publisher(topic)).toThrow(unknown);
        expect(() => world.graph.subscribe(topic, () => {})).toThrow(unknown);
        expect(() => world.graph.serve(topic, () => null)).toThrow(unknown);
        expect(() =>
          world.graph.serveAction(
            topic,
            handler(async () => DONE),
          ),
        ).toThrow(unknown);
      });
    });

    describe("services", () => {
      test("are answered, now or later", async () => {
        world.graph.serve({ ...SET_BOOL, name: "~/now" }, ({ data }) => ({ success: data, message: "now" }));
        world.graph.serve({ ...SET_BOOL, name: "~/later" }, async ({ data }) => {
          await world.pause();
          return { success: !data, message: "later" };
        });
        expect(await world.peer.ask("/receptionist/now", true)).toEqual({ success: true, message: "now" });
        expect(await world.peer.ask("/receptionist/later", true)).toEqual({
          success: false,
          message: "later",
        });
      });

      test("whose handler throws, at once or later, answer with the type's defaults, and it is reported", async () => {
        world.graph.serve({ ...SET_BOOL, name: "~/now" }, () => {
          throw new Error("at once");
        });
        world.graph.serve({ ...SET_BOOL, name: "~/later" }, async () => {
          await world.pause();
          throw new Error("later");
        });
        for (const each of ["now", "later", "now"]) {
          expect(await world.peer.ask(`/receptionist/${each}`, true)).toEqual({
            success: false,
            message: "",
          });
        }
        expect(complaints()).toEqual([
          "/receptionist/now: at once",
          "/receptionist/later: later",
          "/receptionist/now: at once",
        ]);
      });

      test("are asked of others, also before they are there", async () => {
        const early = world.graph.call(SET_BOOL, { data: true }, AbortSignal.timeout(20_000));
        await world.pause();
        await world.peer.offer();
        expect(await early).toEqual({ success: true, message: "the peer" });
        const next = await world.graph.call(SET_BOOL, { data: false }, AbortSignal.timeout(20_000));
        expect(next).toEqual({ success: false, message: "the peer" });
      });

      test("that nobody offers, or no longer, are a fault when the patience ends", async () => {
        const patience = new AbortController();
        const asking = world.graph.call(SET_BOOL, { data: true }, patience.signal);
        const refused = expect(asking).rejects.toMatchObject({ code: "ros.no-answer" });
        await world.pause();
        patience.abort();
        await refused;
        const release = world.graph.serve({ ...SET_BOOL, name: "~/gone" }, () => new Promise(() => {}));
        const lost = world.graph.call(
          { ...SET_BOOL, name: "~/gone" },
          { data: true },
          AbortSignal.timeout(300),
        );
        release();
        release();
        await expect(lost).rejects.toMatchObject({ code: "ros.no-answer" });
      });
    });

    describe("actions", () => {
      beforeEach((context) => {
        if (!world.graph.knows(FIBONACCI.type)) context.skip("example_interfaces is not installed");
      });

      const act = (order: number, signal = never(), onFeedback?: (news: FibonacciSequence) => void) =>
        world.graph.act(FIBONACCI, { order }, signal, onFeedback);
      /** The server was found by now: what is unavailable afterwards is so for another reason. */
      const offered = async () => {
        await world.peer.offerAction();
        await eventually(async () => (await act(0)).status === "rejected", "finding the action");
      };
      const asked = async (order: number) => {
        let goal = await world.peer.act(order);
        await eventually(async () => {
          const status = (await world.peer.goal(goal))?.outcome?.status;
          if (status === "unavailable") goal = await world.peer.act(order);
          return status !== "unavailable";
        }, "the peer finding the action");
        return goal;
      };
      const outcome = async (goal: number) => {
        await eventually(async () => (await world.peer.goal(goal))?.outcome != null, "the end of a goal");
        return (await world.peer.goal(goal))?.outcome;
      };

      test("of others are performed with feedback, fail, or are refused", async () => {
        await offered();
        const feedback: number[][] = [];
        const done = await act(5, never(), ({ sequence }) => feedback.push([...sequence]));
        expect(plain(done)).toEqual({ status: "succeeded", result: [1, 1, 5] });
        await eventually(() => feedback.length === 1, "feedback");
        expect(feedback).toEqual([[5]]);
        expect(plain(await act(8))).toEqual({ status: "aborted", result: [1, 1, 8] });
        expect(plain(await act(0))).toEqual({ status: "rejected" });
        expect(plain(await act(5, AbortSignal.abort()))).toEqual({ status: "rejected" });
      });

      test("of others are cancelled by the signal, and listeners of feedback may throw", async () => {
        await offered();
        const cancel = new AbortController();
        let told = 0;
        const acting = act(9, cancel.signal, () => {
          told++;
          throw new Error("feedback");
        });
        await eventually(() => told > 0, "feedback");
        cancel.abort();
        expect(plain(await acting)).toEqual({ status: "canceled", result: [1, 1, 9] });
        expect(complaints()).toEqual([`${FIBONACCI.name}: feedback`]);
      });

      test("that nobody offers, or no longer, are unavailable", async () => {
        expect(plain(await act(5))).toEqual({ status: "unavailable" });
        await offered();
        const acting = act(9);
        await world.pause();
        await world.peer.withdraw(FIBONACCI);
        expect(plain(await acting)).toEqual({ status: "unavailable" });
      });

      test("of ours are performed, refused, and cancelled", async () => {
        world.graph.serveAction(
          FIBONACCI,
          handler(async ({ goal: { order }, feedback, cancelled }) => {
            feedback({ sequence: [0] });
            if (order < 9)
              return { status: order === 8 ? "aborted" : "succeeded", result: { sequence: [order] } };
            await new Promise((_resolve, reject) => {
              cancelled.addEventListener("abort", () => reject(cancelled.reason));
            });
            return DONE;
          }),
        );
        expect(await outcome(await asked(5))).toEqual({ status: "succeeded", result: [5] });
        expect(await outcome(await asked(8))).toEqual({ status: "aborted", result: [8] });
        expect(await outcome(await asked(0))).toEqual({ status: "rejected", result: null });
        const long = await asked(9);
        await eventually(async () => (await world.peer.goal(long))?.feedback.length === 1, "feedback");
        await world.peer.cancel(long);
        expect(await outcome(long)).toEqual({ status: "canceled", result: [-1] });
        expect(complaints()).toEqual([]);
      });

      test("of ours whose handler throws are aborted, or refused, and it is reported", async () => {
        const throwing = handler(async ({ goal: { order } }) => {
          if (order === 5) throw new Error("performing");
          return DONE;
        });
        world.graph.serveAction(FIBONACCI, {
          ...throwing,
          accepts: ({ order }) => {
            if (order === 6) throw new Error("considering");
            return true;
          },
        });
        expect(await outcome(await asked(5))).toEqual({ status: "aborted", result: [-1] });
        expect(await outcome(await asked(6))).toEqual({ status: "rejected", result: null });
        expect(await outcome(await asked(7))).toEqual({ status: "succeeded", result: [3] });
        expect(complaints()).toEqual([`${FIBONACCI.name}: performing`, `${FIBONACCI.name}: considering`]);
      });

      test("of ours that are under way when they are released are cancelled", async () => {
        let reason: unknown = null;
        const release = world.graph.serveAction(
          FIBONACCI,
          handler(async ({ feedback, cancelled }) => {
            feedback({ sequence: [0] });
            await new Promise((resolve) => cancelled.addEventListener("abort", resolve));
            reason = cancelled.reason;
            return DONE;
          }),
        );
        const goal = await asked(9);
        await eventually(async () => (await world.peer.goal(goal))?.feedback.length === 1, "feedback");
        release();
        release();
        await eventually(() => reason !== null, "the news that it is over");
        expect(await outcome(goal)).toEqual({ status: "unavailable", result: null });
      });
    });

    describe("parameters", () => {
      const declarations: readonly ParameterDeclaration[] = [
        {
          name: "gaze.dwellMs",
          type: "integer",
          default: 800,
          description: "how long",
          range: { from: 0, to: 5000 },
        },
        {
          name: "gaze.reachM",
          type: "double",
          default: 2.5,
          description: "how far",
          range: { from: 0, to: 10 },
        },
        { name: "speech", type: "bool", default: true, description: "whether" },
        { name: "frame", type: "string", default: "camera_link", description: "which" },
        { name: "languages", type: "string-array", default: ["en"], description: "which" },
        { name: "name", type: "string", default: "stella", description: "fixed", readOnly: true },
      ];
      const declare = (onSet: (changes: Readonly<Record<string, ParameterValue>>) => ParameterVerdict) =>
        world.graph.declareParameters(declarations, onSet);

      test("start with their defaults, and are changed all at once or not at all", async () => {
        const seen: unknown[] = [];
        const initial = declare((changes) => {
          seen.push(changes);
          return changes["gaze.reachM"] === 3.5
            ? { accepted: false, reason: "not that far" }
            : { accepted: true };
        });
        expect(initial).toEqual(
          Object.fromEntries(declarations.map(({ name, default: value }) => [name, value])),
        );
        const good = {
          "gaze.dwellMs": 500,
          "gaze.reachM": 1.5,
          speech: false,
          frame: "eye",
          languages: ["de", "es"],
        };
        expect(await world.setParameters(good)).toEqual({ accepted: true });
        const refused = { "gaze.dwellMs": 600, "gaze.reachM": 3.5 };
        expect(await world.setParameters(refused)).toEqual({ accepted: false, reason: "not that far" });
        expect(seen).toEqual([good, refused]);
      });

      test("are refused with the reason when they do not fit", async () => {
        let asked = 0;
        declare(() => {
          asked++;
          return { accepted: true };
        });
        const bad: readonly [Readonly<Record<string, ParameterValue>>, RegExp][] = [
          [{ "gaze.dwellMs": 5001 }, /gaze\.dwellMs.*5000/],
          [{ "gaze.reachM": -0.5 }, /gaze\.reachM.*0/],
          [{ speech: "yes" }, /speech.*bool/],
          [{ "gaze.dwellMs": 1.5 }, /gaze\.dwellMs.*integer/],
          [{ name: "other" }, /read-only/],
          [{ speech: false, nonsense: 1 }, /no parameter nonsense/],
        ];
        for (const [changes, reason] of bad) {
          const verdict = await world.setParameters(changes);
          expect(verdict).toEqual({ accepted: false, reason: expect.stringMatching(reason) });
        }
        expect(asked).toBe(0);
      });

      test("whose change makes the node fail stay as they were, and it is reported", async () => {
        declare(() => {
          throw new Error("considering");
        });
        expect(await world.setParameters({ speech: false })).toMatchObject({ accepted: false });
        expect(complaints()).toEqual(["/receptionist/set_parameters: considering"]);
      });

      test("are declared with defaults that fit, and once", async () => {
        const misfit = { name: "speech", type: "bool", default: 3, description: "" } as const;
        expect(() => world.graph.declareParameters([misfit], () => ({ accepted: true }))).toThrow(
          expect.objectContaining({ code: "ros.bad-parameter" }),
        );
        declare(() => ({ accepted: true }));
        expect(() => declare(() => ({ accepted: true }))).toThrow(/twice/);
      });
    });
  });
}

const DONE = { status: "succeeded", result: { sequence: [3] } } as const;

function handler(
  perform: ActionHandler<FibonacciGoal, FibonacciSequence, FibonacciSequence>["perform"],
): ActionHandler<FibonacciGoal, FibonacciSequence, FibonacciSequence> {
  return { accepts: ({ order }) => order > 0, perform, failed: () => ({ sequence: [-1] }) };
}

function plain(outcome: { readonly status: string; readonly result?: FibonacciSequence }) {
  const { status, result } = outcome;
  return result ? { status, result: [...result.sequence] } : { status };
}

function never(): AbortSignal {
  return new AbortController().signal;
}
