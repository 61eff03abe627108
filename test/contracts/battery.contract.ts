import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Battery } from "../../robot/motion/battery.ts";
import type { Until } from "./passing-time.ts";

export interface BatteryUnderTest {
  readonly battery: Battery;
  readonly until: Until;
  /** Takes the source of its readings away. */
  lose?(): Promise<void>;
  /** Puts it back. */
  bringBack?(): Promise<void>;
  tidy(): Promise<void>;
}

export interface BatteryTraits {
  readonly canBeLost: boolean;
}

/** What every battery promises. */
export function batteryContract(
  name: string,
  { canBeLost }: BatteryTraits,
  make: () => Promise<BatteryUnderTest>,
): void {
  describe(name, () => {
    let world: BatteryUnderTest;
    beforeEach(async () => {
      world = await make();
    });
    afterEach(() => world.tidy());
    const reading = async () => {
      await world.until(() => world.battery.charge() !== null);
      return world.battery.charge();
    };

    test("its charge is a share of the whole", async () => {
      const { share } = (await reading()) ?? {};
      expect(share).toBeGreaterThanOrEqual(0);
      expect(share).toBeLessThanOrEqual(1);
    });

    test("a reading that was given away does not change", async () => {
      const first = await reading();
      const copy = { ...first };
      const since = { steps: 0 };
      await world.until(() => ++since.steps > 20);
      expect(first).toEqual(copy);
    });

    if (canBeLost) {
      test("a source that is silent is not believed for ever, and is believed again when it is back", async () => {
        await reading();
        await world.lose?.();
        await world.until(() => world.battery.charge() === null);
        await world.bringBack?.();
        expect(await reading()).not.toBeNull();
      });
    }
  });
}
