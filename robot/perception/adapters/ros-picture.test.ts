import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Image } from "../../ros/graph/messages/sensor-msgs.ts";
import type { Picture } from "../sight/resample.ts";
import { pictureIn } from "./ros-picture.ts";

const header = { stamp: { sec: 0, nanosec: 0 }, frame_id: "camera" };

function image(parts: Partial<Image>): Image {
  return {
    header,
    width: 2,
    height: 1,
    encoding: "rgb8",
    is_bigendian: 0,
    step: 6,
    data: new Uint8Array(6),
    ...parts,
  };
}

function rgbOf(message: Image): number[] {
  return [...good(message).rgb];
}

function good(message: Image): Picture {
  const found = pictureIn(message);
  if ("flaw" in found) throw found.fault;
  return found;
}

function flawIn(parts: Partial<Image>): string {
  const found = pictureIn(image(parts));
  return "flaw" in found ? `${found.flaw}: ${found.fault.message}` : "none";
}

describe("a picture in an image message", () => {
  it.each([
    ["rgb8", [1, 2, 3, 4, 5, 6], [1, 2, 3, 4, 5, 6]],
    ["bgr8", [1, 2, 3, 4, 5, 6], [3, 2, 1, 6, 5, 4]],
    ["rgba8", [1, 2, 3, 255, 4, 5, 6, 0], [1, 2, 3, 4, 5, 6]],
    ["bgra8", [1, 2, 3, 255, 4, 5, 6, 0], [3, 2, 1, 6, 5, 4]],
    ["mono8", [7, 200], [7, 7, 7, 200, 200, 200]],
  ])("is unpacked from %s", (encoding, bytes, rgb) => {
    const data = Uint8Array.from(bytes);
    expect(rgbOf(image({ encoding, step: data.length, data }))).toEqual(rgb);
  });

  /** EBU colour bars at 75 % in BT.601 video range, and the levels of black and white; [Y, U, V] → RGB. */
  const bars: readonly [yuv: [number, number, number], rgb: [number, number, number]][] = [
    [
      [16, 128, 128],
      [0, 0, 0],
    ],
    [
      [235, 128, 128],
      [255, 255, 255],
    ],
    [
      [65, 100, 212],
      [191, 0, 0],
    ],
    [
      [112, 72, 58],
      [0, 191, 0],
    ],
    [
      [35, 212, 114],
      [0, 0, 191],
    ],
  ];
  it.each(bars)("has the colours of video: YUV %j is RGB %j", ([y, u, v], rgb) => {
    const uyvy = image({ encoding: "yuv422", step: 4, data: Uint8Array.of(u, y, v, y) });
    const yuyv = image({ encoding: "yuv422_yuy2", step: 4, data: Uint8Array.of(y, u, y, v) });
    for (const message of [uyvy, yuyv]) {
      for (const [at, value] of rgbOf(message).entries()) {
        expect(Math.abs(value - (rgb[at % 3] ?? 0))).toBeLessThanOrEqual(2);
      }
    }
  });

  it("is clamped where video goes beyond black and white", () => {
    const data = Uint8Array.of(255, 255, 255, 255, 0, 0, 0, 0);
    expect(rgbOf(image({ height: 2, encoding: "yuv422", step: 4, data }))).toEqual([
      255, 125, 255, 255, 125, 255, 0, 135, 0, 0, 135, 0,
    ]);
  });

  it("may have an odd width in 4:2:2: the last pair is half used", () => {
    const data = Uint8Array.of(128, 16, 128, 235, 128, 16, 128, 235);
    expect(rgbOf(image({ width: 3, encoding: "yuv422", step: 8, data }))).toEqual([
      0, 0, 0, 255, 255, 255, 0, 0, 0,
    ]);
  });

  it("has memory of its own, as large as itself", () => {
    const data = new Uint8Array(new ArrayBuffer(100), 20, 6).fill(9);
    const { rgb } = good(image({ data }));
    expect(rgb.buffer.byteLength).toBe(6);
    data.fill(0);
    expect([...rgb]).toEqual([9, 9, 9, 9, 9, 9]);
  });

  it("is the same whatever pads its rows", () => {
    const size = fc.integer({ min: 1, max: 9 });
    const encoding = fc.constantFrom("rgb8", "bgr8", "rgba8", "bgra8", "mono8", "yuv422", "yuv422_yuy2");
    fc.assert(
      fc.property(
        size,
        size,
        fc.nat({ max: 7 }),
        encoding,
        fc.infiniteStream(fc.nat({ max: 255 })),
        (...drawn) => {
          const [width, height, padding, name, bytes] = drawn;
          const row = name.startsWith("yuv") ? 4 * Math.ceil(width / 2) : width * BYTES[name]!;
          const tight = new Uint8Array(row * height).map(() => bytes.next().value ?? 0);
          const padded = new Uint8Array((row + padding) * height).fill(123);
          for (let y = 0; y < height; y++) {
            padded.set(tight.subarray(y * row, (y + 1) * row), y * (row + padding));
          }
          const plain = rgbOf(image({ width, height, encoding: name, step: row, data: tight }));
          expect(plain).toHaveLength(width * height * 3);
          expect(rgbOf(image({ width, height, encoding: name, step: row + padding, data: padded }))).toEqual(
            plain,
          );
        },
      ),
    );
  });
});

const BYTES: Record<string, number> = { rgb8: 3, bgr8: 3, rgba8: 4, bgra8: 4, mono8: 1 };

describe("an image message that cannot be used", () => {
  it.each<[what: string, parts: Partial<Image>, flaw: RegExp]>([
    ["no width", { width: 0, step: 0, data: new Uint8Array() }, /^no-size: .*0×1/],
    ["no height", { height: 0, data: new Uint8Array() }, /^no-size: .*2×0/],
    ["a garbled size", { width: 0xffff_ffff, height: 0xffff_ffff }, /^too-large: .*4294967295/],
    [
      "an encoding that nobody knows",
      { encoding: "bayer_rggb8" },
      /^unknown-encoding: .*"bayer_rggb8".*rgb8/,
    ],
    ["no encoding", { encoding: "" }, /^unknown-encoding: /],
    ["rows shorter than their pixels", { step: 2 }, /^short-rows: .*2 bytes.*take 6/],
    ["no step", { step: 0 }, /^short-rows: /],
    ["truncated data", { data: new Uint8Array(5) }, /^wrong-length: .*5 bytes.*are 6/],
    ["more data than rows", { data: new Uint8Array(7) }, /^wrong-length: /],
  ])("with %s says so", (_, parts, flaw) => {
    expect(flawIn(parts)).toMatch(flaw);
  });

  it("never throws, whatever is in it", () => {
    const number = fc.nat({ max: 0xffff_ffff });
    const small = fc.nat({ max: 20 });
    const side = fc.oneof(small, number);
    const encoding = fc.oneof(fc.string(), fc.constantFrom("rgb8", "mono8", "yuv422", "bgra8"));
    fc.assert(
      fc.property(side, side, side, encoding, fc.uint8Array({ maxLength: 64 }), (...drawn) => {
        const [width, height, step, name, data] = drawn;
        const found = pictureIn(image({ width, height, step, encoding: name, data }));
        if ("flaw" in found) expect(found.fault.code).toBe("camera.bad-picture");
        else expect(found.rgb).toHaveLength(width * height * 3);
      }),
    );
  });
});
