import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type AudioFrame, SAMPLE_RATE_HZ } from "../../robot/kernel/frames.ts";
import type { Microphone } from "../../robot/perception/hearing/microphone.ts";
import { outcomeOf, type Until } from "./passing-time.ts";

export interface MicrophoneUnderTest {
  readonly microphone: Microphone;
  readonly until: Until;
  /** Takes the device away; what is recording then is lost, too. */
  lose?(): Promise<void>;
  /** Puts it back. */
  bringBack?(): Promise<void>;
  tidy(): Promise<void>;
}

export interface MicrophoneTraits {
  /** How many samples there are before the source ends; null for one that never does. */
  readonly endsAfter: number | null;
  /** What is heard, by its place in the source, where that is known. */
  readonly sampleAt?: (place: number) => number;
  /** True where what is heard first depends on how soon two programs find one another. */
  readonly beginsAnywhere?: boolean;
  readonly canBeLost: boolean;
}

/** A tenth of a second. */
const SOME = SAMPLE_RATE_HZ / 10;

/** What every microphone promises. */
export function microphoneContract(
  name: string,
  { endsAfter, sampleAt, beginsAnywhere = false, canBeLost }: MicrophoneTraits,
  make: () => Promise<MicrophoneUnderTest>,
): void {
  describe(name, () => {
    let world: MicrophoneUnderTest;
    beforeEach(async () => {
      world = await make();
    });
    afterEach(() => world.tidy());

    /** Listens until `enough` samples, or until the microphone has no more. */
    const listen = (enough: number, signal = new AbortController().signal) => {
      const frames: AudioFrame[] = [];
      const copies: Int16Array[] = [];
      const listening = outcomeOf(
        (async () => {
          for await (const frame of world.microphone.frames(signal)) {
            frames.push(frame);
            copies.push(frame.samples.slice());
            if (lengthOf(frames) >= enough) break;
          }
        })(),
      );
      return { frames, copies, listening };
    };
    const some = async () => {
      const heard = listen(SOME);
      await world.until(() => heard.listening.outcome !== null);
      expect(heard.listening.outcome).toBe("ended");
      return heard;
    };

    test("frames follow one another without gaps, in the source's order", async () => {
      const { frames } = await some();
      expect(lengthOf(frames)).toBeGreaterThanOrEqual(SOME);
      for (const [at, { capturedAt }] of frames.entries()) {
        const before = frames[at - 1];
        if (!before) continue;
        const endedAt = before.capturedAt + (before.samples.length * 1000) / SAMPLE_RATE_HZ;
        expect(capturedAt).toBeCloseTo(endedAt, 6);
      }
      if (!sampleAt) return;
      const heard = frames.flatMap(({ samples }) => [...samples]);
      let first = 0;
      while (beginsAnywhere && sampleAt(first) !== heard[0]) first++;
      expect(heard).toEqual(heard.map((_, place) => sampleAt(first + place)));
    });

    test("a frame belongs to whoever took it: what comes later does not change it", async () => {
      const { frames, copies } = await some();
      expect(frames.map(({ samples }) => samples)).toEqual(copies);
    });

    test("nothing is heard by a signal that was aborted before", async () => {
      const { frames, listening } = listen(SOME, AbortSignal.abort());
      await world.until(() => listening.outcome !== null);
      expect(listening.outcome).toBe("ended");
      expect(frames).toEqual([]);
    });

    test("the iteration simply ends when the signal is aborted, whatever the reason", async () => {
      const stop = new AbortController();
      const { frames, listening } = listen(Number.POSITIVE_INFINITY, stop.signal);
      await world.until(() => frames.length > 0);
      stop.abort(new Error("enough"));
      await world.until(() => listening.outcome !== null);
      expect(listening.outcome).toBe("ended");
    });

    test("it can be listened to again after the listener left", async () => {
      await some();
      await some();
    });

    if (endsAfter !== null) {
      test("the iteration ends where the source does, with its last sample", async () => {
        const { frames, listening } = listen(Number.POSITIVE_INFINITY);
        await world.until(() => listening.outcome !== null);
        expect(listening.outcome).toBe("ended");
        expect(lengthOf(frames)).toBe(endsAfter);
      });
    }

    if (canBeLost) {
      test("a device that is missing throws a fault of the microphone, and is heard again when it is back", async () => {
        await world.lose?.();
        const { frames, listening } = listen(SOME);
        await world.until(() => listening.outcome !== null);
        expect(frames).toEqual([]);
        expect(listening.outcome).toMatchObject(FAULT);
        await world.bringBack?.();
        await some();
      });

      test("a device that is lost while it is heard throws a fault of the microphone", async () => {
        const { frames, listening } = listen(Number.POSITIVE_INFINITY);
        await world.until(() => frames.length > 0);
        await world.lose?.();
        await world.until(() => listening.outcome !== null);
        expect(listening.outcome).toMatchObject(FAULT);
      });
    }
  });
}

const FAULT = { name: "Fault", code: expect.stringMatching(/^microphone\./) };

function lengthOf(frames: readonly AudioFrame[]): number {
  return frames.reduce((sum, { samples }) => sum + samples.length, 0);
}
