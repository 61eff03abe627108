import { Fault } from "../../kernel/fault.ts";
import { SAMPLE_RATE_HZ } from "../../kernel/frames.ts";

const PCM = 1;
/** WAVE_FORMAT_EXTENSIBLE, whose true format stands in its sub-format. */
const EXTENSIBLE = 0xfffe;

/**
 * The samples of a WAV file, mixed to mono. See RFC 2361 and the RIFF chunks of the "Multimedia Programming
 * Interface and Data Specifications 1.0" (1991).
 *
 * @param place the file's name, for the message
 * @throws Fault `microphone.not-wav`, `microphone.wrong-format`
 */
export function parseWav(bytes: Uint8Array, place: string): Int16Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (tag(view, 0) !== "RIFF" || tag(view, 8) !== "WAVE")
    throw notWav(place, "it does not begin with RIFF … WAVE");

  let channels = 0;
  for (let at = 12; at + 8 <= view.byteLength; ) {
    const [name, size, body] = [tag(view, at), view.getUint32(at + 4, true), at + 8];
    if (name === "fmt ") {
      if (size < 16 || body + size > view.byteLength) throw notWav(place, "its format chunk is cut short");
      channels = checkedChannels(view, body, size, place);
    }
    if (name === "data") {
      if (channels === 0) throw notWav(place, "its data comes before its format");
      // Recorders that were interrupted leave a size of 0 or 0xffffffff: the file's own end counts.
      const end = size === 0 ? view.byteLength : Math.min(body + size, view.byteLength);
      return mixed(view, body, end, channels);
    }
    at = body + size + (size % 2);
  }
  throw notWav(place, "it has no data chunk");
}

function checkedChannels(view: DataView, body: number, size: number, place: string): number {
  const declared = view.getUint16(body, true);
  const format = declared === EXTENSIBLE && size >= 26 ? view.getUint16(body + 24, true) : declared;
  const channels = view.getUint16(body + 2, true);
  const rateHz = view.getUint32(body + 4, true);
  const bits = view.getUint16(body + 14, true);
  const fits =
    format === PCM && bits === 16 && rateHz === SAMPLE_RATE_HZ && (channels === 1 || channels === 2);
  if (fits) return channels;
  throw new Fault({
    code: "microphone.wrong-format",
    what:
      `The sound file ${place} has ${rateHz} Hz, ${bits} bits, ${channels} channel(s), format ${format}; ` +
      `wanted is ${SAMPLE_RATE_HZ} Hz, 16-bit PCM, 1 or 2 channels.`,
    remedy: `Convert it with \`sox ${quoted(place)} -r ${SAMPLE_RATE_HZ} -c 1 -b 16 -e signed-integer converted.wav\`.`,
  });
}

function mixed(view: DataView, from: number, end: number, channels: number): Int16Array {
  const samples = new Int16Array(Math.floor((end - from) / (2 * channels)));
  for (let at = 0; at < samples.length; at++) {
    let sum = 0;
    for (let channel = 0; channel < channels; channel++) {
      sum += view.getInt16(from + 2 * (at * channels + channel), true);
    }
    samples[at] = Math.round(sum / channels);
  }
  return samples;
}

function tag(view: DataView, at: number): string {
  if (at + 4 > view.byteLength) return "";
  return String.fromCharCode(...[0, 1, 2, 3].map((offset) => view.getUint8(at + offset)));
}

function quoted(path: string): string {
  return /^[\w./-]+$/.test(path) ? path : `'${path.replaceAll("'", "'\\''")}'`;
}

function notWav(place: string, why: string): Fault {
  return new Fault({
    code: "microphone.not-wav",
    what: `The sound file ${place} is not a WAV file: ${why}.`,
    remedy: `Convert it with \`sox ${quoted(place)} -r ${SAMPLE_RATE_HZ} -c 1 -b 16 converted.wav\`.`,
  });
}
