import sharp from "sharp";
import { compressedPictureIn } from "../robot/perception/adapters/ros-compressed-picture.ts";
import { pictureIn } from "../robot/perception/adapters/ros-picture.ts";
import type { CompressedImage, Image } from "../robot/ros/graph/messages/sensor-msgs.ts";
import { type Bench, type Figure, median } from "./bench.ts";

const WIDTH_PX = 640;
const HEIGHT_PX = 480;
const WARM_UP = 30;
const PICTURES = 200;
/** Rows end on these boundaries where a driver pads them. */
const ROW_ALIGNMENT = 64;

const header = { stamp: { sec: 0, nanosec: 0 }, frame_id: "camera" };
const bytesPerPixel = { rgb8: 3, bgr8: 3, rgba8: 4, bgra8: 4, mono8: 1, yuv422: 2, yuv422_yuy2: 2 };

export const bench: Bench = {
  name: "ros-pictures",
  summary: `what it costs to unpack one picture of ${WIDTH_PX}×${HEIGHT_PX} that came over ROS`,
  async run() {
    const plain = new Uint8Array(WIDTH_PX * HEIGHT_PX * 3).map((_, at) => at * 31);
    const copyMs = timesOf(() => plain.slice());
    const figures: Figure[] = [{ what: "copying the bytes of packed RGB", value: copyMs, unit: "ms" }];
    for (const [encoding, size] of Object.entries(bytesPerPixel)) {
      const ms = timesOf(() => pictureIn(imageOf(encoding, WIDTH_PX * size)));
      figures.push({ what: encoding, value: ms, unit: "ms" });
      figures.push({ what: `${encoding} against copying`, value: ms / copyMs, unit: "×" });
    }
    const padded = Math.ceil((WIDTH_PX * 3 + 1) / ROW_ALIGNMENT) * ROW_ALIGNMENT;
    const paddedMs = timesOf(() => pictureIn(imageOf("rgb8", padded)));
    figures.push({ what: "rgb8 with padded rows", value: paddedMs, unit: "ms" });
    figures.push({ what: "JPEG, in libvips's threads", value: await jpegMs(), unit: "ms" });
    return figures;
  },
};

const images = new Map<string, Image>();

function imageOf(encoding: string, step: number): Image {
  const key = `${encoding} ${step}`;
  const known = images.get(key);
  if (known) return known;
  const data = new Uint8Array(step * HEIGHT_PX).map((_, at) => at * 31);
  const image = { header, width: WIDTH_PX, height: HEIGHT_PX, encoding, is_bigendian: 0, step, data };
  images.set(key, image);
  return image;
}

/** Median milliseconds; the first rounds, before the code is compiled, do not count. */
function timesOf(work: () => unknown): number {
  const times: number[] = [];
  for (let round = 0; round < WARM_UP + PICTURES; round++) {
    const startedAt = performance.now();
    const made = work();
    const ms = performance.now() - startedAt;
    if (made instanceof Uint8Array || (typeof made === "object" && made !== null && "rgb" in made)) {
      if (round >= WARM_UP) times.push(ms);
    } else {
      throw new Error("a picture could not be unpacked");
    }
  }
  return median(times);
}

async function jpegMs(): Promise<number> {
  const raw = { width: WIDTH_PX, height: HEIGHT_PX, channels: 3 as const };
  const smooth = Uint8Array.from({ length: WIDTH_PX * HEIGHT_PX * 3 }, (_, at) => (at / 4800) % 255);
  const data = new Uint8Array(await sharp(smooth, { raw }).jpeg().toBuffer());
  const message: CompressedImage = { header, format: "jpeg", data };
  const times: number[] = [];
  for (let round = 0; round < WARM_UP + PICTURES; round++) {
    const startedAt = performance.now();
    const found = await compressedPictureIn(message);
    if ("flaw" in found) throw found.fault;
    if (round >= WARM_UP) times.push(performance.now() - startedAt);
  }
  return median(times);
}
