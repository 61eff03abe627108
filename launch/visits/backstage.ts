import { KeptDatabase } from "../../crm/server/storage/kept-database.ts";
import type { Synthesiser } from "../../robot/dialogue/synthesiser.ts";
import type { Clock } from "../../robot/kernel/clock.ts";
import type { Engines } from "../../robot/parts.ts";
import type { RobotConfig } from "../config.ts";
import { type OpenEngines, openEngines } from "../engines.ts";
import { visitorVoice } from "../hardware/voice.ts";
import { keptRecogniser, keptVoiceActivity } from "./kept-ears.ts";
import { LentClock } from "./lent-clock.ts";
import { RememberedSpeech } from "./remembered-speech.ts";

/**
 * What visits of one process share because it is the same for each of them and takes long to make: the engines in their
 * threads, the hub's database, sentences that were spoken before. A visit finds all of it as new.
 */
export class Backstage {
  /** For a hub, one at a time. */
  readonly database = new KeptDatabase();
  private readonly clock = new LentClock();
  private readonly voices = new Map<string, RememberedSpeech>();
  private kept: (OpenEngines & { readonly key: string }) | null = null;

  /** The next visit lives in this time. */
  enter(clock: Clock): void {
    this.clock.borrow(clock);
  }

  /** Kept for the next robot that is made alike. Throws a `Fault` `model.…`. */
  async engines(config: RobotConfig): Promise<Engines> {
    const key = JSON.stringify([config.sight.rules, config.hearing, config.dialogue.voice]);
    if (this.kept?.key !== key) {
      await this.closeEngines();
      this.kept = { key, ...(await this.openEngines(config)) };
    }
    return this.kept.engines;
  }

  /** The voice of somebody in the lobby, by Flite's name for it. Throws a `Fault` `voice.unknown`. */
  voice(name: string): Synthesiser {
    const voice = this.voices.get(name) ?? new RememberedSpeech(visitorVoice(name, this.clock), this.clock);
    this.voices.set(name, voice);
    return voice;
  }

  async close(): Promise<void> {
    await this.closeEngines();
    await this.database.close();
  }

  private async openEngines(config: RobotConfig): Promise<OpenEngines> {
    const { engines, close } = await openEngines(config, this.clock);
    return {
      engines: {
        ...engines,
        voiceActivity: keptVoiceActivity(engines.voiceActivity),
        recogniser: keptRecogniser(engines.recogniser),
        synthesiser: new RememberedSpeech(engines.synthesiser, this.clock),
      },
      close,
    };
  }

  private async closeEngines(): Promise<void> {
    await this.kept?.close();
    this.kept = null;
  }
}
