import type { Instant } from "../../robot/kernel/clock.ts";
import type { News } from "../../robot/news.ts";
import type { BodyOf } from "../../robot/recording/channels.ts";
import { timestampOf } from "../../robot/recording/log-time.ts";
import type { Tape } from "../../robot/recording/tape.ts";

type Scene = Extract<News, { type: "scene" }>;
type Joints = Extract<News, { type: "joints" }>;

/** Writes down what happens at the desk. */
export function tapedNews(tape: Tape): (news: News, at: Instant) => void {
  return (news, at) => {
    switch (news.type) {
      case "scene": {
        const { frame, persons, capturedAt, lens } = news.scene;
        const body = {
          frame,
          lens: { ...lens },
          persons: persons.map((person) => ({ ...person })),
          attending: news.attending,
        };
        tape.write("scene", body, capturedAt);
        if (tape.wants("annotations")) tape.write("annotations", annotationsOf(news), capturedAt);
        return;
      }
      case "state":
        tape.write("desk", { state: news.state });
        return;
      case "activity":
        tape.write("activity", { activity: news.activity });
        return;
      case "says":
        tape.write("speech", { speaker: "robot", text: news.sentence });
        return;
      case "hears":
        tape.write("speech", { speaker: "visitor", text: news.text });
        return;
      case "meter": {
        const { levelDbfs, speech, gateOpen, wake } = news;
        tape.write("meter", { levelDbfs, speech, gateOpen, wake });
        return;
      }
      case "dialogue":
        tape.write("dialogue", { dialogue: news.dialogue && { ...news.dialogue } });
        return;
      case "joints": {
        const { measured, commanded, stopped } = news;
        tape.write("joints", { measured, commanded, stopped });
        if (tape.wants("transforms")) tape.write("transforms", transformsOf(news, at));
        return;
      }
      case "pairing":
        // A code is a secret while it holds; that one was shown stands in the screen's messages.
        return;
    }
  };
}

const WHITE = { r: 1, g: 1, b: 1, a: 1 };
const ATTENDED = { r: 0.18, g: 0.8, b: 0.44, a: 1 };
const OTHERS = { r: 0.95, g: 0.77, b: 0.06, a: 1 };
const BACKGROUND = { r: 0, g: 0, b: 0, a: 0.6 };
const CLEAR = { r: 0, g: 0, b: 0, a: 0 };

function annotationsOf({ scene, attending }: Scene): BodyOf<"annotations"> {
  const timestamp = timestampOf(scene.capturedAt);
  return {
    circles: [],
    points: scene.persons.map(({ track, box: [x1, y1, x2, y2] }) => ({
      timestamp,
      type: 2,
      points: [
        { x: x1, y: y1 },
        { x: x2, y: y1 },
        { x: x2, y: y2 },
        { x: x1, y: y2 },
      ],
      outline_color: track === attending ? ATTENDED : OTHERS,
      outline_colors: [],
      fill_color: CLEAR,
      thickness: 2,
    })),
    texts: scene.persons.map(({ track, box, distanceM, engagement }) => ({
      timestamp,
      position: { x: box[0] + 4, y: box[1] + 16 },
      text: `${track} ${engagement} ${distanceM.toFixed(1)} m`,
      font_size: 14,
      text_color: WHITE,
      background_color: BACKGROUND,
    })),
  };
}

/** Where the joints of launch/ros/urdf/stella.urdf stand on what carries them. */
const NECK = { x: 0, y: 0, z: 1.32 };
const HEAD = { x: 0, y: 0, z: 0.09 };

/** The head's two joints, in the frames of the robot's URDF: first to its left, then upwards. */
function transformsOf({ measured }: Joints, at: Instant): BodyOf<"transforms"> {
  const [halfPan, halfTilt] = [measured.panRad / 2, -measured.tiltRad / 2];
  const timestamp = timestampOf(at);
  return {
    transforms: [
      {
        timestamp,
        parent_frame_id: "column_link",
        child_frame_id: "neck_link",
        translation: NECK,
        rotation: { x: 0, y: 0, z: Math.sin(halfPan), w: Math.cos(halfPan) },
      },
      {
        timestamp,
        parent_frame_id: "neck_link",
        child_frame_id: "head_link",
        translation: HEAD,
        rotation: { x: 0, y: Math.sin(halfTilt), z: 0, w: Math.cos(halfTilt) },
      },
    ],
  };
}
