import type { Scenario } from "../scenario/scenario.ts";
import type { SeenPerson } from "../view.ts";
import { stepCompanion } from "./companion.ts";
import { lookOf } from "./looks.ts";
import { everybodyIn } from "./passing.ts";
import { postureOf } from "./posture.ts";
import { type Deed, newVisitor, type RobotAppearance, stepVisitor, type Visitor } from "./visitor.ts";

/** What one person did to the world around them in one step. */
export interface PersonsDeed {
  readonly visitor: Visitor;
  readonly deed: Deed;
}

/** Everybody who is in the scenario, from their entrance to their leaving. */
export class Crowd {
  private visitors: readonly Visitor[];
  private readonly unforeseenQuestions = new Set<string>();

  constructor(scenario: Scenario, seed: number) {
    this.visitors = everybodyIn(scenario, seed).map((script, index) => newVisitor(script, seed * 31 + index));
  }

  /** One step of everybody's life. `lineMs` tells how long saying something takes in a voice. */
  step(
    robot: RobotAppearance,
    atMs: number,
    tickS: number,
    lineMs: (voice: string, words: string) => number,
  ): readonly PersonsDeed[] {
    const all: PersonsDeed[] = [];
    const before = this.visitors;
    const around = (script: Visitor["script"]) => ({
      robot,
      atMs,
      tickS,
      lineMs: (words: string) => lineMs(script.voice, words),
      // As everybody stood before this step: nobody is quicker than another.
      whereIs: (name: string) =>
        before.find((each) => each.script.name === name && each.presence === "here") ?? null,
    });
    const stepped = before.map((each) => {
      if (each.script.with !== undefined) return each;
      const { visitor, deeds } = stepVisitor(each, around(each.script));
      for (const deed of deeds) {
        if (deed.do === "wonder") this.unforeseenQuestions.add(deed.question);
        all.push({ visitor, deed });
      }
      return visitor;
    });
    this.visitors = stepped.map((each, index) => {
      const leader = stepped.find(({ script }) => script.name === each.script.with);
      if (!leader) return each;
      const rank = stepped.slice(0, index).filter(({ script }) => script.with === each.script.with).length;
      return stepCompanion(each, leader, rank, around(each.script));
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

  /** Takes somebody out of the scenario, as they stand; null when nobody in the room has this id. */
  giveUp(id: string): Visitor | null {
    const given = this.visitors.find((visitor, index) => idOf(index) === id && visitor.presence === "here");
    if (!given) return null;
    this.visitors = this.visitors.map((each) => (each === given ? { ...each, presence: "gone" } : each));
    return { ...given, speakingUntilMs: 0 };
  }

  /** Everybody in the room, as they stand at this moment. */
  seen(atMs: number): readonly SeenPerson[] {
    return this.visitors.flatMap((visitor, index) =>
      visitor.presence === "here"
        ? [
            {
              id: idOf(index),
              name: visitor.script.name,
              look: lookOf(visitor.script),
              posture: postureOf(visitor, atMs),
              saying: atMs < visitor.speakingUntilMs ? visitor.lastWords : null,
            },
          ]
        : [],
    );
  }
}

function idOf(index: number): string {
  return `${index + 1}`;
}
