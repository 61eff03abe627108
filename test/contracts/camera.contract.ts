import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { VideoFrame } from "../../robot/kernel/frames.ts";
import type { Camera } from "../../robot/perception/sight/camera.ts";
import { outcomeOf, type Until } from "./passing-time.ts";

export interface CameraUnderTest {
  readonly camera: Camera;
  readonly until: Until;
  /** Takes the device away. */
  lose?(): Promise<void>;
  /** Puts it back. */
  bringBack?(): Promise<void>;
  tidy(): Promise<void>;
}

export interface CameraTraits {
  /** How many frames there are before the source ends; null for one that never does. */
  readonly endsAfter: number | null;
  /** False for a source that is in memory once it is open. */
  readonly canBeLost: boolean;
}

const SOME = 5;

/** What every camera promises. */
export function cameraContract(
  name: string,
  { endsAfter, canBeLost }: CameraTraits,
  make: () => Promise<CameraUnderTest>,
): void {
  describe(name, () => {
    let world: CameraUnderTest;
    beforeEach(async () => {
      world = await make();
    });
    afterEach(() => world.tidy());

    /** Looks until `enough`, or until the camera has no more. */
    const watch = (enough: (frames: readonly VideoFrame[]) => boolean, signal = never()) => {
      const frames: VideoFrame[] = [];
      const watching = outcomeOf(
        (async () => {
          for await (const frame of world.camera.frames(signal)) {
            frames.push(frame);
            if (enough(frames)) break;
          }
        })(),
      );
      return { frames, watching };
    };
    const someFrames = async () => {
      const { frames, watching } = watch(({ length }) => length === SOME);
      await world.until(() => watching.outcome !== null);
      expect(watching.outcome).toBe("ended");
      expect(frames).toHaveLength(Math.min(SOME, endsAfter ?? SOME));
      return frames;
    };

    test("every frame is packed RGB of the size that the geometry names", async () => {
      const { widthPx, heightPx } = world.camera.geometry;
      for (const frame of await someFrames()) {
        expect(frame).toMatchObject({ widthPx, heightPx });
        expect(frame.rgb).toHaveLength(widthPx * heightPx * 3);
        // A thread is sent the whole buffer that lies behind it.
        expect(frame.rgb.buffer.byteLength).toBe(frame.rgb.length);
      }
    });

    test("frames come in capture order, counted and stamped", async () => {
      const frames = await someFrames();
      for (const [at, frame] of frames.entries()) {
        expect(Number.isFinite(frame.capturedAt)).toBe(true);
        const before = frames[at - 1];
        if (!before) continue;
        expect(frame.capturedAt).toBeGreaterThan(before.capturedAt);
        expect(frame.index).toBeGreaterThan(before.index);
      }
    });

    test("a frame belongs to whoever took it: no other shares its pixels", async () => {
      const frames = await someFrames();
      for (const frame of frames) frame.rgb.fill(77);
      for (const frame of await someFrames()) {
        expect(frame.rgb.every((value) => value === 77)).toBe(false);
        expect(frames.map(({ rgb }) => rgb.buffer)).not.toContain(frame.rgb.buffer);
      }
    });

    test("nothing is shown to a signal that was aborted before", async () => {
      const { frames, watching } = watch(() => false, AbortSignal.abort());
      await world.until(() => watching.outcome !== null);
      expect(watching.outcome).toBe("ended");
      expect(frames).toEqual([]);
    });

    test("the iteration simply ends when the signal is aborted, whatever the reason", async () => {
      const stop = new AbortController();
      const { frames, watching } = watch(() => false, stop.signal);
      await world.until(() => frames.length > 0);
      stop.abort(new Error("enough"));
      await world.until(() => watching.outcome !== null);
      expect(watching.outcome).toBe("ended");
    });

    if (endsAfter !== null) {
      test("the iteration ends where the source does, and shows the same when begun again", async () => {
        const runs: VideoFrame[][] = [];
        for (let run = 0; run < 2; run++) {
          const { frames, watching } = watch(() => false);
          await world.until(() => watching.outcome !== null);
          expect(watching.outcome).toBe("ended");
          expect(frames).toHaveLength(endsAfter);
          runs.push(frames);
        }
        expect(runs[1]?.[0]?.rgb).toEqual(runs[0]?.[0]?.rgb);
      });
    }

    if (canBeLost) {
      test("a device that is missing throws a fault of the camera, and shows frames again when it is back", async () => {
        await world.lose?.();
        const { frames, watching } = watch(() => false);
        await world.until(() => watching.outcome !== null);
        expect(frames).toEqual([]);
        expect(watching.outcome).toMatchObject({ name: "Fault", code: expect.stringMatching(/^camera\./) });
        await world.bringBack?.();
        await someFrames();
      });
    }
  });
}

function never(): AbortSignal {
  return new AbortController().signal;
}
