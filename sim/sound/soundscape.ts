import type { Synthesiser } from "../../robot/dialogue/synthesiser.ts";
import { durationMs, SAMPLE_RATE_HZ, type Sound } from "../../robot/kernel/frames.ts";
import { linesOf } from "../scenario/lines.ts";
import type { Room } from "../scenario/room.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { Acoustics } from "./acoustics.ts";
import { babbleOf, SMALL_TALK } from "./babble.ts";
import { Backgrounds } from "./backgrounds.ts";
import { music } from "./music.ts";
import { resampled } from "./resampled.ts";
import type { BackgroundSound } from "./room-sound.ts";
import { ventilation } from "./ventilation.ts";

/** Who talks in the background: voices that the people of a scenario have as well. */
const BABBLING_VOICES = ["rms", "awb", "kal16"];
const BABBLE_LASTS_S = 30;

/**
 * What there is to hear in the lobby: the visitors' lines, the robot's own voice, the room and what else sounds in
 * it. Times are the clock's.
 */
export class Soundscape {
  private readonly voices: (voice: string) => Synthesiser;
  private readonly lines = new Map<string, Sound>();
  private readonly recordings = new Map<BackgroundSound["kind"], Float32Array>();
  private acoustics: Acoustics;
  private backgrounds = new Backgrounds([], []);
  private startedMs = 0;

  /** @param voices speak the visitors' lines, by the names in the scenario */
  constructor(voices: (voice: string) => Synthesiser, room: Room, seed: number) {
    this.voices = voices;
    this.acoustics = new Acoustics(room, seed);
  }

  /** Another room: everything that sounded before is over. */
  anew(room: Room, seed: number): void {
    this.acoustics = new Acoustics(room, seed);
  }

  /** The scenario, which was rehearsed, begins; `startedMs` is when, on the clock. */
  begin({ room }: Scenario, startedMs: number): void {
    this.backgrounds = new Backgrounds(
      room.sounds,
      room.sounds.map(({ kind }) => this.recordings.get(kind)!),
    );
    this.startedMs = startedMs;
  }

  /**
   * Every line is spoken once beforehand, and every background recorded: how long speaking takes decides what
   * happens. Throws a `Fault` `voice.…`.
   */
  async rehearse(scenario: Scenario): Promise<void> {
    for (const { voice, words } of linesOf(scenario)) await this.learn(voice, words);
    for (const { kind } of scenario.room.sounds) {
      if (!this.recordings.has(kind)) this.recordings.set(kind, await this.record(kind));
    }
  }

  /** One more line. Throws a `Fault` `voice.…`. */
  async learn(voice: string, words: string): Promise<void> {
    const key = keyOf(voice, words);
    if (this.lines.has(key)) return;
    this.lines.set(key, await this.voices(voice).speak(words, "en"));
  }

  lineMs(voice: string, words: string): number {
    return durationMs(this.line(voice, words));
  }

  /** A line that was learnt. Returns how to silence it at some moment. */
  say(voice: string, words: string, fromMs: number, distanceM: number): (atMs: number) => void {
    return this.acoustics.say(this.line(voice, words), fromMs, distanceM);
  }

  /** Any sound that somebody makes in the room: a technician's own voice, in pieces. */
  play(sound: Sound, fromMs: number, distanceM: number): void {
    this.acoustics.say(sound, fromMs, distanceM);
  }

  /** The robot speaks. Returns how to cut it off at some moment. */
  echo(sound: Sound, fromMs: number): (atMs: number) => void {
    return this.acoustics.echo(sound, fromMs);
  }

  /** The `length` samples from `fromMs` on. Call it for each stretch of time in order. */
  hear(fromMs: number, length: number): Int16Array {
    const mix = new Float32Array(length);
    this.backgrounds.addTo(mix, fromMs - this.startedMs);
    return this.acoustics.hear(fromMs, length, mix);
  }

  private async record(kind: BackgroundSound["kind"]): Promise<Float32Array> {
    switch (kind) {
      case "babble": {
        const talks: Int16Array[] = [];
        for (const voice of BABBLING_VOICES) {
          talks.push(resampled(await this.voices(voice).speak(SMALL_TALK, "en"), SAMPLE_RATE_HZ));
        }
        return babbleOf(talks, BABBLE_LASTS_S);
      }
      case "music":
        return music();
      case "ventilation":
        return ventilation();
    }
  }

  private line(voice: string, words: string): Sound {
    const sound = this.lines.get(keyOf(voice, words));
    if (!sound) throw new Error(`the line "${words}" was never rehearsed`);
    return sound;
  }
}

function keyOf(voice: string, words: string): string {
  return `${voice}\n${words}`;
}
