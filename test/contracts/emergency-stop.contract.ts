import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { EmergencyStop } from "../../robot/motion/emergency-stop.ts";
import type { Until } from "./passing-time.ts";

export interface EmergencyStopUnderTest {
  readonly stop: EmergencyStop;
  readonly until: Until;
  /** Takes effect in its own time, in order. */
  press(pressed: boolean): void | Promise<void>;
  /** Cuts the wire. */
  cut?(): Promise<void>;
  /** Mends it, without a word about whether the button is pressed. */
  mend?(): Promise<void>;
  tidy(): Promise<void>;
}

export interface EmergencyStopTraits {
  readonly canBeCut: boolean;
}

/** What every emergency stop promises. */
export function emergencyStopContract(
  name: string,
  { canBeCut }: EmergencyStopTraits,
  make: () => Promise<EmergencyStopUnderTest>,
): void {
  describe(name, () => {
    let world: EmergencyStopUnderTest;
    let leave: AbortController;
    beforeEach(async () => {
      world = await make();
      leave = new AbortController();
    });
    afterEach(async () => {
      leave.abort();
      await world.tidy();
    });

    const watch = (signal = leave.signal) => {
      const told: boolean[] = [];
      world.stop.watch(signal, (pressed) => told.push(pressed));
      return told;
    };

    test("it tells at once how things are, and then each change", async () => {
      const told = watch();
      expect(told).toEqual([false]);
      await world.press(true);
      await world.until(() => told.length === 2);
      await world.press(false);
      await world.until(() => told.length === 3);
      expect(told).toEqual([false, true, false]);
    });

    test("pressing it twice is told once", async () => {
      const told = watch();
      await world.press(true);
      await world.until(() => told.length === 2);
      await world.press(true);
      await world.press(false);
      await world.until(() => told.length === 3);
      expect(told).toEqual([false, true, false]);
    });

    test("a button that is still pressed is told at once to whoever watches next", async () => {
      const first = watch();
      await world.press(true);
      await world.until(() => first.length === 2);
      expect(watch()).toEqual([true]);
    });

    test("nothing is told after the signal was aborted, nor to one that was aborted before", async () => {
      const [told, other] = [watch(), new AbortController()];
      const left = watch(other.signal);
      other.abort(new Error("off duty"));
      const never = watch(AbortSignal.abort());
      await world.press(true);
      await world.until(() => told.length === 2);
      expect(left).toEqual([false]);
      expect(never).toEqual([]);
    });

    if (canBeCut) {
      test("a cut wire counts as pressed, until the button itself is heard again", async () => {
        const told = watch();
        await world.press(true);
        await world.until(() => told.length === 2);
        await world.press(false);
        await world.until(() => told.length === 3);
        await world.cut?.();
        await world.until(() => told.length === 4);
        await world.mend?.();
        expect(watch()).toEqual([true]);
        await world.press(false);
        await world.until(() => told.length === 5);
        expect(told).toEqual([false, true, false, true, false]);
      });
    }
  });
}
