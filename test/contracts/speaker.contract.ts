import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Speaker } from "../../robot/dialogue/speaker.ts";
import type { Clock } from "../../robot/kernel/clock.ts";
import { durationMs, type Sound } from "../../robot/kernel/frames.ts";
import { outcomeOf, type Until } from "./passing-time.ts";

export interface SpeakerUnderTest {
  readonly speaker: Speaker;
  /** The clock that the listeners live by. */
  readonly clock: Clock;
  /** What is in the air or was, in the order it began. */
  heard(): readonly { readonly samples: Int16Array; readonly over: boolean }[];
  readonly until: Until;
  tidy(): Promise<void>;
}

/** What every speaker promises. */
export function speakerContract(name: string, make: () => Promise<SpeakerUnderTest>): void {
  describe(name, () => {
    let world: SpeakerUnderTest;
    beforeEach(async () => {
      world = await make();
    });
    afterEach(() => world.tidy());

    const play = (sound: Sound, signal = new AbortController().signal) =>
      outcomeOf(world.speaker.play(sound, signal));
    const played = async (sound: Sound) => {
      const playing = play(sound);
      await world.until(() => playing.outcome !== null);
      expect(playing.outcome).toBe("ended");
    };

    /** Whoever plays it may be a network's delay behind. */
    const silence = () =>
      world.until(() => world.heard().length > 0 && world.heard().every(({ over }) => over));

    test.each([8000, 16_000, 22_050])(
      "a sound of %i Hz is over when its last sample was heard, not before",
      async (rate) => {
        const sound = beep(0.2, rate);
        const startedAt = world.clock.now();
        await played(sound);
        expect(world.clock.now() - startedAt).toBeGreaterThanOrEqual(durationMs(sound) - 1);
        await silence();
        expect(world.heard()).toEqual([{ samples: sound.samples, over: true }]);
      },
    );

    test("a sound that is part of a longer one is played alone", async () => {
      const { samples, sampleRateHz } = beep(0.3, 16_000);
      const part = { samples: samples.subarray(1600, 3200), sampleRateHz };
      await played(part);
      await silence();
      expect(world.heard().map((each) => [...each.samples])).toEqual([[...part.samples]]);
    });

    test("sounds that follow one another are heard one after another", async () => {
      for (const seconds of [0.05, 0.1, 0.05]) {
        await played(beep(seconds, 16_000));
        await silence();
      }
      expect(world.heard().map(({ samples }) => samples.length)).toEqual([800, 1600, 800]);
    });

    test("a sound of no length is over at once", async () => {
      await played({ samples: new Int16Array(0), sampleRateHz: 16_000 });
    });

    test("cutting it off rejects with the signal's reason, falls silent, and leaves room for the next", async () => {
      const stop = new AbortController();
      const reason = new Error("the visitor speaks");
      const long = play(beep(20, 16_000), stop.signal);
      await world.until(() => world.heard().length === 1);
      expect(world.heard()[0]?.over).toBe(false);
      const cutAt = world.clock.now();
      stop.abort(reason);
      await world.until(() => long.outcome !== null);
      expect(long.outcome).toBe(reason);
      await world.until(() => world.heard()[0]?.over === true);
      expect(world.clock.now() - cutAt).toBeLessThan(2000);
      await played(beep(0.05, 16_000));
    });

    test("nothing is played for a signal that was aborted before", async () => {
      const reason = new Error("too late");
      const playing = play(beep(0.1, 16_000), AbortSignal.abort(reason));
      await world.until(() => playing.outcome !== null);
      expect(playing.outcome).toBe(reason);
      expect(world.heard()).toEqual([]);
    });

    test("a signal that is aborted after the sound was heard changes nothing", async () => {
      const stop = new AbortController();
      const playing = play(beep(0.05, 16_000), stop.signal);
      await world.until(() => playing.outcome !== null);
      stop.abort();
      expect(playing.outcome).toBe("ended");
      await played(beep(0.05, 16_000));
    });
  });
}

function beep(seconds: number, sampleRateHz: number): Sound {
  const samples = Int16Array.from({ length: Math.round(seconds * sampleRateHz) }, (_, place) =>
    Math.round(8000 * Math.sin(place / 5)),
  );
  return { samples, sampleRateHz };
}
