import { readFileSync } from "node:fs";
import { SAMPLE_RATE_HZ, type Sound } from "../../robot/kernel/frames.ts";
import { type FliteVoice, spokenWav } from "../../robot/perception/adapters/testing/flite-speech.ts";
import { parseWav } from "../../robot/perception/adapters/wav-file.ts";

/** How loud a visitor is one metre away, while they speak; and how far below that the others murmur. */
const SPEECH_DBFS = -26;
const BABBLE_BELOW_DB = 20;
const BABBLE_LASTS_S = 30;
const TALKERS_PER_VOICE = 4;

/** The line in this voice, at the level of somebody who speaks to the robot. */
export function spokenLine(text: string, voice: FliteVoice): Sound {
  return levelled(samplesOf(text, voice), SPEECH_DBFS);
}

/** A room full of others than the speaker, each talking without a pause: none of them can be made out. */
export function babbleBehind(speaker: FliteVoice): Sound {
  const mix = new Float32Array(BABBLE_LASTS_S * SAMPLE_RATE_HZ);
  for (const voice of VOICES.filter((each) => each !== speaker)) {
    const talk = samplesOf(TALK.join(" "), voice);
    for (let talker = 0; talker < TALKERS_PER_VOICE; talker++) {
      const offset = Math.round((talk.length * (talker + 0.5)) / TALKERS_PER_VOICE);
      for (let i = 0; i < mix.length; i++) mix[i]! += talk[(i + offset) % talk.length]!;
    }
  }
  const talkers = TALKERS_PER_VOICE * (VOICES.length - 1);
  return levelled(
    Int16Array.from(mix, (sum) => sum / talkers),
    SPEECH_DBFS - BABBLE_BELOW_DB,
  );
}

function samplesOf(text: string, voice: FliteVoice): Int16Array {
  const path = spokenWav(text, { voice, before: 0, after: 0 });
  return parseWav(readFileSync(path), path);
}

/** Scaled so that its sounding parts have this root mean square, relative to full scale. */
function levelled(samples: Int16Array, dbfs: number): Sound {
  const loudest = samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 1);
  const sounding = samples.filter((sample) => Math.abs(sample) > loudest / 50);
  const energy = sounding.reduce((sum, sample) => sum + sample * sample, 0) / Math.max(1, sounding.length);
  const gain = (32_768 * 10 ** (dbfs / 20)) / Math.sqrt(Math.max(1, energy));
  const scaled = samples.map((sample) => Math.max(-32_768, Math.min(32_767, Math.round(sample * gain))));
  return { samples: scaled, sampleRateHz: SAMPLE_RATE_HZ };
}

const VOICES: readonly FliteVoice[] = ["slt", "rms", "awb", "kal16"];

const TALK = [
  "so I told him that the bus would be late again, and it was",
  "she has been working there for eleven years now",
  "the soup was too salty but the bread was wonderful",
  "we are driving up to the lake on Saturday if it does not rain",
  "did you see the game last night, what a finish",
  "my sister is moving to another apartment in the spring",
];
