import type { Expectation } from "../../kernel/expectation.ts";
import { Fault } from "../../kernel/fault.ts";
import { joined } from "../../kernel/frames.ts";
import { KnownGrammars } from "./grammar/known-grammars.ts";
import type { Phrase } from "./grammar/phrase.ts";
import type { RejectionRules } from "./hearing-config.ts";
import { ownWords, sentenceMeant } from "./open-reading.ts";
import type { Preparation, Progress, Recogniser, Recognition } from "./recogniser.ts";
import { type BoundReading, secondOpinion } from "./second-opinion.ts";
import type { Transcriber, Transcript } from "./transcriber.ts";
import { writtenSentences } from "./written-sentence.ts";

export interface CheckedRecogniserParts {
  /** Bound to the grammar of the question. */
  readonly recogniser: Recogniser;
  readonly transcriber: Transcriber;
  readonly rejection: RejectionRules;
}

/** A recogniser whose readings a transcriber checks, that hears without a grammar and errs in other ways. */
export class CheckedRecogniser implements Recogniser {
  private readonly recogniser: Recogniser;
  private readonly transcriber: Transcriber;
  private readonly rejection: RejectionRules;
  private underWay: { readonly expectation: Expectation; readonly phrase: Phrase | null } | null = null;
  private heard: Int16Array[] = [];
  private readonly grammars = new KnownGrammars();

  constructor({ recogniser, transcriber, rejection }: CheckedRecogniserParts) {
    this.recogniser = recogniser;
    this.transcriber = transcriber;
    this.rejection = rejection;
  }

  async open(): Promise<void> {
    await this.recogniser.open();
    await this.transcriber.open();
  }

  async begin(expectation: Expectation): Promise<Preparation> {
    const preparation = await this.recogniser.begin(expectation);
    this.wipe();
    this.underWay = { expectation, phrase: this.grammars.of(expectation) };
    return preparation;
  }

  async feed(samples: Int16Array): Promise<void> {
    if (this.underWay) this.heard.push(samples.slice());
    await this.recogniser.feed(samples);
  }

  progress(): Promise<Progress> {
    return this.recogniser.progress();
  }

  async finish(clearanceDb?: number): Promise<Recognition> {
    const { underWay } = this;
    this.underWay = null;
    const utterance = joined(this.heard);
    this.wipe();
    const hearing = this.recogniser.finish(clearanceDb);
    if (!underWay) return await hearing;
    // Both hear at the same time; what one understood the other weighs when it is there.
    const transcript = await this.transcript(
      utterance,
      hearing.then(sentencesOf, () => []),
    );
    const bound = await hearing;
    if (!transcript) return bound;
    const { expectation, phrase } = underWay;
    const sentence = sentenceOf(bound);
    const reading = secondOpinion(
      sentence === null ? null : boundReading(sentence, bound.confidence, transcript),
      sentenceMeant(transcript.text, expectation, phrase),
      expectation,
      this.rejection,
    );
    const anythingGoes = expectation.answers.some(({ form }) => form === "free-text");
    return reading.heard === "something-else" && anythingGoes
      ? ownWords(transcript.text, expectation)
      : reading;
  }

  async abandon(): Promise<void> {
    this.underWay = null;
    this.wipe();
    await this.recogniser.abandon();
  }

  /** The transcriber keeps nothing of a voice. */
  async forget(): Promise<void> {
    this.underWay = null;
    this.wipe();
    await this.recogniser.forget();
  }

  async close(): Promise<void> {
    this.underWay = null;
    this.wipe();
    await this.recogniser.close();
    await this.transcriber.close();
  }

  /** Null when the transcriber fails: one hearing is better than none. */
  private async transcript(
    utterance: Int16Array,
    sentences: Promise<readonly string[]>,
  ): Promise<Transcript | null> {
    try {
      return await this.transcriber.transcribe(utterance, sentences);
    } catch (error) {
      if (error instanceof Fault) return null;
      throw error;
    } finally {
      utterance.fill(0);
    }
  }

  private wipe(): void {
    for (const part of this.heard.splice(0)) part.fill(0);
  }
}

/** What was understood, or would have been if it had been surer. */
function sentenceOf(recognition: Recognition): string | null {
  return recognition.heard === "words" ? recognition.text : recognition.guess;
}

function sentencesOf(recognition: Recognition): readonly string[] {
  const sentence = sentenceOf(recognition);
  return sentence === null ? [] : writtenSentences(sentence);
}

function boundReading(text: string, confidence: number, transcript: Transcript): BoundReading {
  const likeliest = transcript.ofSentences.reduce((most, each) => Math.max(most, each), -Infinity);
  return { text, confidence, logLikelihoodRatio: likeliest - transcript.logLikelihood };
}
