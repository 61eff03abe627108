import { readFile } from "node:fs/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { AnswerForm, Expectation, Patience } from "../../kernel/expectation.ts";
import { SystemClock } from "../../kernel/system-clock.ts";
import { hearingConfig } from "../hearing/hearing-config.ts";
import type { Preparation, Recognition } from "../hearing/recogniser.ts";
import { cmuPhones, pronounceWithFlite } from "./flite-pronouncer.ts";
import { PocketSphinxRecogniser } from "./pocketsphinx-recogniser.ts";
import { type FliteVoice, spokenWav, whyNoRecogniser } from "./testing/flite-speech.ts";
import { ImpatientClock } from "./testing/impatient-clock.ts";
import { parseWav } from "./wav-file.ts";

const { rejection } = hearingConfig.parse({});
const clock = new SystemClock();

const NAME: AnswerForm = { form: "person-name" };
const PHONE: AnswerForm = { form: "phone-number" };
const EMAIL: AnswerForm = { form: "email-address", domains: ["gmail.com", "outlook.com"] };
const SERVICES: AnswerForm = { form: "phrases", phrases: ["Haircut", "Balayage", "Blow-dry", "Café crème"] };

function expecting(answers: readonly AnswerForm[], patience: Patience = "normal"): Expectation {
  return { question: "q", answers, commands: ["go back", "start over", "skip"], patience };
}

describe.skipIf(whyNoRecogniser())(`PocketSphinx${whyNoRecogniser() ?? ""}`, () => {
  const recogniser = new PocketSphinxRecogniser({ clock, rejection, timeoutMs: 20_000 });
  beforeAll(() => recogniser.open());
  afterAll(() => recogniser.close());

  async function hear(answers: readonly AnswerForm[], text: string, voice: FliteVoice = "slt") {
    const preparation = await recogniser.begin(expecting(answers));
    return { ...(await heard(text, voice)), ...preparation } as Recognition & Preparation;
  }

  async function heard(text: string, voice: FliteVoice, loudness = 1): Promise<Recognition> {
    const path = spokenWav(text, { voice });
    const samples = parseWav(await readFile(path), path).map((sample) => sample * loudness);
    for (let from = 0; from < samples.length; from += 512) {
      await recogniser.feed(samples.subarray(from, from + 512));
    }
    return recogniser.finish();
  }

  it.each<[string, AnswerForm, string, string, FliteVoice]>([
    ["a yes", { form: "yes-no" }, "yes please", "yes please", "slt"],
    ["a lone no", { form: "yes-no" }, "no", "no", "rms"],
    ["a name", NAME, "my name is Maria Ruiz", "my name is maria ruiz", "rms"],
    [
      "a phone number",
      PHONE,
      "three one two, five five five, oh one four three",
      "three one two five five five oh one four three",
      "slt",
    ],
    [
      "an e-mail address",
      EMAIL,
      "david dot miller at outlook dot com",
      "david dot miller at outlook dot com",
      "rms",
    ],
    [
      "letters by example",
      { form: "letters" },
      "s as in sierra, m as in mike",
      "s as in sierra m as in mike",
      "slt",
    ],
    [
      "a choice with a word that is in no dictionary",
      SERVICES,
      "I'd like a balayage please",
      "i'd like a balayage please",
      "slt",
    ],
    ["a choice as it is said, however it is written", SERVICES, "blow dry", "blow dry", "rms"],
    ["a command instead of an answer", NAME, "start over", "start over", "slt"],
  ])("hears %s", async (_, answer, said, text, voice) => {
    expect(await hear([answer], said, voice)).toMatchObject({ heard: "words", text, leftOut: [] });
  });

  it.each<[AnswerForm, string]>([
    [{ form: "yes-no" }, "what is the weather like today"],
    [NAME, "the train leaves at seven"],
    [PHONE, "do you know where the bathroom is"],
    [SERVICES, "my dog ate the newspaper yesterday"],
  ])("rejects what is no answer to %j", async (answer, said) => {
    for (const voice of ["slt", "rms", "awb"] as const) {
      expect(await hear([answer], said, voice)).toMatchObject({ heard: "something-else" });
    }
  });

  it.each<[AnswerForm, string, string]>([
    [PHONE, "my number is three one two, five five five", "unfinished"],
    [PHONE, "three one two, five five five, oh one four three", "complete"],
    [NAME, "my name is", "unfinished"],
    [NAME, "go back", "complete"],
  ])("knows how far the answer is: %j, %s", async (answer, said, progress) => {
    await recogniser.begin(expecting([answer]));
    const path = spokenWav(said, { after: 0.6 });
    await recogniser.feed(parseWav(await readFile(path), path));
    expect(await recogniser.progress()).toBe(progress);
    await recogniser.abandon();
    expect(await recogniser.progress()).toBe("nothing");
  });

  it.each<[AnswerForm, string, string]>([
    [{ form: "date" }, "tomorrow after five", "tomorrow after five"],
    [{ form: "date" }, "next tuesday at half past three", "next tuesday at half past three"],
    [{ form: "date" }, "the twenty fourth", "the twenty fourth"],
    [{ form: "time" }, "five p m", "five p m"],
    [{ form: "number", from: 1, to: 20 }, "twelve people", "twelve people"],
    [{ form: "money" }, "forty five dollars and fifty cents", "forty five dollars and fifty cents"],
    [{ form: "several", phrases: ["trim", "highlights"] }, "trim and highlights", "trim and highlights"],
    [{ form: "correction", of: NAME }, "no it's maria lopez", "no it's maria lopez"],
    [{ form: "correction", of: PHONE }, "it's five five not five six", "it's five five not five six"],
    [
      { form: "opening", parts: [NAME, SERVICES, { form: "date" }] },
      "i'm ana ruiz and i'd like a haircut tomorrow after five",
      "i'm ana ruiz and i'd like a haircut tomorrow after five",
    ],
  ])("hears %j", async (answer, said, text) => {
    expect(await hear([answer], said)).toMatchObject({ heard: "words", text, leftOut: [] });
  });

  it("finds nothing in silence", async () => {
    await recogniser.begin(expecting([NAME]));
    await recogniser.feed(new Int16Array(16_000));
    expect(await recogniser.finish()).toEqual({ heard: "something-else", guess: null, confidence: 0 });
  });

  it("hears the first words of a visitor through a microphone that is much fainter than the model's", async () => {
    await recogniser.forget();
    await recogniser.begin(expecting([NAME]));
    expect(await heard("anthony clark", "slt", 1 / 64)).toMatchObject({
      heard: "words",
      text: "anthony clark",
    });
  });

  it("hears the same again once it has forgotten, after other voices", async () => {
    await recogniser.forget();
    const first = await hear([NAME], "John Smith");
    await hear([{ form: "yes-no" }], "yes please", "awb");
    await recogniser.forget();
    expect(await hear([NAME], "John Smith")).toEqual(first);
  });

  it("ends an utterance without a result when it is abandoned, and hears the next", async () => {
    await recogniser.begin(expecting([NAME]));
    await recogniser.feed(new Int16Array(8_000));
    await recogniser.abandon();
    expect(await hear([NAME], "John Smith")).toMatchObject({ text: "john smith" });
  });

  it("leaves out a phrase that nothing here can pronounce, and hears the others", async () => {
    const { PATH } = process.env;
    process.env.PATH = "/nowhere";
    const lonely = new PocketSphinxRecogniser({ clock, rejection, timeoutMs: 20_000 });
    try {
      await lonely.open();
      const phrases = ["haircut", "a zorbofil", "balayage"];
      const preparation = await lonely.begin(expecting([{ form: "phrases", phrases }]));
      expect(preparation.leftOut).toEqual(["zorbofil"]);
    } finally {
      process.env.PATH = PATH;
      await lonely.close();
    }
  });
});

