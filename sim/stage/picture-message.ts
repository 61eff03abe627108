/** What a page's bytes are, by their first one. */
export const BYTES = { picture: 1, speech: 2 } as const;

/** A picture that the page has drawn, answering the `shoot` with this id. */
export interface PictureMessage {
  readonly id: number;
  readonly widthPx: number;
  readonly heightPx: number;
  /** Packed, row by row from the top. Not compressed: over loopback that would cost more than it saves. */
  readonly rgb: Uint8Array;
}

/** Little-endian: kind (1 byte), 3 bytes of nothing, id, width and height (4 bytes each). */
const HEADER_BYTES = 16;

export function encodePicture({ id, widthPx, heightPx, rgb }: PictureMessage): Uint8Array<ArrayBuffer> {
  const message = new Uint8Array(HEADER_BYTES + rgb.length);
  const header = new DataView(message.buffer);
  header.setUint8(0, BYTES.picture);
  header.setUint32(4, id, true);
  header.setUint32(8, widthPx, true);
  header.setUint32(12, heightPx, true);
  message.set(rgb, HEADER_BYTES);
  return message;
}

/** Null for bytes that are no picture, or not all of one. */
export function pictureIn(message: Uint8Array): PictureMessage | null {
  if (message.length <= HEADER_BYTES || message[0] !== BYTES.picture) return null;
  const header = new DataView(message.buffer, message.byteOffset, message.byteLength);
  const [widthPx, heightPx] = [header.getUint32(8, true), header.getUint32(12, true)];
  // A copy: whoever receives socket messages may use their memory again.
  const rgb = message.slice(HEADER_BYTES);
  return rgb.length === widthPx * heightPx * 3
    ? { id: header.getUint32(4, true), widthPx, heightPx, rgb }
    : null;
}
