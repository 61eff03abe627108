/**
 * Unpacks Rob Northen's "ProPack", method 1, in which games of the nineties keep their files: blocks of Huffman-coded
 * commands, each "so many bytes as they are, then so many bytes from so far back".
 */
export function unpacked(packed: Uint8Array): Uint8Array {
  const view = new DataView(packed.buffer, packed.byteOffset, packed.byteLength);
  if (packed.byteLength < HEADER_BYTES || view.getUint32(0) !== SIGNATURE)
    throw new Error("not packed by ProPack, method 1");
  const sound = new Uint8Array(view.getUint32(4));
  const bits = new Bits(packed, HEADER_BYTES);
  bits.take(2); // "locked" and "needs a key": neither is ever set
  let at = 0;
  for (let blocks = view.getUint8(17); blocks > 0; blocks--) {
    const [raw, distances, lengths] = [codesOf(bits), codesOf(bits), codesOf(bits)];
    for (let commands = bits.take(16); commands > 0; commands--) {
      const plain = bits.bytes(numberOf(bits, raw));
      sound.set(plain, at);
      at += plain.length;
      if (commands === 1) break;
      const back = numberOf(bits, distances) + 1;
      for (let left = numberOf(bits, lengths) + 2; left > 0; left--, at++) sound[at] = sound[at - back] ?? 0;
    }
  }
  return sound;
}

const SIGNATURE = 0x524e4301; // "RNC", 1
const HEADER_BYTES = 18;

/** Bits from the lowest on, of 16-bit little-endian words; plain bytes lie between the words. */
class Bits {
  private held = 0;
  private count = 0;
  private readonly from: Uint8Array;
  private at: number;

  constructor(from: Uint8Array, at: number) {
    this.from = from;
    this.at = at;
  }

  /** The next 16, without taking them. */
  peek(): number {
    return (this.held | (this.word() << this.count)) & 0xffff;
  }

  take(bits: number): number {
    const taken = this.peek() & ((1 << bits) - 1);
    if (bits > this.count) {
      this.held |= this.word() << this.count;
      this.count += 16;
      this.at += 2;
    }
    this.held >>>= bits;
    this.count -= bits;
    return taken;
  }

  bytes(length: number): Uint8Array {
    this.at += length;
    return this.from.subarray(this.at - length, this.at);
  }

  private word(): number {
    return (this.from[this.at] ?? 0) | ((this.from[this.at + 1] ?? 0) << 8);
  }
}

interface Code {
  readonly bits: number;
  readonly pattern: number;
  readonly meaning: number;
}

/** Canonical Huffman codes, whose patterns are read from the lowest bit on. */
function codesOf(bits: Bits): readonly Code[] {
  const lengths = Array.from({ length: bits.take(5) }, () => bits.take(4));
  const codes: Code[] = [];
  let next = 0;
  for (let length = 1; length <= 16; length++) {
    for (const [meaning, each] of lengths.entries()) {
      if (each !== length) continue;
      let pattern = 0;
      for (let bit = 0; bit < length; bit++)
        pattern |= ((next >> (16 - length + bit)) & 1) << (length - 1 - bit);
      codes.push({ bits: length, pattern, meaning });
      next += 1 << (16 - length);
    }
  }
  return codes;
}

/** A code of `n` ≥ 2 stands for the numbers of `n` bits, whose lower ones follow. */
function numberOf(bits: Bits, codes: readonly Code[]): number {
  const ahead = bits.peek();
  const code = codes.find((each) => (ahead & ((1 << each.bits) - 1)) === each.pattern);
  if (!code) throw new Error("no code of ProPack fits");
  bits.take(code.bits);
  return code.meaning < 2 ? code.meaning : (1 << (code.meaning - 1)) | bits.take(code.meaning - 1);
}
