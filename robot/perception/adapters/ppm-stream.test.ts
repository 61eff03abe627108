import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Picture } from "../sight/resample.ts";
import { ppmPictures } from "./ppm-stream.ts";

async function* inChunks(bytes: Uint8Array, sizes: readonly number[]) {
  let from = 0;
  for (let i = 0; from < bytes.length; i++) {
    const size = sizes[i % sizes.length];
    yield bytes.subarray(from, from + size);
    from += size;
  }
}

async function read(bytes: Uint8Array, sizes: readonly number[] = [1000]): Promise<Picture[]> {
  const pictures: Picture[] = [];
  for await (const picture of ppmPictures(inChunks(bytes, sizes))) pictures.push(picture);
  return pictures;
}

function encode({ widthPx, heightPx, rgb }: Picture): Buffer {
  return Buffer.concat([Buffer.from(`P6\n${widthPx} ${heightPx}\n255\n`), rgb]);
}

const picture = fc
  .record({ widthPx: fc.integer({ min: 1, max: 9 }), heightPx: fc.integer({ min: 1, max: 9 }) })
  .chain(({ widthPx, heightPx }) => {
    const length = widthPx * heightPx * 3;
    return fc
      .uint8Array({ minLength: length, maxLength: length })
      .map((rgb): Picture => ({ widthPx, heightPx, rgb: Uint8Array.from(rgb) }));
  });

describe("the PPM stream", () => {
  it("gives back the pictures that went in, however the stream is cut into chunks", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(picture, { maxLength: 6 }),
        fc.array(fc.integer({ min: 1, max: 200 }), { minLength: 1, maxLength: 5 }),
        async (pictures, sizes) => {
          expect(await read(Buffer.concat(pictures.map(encode)), sizes)).toEqual(pictures);
        },
      ),
    );
  });

  it("gives each picture a buffer of its own, so that it can be sent to a thread without the rest", async () => {
    const one = { widthPx: 2, heightPx: 2, rgb: new Uint8Array(12).fill(9) };
    for (const { rgb } of await read(Buffer.concat([encode(one), encode(one)]))) {
      expect(rgb.buffer.byteLength).toBe(12);
    }
  });

  it("drops a picture that the stream's end cuts short", async () => {
    const one = encode({ widthPx: 4, heightPx: 4, rgb: new Uint8Array(48) });
    expect(await read(Buffer.concat([one, one.subarray(0, 30)]))).toHaveLength(1);
  });

  it("says so when the stream is something else", async () => {
    await expect(read(Buffer.alloc(200, "x"))).rejects.toThrow(/not a PPM picture/);
  });
});
