import { asHeard, lineIn, ROOMS, type Room } from "../../bench/heard-line.ts";
import { COMMANDS, FEW_STRANGERS, QUESTIONS } from "../../bench/spoken-answers.ts";
import type { Expectation } from "../../robot/kernel/expectation.ts";
import { joined } from "../../robot/kernel/frames.ts";
import { SystemClock } from "../../robot/kernel/system-clock.ts";
import { OnnxTranscriber } from "../../robot/perception/adapters/onnx-transcriber.ts";
import { PocketSphinxRecogniser } from "../../robot/perception/adapters/pocketsphinx-recogniser.ts";
import type { FliteVoice } from "../../robot/perception/adapters/testing/flite-speech.ts";
import { KnownGrammars } from "../../robot/perception/hearing/grammar/known-grammars.ts";
import { hearingConfig } from "../../robot/perception/hearing/hearing-config.ts";
import { sentenceMeant } from "../../robot/perception/hearing/open-reading.ts";
import type { BoundReading } from "../../robot/perception/hearing/second-opinion.ts";
import { writtenSentences } from "../../robot/perception/hearing/written-sentence.ts";
import { isSameAnswer } from "./same-answer.ts";

/** What both engines made of one utterance, and whether it was so. */
export interface HeardTwice {
  readonly room: Room;
  readonly voice: FliteVoice;
  readonly who: "answer" | "stranger";
  readonly bound: (BoundReading & { readonly isRight: boolean }) | null;
  /** What of the grammar the transcriber's own text means. */
  readonly open: { readonly likeness: number; readonly isRight: boolean } | null;
}

/** Of a sound in which nothing was made out; a file of evidence knows no infinity. */
const IMPOSSIBLE = -1e3;
export const VOICES: readonly FliteVoice[] = ["slt", "rms", "awb", "kal16"];
const options = { clock: new SystemClock(), ...hearingConfig.parse({}), timeoutMs: 60_000 };

/** Answers to every kind of question and strangers' sentences, in four voices, in silence and amid babble. */
export async function* heardTwice(): AsyncGenerator<HeardTwice> {
  const transcriber = new OnnxTranscriber(options);
  for (const room of ROOMS) {
    for (const voice of VOICES) {
      const recogniser = new PocketSphinxRecogniser(options);
      await recogniser.open();
      for (const { answer, said } of Object.values(QUESTIONS)) {
        const expectation: Expectation = {
          question: "fit",
          answers: [answer],
          commands: COMMANDS,
          patience: "normal",
        };
        const phrase = new KnownGrammars().of(expectation);
        for (const line of [...said, ...FEW_STRANGERS]) {
          const who = said.includes(line) ? ("answer" as const) : ("stranger" as const);
          const isSaid = (text: string) => who === "answer" && isSameAnswer(text, line);
          const { parts, clearanceDb } = asHeard(lineIn(room, line, voice));
          await recogniser.begin(expectation);
          for (const part of parts) await recogniser.feed(part);
          const result = await recogniser.finish(clearanceDb);
          const text = result.heard === "words" ? result.text : result.guess;
          const transcript = await transcriber.transcribe(
            joined(parts),
            text === null ? [] : writtenSentences(text),
          );
          const likeliest = Math.max(IMPOSSIBLE, ...transcript.ofSentences);
          const logLikelihoodRatio = likeliest - transcript.logLikelihood;
          const meant = sentenceMeant(transcript.text, expectation, phrase);
          yield {
            room,
            voice,
            who,
            bound:
              text === null
                ? null
                : { text, confidence: result.confidence, logLikelihoodRatio, isRight: isSaid(text) },
            open: meant && { likeness: meant.likeness, isRight: isSaid(meant.text) },
          };
        }
      }
      await recogniser.close();
    }
  }
  await transcriber.close();
}
