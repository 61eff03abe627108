import type { Mishap } from "../../faults/mishap.ts";
import type { Control } from "../../stage/control-messages.ts";
import { encodeSpeech } from "../../stage/speech-message.ts";
import type { Connection } from "./connection.ts";
import type { DeskStore } from "./store.ts";

/** Places where somebody who has just come in stands: within the camera's view, beyond the robot's reach. */
const ENTRANCES = [
  [2.8, 0.8],
  [2.8, -0.8],
  [3.6, 0],
  [2.4, 0.2],
] as const;
const VOICES = ["slt", "rms", "awb", "kal16"] as const;
const LOOKS = 6;
/** Steps of the two keys; the picker has the same. */
export const SPEEDS: readonly number[] = [0.1, 0.25, 0.5, 1, 2, 4, 8];

export type BodyKind = Extract<Control, { type: "enter" }>["kind"];

/** What a technician can do, by button, key or hand. */
export class Actions {
  private readonly store: DeskStore;
  private readonly connection: Connection;
  private entered = 0;

  constructor(store: DeskStore, connection: Connection) {
    this.store = store;
    this.connection = connection;
  }

  enter(kind: BodyKind): void {
    const turn = this.entered++;
    const [x, y] = ENTRANCES[turn % ENTRANCES.length]!;
    this.ask({
      type: "enter",
      kind,
      look: turn % LOOKS,
      voice: VOICES[turn % VOICES.length]!,
      at: [x, y],
    });
  }

  move(id: string, to: readonly [number, number]): void {
    this.ask({ type: "move", id, to: within(to) });
  }

  send(id: string, to: readonly [number, number]): void {
    this.ask({ type: "send", id, to: within(to) });
  }

  /** To where the robot greets people. */
  sendToRobot(id: string): void {
    this.ask({ type: "send", id, to: [1.3, 0] });
  }

  sendHome(id: string): void {
    this.ask({ type: "send-home", id });
  }

  remove(id: string): void {
    this.ask({ type: "remove", id });
  }

  turn(id: string, facing: "robot" | "away" | "aside"): void {
    this.ask({ type: "turn", id, facing });
  }

  say(id: string, words: string): void {
    const line = words.trim();
    if (line !== "") this.ask({ type: "say", id, words: line });
  }

  /** A piece of what is said into the browser's microphone. */
  speak(id: string, samples: Int16Array): void {
    this.connection.sendBytes(encodeSpeech({ id, samples }));
  }

  /** Switches it on or off. */
  toggle(mishap: Mishap): void {
    const on = this.store.standing.value?.mishaps.some(({ kind }) => kind === mishap.kind) ?? false;
    this.ask({ type: on ? "end-mishap" : "begin-mishap", mishap });
  }

  togglePause(): void {
    this.ask({ type: this.store.standing.value?.pace.paused ? "resume" : "pause" });
  }

  step(ms: number): void {
    this.ask({ type: "step", ms });
  }

  speed(speed: number): void {
    this.ask({ type: "speed", speed });
  }

  /** One step up or down. */
  changeSpeed(by: 1 | -1): void {
    const now = this.store.standing.value?.pace.speed ?? 1;
    const index = SPEEDS.findIndex((speed) => speed >= now);
    const next = SPEEDS[index + by];
    if (next !== undefined) this.speed(next);
  }

  play(scenario: number | null): void {
    this.ask({ type: "play", scenario });
  }

  /** Of a recording: milliseconds from its beginning. */
  seek(toMs: number): void {
    this.ask({ type: "seek", toMs });
  }

  saveScenario(): void {
    this.ask({ type: "save-scenario" });
  }

  order(order: Extract<Control, { type: "robot" }>["order"]): void {
    this.ask({ type: "robot", order });
  }

  private ask(control: Control): void {
    this.connection.send(control);
  }
}

/** The lobby's own bounds: whoever is dragged through a wall stops at it. */
function within([x, y]: readonly [number, number]): [number, number] {
  return [Math.max(0.4, Math.min(8, x)), Math.max(-4, Math.min(4, y))];
}
