import { describe, expect, it } from "vitest";
import type { Panel, ShownPairing } from "../../robot/dialogue/screen-protocol.ts";
import { parseScenario } from "../scenario/scenario.ts";
import { Crowd, type PersonsDeed } from "./crowd.ts";
import type { RobotAppearance } from "./visitor.ts";

const TICK_MS = 20;

/** People of a scenario around a robot whose words and questions the test plays. */
class Rig {
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
function talker(entries: string): Rig {
  const rig = new Rig(`people: [{ name: Ann, from: [1, 0], acts: [{ do: converse }], ${entries} }]`);
  rig.live(1);
  return rig;
}

describe("people", () => {
  it("pause on their way where the scenario says so", () => {
    const rig = new Rig(
      "people: [{ name: Ann, from: [5, 0], acts: [{ do: walk, speedMps: 1, via: [{ at: [3, 0], pauseS: 4 }, [3, 2]], to: [5, 2] }] }]",
    );
    rig.live(4);
    expect(rig.seen("Ann")?.posture).toMatchObject({ stride: 0 });
    expect(rig.seen("Ann")?.posture.x).toBeCloseTo(3, 1);
    rig.live(5);
    expect(rig.seen("Ann")?.posture.y).toBeGreaterThan(1);
    rig.live(3);
    expect(rig.empty).toBe(true);
  });

  it("leave the room and come back to where they left it", () => {
    const rig = new Rig(
      "people: [{ name: Ann, from: [5, 3], acts: [{ do: be-away, forS: 3 }, { do: stand, forS: 2 }] }]",
    );
    rig.live(2);
    expect(rig.everybody).toEqual([]);
    expect(rig.empty).toBe(false);
    rig.live(1.5);
    expect(rig.everybody).toEqual(["Ann"]);
    rig.live(3);
    expect(rig.empty).toBe(true);
  });

  it("walk beside whom they came with, look at them, and leave with them", () => {
    const rig = new Rig(`people:
      [{ name: Kid, kind: child, with: Mum, looksAt: Mum },
       { name: Mum, from: [6, 0], acts: [{ do: walk, to: [1.5, 0] }, { do: stand, forS: 3 }] }]`);
    rig.live(2);
    const apart = () => {
      const [kid, mum] = [rig.seen("Kid")!.posture, rig.seen("Mum")!.posture];
      return Math.hypot(kid.x - mum.x, kid.y - mum.y);
    };
    expect(apart()).toBeGreaterThan(0.4);
    expect(apart()).toBeLessThan(0.9);
    rig.live(4.5);
    const [kid, mum] = [rig.seen("Kid")!.posture, rig.seen("Mum")!.posture];
    const towardsMum = Math.atan2(mum.y - kid.y, mum.x - kid.x);
    expect(Math.cos(kid.faceYawRad - towardsMum)).toBeGreaterThan(0.99);
    rig.live(2);
    expect(rig.empty).toBe(true);
  });

  it("who rush past are the same for the same seed, keep their distance, and all leave", () => {
    const looks = (seed: number) => {
      const rig = new Rig("rush: { count: 6, everyS: 2, nearestM: 3 }", seed);
      const seen: unknown[] = [];
      for (let second = 0; second < 30; second++) {
        rig.live(1);
        for (const name of rig.everybody) {
          const { look, posture } = rig.seen(name)!;
          expect(posture.x).toBeGreaterThan(2.9);
          seen.push([name, look.kind, look.shirt, posture.x]);
        }
      }
      expect(rig.empty).toBe(true);
      return seen;
    };
    expect(looks(7)).toEqual(looks(7));
    expect(looks(7)).not.toEqual(looks(8));
  });

  it("press the owner's yes when the screen asks whose robot it is", () => {
    const rig = new Rig("people: [{ name: Ann, from: [1, 0], acts: [{ do: pair, yes: true }] }]");
    rig.showsPairing({ at: "code", code: "ABCD-1234", url: null });
    rig.live(2);
    expect(rig.done).toEqual([]);
    rig.showsPairing({ at: "approved", pairing: "p1", account: "Luna", robot: "Stella" });
    rig.live(1);
    expect(rig.done).toEqual(["pair p1: true"]);
  });
});

describe("in a conversation", () => {
  it("a patient visitor answers when the robot has ended, an eager one before", () => {
    for (const [manner, answers] of [
      ["patient", []],
      ["eager", ["consent: yes"]],
    ] as const) {
      const rig = talker(`manner: ${manner}, answers: { consent: [{ do: choose, choice: "yes" }] }`);
      rig.asks("consent");
      rig.says("Hello, I am a robot.");
      rig.live(3);
      expect(rig.done).toEqual(answers);
      rig.falls();
      rig.live(3);
      expect(rig.done).toEqual(["consent: yes"]);
    }
  });

  it("several things are done in one turn, one after another", () => {
    const rig = talker(
      "answers: { service: [[{ do: say, words: a cut }, { do: wait, forS: 2 }, { do: choose, choice: cut }]] }",
    );
    rig.asks("service");
    rig.live(8);
    expect(rig.done).toEqual(["a cut", "service: cut"]);
    expect(rig.deeds[1]!.atMs - rig.deeds[0]!.atMs).toBeGreaterThan(2500);
  });

  it("several choices are tapped one by one, and then that these are all", () => {
    const rig = talker("answers: { languages: [{ do: pick, choices: [english, polish] }] }");
    rig.asks("languages");
    rig.live(4);
    expect(rig.done).toEqual(["languages: english", "languages: polish", "languages: done"]);
  });

  it("somebody breaks off in the middle of a word and walks away", () => {
    const rig = talker(
      "answers: { name: [[{ do: say, words: my name is ann, breaksOffAfterS: 0.5 }, { do: walk-away }]] }",
    );
    rig.asks("name");
    rig.live(4);
    expect(rig.deeds.map(({ deed }) => deed)).toEqual([{ do: "speak", words: "my name is ann", forMs: 500 }]);
    expect(rig.empty).toBe(true);
  });

  it("a reaction comes before the answer, as often as it may, after as many misses as it says", () => {
    const rig = talker(`answers: { name: [{ do: say, words: anna }] },
      reactions: [{ when: { asked: name, afterMisses: 2 }, do: [{ do: type, text: Ann }] }]`);
    for (let time = 0; time < 4; time++) {
      rig.asks("name");
      rig.says("Your name?");
      rig.falls();
      rig.live(3);
    }
    expect(rig.done).toEqual(["anna", "anna", "name: Ann", "anna"]);
  });

  it("what is read back right is confirmed, and what is read back wrong is denied", () => {
    const rig = talker('means: { name: Ann Li, contact: "+1 312 555 0143" }');
    rig.asks("confirm-name", { title: "Anne Lee" });
    rig.live(2);
    rig.asks("confirm-contact", { title: "(312) 555-0143" });
    rig.live(2);
    expect(rig.done).toEqual(["confirm-name: no", "confirm-contact: yes"]);
  });

  it("a correction is spoken when what is read back is wrong, and only then", () => {
    const rig = talker(`means: { name: Ann Ruiz },
      reactions: [{ when: { readsBack: name, wrong: true }, do: [{ do: say, words: "no ruiz" }], times: 5 }]`);
    rig.asks("confirm-name", { title: "Ann Rees" });
    rig.live(3);
    rig.asks("confirm-name", { title: "Ann Ruiz" });
    rig.live(3);
    expect(rig.done).toEqual(["no ruiz", "confirm-name: yes"]);
  });

  it("a visitor interrupts so long after the robot began to say something, and no earlier", () => {
    const rig = talker(
      'reactions: [{ when: { says: "/details/" }, interruptsAfterS: 1, do: [{ do: say, words: "no" }] }]',
    );
    rig.asks("consent");
    rig.says("Hello.");
    rig.live(2);
    rig.says("May I note your details?");
    const begunMs = 3000;
    rig.live(2);
    expect(rig.done).toEqual(["no"]);
    expect(rig.deeds[0]!.atMs - begunMs).toBeGreaterThanOrEqual(1000);
    expect(rig.deeds[0]!.atMs - begunMs).toBeLessThan(1100);
  });

  it("a line of the review that is wrong is changed, and what is right is agreed to", () => {
    const item = (question: string, value: string) => ({
      question,
      label: question,
      value,
      by: "touch" as const,
    });
    const review = (...items: ReturnType<typeof item>[]): Partial<Panel> => ({
      input: { kind: "review", items, agree: "That is right" },
    });
    const rig = talker("means: { contact: ann@example.com }");
    rig.asks("review", review(item("name", "Ann"), item("contact", "dan@example.com")));
    rig.live(2);
    rig.asks("review", review(item("name", "Ann"), item("contact", "ann@example.com")));
    rig.live(2);
    expect(rig.done).toEqual(["review: change:contact", "review: yes"]);
  });

  it("a question that nobody foresaw puzzles them, and they leave", () => {
    const rig = talker("means: { name: Ann }");
    rig.asks("shoe-size");
    rig.live(5);
    expect(rig.puzzles).toEqual(["shoe-size"]);
    rig.live(10);
    expect(rig.empty).toBe(true);
  });
});
