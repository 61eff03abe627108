import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "vite";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { loadConfig } from "../../launch/config.ts";
import { openVision, type Vision } from "../../launch/hardware/sight.ts";
import { simulateVisit } from "../../launch/simulated-visit.ts";
import { instant } from "../../robot/kernel/clock.ts";
import { type Box, iou } from "../../robot/kernel/geometry.ts";
import { EventLog, journalTo } from "../../robot/kernel/journal.ts";
import { lensPose, pixelOf } from "../../robot/kernel/lens-pose.ts";
import { SystemClock } from "../../robot/kernel/system-clock.ts";
import { sightRules } from "../../robot/perception/sight/sight-config.ts";
import type { BodyKind } from "../../sim/bodies/look.ts";
import { WARDROBE } from "../../sim/bodies/wardrobe.ts";
import { KIOSK_CAMERA } from "../../sim/lobby.ts";
import type { Painter } from "../../sim/rendering/painter.ts";
import { Photographer } from "../../sim/rendering/photographer.ts";
import { parseScenario } from "../../sim/scenario/scenario.ts";
import { ChromiumPainter } from "../../sim/stage/adapters/chromium-painter.ts";
import { IDLE_FACE, type LobbyView, type SeenPerson } from "../../sim/view.ts";
import { chromiumPath, noChromium } from "../browser/chromium.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const clock = new SystemClock();
const photographer = new Photographer();

let folder: string;
let vision: Vision;
let log: EventLog;
let browserPainter: ChromiumPainter;

/** A browser that writes down the number of its process, so that a test can kill it. */
function browserThatCanBeKilled(pids: string): string {
  const script = join(folder, "browser.sh");
  writeFileSync(script, `#!/bin/sh\necho $$ >> ${pids}\nexec ${chromiumPath} "$@"\n`, { mode: 0o755 });
  return script;
}

function openedPainter(): ChromiumPainter {
  log = new EventLog();
  return new ChromiumPainter({
    browserPath: browserThatCanBeKilled(join(folder, "pids")),
    pageFolder: join(folder, "page"),
    standIn: photographer,
    hostClock: clock,
    journal: journalTo(clock, [log.sink]),
  });
}

function killBrowser(): void {
  const pids = readFileSync(join(folder, "pids"), "utf8").trim().split("\n");
  process.kill(Number(pids.at(-1)), "SIGKILL");
}

beforeAll(async () => {
  if (!chromiumPath) return;
  folder = mkdtempSync(join(tmpdir(), "stella-painters-"));
  await build({
    configFile: join(root, "sim/page/vite.config.ts"),
    logLevel: "error",
    build: { outDir: join(folder, "page") },
  });
  vision = await openVision(clock, sightRules.parse({}));
  browserPainter = openedPainter();
  await browserPainter.open();
}, 180_000);

afterAll(async () => {
  if (!chromiumPath) return;
  await browserPainter.close();
  await vision.close();
  rmSync(folder, { recursive: true, force: true });
});

function person(
  id: number,
  x: number,
  y: number,
  rest: { kind?: BodyKind; turnedRad?: number } = {},
): SeenPerson {
  const yawRad = Math.atan2(-y, -x) + (rest.turnedRad ?? 0);
  const kind = rest.kind ?? "adult";
  const wear = WARDROBE[id % WARDROBE.length];
  if (!wear) throw new Error("the wardrobe is empty");
  return {
    id: `${id}`,
    name: `Person ${id}`,
    look: { ...wear, kind, heightM: kind === "child" ? 1.25 : 1.55 + 0.07 * (id % 5) },
    posture: { x, y, bodyYawRad: yawRad, faceYawRad: yawRad, strideRad: 0.6, stride: 0, blink: 0, talk: 0 },
    saying: null,
  };
}

function viewOf(people: readonly SeenPerson[], panRad = 0, tiltRad = 0, light = 1): LobbyView {
  return { atMs: 500, light, people, head: { panRad, tiltRad }, face: IDLE_FACE };
}

/** Scenes that a receptionist meets. */
const scenes: readonly (readonly [what: string, view: LobbyView])[] = [
  ["one visitor at arm's length", viewOf([person(0, 1.2, 0)])],
  ["one visitor at two metres, aside", viewOf([person(1, 2, 0.5)])],
  ["one visitor at three and a half metres", viewOf([person(2, 3.5, -0.4)])],
  ["two visitors side by side", viewOf([person(3, 1.8, 0.5), person(4, 2, -0.45)])],
  [
    "three visitors at three distances",
    viewOf([person(0, 1.5, -0.4), person(1, 2.4, 0.5), person(3, 3.4, -0.9)]),
  ],
  ["a visitor whose back is turned", viewOf([person(2, 2.2, 0.1, { turnedRad: Math.PI })])],
  ["a child", viewOf([person(4, 1.8, 0.2, { kind: "child" })])],
  ["somebody in a wheelchair", viewOf([person(1, 1.8, -0.1, { kind: "wheelchair" })])],
  ["a visitor on the left, with the head turned to them", viewOf([person(0, 1.5, 1.2)], 0.67, -0.05)],
  [
    "two visitors, with the head turned to the right",
    viewOf([person(3, 2.2, -0.3), person(1, 1.9, -1.3)], -0.4, 0.03),
  ],
  ["a visitor seen from a head that looks down", viewOf([person(2, 1.8, 0.1)], 0, -0.1)],
  ["a visitor in the evening", viewOf([person(1, 2, -0.2)], 0, 0, 0.55)],
];

async function boxesIn(painter: Painter, view: LobbyView): Promise<readonly Box[]> {
  const { widthPx, heightPx } = KIOSK_CAMERA;
  const rgb = await painter.picture(view, KIOSK_CAMERA);
  const { persons } = await vision.persons.detect({
    widthPx,
    heightPx,
    rgb,
    capturedAt: instant(0),
    index: 0,
  });
  return persons.filter(({ score }) => score >= 0.35).map(({ box }) => box);
}

