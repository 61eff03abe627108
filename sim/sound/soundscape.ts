import type { Synthesiser } from "../../robot/dialogue/synthesiser.ts";
import { durationMs, type Sound } from "../../robot/kernel/frames.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { Acoustics } from "./acoustics.ts";

/** What there is to hear in the lobby: the visitors' lines, the robot's own voice, the room. Times are the clock's. */
export class Soundscape {
  private readonly voices: (voice: string) => Synthesiser;
  private readonly lines = new Map<string, Sound>();
  private acoustics: Acoustics;
  private echoDb: number;

  /** @param voices speak the visitors' lines, by the names in the scenario */
  constructor(voices: (voice: string) => Synthesiser, room: Scenario["room"], seed: number) {
    this.voices = voices;
    this.acoustics = new Acoustics(room.noiseDbfs, seed);
    this.echoDb = room.echoDb;
  }

  /** Another room, and everything that sounded is over. */
  anew(room: Scenario["room"], seed: number): void {
    this.acoustics = new Acoustics(room.noiseDbfs, seed);
    this.echoDb = room.echoDb;
  }

  /** Every line is spoken once beforehand: how long it takes decides what happens. Throws a `Fault` `voice.…`. */
  async rehearse(scenario: Scenario): Promise<void> {
    for (const script of scenario.people) {
      const answers = Object.values(script.answers).flat();
      for (const line of [...script.acts, ...answers]) {
        if (line.do === "say") await this.learn(script.voice, line.words);
      }
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

  say(voice: string, words: string, fromMs: number, distanceM: number): void {
    this.acoustics.say(this.line(voice, words), fromMs, distanceM);
  }

  /** The robot speaks. Returns how to cut it off at some moment. */
  echo(sound: Sound, fromMs: number): (atMs: number) => void {
    return this.acoustics.echo(sound, fromMs, this.echoDb);
  }

  /** The `length` samples from `fromMs` on. Call it once for each stretch of time, in order. */
  hear(fromMs: number, length: number): Int16Array {
    return this.acoustics.hear(fromMs, length);
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
