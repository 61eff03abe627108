import type { Page } from "playwright-core";
import type { Mood } from "../robot/dialogue/face-protocol.ts";
import type { Activity, ScreenMessage } from "../robot/dialogue/screen-protocol.ts";
import { chromiumPath, noChromium } from "../test/browser/chromium.ts";
import { KioskRig, question } from "../test/browser/kiosk-rig.ts";
import { type Bench, type Figure, percentile } from "./bench.ts";
import { processorMsOf } from "./processor-time.ts";

const SETTLE_MS = 1500;
const MEASURE_MS = 6000;
/** A frame that takes two of a display's. */
const LONG_FRAME_MS = 34;
const displays = [
  { width: 1080, height: 1920 },
  { width: 1280, height: 800 },
] as const;

/** What the face is told meanwhile; `told` once every 200 ms, as by a robot that sees a visitor. */
interface Scene {
  readonly name: string;
  readonly activity: Activity;
  readonly mood: Mood;
  readonly visiting: boolean;
}

const scenes: readonly Scene[] = [
  { name: "waiting, nobody there", activity: "idle", mood: "calm", visiting: false },
  { name: "asleep", activity: "idle", mood: "sleepy", visiting: false },
  { name: "listening to a visitor who moves", activity: "listening", mood: "attentive", visiting: true },
  { name: "thinking", activity: "thinking", mood: "attentive", visiting: true },
  { name: "speaking to a visitor who moves", activity: "speaking", mood: "attentive", visiting: true },
];

/** The kiosk page in chromium without a graphics card: all its processes' time, and the times between its frames. */
export const bench: Bench = {
  name: "kiosk-face",
  summary:
    "the face in chromium without a graphics card: processor time of all its processes, and frame times",
  async unavailable() {
    return chromiumPath ? null : noChromium;
  },
  async run() {
    const kiosk = await KioskRig.open();
    try {
      await kiosk.startRobot();
      const empty = await emptyPage(kiosk);
      const figures: Figure[] = [
        { what: "an empty page that asks for every frame: of one core", value: empty, unit: "%" },
      ];
      for (const display of displays) {
        for (const scene of scenes) figures.push(...(await measured(kiosk, display, scene, empty)));
      }
      return figures;
    } finally {
      await kiosk.clear();
      await kiosk.close();
    }
  },
};

async function measured(
  kiosk: KioskRig,
  display: (typeof displays)[number],
  scene: Scene,
  empty: number,
): Promise<readonly Figure[]> {
  const page = await kiosk.newPage(display);
  kiosk.show({ type: "wipe" }, ...beginning(scene));
  await page.locator(`.face[data-state="${scene.activity}"]`).waitFor();
  const tidings = setInterval(() => kiosk.show(...tidingsOf(scene)), 200);
  const lines = setInterval(() => kiosk.show(...speechOf(scene)), 2500);
  kiosk.show(...speechOf(scene));
  await page.waitForTimeout(SETTLE_MS);
  const percent = await processorPercent(page);
  const frames = await frameTimes(page);
  clearInterval(tidings);
  clearInterval(lines);
  await page.context().close();
  const what = `${display.width}×${display.height}, ${scene.name}`;
  return [
    { what: `${what}: of one core`, value: percent, unit: "%" },
    { what: `${what}: against the empty page`, value: percent / empty, unit: "×" },
    { what: `${what}: frame p50`, value: percentile(frames, 0.5), unit: "ms" },
    { what: `${what}: frame p95`, value: percentile(frames, 0.95), unit: "ms" },
    {
      what: `${what}: frames of more than ${LONG_FRAME_MS} ms`,
      value: (100 * frames.filter((ms) => ms > LONG_FRAME_MS).length) / frames.length,
      unit: "%",
    },
  ];
}

function beginning({ activity, mood, visiting }: Scene): readonly ScreenMessage[] {
  const panel = visiting
    ? question({})
    : question({
        kind: "attract",
        question: null,
        title: "Hello",
        input: null,
        commands: [],
        progress: null,
      });
  return [panel, { type: "mood", mood }, { type: "activity", activity }];
}

/** A visitor who sways from foot to foot. */
function tidingsOf({ visiting }: Scene): readonly ScreenMessage[] {
  if (!visiting) return [];
  const rightM = 0.25 * Math.sin(performance.now() / 700);
  return [{ type: "gaze", at: { rightM, upM: 0.45, awayM: 1.1 } }];
}

function speechOf({ activity }: Scene): readonly ScreenMessage[] {
  if (activity !== "speaking") return [];
  const levels = Array.from({ length: 60 }, (_, index) => Math.abs(Math.sin(index / 3)));
  return [
    { type: "caption", speaker: "robot", text: "What would you like to have done today?" },
    { type: "speech", levels, wordsAtMs: [0, 260, 500, 720, 900, 1040, 1400, 1800] },
  ];
}

/** Of one core, by all of chromium's processes; nothing else asks for frames meanwhile. */
async function processorPercent(page: Page): Promise<number> {
  const [before, from] = [processorMsOf("chrom"), performance.now()];
  await page.waitForTimeout(MEASURE_MS);
  return (100 * (processorMsOf("chrom") - before)) / (performance.now() - from);
}

/** The time between one frame and the next, as the page itself is asked to draw them. */
function frameTimes(page: Page): Promise<number[]> {
  return page.evaluate(`new Promise((resolve) => {
    const times = [];
    let last = null;
    const until = performance.now() + ${MEASURE_MS};
    const frame = (at) => {
      if (last !== null) times.push(at - last);
      last = at;
      if (at < until) requestAnimationFrame(frame);
      else resolve(times);
    };
    requestAnimationFrame(frame);
  })`);
}

async function emptyPage(kiosk: KioskRig): Promise<number> {
  const page = await kiosk.newPage();
  await page.goto("about:blank");
  await page.evaluate("const next = () => requestAnimationFrame(next); next()");
  await page.waitForTimeout(SETTLE_MS);
  const percent = await processorPercent(page);
  await page.context().close();
  return percent;
}
