import type { Activity } from "../../robot/dialogue/screen-protocol.ts";
import type { CameraGeometry } from "../../robot/kernel/geometry.ts";
import type { JournalEntry, Level } from "../../robot/kernel/journal.ts";
import type { RobotHealth } from "../../robot/kernel/robot-health.ts";
import type { DeskState, News } from "../../robot/news.ts";
import type { Recording } from "../../robot/recording/recording.ts";
import type { TapeMessage } from "../../robot/recording/tape.ts";
import { KIOSK_CAMERA } from "../../sim/lobby.ts";
import type { Mark } from "../../sim/stage/recorded-messages.ts";
import type { Slide } from "../../sim/stage/slides.ts";
import type { LobbyView } from "../../sim/view.ts";
import { viewOf } from "./perceived-view.ts";

type Scene = Extract<News, { type: "scene" }>;
type Told<Type extends News["type"]> = Extract<News, { type: Type }>;

/**
 * A recording as the lobby's page shows it. Where nobody recorded a simulated lobby, the room shows who the robot
 * saw, where it believed them to be. Bodies were written down by software of the same version, as the page's
 * messages are: what is inside them is not checked again.
 */
export function slidesOf(recording: Recording): readonly Slide[] {
  const hasLobby = recording.messages.some(({ channel }) => channel === "lobby");
  let camera: CameraGeometry = KIOSK_CAMERA;
  let head = { panRad: 0, tiltRad: 0 };
  return recording.messages.flatMap((message): readonly Slide[] => {
    if (message.channel === "calibration") {
      camera = { ...camera, ...recording.read(message, "calibration").body.geometry };
    }
    if (message.channel === "headPose") head = recording.read(message, "headPose").body;
    const [geometry, pose] = [camera, head];
    const shown = slideOf(recording, message, geometry);
    if (message.channel !== "scene" || hasLobby) return shown;
    const view = () => viewOf(sceneOf(recording, message, geometry), pose, recording.heading.startedAtMs);
    return [...shown, { at: message.at, kind: "view", message: () => ({ type: "view", view: view() }) }];
  });
}

function slideOf(recording: Recording, message: TapeMessage, camera: CameraGeometry): readonly Slide[] {
  const { at } = message;
  const news = <Type extends News["type"]>(type: Type, told: () => Told<Type>): readonly Slide[] => [
    { at, kind: "news", type, news: () => ({ at, news: told() }) },
  ];
  switch (message.channel) {
    case "scene":
      return news("scene", () => sceneOf(recording, message, camera));
    case "joints":
      return news("joints", () => ({ type: "joints", ...recording.read(message, "joints").body }));
    case "meter":
      return news("meter", () => ({ type: "meter", ...recording.read(message, "meter").body }));
    case "dialogue":
      return news("dialogue", () => {
        const { dialogue } = recording.read(message, "dialogue").body;
        return { type: "dialogue", dialogue: dialogue as Told<"dialogue">["dialogue"] };
      });
    case "desk":
      return news("state", () => ({
        type: "state",
        state: recording.read(message, "desk").body.state as DeskState,
      }));
    case "activity":
      return news("activity", () => ({
        type: "activity",
        activity: recording.read(message, "activity").body.activity as Activity,
      }));
    case "speech": {
      const { speaker, text } = recording.read(message, "speech").body;
      return speaker === "robot"
        ? news("says", () => ({ type: "says", sentence: text }))
        : news("hears", () => ({ type: "hears", text }));
    }
    case "journal":
      return [{ at, kind: "journal", entry: () => entryOf(recording, message) }];
    case "camera":
      return [
        {
          at,
          kind: "picture",
          message: () => {
            const { index, data } = recording.read(message, "camera").body;
            return { type: "picture", frame: index, jpegBase64: data };
          },
        },
      ];
    case "health":
      return [
        {
          at,
          kind: "health",
          message: () => {
            const { health } = recording.read(message, "health").body;
            return { type: "health", health: health as unknown as RobotHealth };
          },
        },
      ];
    case "lobby":
      return [
        {
          at,
          kind: "view",
          message: () => {
            const { view } = recording.read(message, "lobby").body;
            return { type: "view", view: view as unknown as LobbyView };
          },
        },
      ];
    default:
      return [];
  }
}

function sceneOf(recording: Recording, message: TapeMessage, camera: CameraGeometry): Scene {
  const { frame, persons, attending, lens } = recording.read(message, "scene").body;
  return {
    type: "scene",
    scene: { frame, capturedAt: message.takenAt, lens, persons, inferMs: 0 } as unknown as Scene["scene"],
    camera,
    attending: attending as Scene["attending"],
  };
}

/** Foxglove's numbers. */
const LEVELS: Readonly<Record<number, Level>> = { 2: "info", 3: "warn", 4: "error" };

function entryOf(recording: Recording, message: TapeMessage): JournalEntry {
  const { message: line, level, name } = recording.read(message, "journal").body;
  const { atMs: _at, level: _level, event: _event, ...fields } = JSON.parse(line) as Record<string, never>;
  return { at: message.at, level: LEVELS[level] ?? "info", event: name, fields };
}

/** Events that somebody who looks for something looks for. */
const MARKED = /^(visit\.(begun|ended)|record\.filed|.*\.lost|.*\.back|staff\.alerted|motion\.stopped)$/;

export function marksOf(recording: Recording): readonly Mark[] {
  return recording
    .of("journal")
    .filter(({ body }) => MARKED.test(body.name))
    .map(({ at, body }) => ({ at, what: body.name }));
}
