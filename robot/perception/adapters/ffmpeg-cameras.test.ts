import { execFile, execFileSync } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { VideoFrame } from "../../kernel/frames.ts";
import { SystemClock } from "../../kernel/system-clock.ts";
import { cameraConfig } from "../sight/sight-config.ts";
import { ffmpegPictures } from "./ffmpeg-pictures.ts";
import { FfmpegV4l2Camera } from "./ffmpeg-v4l2-camera.ts";
import { FfmpegVideoCamera } from "./ffmpeg-video-camera.ts";

const mounting = { fieldOfViewRad: 1, heightM: 1.35 };
const clock = new SystemClock();

function ffmpegIsInstalled(): boolean {
  try {
    execFileSync("ffmpeg", ["-version"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

async function framesOf(camera: FfmpegVideoCamera, signal = new AbortController().signal, most = 1000) {
  const frames: VideoFrame[] = [];
  for await (const frame of camera.frames(signal)) if (frames.push(frame) >= most) break;
  return frames;
}

describe.skipIf(!ffmpegIsInstalled())(
  "cameras through ffmpeg (skipped where ffmpeg is not installed)",
  () => {
    let folder: string;
    /** Two seconds of red at 320 × 180, 25 frames a second; its name holds what ffmpeg could take for a protocol. */
    let video: string;

    beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), "stella-video-"));
      video = join(folder, "tcp:red.mp4");
      const source = ["-f", "lavfi", "-i", "color=red:size=320x180:rate=25:duration=2"];
      const args = ["-v", "error", ...source, "-pix_fmt", "yuv420p", `file:${video}`];
      await promisify(execFile)("ffmpeg", args);
    });
    afterAll(() => rm(folder, { recursive: true }));

    const open = (path: string, framesPerSecond: number) =>
      FfmpegVideoCamera.open(path, framesPerSecond, mounting, clock, new AbortController().signal);

    it("show a video at the asked rate, stamped by its own time", async () => {
      const camera = await open(video, 5);
      expect(camera.geometry).toMatchObject({ widthPx: 320, heightPx: 180 });
      const frames = await framesOf(camera);
      expect(frames.map(({ capturedAt }) => capturedAt)).toEqual(
        Array.from({ length: 10 }, (_, i) => i * 200),
      );
      const [red, green, blue] = frames[3].rgb;
      expect(red).toBeGreaterThan(240);
      expect(Math.max(green, blue)).toBeLessThan(20);
    });

    it("end when the signal is aborted, and when nobody wants more frames", async () => {
      const camera = await open(video, 25);
      expect(await framesOf(camera, undefined, 3)).toHaveLength(3);
      const stop = new AbortController();
      const seen: number[] = [];
      for await (const { index } of camera.frames(stop.signal)) {
        seen.push(index);
        if (index === 2) stop.abort(new Error("enough"));
      }
      expect(seen.slice(0, 3)).toEqual([0, 1, 2]);
      expect(seen.length).toBeLessThan(50);
    });

    it("refuse a file that is not a video, naming it and saying why", async () => {
      const text = join(folder, "notes.txt");
      await writeFile(text, "nothing to see");
      await expect(open(text, 5)).rejects.toMatchObject({
        code: "camera.unreadable",
        what: expect.stringMatching(/notes\.txt.*Invalid data/),
      });
    });

    it("refuse a sound file, in which there is no picture", async () => {
      const sound = join(folder, "tone.wav");
      const source = ["-f", "lavfi", "-i", "sine=duration=0.2"];
      await promisify(execFile)("ffmpeg", ["-v", "error", ...source, sound]);
      await expect(open(sound, 5)).rejects.toMatchObject({ code: "camera.unreadable" });
    });

    it("say what to install when ffmpeg is missing", async () => {
      const path = process.env.PATH;
      process.env.PATH = folder;
      try {
        const telling = { code: "camera.lost", subject: "The camera", remedy: "Look." };
        const pictures = ffmpegPictures(["-i", video], telling, new AbortController().signal);
        await expect(pictures[Symbol.asyncIterator]().next()).rejects.toMatchObject({
          code: "ffmpeg.missing",
          remedy: expect.stringContaining("apt-get install ffmpeg"),
        });
      } finally {
        process.env.PATH = path;
      }
    });

    it("say which webcam is missing", async () => {
      const camera = new FfmpegV4l2Camera(cameraConfig.parse({ device: "/dev/video-not-there" }), clock);
      await expect(
        camera.frames(new AbortController().signal)[Symbol.asyncIterator]().next(),
      ).rejects.toMatchObject({
        code: "camera.missing",
        what: expect.stringContaining("/dev/video-not-there"),
      });
    });

    it("say that a webcam is lost when the device is not one", async () => {
      const camera = new FfmpegV4l2Camera(cameraConfig.parse({ device: "/dev/null" }), clock);
      await expect(
        camera.frames(new AbortController().signal)[Symbol.asyncIterator]().next(),
      ).rejects.toMatchObject({ code: "camera.lost", what: expect.stringContaining("/dev/null") });
    });
  },
);
