import { fileURLToPath } from "node:url";
import type { VideoFrame } from "../robot/kernel/frames.ts";
import { degrees } from "../robot/kernel/geometry.ts";
import { loadModel } from "../robot/kernel/model-manifest.ts";
import { SystemClock } from "../robot/kernel/system-clock.ts";
import { OnnxBlazeface } from "../robot/perception/adapters/onnx-blazeface.ts";
import { OnnxNanodet } from "../robot/perception/adapters/onnx-nanodet.ts";
import { openOnnxSession } from "../robot/perception/adapters/onnx-session.ts";
import { SharpPictureCamera } from "../robot/perception/adapters/sharp-picture-camera.ts";
import { sightRules } from "../robot/perception/sight/sight-config.ts";
import { type Bench, type Figure, median, peakMemory, percentile } from "./bench.ts";

const WARM_UP = 5;
const FRAMES = 60;
const PHOTO = fileURLToPath(new URL("../test/assets/photos/astronaut.jpg", import.meta.url));

export const bench: Bench = {
  name: "detector",
  summary: "what one frame costs: to the network's input, through it, and to boxes; and one face",
  async run() {
    const clock = new SystemClock();
    const rules = sightRules.parse({});
    const frame = await photo(clock);
    const person = await openOnnxSession(await loadModel("person"));
    const face = await openOnnxSession(await loadModel("face"));
    try {
      const nanodet = new OnnxNanodet(person, rules.detector, clock);
      const costs: { preMs: number; runMs: number; postMs: number }[] = [];
      for (let i = 0; i < WARM_UP + FRAMES; i++) {
        const { cost } = await nanodet.detect(frame);
        if (i >= WARM_UP) costs.push(cost);
      }
      const blazeface = new OnnxBlazeface(face, rules.facing.faceScore);
      const faces: number[] = [];
      for (let i = 0; i < WARM_UP + FRAMES; i++) {
        const startedAt = performance.now();
        await blazeface.detect(frame, [80, 0, 380, 300]);
        if (i >= WARM_UP) faces.push(performance.now() - startedAt);
      }
      return figuresOf(costs, faces);
    } finally {
      await face.release();
      await person.release();
    }
  },
};

function figuresOf(
  costs: readonly { preMs: number; runMs: number; postMs: number }[],
  faces: readonly number[],
): Figure[] {
  const whole = costs.map(({ preMs, runMs, postMs }) => preMs + runMs + postMs);
  const around = costs.map(({ preMs, postMs }) => preMs + postMs);
  const run = costs.map(({ runMs }) => runMs);
  return [
    {
      what: "detector: frame to input (pre), median",
      value: median(costs.map(({ preMs }) => preMs)),
      unit: "ms",
    },
    { what: "detector: network (run), median", value: median(run), unit: "ms" },
    {
      what: "detector: output to boxes (post), median",
      value: median(costs.map(({ postMs }) => postMs)),
      unit: "ms",
    },
    { what: "detector: per frame, median", value: median(whole), unit: "ms" },
    { what: "detector: per frame, 95th percentile", value: percentile(whole, 0.95), unit: "ms" },
    { what: "detector: pre and post against run", value: median(around) / median(run), unit: "×" },
    { what: "face: per person, median", value: median(faces), unit: "ms" },
    { what: "face: against the detector's run", value: median(faces) / median(run), unit: "×" },
    peakMemory("detector and face"),
  ];
}

async function photo(clock: SystemClock): Promise<VideoFrame> {
  const mounting = { fieldOfViewRad: degrees(55), heightM: 1.35 };
  const camera = await SharpPictureCamera.open(PHOTO, mounting, clock);
  for await (const frame of camera.frames(new AbortController().signal)) return frame;
  throw new Error(`${PHOTO} showed no frame`);
}
