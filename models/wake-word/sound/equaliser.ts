import { SAMPLE_RATE_HZ } from "../../../robot/kernel/frames.ts";
import type { Random } from "../../../robot/kernel/random.ts";
import { between } from "./between.ts";
import type { Sound } from "./wav.ts";

/** As through some microphone: two peaks or dips, at times without the bass or the treble. */
export function throughSomeMicrophone(sound: Sound, random: Random): Sound {
  let heard = sound;
  for (let band = 0; band < 2; band++) {
    heard = peak(heard, 150 * 2 ** between(random, 0, 5), between(random, -9, 9), between(random, 0.5, 2));
  }
  if (random.next() < 0.3) heard = onePole(heard, between(random, 2500, 7000), "low");
  if (random.next() < 0.4) heard = onePole(heard, between(random, 80, 400), "high");
  return heard;
}

/** Peaking filter of Robert Bristow-Johnson's "Audio EQ Cookbook". */
function peak(sound: Sound, hz: number, gainDb: number, q: number): Sound {
  const a = 10 ** (gainDb / 40);
  const angle = (2 * Math.PI * hz) / SAMPLE_RATE_HZ;
  const alpha = Math.sin(angle) / (2 * q);
  const a0 = 1 + alpha / a;
  const [b0, b1, b2] = [(1 + alpha * a) / a0, (-2 * Math.cos(angle)) / a0, (1 - alpha * a) / a0];
  const [a1, a2] = [b1, (1 - alpha / a) / a0];
  let [x1, x2, y1, y2] = [0, 0, 0, 0];
  return sound.map((x) => {
    const y = b0 * x + b1 * x1 + b2 * x2 - a1 * y1 - a2 * y2;
    [x2, x1, y2, y1] = [x1, x, y1, y];
    return y;
  });
}

function onePole(sound: Sound, hz: number, pass: "low" | "high"): Sound {
  const keep = Math.exp((-2 * Math.PI * hz) / SAMPLE_RATE_HZ);
  let low = 0;
  return sound.map((value) => {
    low = keep * low + (1 - keep) * value;
    return pass === "low" ? low : value - low;
  });
}
