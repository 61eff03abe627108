import { readFile } from "node:fs/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { AnswerForm } from "../../kernel/expectation.ts";
import { Fault } from "../../kernel/fault.ts";
import { SystemClock } from "../../kernel/system-clock.ts";
import { CheckedRecogniser } from "../hearing/checked-recogniser.ts";
import { hearingConfig } from "../hearing/hearing-config.ts";
import type { Recognition } from "../hearing/recogniser.ts";
import type { Transcriber } from "../hearing/transcriber.ts";
import { OnnxTranscriber } from "./onnx-transcriber.ts";
import { PocketSphinxRecogniser } from "./pocketsphinx-recogniser.ts";
import { type FliteVoice, spokenWav, whyNoRecogniser } from "./testing/flite-speech.ts";
import { parseWav } from "./wav-file.ts";

const { rejection } = hearingConfig.parse({});
const options = { clock: new SystemClock(), rejection, timeoutMs: 30_000 };
const why = whyNoRecogniser();

const YES_NO: AnswerForm = { form: "yes-no" };
const SERVICES: AnswerForm = { form: "phrases", phrases: ["Haircut", "Balayage", "Blow-dry"] };
const NOTES: AnswerForm = { form: "free-text" };

describe.skipIf(why !== null)(`PocketSphinx checked by Moonshine${why === null ? "" : ` (${why})`}`, () => {
  const checked = new CheckedRecogniser({
    recogniser: new PocketSphinxRecogniser(options),
    transcriber: new OnnxTranscriber(options),
    rejection,
  });
  beforeAll(() => checked.open());
  afterAll(() => checked.close());

  async function hear(
    answer: AnswerForm,
    text: string,
    voice: FliteVoice = "slt",
    recogniser: CheckedRecogniser = checked,
  ): Promise<Recognition> {
    const path = spokenWav(text, { voice });
    await recogniser.begin({
      question: "q",
      answers: [answer],
      commands: ["go back", "cancel"],
      patience: "normal",
    });
    await recogniser.feed(parseWav(await readFile(path), path));
    return recogniser.finish();
  }

  it.each<[AnswerForm, string, FliteVoice]>([
    [YES_NO, "yes please", "slt"],
    [YES_NO, "no", "rms"],
    [SERVICES, "balayage", "slt"],
    [{ form: "date" }, "next tuesday at half past three", "rms"],
    [{ form: "person-name" }, "my name is david miller", "awb"],
    [{ form: "phone-number" }, "six one seven five five five zero one four two", "rms"],
    [SERVICES, "go back", "slt"],
  ])("hears an answer to %j: %s", async (answer, text, voice) => {
    expect(await hear(answer, text, voice)).toMatchObject({ heard: "words", text });
  });

  it.each<[AnswerForm, string, FliteVoice]>([
    [YES_NO, "look at that funny robot", "rms"],
    [{ form: "date" }, "the packet", "rms"],
    [{ form: "person-name" }, "can you believe this traffic", "slt"],
    [{ form: "letters" }, "banana", "rms"],
  ])("rejects what is no answer to %j: %s", async (answer, text, voice) => {
    expect(await hear(answer, text, voice)).toMatchObject({ heard: "something-else" });
  });

  it("hears what is told in a visitor's own words, too unsure to count before it is read back", async () => {
    const reading = await hear(NOTES, "please turn the television off", "rms");
    expect(reading).toMatchObject({ heard: "words", text: "please turn the television off" });
    expect(reading.confidence).toBeLessThan(0.7);
    expect(await hear(NOTES, "go back", "slt")).toMatchObject({ text: "go back" });
  });

  it("hears with the recogniser alone when the transcriber fails", async () => {
    const gone: Transcriber = {
      open: () => Promise.resolve(),
      transcribe: () =>
        Promise.reject(new Fault({ code: "worker.gone", what: "It is gone.", remedy: "None." })),
      close: () => Promise.resolve(),
    };
    const alone = new CheckedRecogniser({
      recogniser: new PocketSphinxRecogniser(options),
      transcriber: gone,
      rejection,
    });
    await alone.open();
    expect(await hear(YES_NO, "yes please", "slt", alone)).toMatchObject({
      heard: "words",
      text: "yes please",
    });
    await alone.close();
  });

  it("writes down what was said while the recogniser still hears", async () => {
    let begin = () => {};
    const writes = new Promise<void>((resolve) => {
      begin = resolve;
    });
    class Slow extends PocketSphinxRecogniser {
      override async finish(clearanceDb?: number): Promise<Recognition> {
        await writes;
        return await super.finish(clearanceDb);
      }
    }
    const beside = new CheckedRecogniser({
      recogniser: new Slow(options),
      transcriber: {
        open: () => Promise.resolve(),
        transcribe: async (_, sentences) => {
          begin();
          return { text: "Yes, please.", logLikelihood: -1, ofSentences: (await sentences).map(() => -1) };
        },
        close: () => Promise.resolve(),
      },
      rejection,
    });
    await beside.open();
    expect(await hear(YES_NO, "yes please", "slt", beside)).toMatchObject({ text: "yes please" });
    await beside.close();
  });

  it("fails as the recogniser fails, and hears the next utterance", async () => {
    const stuck = new Fault({ code: "recogniser.stuck", what: "It is stuck.", remedy: "None." });
    class Stuck extends PocketSphinxRecogniser {
      isStuck = true;
      override async finish(clearanceDb?: number): Promise<Recognition> {
        const heard = await super.finish(clearanceDb);
        if (!this.isStuck) return heard;
        this.isStuck = false;
        throw stuck;
      }
    }
    const failing = new CheckedRecogniser({
      recogniser: new Stuck(options),
      transcriber: new OnnxTranscriber(options),
      rejection,
    });
    await failing.open();
    await expect(hear(YES_NO, "yes please", "slt", failing)).rejects.toBe(stuck);
    expect(await hear(YES_NO, "no", "rms", failing)).toMatchObject({ heard: "words", text: "no" });
    await failing.close();
  });

  it("leaves nothing of an utterance that was given up in the next one", async () => {
    const path = spokenWav("look at that funny robot");
    await checked.begin({ question: "q", answers: [YES_NO], commands: [], patience: "normal" });
    await checked.feed(parseWav(await readFile(path), path));
    await checked.abandon();
    expect(await hear(YES_NO, "yes please")).toMatchObject({ heard: "words", text: "yes please" });
    await checked.forget();
    expect(await hear(YES_NO, "yes please")).toMatchObject({ heard: "words", text: "yes please" });
  });
});
