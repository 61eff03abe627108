import type { Panel, ShownPairing } from "../../robot/dialogue/screen-protocol.ts";
import { RobotSeen } from "../robot-seen.ts";
import { parseScenario } from "../scenario/scenario.ts";
import { Crowd, type PersonsDeed } from "./crowd.ts";

const TICK_MS = 20;

/** People of a scenario around a robot whose words and questions the test plays. */
export class CrowdRig {
  readonly deeds: { readonly atMs: number; readonly name: string; readonly deed: PersonsDeed["deed"] }[] = [];
  private readonly crowd: Crowd;
  private atMs = 0;
  private readonly robot = new RobotSeen();

  constructor(scenario: string, seed = 1) {
    this.crowd = new Crowd(
      parseScenario(
        `{ title: t, lastsS: 600, expect: { greeted: false, records: [] }, ${scenario} }`,
        "the test's",
      ),
      seed,
    );
  }

  /** Every letter takes a tenth of a second to say. */
  live(seconds: number): void {
    for (const untilMs = this.atMs + seconds * 1000; this.atMs < untilMs; ) {
      this.atMs += TICK_MS;
      const done = this.crowd.step(
        this.robot.appearance,
        this.atMs,
        TICK_MS / 1000,
        (_, words) => words.length * 100,
      );
      for (const { visitor, deed } of done) {
        this.deeds.push({ atMs: this.atMs, name: visitor.script.name, deed });
      }
    }
  }

  says(text: string): void {
    this.robot.begins(this.atMs);
    this.robot.shown({ type: "caption", speaker: "robot", text }, this.atMs);
  }

  falls(): void {
    this.robot.ends(this.atMs);
  }

  asks(question: string, shown: Partial<Panel> = {}): void {
    this.robot.shown(asking(question, shown), this.atMs);
  }

  showsPairing(pairing: ShownPairing): void {
    this.robot.shown({ type: "pairing", pairing }, this.atMs);
  }

  seen(name: string) {
    return this.crowd.seen(this.atMs).find((each) => each.name === name);
  }

  get everybody(): readonly string[] {
    return this.crowd.seen(this.atMs).map(({ name }) => name);
  }

  get empty(): boolean {
    return this.crowd.everybodyLeft;
  }

  get puzzles(): readonly string[] {
    return this.crowd.unforeseen;
  }

  /** What was said and touched, without times. */
  get done(): readonly unknown[] {
    return this.deeds.map(({ deed }) =>
      deed.do === "speak" ? deed.words : deed.do === "touch" ? touched(deed.touch) : deed.do,
    );
  }
}

/** A question on the robot's screen, which nothing but words answers. */
export function asking(question: string, shown: Partial<Panel> = {}): Panel {
  return {
    type: "panel",
    kind: "ask",
    language: "en",
    question,
    title: question,
    detail: "",
    input: null,
    commands: [],
    progress: null,
    ...shown,
  };
}

function touched(touch: Extract<PersonsDeed["deed"], { do: "touch" }>["touch"]): string {
  switch (touch.kind) {
    case "choose":
      return `${touch.question}: ${touch.choice}`;
    case "type":
      return `${touch.question}: ${touch.text}`;
    case "command":
      return touch.command;
    case "pair":
      return `pair ${touch.pairing}: ${touch.yes}`;
    default:
      return touch.kind;
  }
}

/** Somebody who stands before the robot and talks with it. */
export function talker(entries: string): CrowdRig {
  const rig = new CrowdRig(`people: [{ name: Ann, from: [1, 0], acts: [{ do: converse }], ${entries} }]`);
  rig.live(1);
  return rig;
}
