import type { Page } from "playwright-core";
import { type CameraGeometry, degrees } from "../robot/kernel/geometry.ts";
import { WARDROBE } from "../sim/bodies/wardrobe.ts";
import type { LobbyCanvas } from "../sim/page/scene/lobby-canvas.ts";
import { Photographer } from "../sim/rendering/photographer.ts";
import { IDLE_FACE, type LobbyView } from "../sim/view.ts";
import { chromiumPath, noChromium } from "../test/browser/chromium.ts";
import { LobbyRig } from "../test/browser/lobby-rig.ts";
import { type Bench, type Figure, median } from "./bench.ts";

const WARM_UP = 3;
const PICTURES = 15;
const PAGE = { width: 1280, height: 800 };
const PAGE_S = 5;

const CAMERA: CameraGeometry = {
  widthPx: 640,
  heightPx: 480,
  fieldOfViewRad: degrees(55),
  heightM: 1.5,
  mount: { on: "head", tiltRad: 0, aheadM: 0.1, aboveM: 0.09 },
};

declare const lobby: LobbyCanvas;

export const bench: Bench = {
  name: "rendered-frames",
  summary: "the robot's eye and the technician's page, drawn in chromium without a graphics card",
  unavailable: async () => (chromiumPath ? null : noChromium),
  async run() {
    const rig = await LobbyRig.open();
    try {
      const plain = await onPage(rig, "low");
      const fine = await onPage(rig, "full");
      const projected = await projectedMs();
      return figuresOf(plain, fine, projected);
    } finally {
      await rig.stop();
    }
  },
};

interface Drawn {
  readonly eyeMs: number;
  readonly pagePerS: number;
}

async function onPage(rig: LobbyRig, quality: "low" | "full"): Promise<Drawn> {
  const page = await rig.page(PAGE);
  await page.evaluate(
    async ([camera, quality]) => {
      const host = document.getElementById("host");
      if (!host) throw new Error("no host");
      Object.assign(globalThis, { lobby: await window.specimen.open({ host, camera, quality }) });
    },
    [CAMERA, quality] as const,
  );
  const eyeMs = median((await eyeTimes(page)).slice(WARM_UP));
  const pagePerS = await pageRate(page);
  await page.close();
  return { eyeMs, pagePerS };
}

/** Milliseconds of each picture with its read-back; the head turns a little from one to the next. */
function eyeTimes(page: Page): Promise<number[]> {
  return page.evaluate(
    ([views, camera]) =>
      views.map((view) => {
        const startedAt = performance.now();
        lobby.robotsEye.picture(view, camera);
        return performance.now() - startedAt;
      }),
    [Array.from({ length: WARM_UP + PICTURES }, (_, index) => viewAt(index)), CAMERA] as const,
  );
}

/** Pictures a second of the page, in which somebody moves all the time. */
function pageRate(page: Page): Promise<number> {
  return page.evaluate(([views, seconds]) => window.specimen.picturesPerSecond(lobby, views, seconds), [
    Array.from({ length: 20 }, (_, index) => viewAt(index)),
    PAGE_S,
  ] as const);
}

async function projectedMs(): Promise<number> {
  const photographer = new Photographer();
  const times: number[] = [];
  for (let index = 0; index < WARM_UP + PICTURES; index++) {
    const startedAt = performance.now();
    await photographer.picture(viewAt(index), CAMERA);
    times.push(performance.now() - startedAt);
  }
  return median(times.slice(WARM_UP));
}

/** Three people: one before the robot, two further away, one of them walking. */
function viewAt(index: number): LobbyView {
  const places = [
    [1.4, 0.1],
    [3.2, -0.9],
    [5 - 0.02 * index, 1.2],
  ] as const;
  return {
    atMs: index * 66,
    light: 1,
    people: places.map(([x, y], who) => ({
      id: `${who + 1}`,
      name: `${who + 1}`,
      look: { kind: "adult", ...WARDROBE[who]!, heightM: 1.72 },
      posture: {
        x,
        y,
        bodyYawRad: Math.PI,
        faceYawRad: Math.PI,
        strideRad: index * 0.3,
        stride: who === 2 ? 0.8 : 0,
        blink: 0,
        talk: 0,
      },
      saying: null,
    })),
    head: { panRad: 0.002 * index, tiltRad: 0 },
    face: IDLE_FACE,
  };
}

function figuresOf(plain: Drawn, fine: Drawn, projected: number): Figure[] {
  return [
    {
      what: "robot's eye, 640×480 with read-back, without shadows",
      value: 1000 / plain.eyeMs,
      unit: "per s",
    },
    { what: "robot's eye with shadows and smooth edges", value: 1000 / fine.eyeMs, unit: "per s" },
    { what: "projected geometry, the same pictures", value: 1000 / projected, unit: "per s" },
    { what: "robot's eye: time against projected geometry", value: plain.eyeMs / projected, unit: "×" },
    {
      what: "robot's eye: shadows and smooth edges against none",
      value: fine.eyeMs / plain.eyeMs,
      unit: "×",
    },
    { what: "page at 1280×800, low quality (15 at most)", value: plain.pagePerS, unit: "per s" },
    { what: "page at 1280×800, full quality", value: fine.pagePerS, unit: "per s" },
    { what: "page: low against full quality", value: plain.pagePerS / fine.pagePerS, unit: "×" },
  ];
}
