import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Random, seededRandom } from "../../../robot/kernel/random.ts";
import { folderOf } from "../data/folders.ts";
import { between } from "../sound/between.ts";
import { trimmed } from "../sound/trim.ts";
import { readSound, type Sound, writeSound } from "../sound/wav.ts";
import { type Engine, VOICES, type Voice } from "../voices.ts";
import { type Saying, say } from "./engines.ts";

/** What was said in one voice. */
export type Kind = "wake" | "near-miss" | "talk";

export interface Spoken {
  readonly text: string;
  readonly kind: Kind;
  readonly voice: Voice;
  readonly sound: Sound;
}

/** Has every voice say its part, once; what is there already is kept. */
export async function speakAll(extraTalk: readonly string[], belongs = (_: Voice) => true): Promise<void> {
  for (const [at, voice] of VOICES.entries()) {
    if (!belongs(voice)) continue;
    const folder = folderOf("speech", voice.name);
    // A list under way is another process's: several may share the work.
    if (existsSync(join(folder, "index.json")) || existsSync(join(folder, "index.json.partial"))) continue;
    writeFileSync(join(folder, "index.json.partial"), "");
    const sayings = sayingsOf(voice, extraTalk, seededRandom(1000 + at));
    const sounds = await say(voice, sayings);
    const index = sayings.map(({ text, kind }, saying) => {
      const file = `${kind}-${String(saying).padStart(4, "0")}.pcm`;
      writeSound(join(folder, file), trimmed(sounds[saying] ?? new Float32Array(0)));
      return { text, kind, file };
    });
    writeFileSync(join(folder, "index.json"), JSON.stringify(index, null, 1));
    rmSync(join(folder, "index.json.partial"));
    process.stdout.write(`${voice.name}: ${index.length}\n`);
  }
}

/** Everything that some voices said, in a fixed order; or what was made of it. */
export function spokenBy(
  belongs: (voice: Voice) => boolean,
  how: "as-spoken" | "varied" = "as-spoken",
): readonly Spoken[] {
  return VOICES.filter(belongs).flatMap((voice) =>
    spokenIn(voice, folderOf("speech", how === "varied" ? `${voice.name}-varied` : voice.name)),
  );
}

/** Shorter than 0.15 s is a failed synthesis. */
function spokenIn(voice: Voice, folder: string): readonly Spoken[] {
  const index = join(folder, "index.json");
  if (!existsSync(index)) return [];
  return (JSON.parse(readFileSync(index, "utf8")) as { text: string; kind: Kind; file: string }[])
    .map(({ text, kind, file }) => ({ text, kind, voice, sound: readSound(join(folder, file)) }))
    .filter(({ sound }) => sound.length > 2400);
}

function sayingsOf(
  voice: Voice,
  extraTalk: readonly string[],
  random: Random,
): readonly (Saying & { kind: Kind })[] {
  const { wake, nearMisses, talk } = voice.script;
  const english = voice.script.wake[0] === "hey stella";
  const said = (kind: Kind, text: string): Saying & { kind: Kind } => ({
    kind,
    text,
    pace: between(random, 0.75, 1.3),
    pitch: between(random, 0.75, 1.35),
  });
  const some = PARTS[voice.engine];
  const misses = some ? picked(nearMisses, some.misses, random) : nearMisses;
  const chatter = [
    ...(some ? picked(talk, some.talk, random) : talk),
    ...(english ? picked(extraTalk, some?.chatter ?? 60, random) : []),
  ];
  return [
    ...Array.from({ length: voice.sayings }, (_, at) => said("wake", wake[at % wake.length] ?? "")),
    ...misses.map((text) => said("near-miss", text)),
    // Few phrases in a foreign spelling: each is said in several ways.
    ...(english ? [] : [...nearMisses, ...nearMisses].map((text) => said("near-miss", text))),
    ...chatter.map((text) => said("talk", text)),
  ];
}

/** Engines that say not everything in each voice: of one the voices are many and alike, the other is slow. */
const PARTS: Partial<Record<Engine, { misses: number; talk: number; chatter: number }>> = {
  "espeak-ng": { misses: 40, talk: 10, chatter: 10 },
  kokoro: { misses: 32, talk: 3, chatter: 0 },
};

function picked(from: readonly string[], count: number, random: Random): readonly string[] {
  const left = [...from];
  return Array.from(
    { length: Math.min(count, left.length) },
    () => left.splice(Math.floor(random.next() * left.length), 1)[0] ?? "",
  );
}
