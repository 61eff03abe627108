import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { type CameraGeometry, degrees } from "../../robot/kernel/geometry.ts";
import { lensPose } from "../../robot/kernel/lens-pose.ts";
import { humanoid } from "../../sim/bodies/humanoid.ts";
import { WARDROBE } from "../../sim/bodies/wardrobe.ts";
import type { LobbyCanvas } from "../../sim/page/scene/lobby-canvas.ts";
import { Canvas } from "../../sim/rendering/canvas.ts";
import { Lens } from "../../sim/rendering/lens.ts";
import { IDLE_FACE, type LobbyView, type SeenPerson } from "../../sim/view.ts";
import { chromiumPath, noChromium } from "./chromium.ts";
import { LobbyRig } from "./lobby-rig.ts";

const CAMERA: CameraGeometry = {
  widthPx: 640,
  heightPx: 480,
  fieldOfViewRad: degrees(55),
  heightM: 1.5,
  mount: { on: "head", tiltRad: 0, aheadM: 0.1, aboveM: 0.09 },
};
const PAGE = { width: 400, height: 300 };
/** Nothing in the lobby changes a colour by more than this unless somebody stands there. */
const SAME = 6;

const EMPTY: LobbyView = {
  atMs: 1000,
  light: 1,
  people: [],
  head: { panRad: 0, tiltRad: 0 },
  face: IDLE_FACE,
};

function standing(x: number, y: number): SeenPerson {
  return {
    id: "1",
    name: "Ann",
    look: { kind: "adult", ...WARDROBE[1]!, heightM: 1.7 },
    posture: {
      x,
      y,
      bodyYawRad: Math.PI,
      faceYawRad: Math.PI,
      strideRad: 0,
      stride: 0,
      blink: 0,
      talk: 0,
    },
    saying: null,
  };
}

declare const lobby: LobbyCanvas;

