import llamaTokenizer from "llama-tokenizer-js";
import * as ort from "onnxruntime-node";
import { loadModel } from "../../kernel/model-manifest.ts";
import { LONGEST_SAMPLES, type Written } from "../hearing/transcriber.ts";
import { OnnxMoonshineEncoder } from "./onnx-moonshine-encoder.ts";
import { floatsOf, openOnnxSession } from "./onnx-session.ts";

/**
 * Moonshine tiny (Jeffries et al. 2024, arXiv:2410.15608), English: an encoder of the raw sound, and a decoder that says
 * for every piece of a text how likely each next piece is.
 */
export class OnnxMoonshine {
  private readonly encoder: OnnxMoonshineEncoder;
  private readonly decoder: ort.InferenceSession;
  /** Of the utterance that was written down last, until sentences were weighed by it. */
  private heard: ort.Tensor | null = null;

  private constructor(encoder: OnnxMoonshineEncoder, decoder: ort.InferenceSession) {
    this.encoder = encoder;
    this.decoder = decoder;
  }

  /** @throws Fault `model.missing`, `model.corrupt`, `model.refused` */
  static async open(): Promise<OnnxMoonshine> {
    const encoder = await OnnxMoonshineEncoder.open();
    return new OnnxMoonshine(encoder, await openOnnxSession(await loadModel("transcription-decoder")));
  }

  async close(): Promise<void> {
    await this.encoder.close();
    await this.decoder.release();
  }

  /** @param samples one utterance: PCM16, mono, 16 kHz; what is beyond {@link LONGEST_SAMPLES} is left out */
  async write(samples: Int16Array): Promise<Written> {
    const sound = samples.subarray(0, LONGEST_SAMPLES);
    this.heard = await this.encoder.encode(sound);
    if (!this.heard) return { text: "", logLikelihood: 0 };
    const most = Math.ceil((sound.length / SAMPLE_RATE_HZ) * TOKENS_PER_SECOND) + 2;
    return await this.likeliestText(this.heard, most);
  }

  /**
   * The natural logarithm of each sentence's probability, given the utterance that was written down last, which is
   * forgotten with that; `-Infinity` where nothing was heard.
   */
  async weigh(sentences: readonly string[]): Promise<readonly number[]> {
    const { heard } = this;
    this.heard = null;
    if (!heard) return sentences.map(() => -Infinity);
    const found: number[] = [];
    for (const sentence of sentences) found.push(await this.logLikelihood(heard, sentence));
    return found;
  }

  /** The likeliest next token, again and again. */
  private async likeliestText(heard: ort.Tensor, most: number): Promise<Written> {
    const tokens: number[] = [];
    let logLikelihood = 0;
    let past = nothingBefore();
    let last = START;
    while (tokens.length < most) {
      const isFirst = tokens.length === 0;
      const answer = await this.next([last], heard, past, !isFirst);
      const logits = floatsOf(tensorIn(answer, "logits")); // [1, 1, 32768]
      // Of a short sound it is often likeliest that nothing was said; it was asked because something was.
      last = likeliest(logits, isFirst ? END : null);
      logLikelihood += logProbability(logits, last);
      if (last === END) break;
      tokens.push(last);
      past = keptFor(answer, past, isFirst);
    }
    return { text: llamaTokenizer.decode(tokens, false, true).trim(), logLikelihood };
  }

  private async logLikelihood(heard: ort.Tensor, sentence: string): Promise<number> {
    const tokens = [START, ...llamaTokenizer.encode(sentence, false, true)];
    const logits = floatsOf(
      tensorIn(await this.next(tokens, heard, nothingBefore(), false), "logits"), // [1, tokens, 32768]
    );
    const wide = logits.length / tokens.length;
    return [...tokens.slice(1), END].reduce(
      (sum, token, at) => sum + logProbability(logits.subarray(at * wide, (at + 1) * wide), token),
      0,
    );
  }

  private next(
    tokens: readonly number[],
    heard: ort.Tensor,
    past: Tensors,
    goesOn: boolean,
  ): Promise<Tensors> {
    return this.decoder.run({
      input_ids: new ort.Tensor("int64", BigInt64Array.from(tokens, BigInt), [1, tokens.length]),
      encoder_hidden_states: heard,
      use_cache_branch: new ort.Tensor("bool", [goesOn]),
      ...past,
    });
  }
}

type Tensors = Readonly<Record<string, ort.Tensor>>;

const SAMPLE_RATE_HZ = 16_000;
/** Its tokenizer's "begin" and "end". */
const START = 1;
const END = 2;
/** Nobody speaks faster; without a bound it says "the the the" to a noise for ever. The model's own example has 6. */
const TOKENS_PER_SECOND = 6.5;
const LAYERS = 6;
const HEADS = 8;
const HEAD_SIZE = 36;

const CACHE_NAMES = Array.from({ length: LAYERS }, (_, layer) =>
  ["decoder", "encoder"].flatMap((of) => ["key", "value"].map((part) => `${layer}.${of}.${part}`)),
).flat();

function nothingBefore(): Tensors {
  return Object.fromEntries(
    CACHE_NAMES.map((name) => [
      `past_key_values.${name}`,
      new ort.Tensor("float32", [], [0, HEADS, 1, HEAD_SIZE]),
    ]),
  );
}

/** What the next step needs of this one: what was heard is told by the first step only. */
function keptFor(answer: Tensors, past: Tensors, isFirst: boolean): Tensors {
  return Object.fromEntries(
    CACHE_NAMES.map((name) => {
      const isNew = isFirst || name.includes("decoder");
      return [
        `past_key_values.${name}`,
        isNew ? tensorIn(answer, `present.${name}`) : tensorIn(past, `past_key_values.${name}`),
      ];
    }),
  );
}

function tensorIn(tensors: Tensors, name: string): ort.Tensor {
  const tensor = tensors[name];
  if (!tensor) throw new Error(`the transcription model has no ${name}`);
  return tensor;
}

function likeliest(logits: Float32Array, except: number | null): number {
  return logits.reduce(
    (best, logit, token) => (logit > (logits[best] ?? -Infinity) && token !== except ? token : best),
    0,
  );
}

function logProbability(logits: Float32Array, token: number): number {
  const highest = logits.reduce((most, logit) => Math.max(most, logit), -Infinity);
  const sum = logits.reduce((total, logit) => total + Math.exp(logit - highest), 0);
  return (logits[token] ?? -Infinity) - highest - Math.log(sum);
}
