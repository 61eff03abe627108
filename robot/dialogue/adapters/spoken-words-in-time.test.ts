import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { shapeOf } from "../speech-shape.ts";
import { soundOfWav } from "./wav-sound.ts";

const sentences = [
  "Hello there, what is your name?",
  "Would you like to leave your details for the team?",
  "I am a robot, and I write down what you tell me.",
  "Which day would suit you best, and at what time?",
  "Thank you, somebody will call you within five minutes.",
  "You can say the letters one by one, or type them on the screen.",
];

const missing = whyNoFlite();
const folder = mkdtempSync(join(tmpdir(), "stella-words-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** What Flite itself says about when each sound ended is the truth here; the robot has to do without it. */
describe.skipIf(missing)(`captions beside Flite's own times${missing ?? ""}`, () => {
  it("light up each word within a third of a second, most within an eighth", () => {
    const errors = sentences.flatMap((sentence, index) => {
      const file = join(folder, `${index}.wav`);
      const truth = wordStarts(sentence, flite(["-psdur", "-t", sentence, "-o", file]));
      const { wordsAtMs } = shapeOf(sentence, soundOfWav(readFileSync(file), "Flite"), "en");
      expect(wordsAtMs).toHaveLength(truth.length);
      return wordsAtMs.map((atMs, word) => Math.abs(atMs - (truth[word] ?? Number.NaN)));
    });
    errors.sort((a, b) => a - b);
    const at = (share: number) => errors[Math.floor(share * errors.length)];
    expect(at(0.5)).toBeLessThan(125);
    expect(at(0.95)).toBeLessThan(333);
  });
});

/** When each word began, from the ends of its sounds: a word alone has as many sounds as in its sentence. */
function wordStarts(sentence: string, ends: string): number[] {
  const segments = ends
    .trim()
    .split(/\s+/)
    .map((segment) => segment.split(":"))
    .map(([name, end]) => ({ name, endMs: Number(end) * 1000 }));
  const starts: number[] = [];
  let at = 0;
  const silent = () => segments[at]?.name === "pau";
  for (const word of sentence.split(" ")) {
    while (silent()) at += 1;
    starts.push(segments[at - 1]?.endMs ?? 0);
    const sounds = flite(["-ps", "-t", word, "-o", join(folder, "word.wav")])
      .trim()
      .split(/\s+/);
    at += sounds.filter((name) => name !== "pau").length;
  }
  return starts;
}

function flite(args: readonly string[]): string {
  return execFileSync("flite", ["-voice", "slt", ...args], { encoding: "utf8" });
}

/** Null when it is there. */
function whyNoFlite(): string | null {
  try {
    execFileSync("flite", ["-t", "a", "-o", "/dev/null"], { stdio: "ignore" });
    return null;
  } catch {
    return ": flite is not installed (apt-get install flite)";
  }
}
