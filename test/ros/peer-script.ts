import type { Clock } from "../../robot/kernel/clock.ts";
import type { RosGraph } from "../../robot/ros/graph/ros-graph.ts";

/**
 * What a peer does, written once: played beside the test on an in-memory network, or in a second process on a real
 * one. A function of a node that returns an object of methods; what goes in and out of these is plain data.
 */
export type PeerScript<Acts extends object> = (graph: RosGraph, clock: Clock) => Acts;

/** The same methods, wherever they run. */
export type Remote<Acts extends object> = {
  readonly [Name in keyof Acts]: Acts[Name] extends (...given: infer Given) => infer Result
    ? (...given: Given) => Promise<Awaited<Result>>
    : never;
};

/** A script that is played in this process. */
export function playedHere<Acts extends object>(acts: Acts): Remote<Acts> {
  return remote(async (name, given) => perform(acts, name, given));
}

/** @param ask hands a method's name and arguments to wherever the script is played */
export function remote<Acts extends object>(
  ask: (name: string, given: readonly unknown[]) => Promise<unknown>,
): Remote<Acts> {
  const target = {} as Remote<Acts>;
  return new Proxy(target, {
    // Not `then`: the whole of it is no promise.
    get: (_target, name) =>
      typeof name === "string" && name !== "then"
        ? (...given: readonly unknown[]) => ask(name, given)
        : undefined,
  });
}

export function perform(acts: object, name: string, given: readonly unknown[]): unknown {
  const act: unknown = Reflect.get(acts, name);
  if (typeof act !== "function") throw new Error(`the peer has no method ${name}`);
  return act.apply(acts, given);
}
