import fc from "fast-check";
import { expect, it } from "vitest";
import { Fault } from "../kernel/fault.ts";
import { silentJournal } from "../kernel/journal.ts";
import { ManualClock } from "../kernel/manual-clock.ts";
import { seededRandom } from "../kernel/random.ts";
import { isConfigured, type LifecycleState, transitions } from "./lifecycle.ts";
import { ManagedNode } from "./managed-node.ts";
import { ScriptedRobot } from "./testing/scripted-robot.ts";

const missing = new Fault({ code: "model.missing", what: "A file is missing.", remedy: "Fetch it." });
const failure = fc.constantFrom(null, null, missing, new Error("a bug"));
const failures = fc.array(failure, { maxLength: 4 });
const happening = fc.oneof(
  fc.record({
    ask: fc.constantFrom("configure", "activate", "deactivate", "cleanup", "shutdown", "fly", ""),
    id: fc.integer({ min: 0, max: 99 }),
  }),
  fc.record({ wait: fc.constantFrom(0, 300, 1000, 5000, 100_000) }),
  fc.constant({ breaks: true }),
);

/** Which of the robot's calls may follow which, whatever the node is asked. */
const mayFollow: Readonly<Record<string, readonly string[]>> = {
  begin: ["configure"],
  configure: ["activate", "cleanup", "configure"],
  activate: ["deactivate", "cleanup", "activate"],
  deactivate: ["activate", "cleanup"],
  cleanup: ["configure", "cleanup"],
};

it("whatever peers ask and whatever breaks, the node stays within its life and ends when it is told to", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.boolean(),
      fc.array(happening, { maxLength: 25 }),
      fc.record({ configure: failures, activate: failures, deactivate: failures, cleanup: failures }),
      async (autostart, happenings, scripted) => {
        const clock = new ManualClock();
        const robot = new ScriptedRobot(clock);
        Object.assign(robot.failures, scripted);
        const states: LifecycleState[] = ["unconfigured"];
        const node = new ManagedNode({
          robot,
          clock,
          journal: silentJournal,
          random: seededRandom(7),
          autostart: () => autostart,
          onTransition: ({ id, from, to }) => {
            expect(from).toBe(states.at(-1));
            expect(transitions.some((known) => known.id === id && known.to === to)).toBe(true);
            states.push(to);
          },
        });
        const stop = new AbortController();
        const running = node.run(stop.signal).catch((error: unknown) => error);
        const answers: Promise<boolean>[] = [];
        for (const one of happenings) {
          if ("ask" in one) answers.push(node.change({ id: one.id, label: one.ask }));
          else if ("wait" in one) await clock.advance(one.wait);
          else robot.breakDown(new Error("a room failed"));
          await clock.settle();
          expect(node.configured !== null).toBe(isConfigured(node.state));
        }
        stop.abort(new Error("the test is over"));
        await clock.advance(20_000);
        await running;
        expect(node.state).toBe("finalized");
        expect((await Promise.all(answers)).every((answer) => typeof answer === "boolean")).toBe(true);
        const calls = ["begin", ...robot.calls];
        for (const [index, call] of robot.calls.entries())
          expect(mayFollow[calls[index] ?? ""]).toContain(call);
      },
    ),
    { numRuns: 300 },
  );
});

it("nothing that was configured is left behind", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(happening, { maxLength: 15 }), async (happenings) => {
      const clock = new ManualClock();
      const robot = new ScriptedRobot(clock);
      const node = new ManagedNode({
        robot,
        clock,
        journal: silentJournal,
        random: seededRandom(7),
        autostart: () => true,
        onTransition: () => {},
      });
      const stop = new AbortController();
      const running = node.run(stop.signal);
      for (const one of happenings) {
        if ("ask" in one) void node.change({ id: one.id, label: one.ask });
        else if ("wait" in one) await clock.advance(one.wait);
        else robot.breakDown(new Error("a room failed"));
      }
      stop.abort(new Error("the test is over"));
      await clock.advance(20_000);
      await running;
      const count = (call: string) => robot.calls.filter((one) => one === call).length;
      expect(count("cleanup")).toBe(count("configure"));
    }),
    { numRuns: 200 },
  );
});
