import type { Clock } from "../robot/kernel/clock.ts";
import { type Journal, silentJournal } from "../robot/kernel/journal.ts";
import type { Engines } from "../robot/parts.ts";
import type { RobotConfig } from "./config.ts";
import { hearingEngines } from "./hardware/hearing.ts";
import { openVision } from "./hardware/sight.ts";
import { speechEngine } from "./hardware/voice.ts";

export interface OpenEngines {
  readonly engines: Engines;
  /** Lets every thread finish what it is doing. */
  close(): Promise<void>;
}

/** The engines that the robot and the simulator share; only the devices differ. Throws a `Fault` `model.…`. */
export async function openEngines(
  config: RobotConfig,
  clock: Clock,
  journal: Journal = silentJournal,
): Promise<OpenEngines> {
  const vision = await openVision(clock, config.sight.rules);
  const hearing = hearingEngines(config.hearing, clock);
  const voice = speechEngine(config.dialogue.voice, config.hearing.recogniser.modelsFolder, clock, journal);
  const { persons, faces } = vision;
  return {
    engines: { persons, faces, ...hearing, synthesiser: voice },
    close: async () => {
      await Promise.all([
        vision.close(),
        hearing.voiceActivity.close(),
        hearing.recogniser.close(),
        hearing.wakeWord?.close(),
        hearing.stopWord?.close(),
        voice.close(),
      ]);
    },
  };
}

/** The rules of every room, for the receptionist. */
export function rulesOf(config: RobotConfig) {
  return {
    sight: config.sight.rules,
    hearing: config.hearing,
    dialogue: config.dialogue.conversation,
    motion: config.motion,
    sync: config.sync,
    screen: config.screen,
    power: config.power,
  };
}
