import type { Conversation } from "./conversation-file.ts";

/** What the robot asks at the moment: a question's id on its screen, and the value that it reads back, if it does. */
export interface Asked {
  readonly question: string;
  readonly readBack: Told | null;
  /** All that was noted, where the visitor is asked whether it is right. */
  readonly review: readonly Told[] | null;
}

interface Told {
  readonly field: string;
  readonly value: string;
}

export type Act =
  | { readonly does: "says"; readonly line: string }
  /** Speaking has not helped. */
  | { readonly does: "turns-to-screen" }
  /** Out of words; `because` is the cause that the conversation failed of. */
  | { readonly does: "gives-up"; readonly because: string };

/** How often somebody says the same thing again to the same question. */
const REPEATS = 2;

/**
 * A visitor who knows what they mean. A value that is read back gets a yes only if it is right: so a wrong one in
 * the record was either never read back, or a no was taken for a yes.
 */
export class ScriptedVisitor {
  private readonly part: Conversation;
  private readonly said = new Map<string, number>();
  /** Questions whose read-back was wrong: asked again, the visitor says plainly what they mean. */
  private readonly denied = new Set<string>();
  private repeats = 0;
  private lastAsked = "";
  private readonly turnsToScreen: boolean;

  constructor(part: Conversation, { turnsToScreen }: { readonly turnsToScreen: boolean }) {
    this.part = part;
    this.turnsToScreen = turnsToScreen;
  }

  act({ question, readBack, review }: Asked): Act {
    // Who is misheard is asked the same again after each read-back: for them it is all one question.
    if (question !== this.lastAsked && !(this.turnsToScreen && this.denied.has(question))) this.repeats = 0;
    this.lastAsked = question;
    const planned = this.next(question, this.part.says[question]);
    if (planned !== null) return says(planned);

    // What was noted wrongly is taken up as one read-back; everything else is right.
    const judged = readBack ?? review?.find(({ field, value }) => !isMeant(this.part, field, value));
    const line = judged
      ? this.judge(judged.field, judged.value)
      : review
        ? pick(this.part.language === "es" ? YES_ES : YES, this.part.title)
        : this.again(question);
    if (line === undefined) {
      if (question === "serving") return says("/leave");
      return { does: "gives-up", because: `asked for ${question}, which had been told` };
    }
    this.repeats += 1;
    if (this.repeats <= (readBack || review ? 2 : 1) * REPEATS) return says(line);
    return this.turnsToScreen
      ? { does: "turns-to-screen" }
      : { does: "gives-up", because: `not understood at ${question}` };
  }

  /** What is said when the lines are used up. */
  private again(question: string): string | undefined {
    if (this.denied.has(question) && !this.turnsToScreen) return this.part.record?.[question];
    return this.part.says[question]?.findLast((line) => !line.startsWith("/"));
  }

  private judge(field: string, value: string): string {
    if (isMeant(this.part, field, value)) {
      const own = this.part.yes[field] ?? this.part.yes[""];
      return own?.[0] ?? pick(YES, this.part.title + field);
    }
    this.denied.add(field);
    const correction = this.next(`corrects ${field}`, this.part.corrects[field]);
    return correction ?? (this.part.language === "es" ? "no" : pick(NO, this.part.title + field));
  }

  private next(key: string, lines: readonly string[] | undefined): string | null {
    const at = this.said.get(key) ?? 0;
    this.said.set(key, at + 1);
    return lines?.[at] ?? null;
  }
}

/** Whether the visitor means this value now, or did when they said it. What sounds the same is the same. */
export function isMeant({ record, accepts, truth }: Conversation, field: string, value: string): boolean {
  // Where nothing is to be stored, the conversation is about something else.
  if (!record && !truth[field]) return true;
  const meant = [...(record?.[field] === undefined ? [] : [record[field]]), ...(accepts[field] ?? [])];
  return [...meant, ...(truth[field] ?? [])].some((each) => plain(each) === plain(value));
}

function plain(value: string): string {
  return value.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}

function says(line: string): Act {
  return { does: "says", line };
}

const YES = ["yes", "yeah", "yes that's right", "correct", "yep", "that's right", "exactly", "yes it is"];
const YES_ES = ["sí", "sí, todo bien", "correcto"];
const NO = ["no", "nope", "no that's wrong", "that's not right", "no it's not"];

/** Always the same word for the same key. */
function pick(words: readonly string[], key: string): string {
  let hash = 0;
  for (const letter of key) hash = (hash * 31 + (letter.codePointAt(0) ?? 0)) >>> 0;
  return words[hash % words.length] ?? "";
}
