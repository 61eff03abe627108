import type { AnswerForm, Expectation } from "../../kernel/expectation.ts";
import type { RejectionRules } from "./hearing-config.ts";
import { spokenWords } from "./spoken-words.ts";

/** What an engine with two decoders can tell about one utterance. */
export interface Evidence {
  /** The best reading the grammar allows. */
  readonly text: string;
  /**
   * What the grammar loses, in acoustic log-likelihood, against a decoder free to hear any phones: over the frames of
   * its words, and over what is before, between and after them.
   */
  readonly lossInWords: number;
  readonly lossAround: number;
  /** Frames of 10 ms that the grammar's reading covers with words. */
  readonly speechFrames: number;
  /** Phones of the reading by the dictionary, and those that the free decoder heard. */
  readonly phones: number;
  readonly freePhones: number;
}

/**
 * What the grammar loses at the edges of any word, where it models breath and click as silence, counts for so many
 * frames. Without it a lone "no" of 30 frames looks as wrong as a sentence that was never expected. Flat from 20 to 40.
 */
const EDGE_FRAMES = 30;

/**
 * How much the loss around the words counts: a murmur there is no reason to doubt the words, a sentence there is.
 * Counted in full, with 50 frames for the edges, 95 % of 368 right readings are accepted together with 18 % of 163
 * strangers' sentences (Flite's slt, rms, awb and kal16, in silence and amid 20 dB of babble; all four took part); counted half, with 30,
 * together with 12 %. `bench/rejection.ts` measures it.
 */
const AROUND_SHARE = 0.5;

/**
 * What a full miscount costs. Of 34 strangers' words and short sentences, asked for commands, names, dates and choices,
 * 16 % were accepted without it, and 10 % with it at 99 % of the answers (591 utterances of three Flite voices; 10 to 13 %
 * for a voice that took no part in the fit).
 */
const MISCOUNT_LOSS = 15;

/**
 * From this clearance on a voice is heard as in a quiet room; down to the other, ever more of its loss is the murmur's.
 * Amid 20 dB of babble voices have 15 to 19 dB, in silence over 50. With 4 of loss on top, strangers' sentences are
 * accepted as rarely there as in silence without it. Commands get none of it: amid a murmur "yep" is bent into "forget it",
 * which ended 8 of 68 visits.
 */
const CLEAR_DB = 35;
const MURMURING_DB = 20;

/**
 * How sure one may be that the grammar's reading is what was said: 0 … 1, a logistic over what the grammar
 * cost against hearing freely. The engine's own confidence is always the same for a grammar, so it says nothing.
 */
export function confidenceOf(
  evidence: Evidence,
  { answers, commands }: Pick<Expectation, "answers" | "commands">,
  rules: RejectionRules,
  clearanceDb = Number.POSITIVE_INFINITY,
): number {
  if (evidence.speechFrames === 0) return 0;
  const loss = lossPerFrame(evidence) + MISCOUNT_LOSS * miscount(evidence);
  const allowed =
    rules.lossAtEvenOdds +
    (answers.some(isSpelled) ? rules.spelledLoss : 0) +
    (isCommand(evidence.text, commands) ? 0 : rules.murmurLoss * murmurAt(clearanceDb));
  return 1 / (1 + Math.exp((loss - allowed) / rules.lossPerNat));
}

/** 0: a quiet room; 1: a murmur. */
function murmurAt(clearanceDb: number): number {
  return Math.min(1, Math.max(0, (CLEAR_DB - clearanceDb) / (CLEAR_DB - MURMURING_DB)));
}

function lossPerFrame({ lossInWords, lossAround, speechFrames }: Evidence): number {
  return (lossInWords + AROUND_SHARE * lossAround) / (speechFrames + EDGE_FRAMES);
}

/** Whether a reading may count, which a command must be surer of than an answer. */
export function isAccepted(
  text: string,
  confidence: number,
  commands: readonly string[],
  rules: RejectionRules,
): boolean {
  const from = isCommand(text, commands) ? Math.max(rules.acceptAt, rules.acceptCommandAt) : rules.acceptAt;
  return confidence >= from;
}

function isCommand(text: string, commands: readonly string[]): boolean {
  return commands.some((command) => spokenWords(command).join(" ") === withoutPlease(text));
}

function withoutPlease(text: string): string {
  return text.replace(/ (please|por favor)$/, "");
}

/**
 * Phones too many or too few for the words, beyond one, as a share of the words' own: "a haircut" has seven, and "back"
 * that it is bent into has three.
 */
function miscount({ phones, freePhones }: Evidence): number {
  return Math.max(0, Math.abs(freePhones - phones) - 1) / (phones + 2);
}

/** Made of letters and small parts that run into each other. */
function isSpelled(answer: AnswerForm): boolean {
  return answer.form === "letters" || answer.form === "email-address";
}
