import { readFileSync } from "node:fs";
import { SAMPLE_RATE_HZ, type Sound } from "../../robot/kernel/frames.ts";
import { type FliteVoice, spokenWav } from "../../robot/perception/adapters/testing/flite-speech.ts";
import { parseWav } from "../../robot/perception/adapters/wav-file.ts";
import { babbleOf, SMALL_TALK } from "../../sim/sound/babble.ts";

/** How loud a visitor is one metre away, while they speak; and how far below that the others murmur. */
const SPEECH_DBFS = -26;
const BABBLE_BELOW_DB = 20;
const BABBLE_LASTS_S = 30;

/** The line in this voice, at the level of somebody who speaks to the robot. */
export function spokenLine(text: string, voice: FliteVoice): Sound {
  return levelled(samplesOf(text, voice), SPEECH_DBFS);
}

/** A room full of others than the speaker, each talking without a pause: none of them can be made out. */
export function babbleBehind(speaker: FliteVoice): Sound {
  const talks = VOICES.filter((each) => each !== speaker).map((voice) => samplesOf(SMALL_TALK, voice));
  return levelled(Int16Array.from(babbleOf(talks, BABBLE_LASTS_S)), SPEECH_DBFS - BABBLE_BELOW_DB);
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
