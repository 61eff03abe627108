// Runs where the browser makes sound: gathers a tenth of a second, and passes it on.
const PIECE_SAMPLES = 1600;

class Pieces extends AudioWorkletProcessor {
  constructor() {
    super();
    this.piece = new Float32Array(PIECE_SAMPLES);
    this.filled = 0;
  }

  /** @param {readonly (readonly Float32Array[])[]} inputs */
  process([input]) {
    for (const sample of input?.[0] ?? []) {
      this.piece[this.filled++] = sample;
      if (this.filled < PIECE_SAMPLES) continue;
      this.port.postMessage(this.piece, [this.piece.buffer]);
      this.piece = new Float32Array(PIECE_SAMPLES);
      this.filled = 0;
    }
    return true;
  }
}

registerProcessor("pieces", Pieces);
