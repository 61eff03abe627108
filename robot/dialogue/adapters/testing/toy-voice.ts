import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DataType, floats, integers, toyModel } from "../../../kernel/adapters/testing/toy-model.ts";
import type { VoiceFiles } from "../sherpa-voice.ts";

/** A tenth of a second, roughly, for every sound of a word. */
const SAMPLES_A_SOUND = 1_600;
export const TOY_RATE_HZ = 22_050;
/** What eSpeak NG writes down for English and Spanish words, and the signs between them. */
const SOUNDS = " !'(),-.:;?_^$abcdefghijklmnopqrstuvwxyzæðŋɐɑɒɔəɚɛɜɡɪɹɾʃʊʌʒˈˌː̩θᵻɫɨβɣɲʎʝχ";

/**
 * Writes a voice that sherpa-onnx takes for one of Piper's: it hums, as long as the words have sounds. So the way to the engine
 * and back can be tried without weights.
 */
export function toyVoice(folder: string, dataDir: string): VoiceFiles {
  mkdirSync(folder, { recursive: true });
  const [model, tokens] = [join(folder, "model.onnx"), join(folder, "tokens.txt")];
  writeFileSync(model, hum());
  writeFileSync(tokens, [...SOUNDS].map((sound, at) => `${sound} ${at}\n`).join(""));
  return { model, tokens, dataDir };
}

function hum(): Uint8Array {
  return toyModel({
    inputs: [
      ["input", DataType.INT64, ["N", "L"]],
      ["input_lengths", DataType.INT64, ["N"]],
      ["scales", DataType.FLOAT, [3]],
    ],
    outputs: [["output", DataType.FLOAT, ["N", 1, "T"]]],
    constants: {
      first: integers(0),
      one: integers(1),
      two: integers(2),
      three: integers(3),
      shape: integers(1, 1, -1),
      each: floats([1], [SAMPLES_A_SOUND]),
      zero: floats([], [0]),
      step: floats([], [1]),
      pitch: floats([], [0.12]),
      loud: floats([], [0.3]),
    },
    nodes: [
      ["Cast", ["input_lengths"], "sounds", { to: DataType.FLOAT }],
      // Of the three scales the second is how long a sound lasts, the third by how much that is left to chance.
      ["Slice", ["scales", "one", "two", "first"], "stretch"],
      ["Slice", ["scales", "two", "three", "first"], "looseness"],
      ["RandomNormalLike", ["stretch"], "whim"],
      ["Mul", ["whim", "looseness"], "drift"],
      ["Abs", ["drift"], "lag"],
      ["Add", ["stretch", "lag"], "slow"],
      ["Mul", ["sounds", "each"], "plain"],
      ["Mul", ["plain", "slow"], "long"],
      ["Squeeze", ["long"], "samples"],
      ["Range", ["zero", "samples", "step"], "time"],
      ["Mul", ["time", "pitch"], "phase"],
      ["Sin", ["phase"], "wave"],
      ["Mul", ["wave", "loud"], "quiet"],
      // And the first, how much of the sound is.
      ["Slice", ["scales", "first", "one", "first"], "liveliness"],
      ["RandomNormalLike", ["quiet"], "chance"],
      ["Mul", ["chance", "liveliness"], "breath"],
      ["Add", ["quiet", "breath"], "lively"],
      ["Reshape", ["lively", "shape"], "output"],
    ],
    metadata: {
      ...{ sample_rate: TOY_RATE_HZ, n_speakers: 1, language: "English", voice: "en-us" },
      ...{ comment: "piper", has_espeak: 1, add_blank: 0 },
    },
  });
}
