import type { CameraGeometry } from "../../robot/kernel/geometry.ts";
import type { LobbyView } from "../view.ts";

/** What the bare page that draws for a robot's camera offers to whoever has opened it. */
export interface CameraPage {
  /** Packed RGB of the geometry's size, row by row from the top, as base64. */
  draw(view: LobbyView, camera: CameraGeometry): Promise<string>;
}

/** Where the page puts it, once it can draw. */
export const CAMERA_PAGE = "stellaCameraPage";

declare global {
  var stellaCameraPage: CameraPage | undefined;
}