describe.skipIf(!chromiumPath)(
  `the lobby in three dimensions${chromiumPath ? "" : ` (${noChromium})`}`,
  () => {
    let rig: LobbyRig;
    let page: Page;

    beforeAll(async () => {
      rig = await LobbyRig.open();
      page = await rig.page(PAGE);
      await page.evaluate(async (camera) => {
        const host = document.getElementById("host");
        if (!host) throw new Error("no host");
        const opened = await window.specimen.open({ host, camera, quality: "low" });
        Object.assign(globalThis, { lobby: opened, ended: opened.run(new AbortController().signal) });
      }, CAMERA);
    });
    afterAll(() => rig?.stop());

    async function eyeSees(view: LobbyView): Promise<Buffer> {
      const text = await page.evaluate(
        ([view, camera]) => {
          const rgb = lobby.robotsEye.picture(view, camera);
          let text = "";
          for (const value of rgb) text += String.fromCharCode(value);
          return btoa(text);
        },
        [view, CAMERA] as const,
      );
      return Buffer.from(text, "base64");
    }

    it("shows the lobby, and the browser complains of nothing", async () => {
      const rgb = await eyeSees(EMPTY);
      expect(rgb.length).toBe(640 * 480 * 3);
      expect(new Set(rgb).size).toBeGreaterThan(100);
      expect(rig.complaints.filter((text) => !text.includes("GPU stall"))).toEqual([]);
    });

    it("shows the robot's camera the same picture of the same moment, whatever it drew in between", async () => {
      const view = { ...EMPTY, people: [standing(2.5, 0.4)] };
      const first = await eyeSees(view);
      await eyeSees({ ...EMPTY, light: 0.4, head: { panRad: 0.5, tiltRad: -0.2 } });
      expect(Buffer.compare(await eyeSees(view), first)).toBe(0);
    });

    it.each([
      { where: "straight ahead", x: 2.6, y: 0.1, head: { panRad: 0, tiltRad: 0 } },
      {
        where: "to the left of a head that turned left",
        x: 2.4,
        y: 1.9,
        head: { panRad: 0.5, tiltRad: 0.08 },
      },
      {
        where: "to the right of a head that looks down",
        x: 3.2,
        y: -0.9,
        head: { panRad: 0.1, tiltRad: -0.15 },
      },
    ])("shows a person $where within two pixels of where geometry says", async ({ x, y, head }) => {
      const people = [standing(x, y)];
      const drawn = outlineOf(
        differing(await eyeSees({ ...EMPTY, head }), await eyeSees({ ...EMPTY, head, people })),
      );
      const said = outlineOf(coveredBy(people, head));
      for (const edge of ["top", "left", "right"] as const) {
        expect(
          Math.abs(drawn[edge] - said[edge]),
          `${edge} of ${JSON.stringify({ drawn, said })}`,
        ).toBeLessThanOrEqual(2);
      }
    });

    it("is as dark as the lobby is", async () => {
      const mean = (rgb: Buffer) => rgb.reduce((sum, value) => sum + value, 0) / rgb.length;
      const day = mean(await eyeSees(EMPTY));
      expect(mean(await eyeSees({ ...EMPTY, light: 0.2 })) / day).toBeLessThan(0.3);
      expect(mean(await eyeSees({ ...EMPTY, light: 0.6 })) / day).toBeGreaterThan(0.45);
    });

    it("tells who is at a place on the page, and which place of the floor", async () => {
      const view = { ...EMPTY, people: [standing(2.3, 0.1)] };
      const told = await page.evaluate(async (view) => {
        lobby.look({ from: "follow", person: "1" });
        lobby.update(view);
        await drawnOnce();
        const [width, height] = [innerWidth, innerHeight];
        return {
          middle: lobby.pick(width / 2, height / 2),
          corner: lobby.pick(4, 4),
          floor: lobby.floorAt(width / 2, height * 0.86),
          label: document.querySelector(".label .name")?.textContent,
        };
        function drawnOnce(): Promise<void> {
          return new Promise((resolve) => {
            const look = () => (document.querySelector(".label") ? resolve() : requestAnimationFrame(look));
            look();
          });
        }
      }, view);
      expect(told).toMatchObject({ middle: "1", corner: null, label: "Ann" });
      // The eye stands behind her to look at her: what is below the middle of the page is the floor around her feet.
      expect(Math.hypot(told.floor![0] - 2.3, told.floor![1] - 0.1)).toBeLessThan(1.2);
    });

    it("draws nothing rather than black when the browser has lost its graphics", async () => {
      const bare = await rig.page(PAGE);
      onTestFinished(() => bare.close());
      const refusal = await bare.evaluate(
        async ([camera, view]) => {
          const opened = await window.specimen.open({ host: document.body, camera, quality: "low" });
          WebGL2RenderingContext.prototype.isContextLost = () => true;
          try {
            return `${opened.robotsEye.picture(view, camera).length} bytes`;
          } catch (error) {
            return error instanceof Error ? error.name : "";
          }
        },
        [CAMERA, EMPTY] as const,
      );
      expect(refusal).toBe("NoGraphics");
    });

    it("says so where a browser cannot draw it", async () => {
      const bare = await rig.page(PAGE);
      onTestFinished(() => bare.close());
      const refusal = await bare.evaluate(async (camera) => {
        HTMLCanvasElement.prototype.getContext = () => null;
        const host = document.body;
        return window.specimen.open({ host, camera }).then(
          () => "opened",
          (error: Error) => `${error.name}: ${error.message}`,
        );
      }, CAMERA);
      expect(refusal).toBe("NoGraphics: This browser cannot draw the lobby: it has no WebGL 2.");
    });
  },
);

/** The pixels of a picture that belong to somebody. */
type Mask = (row: number, column: number) => boolean;

function differing(one: Buffer, other: Buffer): Mask {
  return (row, column) => {
    const at = (row * CAMERA.widthPx + column) * 3;
    return [0, 1, 2].some((channel) => Math.abs(one[at + channel]! - other[at + channel]!) > SAME);
  };
}

/** As rays from the lens say. */
function coveredBy(people: readonly SeenPerson[], head: LobbyView["head"]): Mask {
  const canvas = new Canvas(new Lens(CAMERA, lensPose(CAMERA, head)));
  for (const { look, posture } of people) for (const solid of humanoid(look, posture)) canvas.draw(solid, 1);
  return (row, column) => Number.isFinite(canvas.distanceM[row * CAMERA.widthPx + column]!);
}

/** Of head and shoulders: the floor darkens around the feet, which is nobody. */
function outlineOf(mask: Mask): { top: number; left: number; right: number } {
  const outline = { top: CAMERA.heightPx, left: CAMERA.widthPx, right: -1 };
  for (let row = 0; row < CAMERA.heightPx; row++) {
    if (row > outline.top + 90) break;
    for (let column = 0; column < CAMERA.widthPx; column++) {
      if (!mask(row, column)) continue;
      outline.top = Math.min(outline.top, row);
      outline.left = Math.min(outline.left, column);
      outline.right = Math.max(outline.right, column);
    }
  }
  return outline;
}