describe.skipIf(!chromiumPath)(`the browser and the built-in painter (${chromiumPath ?? noChromium})`, () => {
  it("show the real detector the same people in the same places", { timeout: 300_000 }, async () => {
    const overlaps: { what: string; overlap: number }[] = [];
    for (const [what, view] of scenes) {
      const projected = await boxesIn(photographer, view);
      const drawn = await boxesIn(browserPainter, view);
      expect([what, drawn.length]).toEqual([what, projected.length]);
      expect([what, drawn.length]).toEqual([what, view.people.length]);
      for (const box of projected) {
        overlaps.push({ what, overlap: Math.max(...drawn.map((other) => iou(box, other))) });
      }
    }
    const mean = overlaps.reduce((sum, { overlap }) => sum + overlap, 0) / overlaps.length;
    expect(overlaps.filter(({ overlap }) => overlap < 0.7)).toEqual([]);
    expect(mean).toBeGreaterThan(0.85);
  });

  it("draw a body to the same pixel, wherever the head looks", { timeout: 120_000 }, async () => {
    for (const [panRad, tiltRad] of [
      [0, 0],
      [0.35, -0.1],
      [-0.3, 0.12],
    ] as const) {
      const somebody = viewOf([person(1, 2.4, 0.1)], panRad, tiltRad);
      const nobody = viewOf([], panRad, tiltRad);
      // From the hips up: the shade on the floor is each painter's own.
      const lens = lensPose(KIOSK_CAMERA, somebody.head);
      const hips = pixelOf(KIOSK_CAMERA, lens, { xM: 2.4, yM: 0.1, zM: 0.9 });
      const extents: Extent[] = [];
      for (const painter of [photographer, browserPainter]) {
        const empty = await painter.picture(nobody, KIOSK_CAMERA);
        extents.push(changed(empty, await painter.picture(somebody, KIOSK_CAMERA), hips?.yPx ?? 0));
      }
      const [projected, drawn] = extents;
      expect(projected?.topPx).toBeLessThan(480);
      for (const side of ["leftPx", "topPx", "rightPx"] as const) {
        expect(
          Math.abs((projected?.[side] ?? Number.NaN) - (drawn?.[side] ?? Number.NaN)),
        ).toBeLessThanOrEqual(3);
      }
    }
  });

  it("draw again after the browser was killed: the same picture", { timeout: 180_000 }, async () => {
    const view = viewOf([person(1, 2, 0.3)]);
    const before = await browserPainter.picture(view, KIOSK_CAMERA);
    killBrowser();
    const after = await browserPainter.picture(view, KIOSK_CAMERA);
    expect(Buffer.compare(before, after)).toBe(0);
    expect(log.entries).toEqual([]);
  });
});

/** Somebody who only wants to try the screen, walks up, and says no: eighteen seconds. */
const SHORT_VISIT = `
title: Somebody touches the screen and declines
lastsS: 30
framesPerSecond: 3
people:
  - name: Ann
    look: 1
    entersAtS: 0
    from: [2.6, 0.6]
    acts:
      - { do: walk, to: [1.3, 0.3], speedMps: 1.2 }
      - { do: converse, patienceS: 12 }
      - { do: walk, to: [2.8, 0.9], speedMps: 1.4 }
    answers:
      consent: [{ do: choose, choice: "no" }]
      serving: [{ do: walk-away }]
expect:
  greeted: true
  greetedByS: 8
  outcome: abandoned
  records: []
`;

describe.skipIf(!chromiumPath)(`a visit through the browser (${chromiumPath ?? noChromium})`, () => {
  const play = async (painter: Painter) => {
    const dataDir = mkdtempSync(join(tmpdir(), "stella-visit-"));
    try {
      return await simulateVisit({
        name: "short",
        scenario: parseScenario(SHORT_VISIT, "the test"),
        seed: 1,
        config: loadConfig(undefined),
        dataDir,
        painter: async () => painter,
        signal: new AbortController().signal,
      });
    } finally {
      rmSync(dataDir, { recursive: true, force: true });
    }
  };

  it("goes as it should, and the same again though the browser is killed in the middle", {
    timeout: 600_000,
  }, async () => {
    const first = await play(browserPainter);
    expect(first.report.failures).toEqual([]);
    let pictures = 0;
    const second = await play({
      picture: (view, camera) => {
        if (++pictures === 20) killBrowser();
        return browserPainter.picture(view, camera);
      },
    });
    expect(pictures).toBeGreaterThan(20);
    expect(second.events).toEqual(first.events);
  });
});

interface Extent {
  readonly leftPx: number;
  readonly topPx: number;
  readonly rightPx: number;
}

/** How far the pixels reach that differ, above this row. */
function changed(before: Uint8Array, after: Uint8Array, aboveRow: number): Extent {
  const { widthPx, heightPx } = KIOSK_CAMERA;
  let [leftPx, topPx, rightPx] = [widthPx, heightPx, -1];
  for (let pixel = 0; pixel < widthPx * Math.floor(aboveRow); pixel++) {
    const off = [0, 1, 2].reduce(
      (sum, channel) =>
        sum + Math.abs((before[pixel * 3 + channel] ?? 0) - (after[pixel * 3 + channel] ?? 0)),
      0,
    );
    if (off < 40) continue;
    const [column, row] = [pixel % widthPx, Math.floor(pixel / widthPx)];
    [leftPx, topPx, rightPx] = [Math.min(leftPx, column), Math.min(topPx, row), Math.max(rightPx, column)];
  }
  return { leftPx, topPx, rightPx };
}
