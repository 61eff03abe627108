const HEADER_BYTES = 15;
const ENTRY_BYTES = 21;

/**
 * The spoken lines of the game "Flight of the Amazon Queen", one after another, as MP3. Its file begins with a table
 * of names, offsets and lengths (see the engine `queen` of ScummVM); the spoken ones are named after room and line.
 */
export function talkieSpeech(file: Buffer): Buffer {
  const count = file.readUInt16BE(HEADER_BYTES - 2);
  const lines: Buffer[] = [];
  for (let at = 0; at < count; at++) {
    const entry = HEADER_BYTES + at * ENTRY_BYTES;
    const name = file.toString("latin1", entry, entry + 12);
    const offset = file.readUInt32BE(entry + 13);
    const length = file.readUInt32BE(entry + 17);
    if (/^[\dA-Z]{6}[A-Z]\d?\w?\.SB/.test(name) || /^\d{5}.*\.SB/.test(name))
      lines.push(file.subarray(offset, offset + length));
  }
  return Buffer.concat(lines);
}
