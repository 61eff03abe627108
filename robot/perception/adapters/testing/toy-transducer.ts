import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DataType, floats, integers, toyModel } from "../../../kernel/adapters/testing/toy-model.ts";
import type { TransducerFiles } from "../sherpa-library.ts";

/**
 * Writes a streaming transducer that sherpa-onnx takes for a real one (its LSTM kind, the simplest). It knows one word: it
 * says `YES`, once an utterance, as soon as anything is louder than a whisper. So the way to the engine and back can
 * be tried without weights that nobody may ship.
 */
export function toyTransducer(folder: string): TransducerFiles {
  mkdirSync(folder, { recursive: true });
  const written = (name: string, bytes: Uint8Array | string) => {
    writeFileSync(join(folder, name), bytes);
    return join(folder, name);
  };
  return {
    encoder: written("encoder.onnx", encoder()),
    decoder: written("decoder.onnx", decoder()),
    joiner: written("joiner.onnx", joiner()),
    tokens: written("tokens.txt", "<blk> 0\n<sos/eos> 1\n<unk> 2\n▁YES 3\n"),
  };
}

/** Frames of 10 ms that go in at a time, and how many of them are new. */
const [FRAMES, NEW_FRAMES] = [9, 4];
const MEL_BANDS = 80;
/** Mean log mel energy: -16 is digital silence, 5 and more is speech. */
const WHISPER = -5;

/** Says how much louder than a whisper each new frame is. */
function encoder(): Uint8Array {
  return toyModel({
    inputs: [
      ["x", DataType.FLOAT, ["N", FRAMES, MEL_BANDS]],
      ["h0", DataType.FLOAT, [1, "N", 1]],
      ["c0", DataType.FLOAT, [1, "N", 1]],
    ],
    outputs: [
      ["encoder_out", DataType.FLOAT, ["N", NEW_FRAMES, 1]],
      ["h1", DataType.FLOAT, [1, "N", 1]],
      ["c1", DataType.FLOAT, [1, "N", 1]],
    ],
    constants: {
      from: integers(0),
      to: integers(NEW_FRAMES),
      axis: integers(1),
      whisper: floats([], [WHISPER]),
    },
    nodes: [
      ["Slice", ["x", "from", "to", "axis"], "new"],
      ["ReduceMean", ["new"], "loudness", { axes: [2] }],
      ["Sub", ["loudness", "whisper"], "encoder_out"],
      ["Identity", ["h0"], "h1"],
      ["Identity", ["c0"], "c1"],
    ],
    metadata: {
      ...{ model_type: "lstm", num_encoder_layers: 1, T: FRAMES, decode_chunk_len: NEW_FRAMES },
      ...{ rnn_hidden_size: 1, d_model: 1 },
    },
  });
}

/** The last token, as a number: 0 as long as nothing was said. */
function decoder(): Uint8Array {
  return toyModel({
    inputs: [["y", DataType.INT64, ["N", 2]]],
    outputs: [["decoder_out", DataType.FLOAT, ["N", 1]]],
    constants: { from: integers(1), to: integers(2), axis: integers(1) },
    nodes: [
      ["Slice", ["y", "from", "to", "axis"], "last"],
      ["Cast", ["last"], "decoder_out", { to: DataType.FLOAT }],
    ],
    metadata: { vocab_size: 4, context_size: 2 },
  });
}

/** The word is likely while it is loud and has not been said. */
function joiner(): Uint8Array {
  return toyModel({
    inputs: [
      ["encoder_out", DataType.FLOAT, ["N", 1]],
      ["decoder_out", DataType.FLOAT, ["N", 1]],
    ],
    outputs: [["logit", DataType.FLOAT, ["N", 4]]],
    constants: {
      much: floats([], [1_000]),
      word: floats([1, 4], [0, 0, 0, 1]),
      others: floats([1, 4], [0, -1e6, -1e6, 0]),
    },
    nodes: [
      ["Mul", ["decoder_out", "much"], "said"],
      ["Sub", ["encoder_out", "said"], "wish"],
      ["Mul", ["wish", "word"], "wishes"],
      ["Add", ["wishes", "others"], "logit"],
    ],
    metadata: { joiner_dim: 1 },
  });
}
