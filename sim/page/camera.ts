import type { CameraPage } from "../stage/camera-page.ts";
import { openGraphics } from "./scene/graphics.ts";
import { LobbyScene } from "./scene/lobby-scene.ts";
import { RobotsEye } from "./scene/robots-eye.ts";

// A page without anything to look at: it draws what the robot's camera sees, one view after another, on demand.

/** Without shadows: a picture is wanted five times a second, and nobody but a detector looks at it. */
const renderer = openGraphics(document.createElement("canvas"), "low");
const eye = new RobotsEye(renderer, await LobbyScene.open());

const page: CameraPage = {
  draw: async (view, camera) => base64Of(eye.picture(view, camera)),
};
globalThis.stellaCameraPage = page;

/** Through the browser's own reader, which takes 2 ms for a picture. */
function base64Of(bytes: Uint8Array): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result).replace(/^data:[^,]*,/, ""));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(new Blob([new Uint8Array(bytes)]));
  });
}
