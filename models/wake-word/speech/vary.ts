import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Random, seededRandom } from "../../../robot/kernel/random.ts";
import { folderOf } from "../data/folders.ts";
import { between } from "../sound/between.ts";
import { trimmed } from "../sound/trim.ts";
import { soundOfWav, wavOf, writeSound } from "../sound/wav.ts";
import { VOICES, type Voice } from "../voices.ts";
import { type Kind, type Spoken, spokenBy } from "./speak.ts";

const SCRIPT = fileURLToPath(new URL("vary.praat", import.meta.url));
/** How often each saying is said by somebody else. */
const TIMES: Readonly<Record<Kind, number>> = { wake: 10, "near-miss": 3, talk: 1 };
/** Kokoro's speakers are somebody else in each saying already. */
const TIMES_MIXED: Readonly<Record<Kind, number>> = { wake: 8, "near-miss": 2, talk: 0 };
/** What has woken the robot, so it is told apart more often: by meaning only, and by a vowel or a consonant. */
const CONFUSED = /still?a|stell\b|(say|pay|ask|tell|same old) stella|stellar|^stella$|ella$|stela|stelle/;
const TIMES_CONFUSED = 6;

/** Voices of people, whose speech bears being changed; espeak-ng's variants and gnuspeech are changed ones already. */
export function isNatural({ engine }: Voice): boolean {
  return engine !== "espeak-ng" && engine !== "gnuspeech";
}

/** How somebody else would have said it, as factors of how it was said. */
export interface Change {
  readonly formants: number;
  readonly pitch: number;
  readonly liveliness: number;
  readonly length: number;
}

/**
 * Another speaker: a longer or shorter throat, to which the pitch mostly but not always fits, as livelier or duller, and
 * faster or slower, as people are. Resampling alone would change all four together.
 */
export function anybody(random: Random): Change {
  const formants = 2 ** between(random, -0.3, 0.32);
  return {
    formants,
    pitch: formants ** 1.3 * 2 ** (between(random, -0.45, 0.45) + between(random, -0.25, 0.25)),
    liveliness: between(random, 0.4, 1.6),
    length: between(random, 0.8, 1.3),
  };
}

/** Says anew in other voices what the natural voices of training said; what is there already is kept. */
export function varyAll(belongs = (_: Voice) => true): void {
  for (const [at, voice] of VOICES.entries()) {
    if (voice.split !== "training" || !isNatural(voice) || !belongs(voice)) continue;
    const folder = folderOf("speech", `${voice.name}-varied`);
    if (existsSync(join(folder, "index.json")) || existsSync(join(folder, "index.json.partial"))) continue;
    if (!existsSync(join(folderOf("speech", voice.name), "index.json"))) continue;
    writeFileSync(join(folder, "index.json.partial"), "");
    const random = seededRandom(3000 + at);
    const asked = spokenBy((each) => each.name === voice.name).flatMap((spoken) =>
      Array.from({ length: timesOf(spoken) }, () => ({ spoken, change: anybody(random) })),
    );
    const index = varied(asked, folder);
    writeFileSync(join(folder, "index.json"), JSON.stringify(index, null, 1));
    rmSync(join(folder, "index.json.partial"));
    process.stdout.write(`${voice.name}, varied: ${index.length}\n`);
  }
}

function timesOf({ kind, text, voice }: Spoken): number {
  if (voice.engine === "kokoro") return TIMES_MIXED[kind];
  return kind === "near-miss" && CONFUSED.test(text) ? TIMES_CONFUSED : TIMES[kind];
}

interface Asked {
  readonly spoken: Spoken;
  readonly change: Change;
}

/** One process for all of it, through files: Praat reads and writes nothing else. */
function varied(
  asked: readonly Asked[],
  folder: string,
): readonly { text: string; kind: Kind; file: string }[] {
  const work = mkdtempSync(join(tmpdir(), "stella-wake-word-"));
  try {
    const [input, output] = [
      (at: number) => join(work, `${at}.wav`),
      (at: number) => join(work, `${at}-varied.wav`),
    ];
    const lines = asked.map(({ spoken, change: { formants, pitch, liveliness, length } }, at) => {
      writeFileSync(input(at), wavOf(spoken.sound));
      return [
        input(at),
        output(at),
        ...[formants, pitch, liveliness, length].map((each) => each.toFixed(3)),
      ].join(" ");
    });
    writeFileSync(join(work, "list.txt"), lines.join("\n"));
    execFileSync("praat", ["--run", SCRIPT, join(work, "list.txt")], { stdio: "pipe" });
    return asked.map(({ spoken: { text, kind } }, at) => {
      const file = `${kind}-${String(at).padStart(5, "0")}.pcm`;
      writeSound(join(folder, file), trimmed(soundOfWav(readFileSync(output(at)))));
      return { text, kind, file };
    });
  } finally {
    rmSync(work, { recursive: true });
  }
}