describe("a recogniser in trouble", () => {
  it("names the package when the model is not installed", async () => {
    const options = { clock, rejection, timeoutMs: 20_000, modelFolders: ["/nowhere"] };
    const recogniser = new PocketSphinxRecogniser(options);
    await expect(recogniser.open()).rejects.toMatchObject({
      code: "recogniser.model-missing",
      what: expect.stringContaining("/nowhere"),
      remedy: expect.stringContaining("apt-get install pocketsphinx-en-us"),
    });
    // It says so again: no thread without an engine is left for the next utterance.
    await expect(recogniser.begin(expecting([NAME]))).rejects.toMatchObject({
      code: "recogniser.model-missing",
    });
    await recogniser.close();
  });

  it("is given up when it does not answer in time, and starts anew", async (ctx) => {
    const missing = whyNoRecogniser();
    if (missing) ctx.skip(missing);
    const impatient = new ImpatientClock();
    const recogniser = new PocketSphinxRecogniser({ clock: impatient, rejection, timeoutMs: 10_000 });
    await recogniser.open();
    impatient.outOfPatience = true;
    await expect(recogniser.begin(expecting([NAME]))).rejects.toMatchObject({ code: "recogniser.stuck" });
    impatient.outOfPatience = false;
    await expect(recogniser.begin(expecting([NAME]))).resolves.toEqual({ leftOut: [] });
    await recogniser.abandon();
    await recogniser.close();
  });
});

describe("pronouncing by rule", () => {
  it("gives phones of the CMU dictionary", () => {
    expect(cmuPhones("pau k eh1 r ax t ih0 n pau")).toBe("K EH R AH T IH N");
  });

  it("lets nothing but a word reach the program", () => {
    expect(pronounceWithFlite("-help")).toBeNull();
    expect(pronounceWithFlite("a; rm")).toBeNull();
  });
});
