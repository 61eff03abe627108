import type { DialogueRules } from "./dialogue/dialogue-config.ts";
import type { Screen } from "./dialogue/screen.ts";
import type { ScreenRules } from "./dialogue/screen-config.ts";
import type { Speaker } from "./dialogue/speaker.ts";
import type { Synthesiser } from "./dialogue/synthesiser.ts";
import type { BusinessProfile } from "./kernel/business-profile.ts";
import type { Clock } from "./kernel/clock.ts";
import type { Gauges } from "./kernel/gauges.ts";
import type { Journal } from "./kernel/journal.ts";
import type { Random } from "./kernel/random.ts";
import type { Battery } from "./motion/battery.ts";
import type { EmergencyStop } from "./motion/emergency-stop.ts";
import type { Head } from "./motion/head.ts";
import type { MotionRules } from "./motion/motion-config.ts";
import type { NewsSink } from "./news.ts";
import type { HearingRules } from "./perception/hearing/hearing-config.ts";
import type { Microphone } from "./perception/hearing/microphone.ts";
import type { Recogniser } from "./perception/hearing/recogniser.ts";
import type { VoiceActivity } from "./perception/hearing/voice-activity.ts";
import type { WakeWord } from "./perception/hearing/wake-word.ts";
import type { Camera } from "./perception/sight/camera.ts";
import type { FaceDetector } from "./perception/sight/face-detector.ts";
import type { PersonDetector } from "./perception/sight/person-detector.ts";
import type { SightRules } from "./perception/sight/sight-config.ts";
import type { PowerRules } from "./power-config.ts";
import type { RobotIdentity } from "./sync/identity.ts";
import type { LinkDialler } from "./sync/link.ts";
import type { Outbox } from "./sync/outbox.ts";
import type { ProfileShelf } from "./sync/profile-shelf.ts";
import type { SyncRules } from "./sync/sync-config.ts";

/** The robot's body: real devices or the simulator's. */
export interface Devices {
  readonly camera: Camera;
  readonly microphone: Microphone;
  readonly speaker: Speaker;
  readonly head: Head;
  readonly screen: Screen;
  /** Null: nothing is wired to one, or there is none. */
  readonly emergencyStop: EmergencyStop | null;
  readonly battery: Battery | null;
}

/** The engines that make sense of what the devices deliver. */
export interface Engines {
  readonly persons: PersonDetector;
  readonly faces: FaceDetector | null;
  readonly wakeWord: WakeWord | null;
  readonly stopWord: WakeWord | null;
  readonly voiceActivity: VoiceActivity;
  readonly recogniser: Recogniser;
  readonly synthesiser: Synthesiser;
}

/** What ties the robot to its account. */
export interface Account {
  readonly profile: BusinessProfile;
  readonly outbox: Outbox;
  readonly dialler: LinkDialler;
  readonly identity: RobotIdentity;
  /** Where the owner's profile is kept, once it came. */
  readonly shelf: ProfileShelf;
  /** What the robot calls itself before an owner has named it. */
  readonly name: string;
  readonly softwareVersion: string;
}

export interface ReceptionistRules {
  readonly sight: SightRules;
  readonly hearing: HearingRules;
  readonly dialogue: DialogueRules;
  readonly motion: MotionRules;
  readonly sync: SyncRules;
  readonly screen: ScreenRules;
  readonly power: PowerRules;
}

/** Where time, chance and the record of what happened come from. */
export interface Surroundings {
  readonly clock: Clock;
  readonly random: Random;
  readonly journal: Journal;
  readonly gauges: Gauges;
  /** Who is told what happens at the desk, words and all. */
  readonly news?: NewsSink;
}
