import { KIOSK_CAMERA } from "../../sim/lobby.ts";
import { lookOf } from "../../sim/people/looks.ts";
import { Photographer } from "../../sim/rendering/photographer.ts";
import { IDLE_FACE, type SeenPerson } from "../../sim/view.ts";

/** What a camera on the kiosk sees of the lobby, as PPM: nobody, or somebody who stands there and looks. */
export async function lobbyPicture(distanceM: number | null): Promise<Buffer> {
  const { widthPx, heightPx } = KIOSK_CAMERA;
  const people = distanceM === null ? [] : [standing(distanceM)];
  const view = { atMs: 500, light: 1, people, head: { panRad: 0, tiltRad: 0 }, face: IDLE_FACE };
  const rgb = await new Photographer().picture(view, KIOSK_CAMERA);
  return Buffer.concat([Buffer.from(`P6\n${widthPx} ${heightPx}\n255\n`), rgb]);
}

function standing(xM: number): SeenPerson {
  return {
    id: "1",
    name: "Ann",
    look: lookOf({ kind: "adult", look: 2 }),
    posture: {
      x: xM,
      y: 0.1,
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
