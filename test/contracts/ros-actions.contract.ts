import { beforeEach, describe, expect, test } from "vitest";
import type { ActionHandler } from "../../robot/ros/graph/ros-graph.ts";
import { FIBONACCI, type FibonacciGoal, type FibonacciSequence } from "./graph-peer.ts";
import { complaintsOf, eventually, type GraphUnderTest } from "./graph-under-test.ts";

/** What every graph promises of its actions. */
export function actionContract(world: () => GraphUnderTest): void {
  describe("actions", () => {
    beforeEach((context) => {
      if (!world().graph.knows(FIBONACCI.type)) context.skip("example_interfaces is not installed");
    });

    const act = (order: number, signal = never(), onFeedback?: (news: FibonacciSequence) => void) =>
      world().graph.act(FIBONACCI, { order }, signal, onFeedback);
    /** The server was found by now: what is unavailable afterwards is so for another reason. */
    const offered = async () => {
      await world().peer.offerAction();
      await eventually(world(), async () => (await act(0)).status === "rejected", "finding the action");
    };
    const asked = async (order: number) => {
      let goal = await world().peer.act(order);
      await eventually(
        world(),
        async () => {
          const status = (await world().peer.goal(goal))?.outcome?.status;
          if (status === "unavailable") goal = await world().peer.act(order);
          return status !== "unavailable";
        },
        "the peer finding the action",
      );
      return goal;
    };
    const outcome = async (goal: number) => {
      await eventually(
        world(),
        async () => (await world().peer.goal(goal))?.outcome != null,
        "the end of a goal",
      );
      return (await world().peer.goal(goal))?.outcome;
    };

    test("of others are performed with feedback, fail, or are refused", async () => {
      await offered();
      const feedback: number[][] = [];
      const done = await act(5, never(), ({ sequence }) => feedback.push([...sequence]));
      expect(plain(done)).toEqual({ status: "succeeded", result: [1, 1, 5] });
      await eventually(world(), () => feedback.length === 1, "feedback");
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
      await eventually(world(), () => told > 0, "feedback");
      cancel.abort();
      expect(plain(await acting)).toEqual({ status: "canceled", result: [1, 1, 9] });
      expect(complaintsOf(world())).toEqual([`${FIBONACCI.name}: feedback`]);
    });

    test("that nobody offers, or no longer, are unavailable", async () => {
      expect(plain(await act(5))).toEqual({ status: "unavailable" });
      await offered();
      const acting = act(9);
      await world().pause();
      await world().peer.withdraw(FIBONACCI);
      expect(plain(await acting)).toEqual({ status: "unavailable" });
    });

    test("of ours are performed, refused, and cancelled", async () => {
      world().graph.serveAction(
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
      await eventually(
        world(),
        async () => (await world().peer.goal(long))?.feedback.length === 1,
        "feedback",
      );
      await world().peer.cancel(long);
      expect(await outcome(long)).toEqual({ status: "canceled", result: [-1] });
      expect(complaintsOf(world())).toEqual([]);
    });

    test("of ours that are cancelled at any moment end all the same, once", async () => {
      let performing = 0;
      world().graph.serveAction(
        FIBONACCI,
        handler(async ({ goal: { order }, feedback }) => {
          performing++;
          for (let left = order % 4; left > 0; left--) {
            feedback({ sequence: [left] });
            await world().pause();
          }
          performing--;
          return DONE;
        }),
      );
      await outcome(await asked(1));
      const goals: number[] = [];
      for (let order = 1; order <= 60; order++) {
        const goal = await world().peer.act(order);
        goals.push(goal);
        if (order % 3 === 0) await world().pause();
        if (order % 5 !== 0) await world().peer.cancel(goal);
      }
      for (const goal of goals) {
        expect(["succeeded", "canceled", "rejected"]).toContain((await outcome(goal))?.status);
      }
      expect(performing).toBe(0);
      expect(complaintsOf(world())).toEqual([]);
    });

    test("of ours whose handler throws are aborted, or refused, and it is reported", async () => {
      const throwing = handler(async ({ goal: { order } }) => {
        if (order === 5) throw new Error("performing");
        return DONE;
      });
      world().graph.serveAction(FIBONACCI, {
        ...throwing,
        accepts: ({ order }) => {
          if (order === 6) throw new Error("considering");
          return true;
        },
      });
      expect(await outcome(await asked(5))).toEqual({ status: "aborted", result: [-1] });
      expect(await outcome(await asked(6))).toEqual({ status: "rejected", result: null });
      expect(await outcome(await asked(7))).toEqual({ status: "succeeded", result: [3] });
      expect(complaintsOf(world())).toEqual([
        `${FIBONACCI.name}: performing`,
        `${FIBONACCI.name}: considering`,
      ]);
    });

    test("of ours that are under way when they are released are cancelled", async () => {
      let reason: unknown = null;
      const release = world().graph.serveAction(
        FIBONACCI,
        handler(async ({ feedback, cancelled }) => {
          feedback({ sequence: [0] });
          await new Promise((resolve) => cancelled.addEventListener("abort", resolve));
          reason = cancelled.reason;
          return DONE;
        }),
      );
      const goal = await asked(9);
      await eventually(
        world(),
        async () => (await world().peer.goal(goal))?.feedback.length === 1,
        "feedback",
      );
      release();
      release();
      await eventually(world(), () => reason !== null, "the news that it is over");
      expect(await outcome(goal)).toEqual({ status: "unavailable", result: null });
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
