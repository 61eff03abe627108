import type { HeadPose } from "../../robot/motion/head.ts";
import type { News } from "../../robot/news.ts";
import { lookOf } from "../../sim/people/looks.ts";
import { IDLE_FACE, type LobbyView, type SeenPerson } from "../../sim/view.ts";

type Scene = Extract<News, { type: "scene" }>;

const STATURE_M = 1.7;

/** The room as the robot believes it to be: everybody stands where it places them, and is a stranger. Pure. */
export function viewOf({ scene }: Scene, head: HeadPose, startedAtMs: number): LobbyView {
  return {
    atMs: scene.capturedAt - startedAtMs,
    light: 1,
    people: scene.persons.map(strangerOf),
    head: { panRad: head.panRad, tiltRad: head.tiltRad },
    face: IDLE_FACE,
  };
}

function strangerOf({ track, distanceM, direction, facing }: Scene["scene"]["persons"][number]): SeenPerson {
  const [x, y] = [distanceM * Math.cos(direction.panRad), distanceM * Math.sin(direction.panRad)];
  const towardsRobot = Math.atan2(-y, -x);
  const yawRad = facing === "away" ? towardsRobot + Math.PI : towardsRobot;
  return {
    id: track,
    name: track,
    look: lookOf({ kind: "adult", look: Number(track.replace(/\D/g, "")), heightM: STATURE_M }),
    posture: { x, y, bodyYawRad: yawRad, faceYawRad: yawRad, strideRad: 0, stride: 0, blink: 0, talk: 0 },
    saying: null,
  };
}
