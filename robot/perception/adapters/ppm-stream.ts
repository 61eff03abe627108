import type { Picture } from "../sight/resample.ts";

/**
 * Cuts a byte stream into the PPM pictures (`P6`, 255) that it consists of. PPM, because each picture says
 * its own size and its pixels are packed RGB already.
 *
 * @throws Error when the stream is not PPM; a picture cut short by the stream's end is dropped
 */
export async function* ppmPictures(chunks: AsyncIterable<Uint8Array>): AsyncIterable<Picture> {
  let held: Uint8Array[] = [];
  let heldBytes = 0;
  let header: Header | null = null;
  for await (const chunk of chunks) {
    held.push(chunk);
    heldBytes += chunk.length;
    for (;;) {
      if (!header) {
        const bytes = held.length === 1 ? held[0] : Buffer.concat(held);
        held = [bytes];
        header = headerOf(bytes);
        if (!header) break;
      }
      if (heldBytes < header.bytes + header.pixelBytes) break;
      // Joined only when the picture is whole: joining at every chunk would copy it many times.
      const bytes = held.length === 1 ? held[0] : Buffer.concat(held);
      const end = header.bytes + header.pixelBytes;
      // A copy with a buffer of its own: a view would drag the whole stream's buffer to the worker thread.
      const rgb = new Uint8Array(bytes.subarray(header.bytes, end));
      yield { widthPx: header.widthPx, heightPx: header.heightPx, rgb };
      held = [bytes.subarray(end)];
      heldBytes -= end;
      header = null;
    }
  }
}

interface Header {
  readonly widthPx: number;
  readonly heightPx: number;
  /** Length of the header itself. */
  readonly bytes: number;
  readonly pixelBytes: number;
}

const HEADER = /^P6\s+(\d+)\s+(\d+)\s+255\s/;
const LONGEST_HEADER = 64;

/** Null when there are too few bytes to tell. */
function headerOf(bytes: Uint8Array): Header | null {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, LONGEST_HEADER)).toString(
    "latin1",
  );
  const match = HEADER.exec(text);
  if (match) {
    const widthPx = Number(match[1]);
    const heightPx = Number(match[2]);
    return { widthPx, heightPx, bytes: match[0].length, pixelBytes: widthPx * heightPx * 3 };
  }
  if (bytes.length < LONGEST_HEADER) return null;
  throw new Error(`the stream is not a PPM picture: it begins with ${JSON.stringify(text.slice(0, 16))}`);
}
