import { seededRandom } from "../../robot/kernel/random.ts";

/** The dark current of a covered sensor: brighter than nothing by this much, at most. */
const DARK_NOISE = 4;
/** Its noise repeats after so many bytes, at another place in each picture: nobody can see that. */
const NOISE_BYTES = 8191;
/**
 * Lamps hum: a band of so many bytes (16 rows of 640 pixels) is a step brighter, another one in each picture. No
 * detector minds, no two pictures are the same, and it outlives a compression, which single pixels would not.
 */
const BAND_BYTES = 16 * 640 * 3;
/** From one picture's band to the next one's; odd, so that it comes by everywhere. */
const BAND_MOVES_BYTES = 37 * 640 * 3 + 1;

/** What the camera makes of the light that reaches it: no two pictures alike, unless it is stuck or covered. */
export class ImageSensor {
  private readonly draw: () => Promise<Uint8Array>;
  private readonly trouble: () => "frozen" | "black" | null;
  private last: Uint8Array | null = null;
  private taken = 0;

  /** @param draw what there is to see, packed RGB; the bytes become the sensor's */
  constructor(draw: () => Promise<Uint8Array>, trouble: () => "frozen" | "black" | null) {
    this.draw = draw;
    this.trouble = trouble;
  }

  /** The bytes belong to whoever asked. */
  async picture(): Promise<Uint8Array> {
    const trouble = this.trouble();
    if (trouble !== "frozen" || this.last === null) {
      this.taken += 1;
      const drawn = await this.draw();
      this.last = trouble === "black" ? darkness(drawn.length, this.taken) : humming(drawn, this.taken);
    }
    return this.last.slice();
  }
}

function humming(picture: Uint8Array, taken: number): Uint8Array {
  const from = (taken * BAND_MOVES_BYTES) % picture.length;
  for (let at = from; at < Math.min(from + BAND_BYTES, picture.length); at++) {
    picture[at] = Math.min(255, (picture[at] ?? 0) + 1);
  }
  return picture;
}

function darkness(length: number, taken: number): Uint8Array {
  const dark = new Uint8Array(length);
  const from = (taken * 4099) % NOISE_BYTES;
  for (let at = 0; at < length; at++) dark[at] = NOISE[(at + from) % NOISE_BYTES] ?? 0;
  return dark;
}

const NOISE = darkNoise();

function darkNoise(): Uint8Array {
  const random = seededRandom(11);
  return Uint8Array.from({ length: NOISE_BYTES }, () => Math.floor(random.next() * DARK_NOISE));
}
