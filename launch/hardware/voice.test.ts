import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { espeakData } from "../../robot/dialogue/adapters/espeak-data.ts";
import { TOY_RATE_HZ, toyVoice } from "../../robot/dialogue/adapters/testing/toy-voice.ts";
import { voiceRules } from "../../robot/dialogue/dialogue-config.ts";
import { EventLog, journalTo } from "../../robot/kernel/journal.ts";
import { SystemClock } from "../../robot/kernel/system-clock.ts";
import { voices } from "../doctor/voice.ts";
import { type SpeechEngine, speechEngine } from "./voice.ts";

let folder: string;
let engines: SpeechEngine[];
let log: EventLog;
const clock = new SystemClock();
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "stella-voices-"));
  engines = [];
  log = new EventLog();
});
afterEach(async () => {
  for (const engine of engines) await engine.close();
  await rm(folder, { recursive: true });
});

function engine(rules: Parameters<typeof voiceRules.parse>[0] = {}): SpeechEngine {
  const fresh = speechEngine(voiceRules.parse(rules), folder, clock, journalTo(clock, [log.sink]));
  engines.push(fresh);
  return fresh;
}

/** A technician's own English voice, as `stella models fetch` leaves it. */
async function ownVoice(spoil: (model: string) => void = () => {}): Promise<string> {
  const { model, tokens } = toyVoice(join(folder, "own"), espeakData());
  spoil(model);
  const entry = (path: string, file: string) => {
    const bytes = readFileSync(file);
    const sha256 = createHash("sha256").update(bytes).digest("hex");
    return { path, url: `https://example.com/${path}`, bytes: bytes.length, sha256 };
  };
  const own = {
    ...{ name: "own", engine: "sherpa", use: "voice", language: "en" },
    ...{ what: "Own.", origin: "here", licence: "CC0-1.0" },
    files: [entry("model.onnx", model), entry("tokens.txt", tokens)],
  };
  await writeFile(join(folder, "local.json"), JSON.stringify([own]));
  return model;
}

const FLITE_RATE_HZ = 16_000;

describe("what speaks", () => {
  const missing =
    existsSync("/usr/bin/flite") && existsSync(espeakData()) ? undefined : "flite or espeak-ng is missing";

  it("is Flite for English, as long as no voice was fetched", async (context) => {
    if (missing) context.skip(missing);
    expect((await engine().speak("Hello.", "en")).sampleRateHz).toBe(FLITE_RATE_HZ);
    expect(await voices(voiceRules.parse({}), folder)).toMatchObject([
      { what: "speaking English", verdict: "ok", detail: "Flite" },
      { what: "speaking Spanish", verdict: "ok", detail: "eSpeak NG" },
    ]);
  });

  it("is a voice of sherpa-onnx once there is one, in its language only", async (context) => {
    if (missing) context.skip(missing);
    await ownVoice();
    expect((await engine().speak("Hello.", "en")).sampleRateHz).toBe(TOY_RATE_HZ);
    const spanish = await engine().speak("Hola.", "es");
    expect(spanish).toEqual(await engine({ engine: "debian" }).speak("Hola.", "es"));
    expect(await voices(voiceRules.parse({}), folder)).toMatchObject([
      { verdict: "ok", detail: expect.stringContaining("sherpa-onnx with own, checksums right; it spoke") },
      { verdict: "ok" },
    ]);
  });

  it("is Flite all the same when that was chosen", async (context) => {
    if (missing) context.skip(missing);
    await ownVoice();
    expect((await engine({ engine: "debian" }).speak("Hello.", "en")).sampleRateHz).toBe(FLITE_RATE_HZ);
  });

  it("is Flite while a voice of the wrong kind is there, and the doctor says so, whose sums are right", async (context) => {
    if (missing) context.skip(missing);
    await ownVoice((model) => writeFileSync(model, "as Piper's own, it lacks what sherpa-onnx reads in it"));
    expect((await engine().speak("Hello.", "en")).sampleRateHz).toBe(FLITE_RATE_HZ);
    expect(log.entries.map(({ event, fields }) => [event, fields])).toEqual([
      ["voice.stands-in", { code: "voice.broken" }],
    ]);
    expect(await voices(voiceRules.parse({}), folder)).toMatchObject([
      { what: "speaking English", verdict: "broken", detail: expect.stringContaining("cannot speak") },
      { verdict: "ok" },
    ]);
  });

  it("is Flite while a voice does not work, and the doctor says so; but nothing when that voice is demanded", async (context) => {
    if (missing) context.skip(missing);
    const model = await ownVoice();
    await writeFile(model, Buffer.alloc(readFileSync(model).length, "x"));
    expect((await engine().speak("Hello.", "en")).sampleRateHz).toBe(FLITE_RATE_HZ);
    await expect(engine({ engine: "sherpa" }).speak("Hello.", "en")).rejects.toMatchObject({
      code: "voice.broken",
    });
    expect(await voices(voiceRules.parse({}), folder)).toMatchObject([
      {
        what: "speaking English",
        verdict: "broken",
        remedy: expect.stringContaining("stella models fetch own"),
      },
      { verdict: "ok" },
    ]);
  });

  it("must be there when it is demanded", async () => {
    expect(() => engine({ engine: "sherpa" })).toThrow(
      expect.objectContaining({ code: "voice.model-missing" }),
    );
    expect(await voices(voiceRules.parse({ engine: "sherpa" }), folder)).toMatchObject([
      { what: "voice", verdict: "broken" },
    ]);
  });
});
