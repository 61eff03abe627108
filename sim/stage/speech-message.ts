import { BYTES } from "./picture-message.ts";

/** A piece of what somebody at the page says for a guest. */
export interface SpeechMessage {
  readonly id: string;
  /** Mono PCM16 at 16 kHz. */
  readonly samples: Int16Array;
}

/** Little-endian: kind (1 byte), length of the id (1 byte), the id, a byte of nothing if that is uneven, the samples. */
const HEADER_BYTES = 2;
/** A tenth of a second is 1600. */
const MOST_SAMPLES = 16_000;

export function encodeSpeech({ id, samples }: SpeechMessage): Uint8Array<ArrayBuffer> {
  const name = new TextEncoder().encode(id);
  const from = soundFrom(name.length);
  const message = new Uint8Array(from + samples.byteLength);
  message.set([BYTES.speech, name.length]);
  message.set(name, HEADER_BYTES);
  const view = new DataView(message.buffer, from);
  samples.forEach((sample, index) => {
    view.setInt16(index * 2, sample, true);
  });
  return message;
}

/** Null for bytes that are no speech, or more than somebody says in a second. */
export function speechIn(message: Uint8Array): SpeechMessage | null {
  const [kind, nameLength] = message;
  if (kind !== BYTES.speech || nameLength === undefined) return null;
  const from = soundFrom(nameLength);
  const length = (message.length - from) / 2;
  if (length < 1 || length > MOST_SAMPLES || !Number.isInteger(length)) return null;
  const view = new DataView(message.buffer, message.byteOffset + from);
  const samples = Int16Array.from({ length }, (_, index) => view.getInt16(index * 2, true));
  return { id: new TextDecoder().decode(message.subarray(HEADER_BYTES, HEADER_BYTES + nameLength)), samples };
}

function soundFrom(nameLength: number): number {
  return HEADER_BYTES + nameLength + (nameLength % 2);
}
