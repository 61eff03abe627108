import type { CameraGeometry, Direction } from "../../robot/kernel/geometry.ts";
import { lensPose } from "../../robot/kernel/lens-pose.ts";
import { humanoid } from "../bodies/humanoid.ts";
import type { LobbyView } from "../view.ts";
import { Canvas } from "./canvas.ts";
import { Lens } from "./lens.ts";
import type { Painter } from "./painter.ts";
import { emptyRoom } from "./room.ts";

/** A servo creeps for seconds towards where it is going to rest: a sixteenth of a pixel is not worth a new room. */
const FINEST_TURN_RAD = 1e-4;

interface Studio {
  readonly camera: CameraGeometry;
  readonly head: Direction;
  readonly light: number;
  readonly lens: Lens;
  readonly room: Canvas;
}

/** Draws the lobby by projected geometry, on the CPU, without a browser. */
export class Photographer implements Painter {
  /** Kept from picture to picture while the head rests: the empty room costs as much as three people. */
  private studio: Studio | null = null;

  async picture(view: LobbyView, camera: CameraGeometry): Promise<Uint8Array> {
    const { lens, room } = this.studioFor(camera, view);
    if (view.people.length === 0) return room.rgb.slice();
    const canvas = new Canvas(lens, room);
    for (const { look, posture } of view.people) {
      canvas.drawContactShadow(posture.x, posture.y, 0.4);
      for (const solid of humanoid(look, posture)) canvas.draw(solid, view.light);
    }
    return canvas.rgb;
  }

  private studioFor(camera: CameraGeometry, { light, head }: LobbyView): Studio {
    const settled = { panRad: rounded(head.panRad), tiltRad: rounded(head.tiltRad) };
    const { studio } = this;
    const same =
      studio?.camera === camera &&
      studio.light === light &&
      studio.head.panRad === settled.panRad &&
      studio.head.tiltRad === settled.tiltRad;
    if (same) return studio;
    const lens = new Lens(camera, lensPose(camera, settled));
    this.studio = { camera, head: settled, light, lens, room: emptyRoom(lens, light) };
    return this.studio;
  }
}

function rounded(angleRad: number): number {
  return Math.round(angleRad / FINEST_TURN_RAD) * FINEST_TURN_RAD;
}
