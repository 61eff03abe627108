import { describe, expect, it } from "vitest";
import { type Clock, type Instant, instant } from "../kernel/clock.ts";
import { Gauges } from "../kernel/gauges.ts";
import { EventLog, journalTo } from "../kernel/journal.ts";
import { ManualClock } from "../kernel/manual-clock.ts";
import { seededRandom } from "../kernel/random.ts";
import type { Head, HeadPose } from "./head.ts";
import { Motion } from "./motion.ts";
import { type MotionRules, motionConfig } from "./motion-config.ts";

/** Obeys at once and remembers. */
class ObedientHead implements Head {
  readonly commands: { readonly pose: HeadPose; readonly at: Instant }[] = [];

  command(pose: HeadPose, at: Instant): void {
    this.commands.push({ pose, at });
  }

  lost(): boolean {
    return false;
  }

  pose(): HeadPose {
    return this.commands.at(-1)?.pose ?? { panRad: 0, tiltRad: 0 };
  }

  pans(): number[] {
    return this.commands.map(({ pose }) => pose.panRad);
  }
}

function start(rules: MotionRules = motionConfig.parse({})) {
  const clock = new ManualClock();
  const head = new ObedientHead();
  const log = new EventLog();
  const motion = new Motion({
    head,
    clock,
    journal: journalTo(clock, [log.sink]),
    gauges: new Gauges(),
    rules,
  });
  const stop = new AbortController();
  const running = motion.run(stop.signal);
  const end = async () => {
    stop.abort();
    await running;
  };
  return { clock, head, log, motion, end };
}

/** Somebody stands at 0.3 rad; the detector says so eight times a second, give or take `noiseRad` (one sigma). */
async function watchNoisyTrack(motion: Motion, clock: Clock & ManualClock, noiseRad: number, forMs: number) {
  const random = seededRandom(7);
  const gaussian = () => Math.sqrt(-2 * Math.log(1 - random.next())) * Math.cos(2 * Math.PI * random.next());
  for (let passedMs = 0; passedMs < forMs; passedMs += 125) {
    const direction = { panRad: 0.3 + noiseRad * gaussian(), tiltRad: 0.05 + noiseRad * gaussian() };
    motion.lookAt({ kind: "direction", direction, at: clock.now() });
    await clock.advance(125);
  }
}

/** How often a joint turns round, counting movements above 1 mrad. */
function reversals(pans: readonly number[]): number {
  let count = 0;
  let direction = 0;
  let turningPoint = pans[0]!;
  for (const pan of pans) {
    const moved = pan - turningPoint;
    if (Math.abs(moved) < 0.001) continue;
    if (direction !== 0 && Math.sign(moved) !== direction) count++;
    direction = Math.sign(moved);
    turningPoint = pan;
  }
  return count;
}

function rms(values: readonly number[]): number {
  return Math.sqrt(values.reduce((sum, value) => sum + value * value, 0) / values.length);
}

describe("the head", () => {
  it("does not oscillate over a noisy track: within a minute it turns round at most twice", async () => {
    const { clock, head, motion, end } = start();
    await watchNoisyTrack(motion, clock, 0.02, 60_000);
    await end();
    const settled = head.pans().slice(100);
    expect(reversals(head.pans())).toBeLessThanOrEqual(2);
    expect(rms(settled.map((pan) => pan - 0.3))).toBeLessThan(0.06);
  });

  it("would oscillate without dead zone and smoothing, so the test above can fail", async () => {
    const nervous = motionConfig.parse({ gaze: { deadZoneRad: 0, settledRad: 0, smoothingMs: 0 } });
    const { clock, head, motion, end } = start(nervous);
    await watchNoisyTrack(motion, clock, 0.02, 60_000);
    await end();
    expect(reversals(head.pans())).toBeGreaterThan(100);
  });

  it("follows somebody who walks across within a quarter of a radian", async () => {
    const { clock, head, motion, end } = start();
    const lags: number[] = [];
    for (let pan = -0.4; pan < 0.4; pan += 0.05) {
      motion.lookAt({ kind: "direction", direction: { panRad: pan, tiltRad: 0 }, at: clock.now() });
      await clock.advance(125);
      lags.push(Math.abs(pan - head.pose().panRad));
    }
    await end();
    expect(Math.max(...lags.slice(6))).toBeLessThan(0.25);
  });

  it("brakes and holds on an emergency stop, whatever it is told, and goes on when released", async () => {
    const { clock, head, log, motion, end } = start();
    motion.lookAt({ kind: "direction", direction: { panRad: 1.2, tiltRad: 0 }, at: instant(0) });
    await clock.advance(300);
    motion.stop(true);
    const stoppedAt = head.pose().panRad;
    await clock.advance(500);
    const held = head.pose().panRad;
    expect(held - stoppedAt).toBeLessThan(0.5);
    motion.lookAt({ kind: "direction", direction: { panRad: -1.2, tiltRad: 0 }, at: clock.now() });
    await clock.advance(1000);
    expect(head.pose().panRad).toBe(held);
    motion.stop(false);
    motion.lookAt({ kind: "ahead" });
    await clock.advance(2000);
    expect(head.pose().panRad).toBe(0);
    await end();
    expect(log.entries.map(({ event }) => event)).toContain("motion.stopped");
  });

  it("sends one set-point a tick, and misses none when nothing else happens", async () => {
    const { clock, head, end } = start();
    await clock.advance(1000);
    await end();
    expect(head.commands.map(({ at }) => at)).toEqual(Array.from({ length: 51 }, (_, i) => 20 * (i + 1)));
  });
});
