import { existsSync, readdirSync, readFileSync } from "node:fs";
import { chmod, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { SoxSpeaker } from "../../robot/dialogue/adapters/sox-speaker.ts";
import { ManualClock } from "../../robot/kernel/manual-clock.ts";
import { SystemClock } from "../../robot/kernel/system-clock.ts";
import { SimulatedSpeaker } from "../../sim/devices/simulated-speaker.ts";
import { passing, passingHere } from "./passing-time.ts";
import { speakerOverRos } from "./ros-body.ts";
import { inMemorySetting } from "./ros-setting.ts";
import { speakerContract } from "./speaker.contract.ts";

const SOUND_CARDS = "/proc/asound/card0";

speakerContract("the simulated speaker", async () => {
  const clock = new ManualClock();
  const heard: { samples: Int16Array; over: boolean }[] = [];
  return {
    speaker: new SimulatedSpeaker(clock, ({ samples }) => {
      const sounding = { samples, over: false };
      heard.push(sounding);
      return () => {
        sounding.over = true;
      };
    }),
    clock,
    heard: () => heard,
    until: (done) => passing(clock, done),
    tidy: async () => {},
  };
});

speakerContract("a loudspeaker over ROS", () => speakerOverRos(inMemorySetting()));

speakerContract("the machine's loudspeaker, with a program that stands in for sox", async () => {
  const folder = await mkdtemp(join(tmpdir(), "stella-player-"));
  const player = join(folder, "play");
  await writeFile(player, STAND_IN);
  await chmod(player, 0o755);
  return {
    speaker: new SoxSpeaker(player),
    clock: new SystemClock(),
    heard: () => heardIn(folder),
    until: passingHere,
    tidy: () => rm(folder, { recursive: true }),
  };
});

test.skipIf(!existsSync(SOUND_CARDS))(
  "the sound card's loudspeaker takes as long as the sound (skipped where there is no sound card)",
  async () => {
    const clock = new SystemClock();
    const startedAt = clock.now();
    const silence = { samples: new Int16Array(8000), sampleRateHz: 16_000 };
    await new SoxSpeaker().play(silence, new AbortController().signal);
    expect(clock.now() - startedAt).toBeGreaterThan(400);
  },
);

/**
 * Takes raw sound as sox does and plays it for as long as it lasts: `-q -t raw -r RATE …`. One file for each
 * sound; its process is noted, so that a cut-off sound is known to be silent.
 */
const STAND_IN = `#!/bin/sh
folder=$(dirname "$0")
file="$folder/$(date +%s%N).raw"
echo $$ > "$file.pid"
cat > "$file.part"
mv "$file.part" "$file"
exec sleep "$(awk "BEGIN { print $(stat -c %s "$file") / 2 / $5 }")"
`;

function heardIn(folder: string): { samples: Int16Array; over: boolean }[] {
  const sounds = readdirSync(folder).filter((name) => name.endsWith(".raw"));
  return sounds.sort().map((name) => {
    const bytes = readFileSync(join(folder, name));
    const samples = new Int16Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length));
    return { samples, over: !isRunning(Number(readFileSync(join(folder, `${name}.pid`), "utf8"))) };
  });
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
