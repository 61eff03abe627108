import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { AnswerForm, Expectation } from "../../kernel/expectation.ts";
import { SystemClock } from "../../kernel/system-clock.ts";
import { hearingConfig } from "../hearing/hearing-config.ts";
import type { Recognition } from "../hearing/recogniser.ts";
import { PocketSphinxRecogniser } from "./pocketsphinx-recogniser.ts";
import { espeakWav, whyNoSpeech } from "./testing/flite-speech.ts";
import { parseWav } from "./wav-file.ts";

const { rejection, recogniser: rules } = hearingConfig.parse({});
const folder = join(rules.modelsFolder, "spanish-sphinx");

function whyNoSpanish(): string | null {
  if (!existsSync(join(folder, "mdef")))
    return `${folder} is not there; it comes with stella models fetch spanish-sphinx`;
  try {
    execFileSync("espeak-ng", ["--version"], { stdio: "ignore" });
  } catch {
    return "espeak-ng is not installed; it comes with apt-get install espeak-ng";
  }
  return whyNoSpeech();
}

const SERVICES: AnswerForm = { form: "phrases", phrases: ["Corte", "Mechas", "Color", "Uñas"] };

const missing = whyNoSpanish();

describe.skipIf(missing)(`PocketSphinx in Spanish${missing ? ` (skipped: ${missing})` : ""}`, () => {
  const recogniser = new PocketSphinxRecogniser({
    clock: new SystemClock(),
    rejection: { ...rejection, lossAtEvenOdds: rejection.spanishLossAtEvenOdds },
    timeoutMs: 60_000,
    language: "es",
    modelFolders: [folder],
  });
  beforeAll(() => recogniser.open(), 60_000);
  afterAll(() => recogniser.close());

  async function hear(answer: AnswerForm, said: string): Promise<Recognition> {
    const expectation: Expectation = {
      question: "q",
      answers: [answer],
      commands: ["repetir", "volver", "cancelar", "mas despacio", "una persona"],
      patience: "normal",
      language: "es",
    };
    expect(await recogniser.begin(expectation)).toEqual({ leftOut: [] });
    // A voice that this model understands well.
    const path = espeakWav(said, "es-419+f2");
    const samples = parseWav(await readFile(path), path);
    for (let at = 0; at < samples.length; at += 512) await recogniser.feed(samples.subarray(at, at + 512));
    return recogniser.finish();
  }

  it.each<[AnswerForm, string, string]>([
    [{ form: "yes-no" }, "sí", "si"],
    [SERVICES, "mechas", "mechas"],
    [SERVICES, "vengo por las uñas", "vengo por las uñas"],
    [SERVICES, "quiero un corte por favor", "quiero un corte por favor"],
    [{ form: "number", from: 1, to: 20 }, "somos cuatro personas", "somos cuatro personas"],
    [SERVICES, "una persona por favor", "una persona por favor"],
    [SERVICES, "cancelar", "cancelar"],
  ])("hears %j: %s", async (answer, said, text) => {
    expect(await hear(answer, said)).toMatchObject({ heard: "words", text });
  });

  it.each<[AnswerForm, string]>([
    [{ form: "yes-no" }, "qué tiempo hace hoy en la ciudad"],
    [{ form: "date" }, "me gusta mucho la música"],
    [SERVICES, "mi perro se comió el periódico ayer"],
  ])("rejects what is no answer to %j: %s", async (answer, said) => {
    expect(await hear(answer, said)).toMatchObject({ heard: "something-else" });
  });
});

it("says how to get the Spanish model when it is not there", async () => {
  const recogniser = new PocketSphinxRecogniser({
    ...{ clock: new SystemClock(), rejection, timeoutMs: 20_000 },
    ...{ language: "es", modelFolders: ["/nowhere"] },
  });
  await expect(recogniser.open()).rejects.toMatchObject({
    code: expect.stringMatching(/^recogniser\.(model|library)-missing$/),
    remedy: expect.stringMatching(/stella models fetch spanish-sphinx|apt-get install/),
  });
  await recogniser.close();
});
