import type { DialogueView } from "./dialogue/dialogue-view.ts";
import type { Activity } from "./dialogue/screen-protocol.ts";
import type { CameraGeometry } from "./kernel/geometry.ts";
import type { TrackId } from "./kernel/vocabulary.ts";
import type { JointReading } from "./motion/joint-reading.ts";
import type { HearingReading } from "./perception/hearing/hearing-meter.ts";
import type { Scene } from "./perception/sight/scene.ts";
import type { ShownPairing } from "./sync/pairing-step.ts";

/** `serving`: a visitor is in conversation with the robot. */
export type DeskState = "off-duty" | "waiting" | "serving";

/**
 * What happens at the desk, as it happens, for whoever passes it on: other nodes of the robot, a technician's
 * page. Unlike the journal it carries words, and words are personal data: whoever listens decides what leaves.
 */
export type News =
  /** One for each picture; `attending` is whom the robot serves. */
  | {
      readonly type: "scene";
      readonly scene: Scene;
      readonly camera: CameraGeometry;
      readonly attending: TrackId | null;
    }
  | { readonly type: "state"; readonly state: DeskState }
  | { readonly type: "activity"; readonly activity: Activity }
  /** The robot begins to say a sentence. */
  | { readonly type: "says"; readonly sentence: string }
  /** The visitor has said something that was understood. */
  | { readonly type: "hears"; readonly text: string }
  /** Ten times a second while the microphone is open: what the last tenth of a second sounded like. */
  | ({ readonly type: "meter" } & HearingReading)
  /** Whenever it changed; null when nobody is served any more. */
  | { readonly type: "dialogue"; readonly dialogue: DialogueView | null }
  /** Ten times a second: where the joints are, and where they were told to be. */
  | ({ readonly type: "joints" } & JointReading)
  /** What the screen says of the robot's pairing; null for nothing. A code is a secret for ten minutes. */
  | { readonly type: "pairing"; readonly pairing: ShownPairing | null };

export type NewsSink = (news: News) => void;
