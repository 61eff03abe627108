import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { compressedPictureIn } from "./ros-compressed-picture.ts";

const header = { stamp: { sec: 0, nanosec: 0 }, frame_id: "camera" };
const RED = { create: { width: 6, height: 4, channels: 4 as const, background: { r: 250, g: 10, b: 20 } } };

function found(data: Uint8Array, format = "jpeg") {
  return compressedPictureIn({ header, format, data: new Uint8Array(data) });
}

describe("a picture in a compressed message", () => {
  it.each([
    ["a JPEG", "rgb8; jpeg compressed bgr8", () => sharp(RED).jpeg({ quality: 95 }).toBuffer()],
    ["a PNG", "png", () => sharp(RED).png().toBuffer()],
    ["a PNG that says to be a JPEG", "jpeg", () => sharp(RED).png().toBuffer()],
  ])("is unpacked from %s", async (_, format, encode) => {
    const picture = await found(await encode(), format);
    if ("flaw" in picture) throw picture.fault;
    expect([picture.widthPx, picture.heightPx]).toEqual([6, 4]);
    expect([picture.rgb.length, picture.rgb.buffer.byteLength]).toEqual([72, 72]);
    const [r = 0, g = 255, b = 255] = picture.rgb;
    expect([r > 230, g < 40, b < 50]).toEqual([true, true, true]);
  });

  it("is unpacked from a grey JPEG, each value three times", async () => {
    const picture = await found(
      await sharp(RED).greyscale().jpeg().toBuffer(),
      "mono8; jpeg compressed mono8",
    );
    if ("flaw" in picture) throw picture.fault;
    expect(picture.rgb).toHaveLength(72);
    expect(new Set(picture.rgb.slice(0, 3)).size).toBe(1);
  });

  it("names what cannot be decoded: half a JPEG, its tail, nothing", async () => {
    const whole = await sharp(RED).jpeg().toBuffer();
    const pieces = [whole.subarray(0, whole.length / 2), whole.subarray(100), new Uint8Array()];
    const flaws = await Promise.all(pieces.map((piece) => found(piece)));
    expect(flaws.map((each) => ("flaw" in each ? each.flaw : "none"))).toEqual([
      "undecodable",
      "undecodable",
      "no-size",
    ]);
  });

  it("does not unpack a bomb", async () => {
    const create = { width: 12_000, height: 12_000, channels: 3 as const, background: "black" };
    const bomb = await sharp({ create }).png().toBuffer();
    expect(await found(bomb, "png")).toMatchObject({
      flaw: "undecodable",
      fault: { code: "camera.bad-picture", what: expect.stringContaining("pixel limit") },
    });
  });
});
