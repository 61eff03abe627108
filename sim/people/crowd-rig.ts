import type { Panel, ShownPairing } from "../../robot/dialogue/screen-protocol.ts";
import { parseScenario } from "../scenario/scenario.ts";
import { Crowd, type PersonsDeed } from "./crowd.ts";
import type { RobotAppearance } from "./visitor.ts";

const TICK_MS = 20;

/** People of a scenario around a robot whose words and questions the test plays. */
export class CrowdRig {
  readonly deeds: { readonly atMs: number; readonly name: string; readonly deed: PersonsDeed["deed"] }[] = [];
  private readonly crowd: Crowd;
  private atMs = 0;
  private robot: RobotAppearance = {
    panel: null,
    panelSinceMs: 0,
    panels: 0,
    pairing: null,
    speaking: false,
    quietSinceMs: 0,
    turn: 0,
    said: [],
  };

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
      const done = this.crowd.step(this.robot, this.atMs, TICK_MS / 1000, (_, words) => words.length * 100);
      for (const { visitor, deed } of done) {
        this.deeds.push({ atMs: this.atMs, name: visitor.script.name, deed });
      }
    }
  }

  says(text: string): void {
    this.robot = {
      ...this.robot,
      speaking: true,
      said: [...this.robot.said, { text, atMs: this.atMs }],
    };
  }

  falls(): void {
    this.robot = { ...this.robot, speaking: false, quietSinceMs: this.atMs, turn: this.robot.turn + 1 };
  }

  asks(question: string, shown: Partial<Panel> = {}): void {
    const panel: Panel = {
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
    const { panels, turn } = this.robot;
    this.robot = { ...this.robot, panel, panels: panels + 1, panelSinceMs: this.atMs, turn: turn + 1 };
  }

  showsPairing(pairing: ShownPairing): void {
    this.robot = { ...this.robot, pairing };
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
