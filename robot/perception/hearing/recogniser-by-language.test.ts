import { describe, expect, it } from "vitest";
import type { Expectation } from "../../kernel/expectation.ts";
import { Fault } from "../../kernel/fault.ts";
import type { Preparation, Progress, Recogniser, Recognition } from "./recogniser.ts";
import { RecogniserByLanguage } from "./recogniser-by-language.ts";

const asking: Expectation = { question: "q", answers: [{ form: "yes-no" }], commands: [], patience: "brief" };
const pregunta: Expectation = { ...asking, language: "es" };
const sound = new Int16Array(160);

describe("a recogniser for each language", () => {
  it("hears each visitor in the language of the question", async () => {
    const ears = new RecogniserByLanguage({ en: new Parrot("yes"), es: new Parrot("si") });
    await ears.open();
    expect(await heard(ears, asking)).toMatchObject({ text: "yes" });
    expect(await heard(ears, pregunta)).toMatchObject({ text: "si" });
    expect(await heard(ears, asking)).toMatchObject({ text: "yes" });
    await ears.close();
  });

  it("opens the other language when it is first spoken, and once", async () => {
    const spanish = new Parrot("si");
    const ears = new RecogniserByLanguage({ en: new Parrot("yes"), es: spanish });
    await ears.open();
    expect(spanish.openings).toBe(0);
    await heard(ears, pregunta);
    await heard(ears, pregunta);
    expect(spanish.openings).toBe(1);
    await ears.close();
  });

  it("leaves a language that nobody here knows to the English one, in English", async () => {
    const english = new Parrot("no");
    const ears = new RecogniserByLanguage({ en: english });
    await ears.open();
    expect(await heard(ears, pregunta)).toMatchObject({ text: "no" });
    expect(english.asked?.language).toBe("en");
    await ears.close();
  });

  it("has nobody's own words written down by an engine of another language", async () => {
    const english = new Parrot("no");
    const ears = new RecogniserByLanguage({ en: english });
    await ears.open();
    await heard(ears, { ...pregunta, answers: [{ form: "free-text" }, { form: "yes-no" }] });
    expect(english.asked?.answers).toEqual([{ form: "yes-no" }]);
    await heard(ears, { ...asking, answers: [{ form: "free-text" }] });
    expect(english.asked?.answers).toEqual([{ form: "free-text" }]);
    await ears.close();
  });

  it("begins anew after one of them failed in the middle of an utterance", async () => {
    const english = new Parrot("yes");
    const ears = new RecogniserByLanguage({ en: english });
    await ears.open();
    await ears.begin(asking);
    english.fails = true;
    await expect(ears.feed(sound)).rejects.toMatchObject({ code: "recogniser.stuck" });
    english.fails = false;
    expect(await heard(ears, asking)).toMatchObject({ text: "yes" });
    await ears.close();
  });

  it("forgets and closes all that it opened", async () => {
    const [english, spanish] = [new Parrot("yes"), new Parrot("si")];
    const ears = new RecogniserByLanguage({ en: english, es: spanish });
    await ears.open();
    await heard(ears, pregunta);
    await ears.forget();
    expect([english.forgotten, spanish.forgotten]).toEqual([true, true]);
    await ears.close();
    expect([english.isOpen, spanish.isOpen]).toEqual([false, false]);
  });
});

async function heard(ears: Recogniser, expectation: Expectation): Promise<Recognition> {
  await ears.begin(expectation);
  await ears.feed(sound);
  return ears.finish();
}

/** Hears the same word in everything, as the port has it: only when open, one utterance at a time. */
class Parrot implements Recogniser {
  openings = 0;
  isOpen = false;
  forgotten = false;
  fails = false;
  asked: Expectation | null = null;
  private speaking = false;
  private readonly word: string;

  constructor(word: string) {
    this.word = word;
  }

  async open(): Promise<void> {
    this.openings += 1;
    this.isOpen = true;
  }
  async begin(expectation: Expectation): Promise<Preparation> {
    this.asked = expectation;
    if (!this.isOpen || this.speaking) throw new Error("begin at the wrong time");
    this.speaking = true;
    return { leftOut: [] };
  }
  async feed(): Promise<void> {
    if (!this.fails) return;
    this.speaking = false;
    throw new Fault({ code: "recogniser.stuck", what: "It is stuck.", remedy: "Wait." });
  }
  async progress(): Promise<Progress> {
    return this.speaking ? "complete" : "nothing";
  }
  async finish(): Promise<Recognition> {
    this.speaking = false;
    return { heard: "words", text: this.word, confidence: 1, alternatives: [] };
  }
  async abandon(): Promise<void> {
    this.speaking = false;
  }
  async forget(): Promise<void> {
    this.speaking = false;
    this.forgotten = true;
  }
  async close(): Promise<void> {
    this.isOpen = false;
  }
}
