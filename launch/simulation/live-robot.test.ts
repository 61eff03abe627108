import { expect, it } from "vitest";
import { silentJournal } from "../../robot/kernel/journal.ts";
import { ManualClock } from "../../robot/kernel/manual-clock.ts";
import { Mishaps } from "../../sim/faults/mishaps.ts";
import type { BootedRobot } from "./booted-robot.ts";
import { LiveRobot } from "./live-robot.ts";

/** A robot whose program is `run`, in a lobby without anybody. */
function robotThat(run: (signal: AbortSignal) => Promise<void>) {
  const clock = new ManualClock();
  const mishaps = new Mishaps([], () => clock.now());
  const deaths: string[] = [];
  const ports: number[] = [];
  const robot = new LiveRobot(
    {
      lobby: { mishaps, robotDies: (death) => deaths.push(death) },
      clock,
      journal: silentJournal,
      boot: async (_, port) => {
        ports.push(port);
        const booted: Pick<BootedRobot, "kioskUrl" | "runners" | "cut"> = {
          kioskUrl: "http://localhost:4321/",
          runners: [{ run }],
          cut: () => undefined,
        };
        return booted as BootedRobot;
      },
    },
    0,
  );
  return { clock, mishaps, robot, deaths, ports };
}

const untilAborted = (signal: AbortSignal) =>
  new Promise<void>((resolve) => signal.addEventListener("abort", () => resolve(), { once: true }));

it("is killed and starts again where it was, once the power is back", async () => {
  const { clock, mishaps, robot, deaths, ports } = robotThat(untilAborted);
  const stop = new AbortController();
  const running = robot.run(stop.signal);
  await clock.advance(100);
  mishaps.begin({ kind: "power-cut", fromS: 0 });
  await clock.advance(100);
  expect([deaths, robot.alive]).toEqual([["power-cut"], null]);
  mishaps.end("power-cut");
  await clock.advance(100);
  expect(robot.alive).not.toBeNull();
  expect(ports).toEqual([0, 4321]);
  stop.abort(new Error("enough seen"));
  await clock.settle();
  await running;
});

it("tells when its program ends by itself, and does not begin again", async () => {
  const { clock, robot, ports } = robotThat(async () => undefined);
  const running = robot.run(new AbortController().signal);
  const ended = expect(running).rejects.toThrow("by itself");
  await clock.advance(100);
  await ended;
  expect(ports).toHaveLength(1);
});
