import type { Scenario } from "../scenario/scenario.ts";
import type { SeenPerson } from "../view.ts";
import { lookOf } from "./looks.ts";
import {
  type Deed,
  newVisitor,
  postureOf,
  type RobotAppearance,
  stepVisitor,
  type Visitor,
} from "./visitor.ts";

/** What one person did to the world around them in one step. */
export interface PersonsDeed {
  readonly visitor: Visitor;
  readonly deed: Deed;
}

/** Everybody who is in the scenario, from their entrance to their leaving. */
export class Crowd {
  private visitors: readonly Visitor[];
  private readonly unforeseenQuestions = new Set<string>();
  /** What each visitor said last, by their place in the scenario. */
  private readonly lastSaid = new Map<number, string>();

  constructor(scenario: Scenario, seed: number) {
    this.visitors = scenario.people.map((script, index) => newVisitor(script, seed * 31 + index));
  }

  /** One step of everybody's life. `lineMs` tells how long saying something takes in a voice. */
  step(
    robot: RobotAppearance,
    atMs: number,
    tickS: number,
    lineMs: (voice: string, words: string) => number,
  ): readonly PersonsDeed[] {
    const all: PersonsDeed[] = [];
    this.visitors = this.visitors.map((before, index) => {
      const { visitor, deeds } = stepVisitor(before, robot, atMs, tickS, (words) =>
        lineMs(before.script.voice, words),
      );
      for (const deed of deeds) {
        if (deed.do === "wonder") this.unforeseenQuestions.add(deed.question);
        if (deed.do === "speak") this.lastSaid.set(index, deed.words);
        all.push({ visitor, deed });
      }
      return visitor;
    });
    return all;
  }

  /** Questions that the scenario has no answer for. */
  get unforeseen(): readonly string[] {
    return [...this.unforeseenQuestions];
  }

  get everybodyLeft(): boolean {
    return this.visitors.every(({ presence }) => presence === "gone");
  }

  /** Everybody in the room, as they stand at this moment. */
  seen(atMs: number): readonly SeenPerson[] {
    return this.visitors.flatMap((visitor, index) =>
      visitor.presence === "here"
        ? [
            {
              id: `${index + 1}`,
              name: visitor.script.name,
              look: lookOf(visitor.script),
              posture: postureOf(visitor, atMs),
              saying: atMs < visitor.speakingUntilMs ? (this.lastSaid.get(index) ?? null) : null,
            },
          ]
        : [],
    );
  }
}
