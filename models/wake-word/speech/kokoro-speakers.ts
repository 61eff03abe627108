import type { Random } from "../../../robot/kernel/random.ts";
import { between, oneOf } from "../sound/between.ts";
import type { Accent } from "./kokoro-phones.ts";

/** Kept apart, plain and from every mixture: half choose the threshold, half only measure. */
export const KOKORO_DEVELOPMENT = ["af_nova", "bm_fable", "hf_beta", "em_alex"] as const;
export const KOKORO_HELD_OUT = ["am_liam", "bf_lily", "ff_siwis", "if_sara"] as const;

const AMERICAN =
  "af_alloy af_aoede af_bella af_heart af_jessica af_kore af_nicole af_river af_sarah af_sky am_adam am_echo am_eric " +
  "am_fenrir am_michael am_onyx am_puck am_santa";
const BRITISH = "bf_alice bf_emma bf_isabella bm_daniel bm_george bm_lewis";
const ROMANCE = "ef_dora em_santa im_nicola pf_dora pm_alex pm_santa";
const EASTERN = "zf_xiaobei zf_xiaoni zf_xiaoxiao zf_xiaoyi zm_yunjian zm_yunxi zm_yunxia zm_yunyang";
const JAPANESE = "jf_alpha jf_gongitsune jf_nezumi jf_tebukuro jm_kumo";

/** Of whom a group's speakers are mixed, and how they pronounce English. */
const GROUPS: Readonly<Record<string, readonly [string, readonly Accent[]]>> = {
  american: [AMERICAN, ["american"]],
  british: [BRITISH, ["british", "rp", "scottish", "caribbean"]],
  mixed: [`${AMERICAN} ${BRITISH} ${ROMANCE} ${EASTERN} ${JAPANESE}`, ["american", "british", "rp"]],
  romance: [ROMANCE, ["spanish", "italian", "portuguese", "french"]],
  // Kokoro's only French voice is held out, and it has no German one.
  continental: [`${BRITISH} ${ROMANCE}`, ["french", "german", "german", "slavic"]],
  indian: ["hf_alpha hm_omega hm_psi", ["indian"]],
  eastern: [`${EASTERN} ${EASTERN} ${JAPANESE}`, ["chinese", "chinese", "japanese"]],
};

/** Somebody who never was: voices with their weights, whose sum is one. */
export interface Speaker {
  readonly parts: readonly { readonly voice: string; readonly weight: number }[];
  readonly accent: Accent;
  /** A style depends on how long the saying is; another length's is another mood. */
  readonly longer: number;
}

/** A new speaker of the group each time; a voice's own name is always that voice, as it speaks English. */
export function speakerOf(id: string, random: Random): Speaker {
  const [, group = ""] = /^mix-([a-z]+)/.exec(id) ?? [];
  const known = GROUPS[group];
  if (!known)
    return {
      parts: [{ voice: id, weight: 1 }],
      accent: id.startsWith("b") ? "british" : "american",
      longer: 0,
    };
  const voices = known[0].split(" ");
  const parts = Array.from({ length: random.next() < 0.6 ? 2 : 3 }, () => ({
    voice: oneOf(random, voices),
    weight: between(random, 0.15, 1),
  }));
  const sum = parts.reduce((total, { weight }) => total + weight, 0);
  return {
    parts: parts.map(({ voice, weight }) => ({ voice, weight: weight / sum })),
    accent: oneOf(random, known[1]),
    longer: random.next() < 0.5 ? 0 : Math.floor(between(random, 0, 40)),
  };
}
