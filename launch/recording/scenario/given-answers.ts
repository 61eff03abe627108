import type { z } from "zod";
import type { Panel, Touch } from "../../../robot/dialogue/screen-protocol.ts";
import type { BusinessProfile } from "../../../robot/kernel/business-profile.ts";
import type { Question } from "../../../robot/kernel/intake-question.ts";
import type { move } from "../../../sim/scenario/answer.ts";
import { isHarmless } from "./harmless-words.ts";
import { sampleFor } from "./samples.ts";

export type GivenMove = z.input<typeof move>;

/** What a visitor did, and what was on the screen. */
export interface GivenAnswer {
  readonly panel: Panel;
  readonly by:
    | { readonly touch: Exclude<Touch, { kind: "start" | "pair" }> }
    /** `value`: what the robot took it for; null when it was no answer. */
    | { readonly words: string; readonly value: string | null };
}

/** The choice that ends a question of several, and taps on it. */
const THAT_IS_ALL = "done";

/**
 * What was done at each question, in order, with samples in the place of what was personal. What cannot be told
 * without repeating it is left out. Pure.
 */
export function answersOf(
  given: readonly GivenAnswer[],
  profile: BusinessProfile,
): Readonly<Record<string, GivenMove[]>> {
  const answers: Record<string, GivenMove[]> = {};
  const picking = new Map<string, string[]>();
  const add = (question: string, ...moves: readonly GivenMove[]) => {
    answers[question] = [...(answers[question] ?? []), ...moves];
  };
  for (const { panel, by } of given) {
    if (panel.question === null) continue;
    const { question } = panel;
    if ("words" in by) {
      add(question, ...spoken(by.words, by.value, panel, profile));
      continue;
    }
    const { touch } = by;
    switch (touch.kind) {
      case "command":
        add(question, { do: "press", command: touch.command });
        break;
      case "type":
        add(question, { do: "type", text: typed(touch.text, panel, profile) });
        break;
      case "choose": {
        if (panel.input?.kind !== "several") {
          add(question, { do: "choose", choice: touch.choice });
          break;
        }
        const picked = picking.get(question) ?? [];
        if (touch.choice !== THAT_IS_ALL) picking.set(question, toggled(picked, touch.choice));
        else if (picked.length > 0) add(question, { do: "pick", choices: picked });
        else add(question, { do: "choose", choice: THAT_IS_ALL });
        break;
      }
    }
  }
  return answers;
}

/** Of a question by its id; a read-back is about the question whose name it bears. */
export function questionOf(profile: BusinessProfile, id: string): Question | null {
  const all = [...profile.form, ...(profile.checkIn ?? [])];
  return all.find((question) => question.id === id) ?? null;
}

function typed(text: string, { input, question }: Panel, profile: BusinessProfile): string {
  switch (input?.kind) {
    case "date":
    case "time":
      return input.from;
    case "number":
      return String(input.from);
    case "keyboard": {
      // A correction is asked for under another name: then the kind of keys says what is told.
      const type = keyType(input.layout, question === null ? null : questionOf(profile, question));
      return sampleFor(type, text)?.typed || "Something else";
    }
    default:
      return "Something else";
  }
}

function keyType(
  layout: "text" | "name" | "email" | "phone",
  question: Question | null,
): "text" | "name" | "email" | "phone" | "contact" {
  switch (question?.type) {
    case "name":
    case "phone":
    case "email":
    case "contact":
      return question.type;
    default:
      return layout;
  }
}

function spoken(
  words: string,
  value: string | null,
  panel: Panel,
  profile: BusinessProfile,
): readonly GivenMove[] {
  const id = panel.question ?? "";
  const question = questionOf(profile, id);
  const sample = question && sampleFor(question.type, value ?? words);
  if (sample) {
    const byKeys: GivenMove = { do: "type", text: typed(value ?? words, panel, profile) };
    // Another voice says another name: whoever is not understood types it when asked again.
    return sample.said === null ? [byKeys] : [{ do: "say", words: sample.said }, byKeys];
  }
  if (isHarmless(words, profile)) return [{ do: "say", words: words.toLowerCase() }];
  // What was meant is one of the choices on the screen, and nobody's secret; how it was put may be.
  const label = panel.input && "choices" in panel.input ? choiceOf(panel.input.choices, value) : null;
  return [label === null ? { do: "nothing" } : { do: "say", words: label.toLowerCase() }];
}

function choiceOf(choices: readonly { readonly label: string }[], value: string | null): string | null {
  return choices.find(({ label }) => label === value)?.label ?? null;
}

function toggled(picked: readonly string[], choice: string): string[] {
  return picked.includes(choice) ? picked.filter((each) => each !== choice) : [...picked, choice];
}
