import type { CameraGeometry } from "../../robot/kernel/geometry.ts";
import { humanoid } from "../bodies/humanoid.ts";
import type { LobbyView } from "../view.ts";
import { Canvas } from "./canvas.ts";
import { Lens } from "./lens.ts";
import type { Painter } from "./painter.ts";
import { emptyRoom } from "./room.ts";

interface Studio {
  readonly camera: CameraGeometry;
  readonly light: number;
  readonly lens: Lens;
  readonly room: Canvas;
}

/** Draws the lobby by projected geometry, on the CPU, without a browser. */
export class Photographer implements Painter {
  /** Kept from picture to picture: the rays of 300 000 pixels and the empty room take a tenth of a second. */
  private studio: Studio | null = null;

  async picture(view: LobbyView, camera: CameraGeometry): Promise<Uint8Array> {
    const { lens, room } = this.studioFor(camera, view.light);
    if (view.people.length === 0) return room.rgb.slice();
    const canvas = new Canvas(lens, room);
    for (const { look, posture } of view.people) {
      canvas.drawContactShadow(posture.x, posture.y, 0.4);
      for (const solid of humanoid(look, posture)) canvas.draw(solid, view.light);
    }
    return canvas.rgb;
  }

  private studioFor(camera: CameraGeometry, light: number): Studio {
    if (this.studio?.camera === camera && this.studio.light === light) return this.studio;
    const lens = new Lens(camera);
    this.studio = { camera, light, lens, room: emptyRoom(lens, light) };
    return this.studio;
  }
}
