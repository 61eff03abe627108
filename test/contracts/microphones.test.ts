import { existsSync } from "node:fs";
import { chmod, mkdtemp, readFile, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe } from "vitest";
import { SAMPLE_RATE_HZ } from "../../robot/kernel/frames.ts";
import { ManualClock } from "../../robot/kernel/manual-clock.ts";
import { SystemClock } from "../../robot/kernel/system-clock.ts";
import { NodeRecordLpcm16Microphone } from "../../robot/perception/adapters/node-record-lpcm16-microphone.ts";
import { WavMicrophone } from "../../robot/perception/adapters/wav-microphone.ts";
import { SimulatedMicrophone } from "../../sim/devices/simulated-microphone.ts";
import { microphoneContract } from "./microphone.contract.ts";
import { passing, passingHere } from "./passing-time.ts";
import { microphoneOverRos } from "./ros-body.ts";
import { ramp } from "./ros-peers.ts";
import { inMemorySetting } from "./ros-setting.ts";

const RAMP_SAMPLES = 5000;
/** Silence after a file, so that its last word is heard to end. */
const SILENCE_MS = 100;
const SOUND_CARDS = "/proc/asound/card0";

microphoneContract(
  "the simulated microphone",
  { endsAfter: null, sampleAt: ramp, canBeLost: true },
  async () => {
    const clock = new ManualClock();
    let broken = false;
    let heard = 0;
    return {
      microphone: new SimulatedMicrophone(
        clock,
        (_fromMs, length) => Int16Array.from({ length }, () => ramp(heard++)),
        () => broken,
      ),
      until: (done) => passing(clock, done),
      lose: async () => {
        broken = true;
      },
      bringBack: async () => {
        broken = false;
      },
      tidy: async () => {},
    };
  },
);

microphoneContract("a microphone over ROS", { endsAfter: null, sampleAt: ramp, canBeLost: true }, () =>
  microphoneOverRos(inMemorySetting()),
);

microphoneContract(
  "a WAV file in the microphone's place",
  {
    endsAfter: RAMP_SAMPLES + (SILENCE_MS * SAMPLE_RATE_HZ) / 1000,
    sampleAt: (place) => (place < RAMP_SAMPLES ? ramp(place) : 0),
    canBeLost: false,
  },
  async () => {
    const clock = new ManualClock();
    const folder = await mkdtemp(join(tmpdir(), "stella-wav-"));
    const path = join(folder, "ramp.wav");
    await writeFile(path, Buffer.concat([wavHeader(RAMP_SAMPLES), rampBytes(RAMP_SAMPLES)]));
    return {
      microphone: new WavMicrophone(path, clock, SILENCE_MS),
      until: (done) => passing(clock, done),
      tidy: () => rm(folder, { recursive: true }),
    };
  },
);

microphoneContract(
  "the machine's microphone, with a program that stands in for sox",
  { endsAfter: null, sampleAt: ramp, canBeLost: true },
  async () => {
    const folder = await mkdtemp(join(tmpdir(), "stella-recorder-"));
    const [program, elsewhere, sound] = [join(folder, "sox"), join(folder, "away"), join(folder, "ramp.raw")];
    await writeFile(sound, rampBytes(SAMPLE_RATE_HZ));
    const pid = join(folder, "pid");
    // Notes its process, so that the cable can be pulled.
    await writeFile(program, `#!/bin/sh\necho $$ > ${pid}\n/bin/cat ${sound}\nexec /bin/sleep 60\n`);
    await chmod(program, 0o755);
    const { PATH } = process.env;
    process.env.PATH = folder;
    return {
      microphone: new NodeRecordLpcm16Microphone({ recorder: "sox", device: "" }, new SystemClock()),
      until: passingHere,
      lose: async () => {
        await rename(program, elsewhere);
        if (existsSync(pid)) process.kill(Number(await readFile(pid, "utf8")));
      },
      bringBack: () => rename(elsewhere, program),
      tidy: async () => {
        process.env.PATH = PATH;
        await rm(folder, { recursive: true });
      },
    };
  },
);

describe.skipIf(!existsSync(SOUND_CARDS))(
  "the sound card's microphone (skipped where there is no sound card)",
  () => {
    microphoneContract("through arecord", { endsAfter: null, canBeLost: false }, async () => ({
      microphone: new NodeRecordLpcm16Microphone({ recorder: "arecord", device: "" }, new SystemClock()),
      until: passingHere,
      tidy: async () => {},
    }));
  },
);

function rampBytes(samples: number): Buffer {
  const bytes = Buffer.alloc(2 * samples);
  for (let place = 0; place < samples; place++) bytes.writeInt16LE(ramp(place), 2 * place);
  return bytes;
}

function wavHeader(samples: number): Buffer {
  const header = Buffer.alloc(44);
  header.write("RIFF", 0);
  header.writeUInt32LE(36 + 2 * samples, 4);
  header.write("WAVEfmt ", 8);
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(1, 20);
  header.writeUInt16LE(1, 22);
  header.writeUInt32LE(SAMPLE_RATE_HZ, 24);
  header.writeUInt32LE(2 * SAMPLE_RATE_HZ, 28);
  header.writeUInt16LE(2, 32);
  header.writeUInt16LE(16, 34);
  header.write("data", 36);
  header.writeUInt32LE(2 * samples, 40);
  return header;
}
