import { execFile, execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, rename, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { describe } from "vitest";
import { ManualClock } from "../../robot/kernel/manual-clock.ts";
import { SystemClock } from "../../robot/kernel/system-clock.ts";
import { FfmpegV4l2Camera } from "../../robot/perception/adapters/ffmpeg-v4l2-camera.ts";
import { FfmpegVideoCamera } from "../../robot/perception/adapters/ffmpeg-video-camera.ts";
import { SharpPictureCamera } from "../../robot/perception/adapters/sharp-picture-camera.ts";
import { cameraConfig } from "../../robot/perception/sight/sight-config.ts";
import { SimulatedCamera } from "../../sim/devices/simulated-camera.ts";
import { cameraContract } from "./camera.contract.ts";
import { passing, passingHere } from "./passing-time.ts";
import { cameraOverRos } from "./ros-body.ts";
import { inMemorySetting } from "./ros-setting.ts";

const PHOTO = fileURLToPath(new URL("../assets/photos/astronaut.jpg", import.meta.url));
const WEBCAM = "/dev/video0";
const mounting = { fieldOfViewRad: 1, heightM: 1.35 };

cameraContract("the simulated camera", { endsAfter: null, canBeLost: true }, async () => {
  const clock = new ManualClock();
  let broken = false;
  const geometry = { ...mounting, widthPx: 32, heightPx: 24 };
  const picture = async () => new Uint8Array(32 * 24 * 3);
  return {
    camera: new SimulatedCamera(geometry, 5, clock, picture, () => broken),
    until: (done) => passing(clock, done),
    lose: async () => {
      broken = true;
    },
    bringBack: async () => {
      broken = false;
    },
    tidy: async () => {},
  };
});

describe.each(["raw", "compressed"] as const)("over ROS, its pictures %s,", (transport) => {
  cameraContract("a camera", { endsAfter: null, canBeLost: true }, () =>
    cameraOverRos(inMemorySetting(), transport),
  );
});

cameraContract("a picture file in the camera's place", { endsAfter: 1, canBeLost: false }, async () => ({
  camera: await SharpPictureCamera.open(PHOTO, mounting, new SystemClock()),
  until: passingHere,
  tidy: async () => {},
}));

describe.skipIf(!ffmpegIsInstalled())(
  "cameras through ffmpeg (skipped where ffmpeg is not installed)",
  () => {
    cameraContract("a video file in the camera's place", { endsAfter: 10, canBeLost: true }, async () => {
      const folder = await mkdtemp(join(tmpdir(), "stella-video-"));
      const [video, elsewhere] = [join(folder, "lobby.mp4"), join(folder, "away.mp4")];
      const source = ["-f", "lavfi", "-i", "testsrc=size=64x48:rate=25:duration=2"];
      await promisify(execFile)("ffmpeg", ["-v", "error", ...source, "-pix_fmt", "yuv420p", video]);
      const never = new AbortController().signal;
      return {
        camera: await FfmpegVideoCamera.open(video, 5, mounting, new SystemClock(), never),
        until: passingHere,
        lose: () => rename(video, elsewhere),
        bringBack: () => rename(elsewhere, video),
        tidy: () => rm(folder, { recursive: true }),
      };
    });

    describe.skipIf(!existsSync(WEBCAM))(`a webcam (skipped where there is no ${WEBCAM})`, () => {
      cameraContract("the webcam", { endsAfter: null, canBeLost: false }, async () => ({
        camera: new FfmpegV4l2Camera(cameraConfig.parse({ device: WEBCAM }), new SystemClock()),
        until: passingHere,
        tidy: async () => {},
      }));
    });
  },
);

function ffmpegIsInstalled(): boolean {
  try {
    execFileSync("ffmpeg", ["-version"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}
