import { existsSync } from "node:fs";
import { instant } from "../../robot/kernel/clock.ts";
import { Fault } from "../../robot/kernel/fault.ts";
import { silentJournal } from "../../robot/kernel/journal.ts";
import { SystemClock } from "../../robot/kernel/system-clock.ts";
import type { Recording } from "../../robot/recording/recording.ts";
import { KIOSK_CAMERA } from "../../sim/lobby.ts";
import type { ControlAnswer } from "../../sim/stage/control-room.ts";
import { RecordedDesk } from "../../sim/stage/recorded-desk.ts";
import type { Streams } from "../command.ts";
import { openStage } from "../hardware/stage.ts";
import { recordedConfig } from "./recorded-config.ts";
import { marksOf, slidesOf } from "./recorded-slides.ts";
import { saveScenario } from "./scenario/saved-scenario.ts";

/** Shows a recording on the lobby's page until the signal is aborted. Throws a `Fault` of whatever cannot be opened. */
export async function showRecording(
  recording: Recording,
  port: number,
  { stdout }: Pick<Streams, "stdout">,
  signal: AbortSignal,
): Promise<void> {
  const host = new SystemClock();
  const { heading, endsAt } = recording;
  const { motion } = recordedConfig(recording);
  const stage = openStage({ port, clock: host, journal: silentJournal });
  const desk = new RecordedDesk({
    stage,
    host,
    about: {
      robot: heading.robot,
      software: heading.softwareVersion,
      live: false,
      painter: "projected",
      kioskUrl: null,
      hubUrl: null,
      camera: { ...KIOSK_CAMERA, ...recording.of("calibration")[0]?.body.geometry },
      pan: motion.pan,
      tilt: motion.tilt,
      scenarios: [],
    },
    recorded: {
      title: heading.scenario ?? recording.place,
      startsAt: instant(heading.startedAtMs),
      endsAt,
      marks: marksOf(recording),
    },
    slides: slidesOf(recording),
    saveScenario: () => saveBeside(recording),
  });
  desk.attend();
  const { url } = await stage.listen();
  try {
    stdout.write(`The recording: ${url}\nStop with Ctrl+C.\n`);
    await desk.run(signal);
  } finally {
    await stage.close();
  }
}

/** `visit.mcap` becomes `visit.yaml`; nobody's file is overwritten by a click. */
function saveBeside(recording: Recording): ControlAnswer {
  const stem = recording.place.replace(/\.mcap$/, "");
  const path = [
    `${stem}.yaml`,
    ...Array.from({ length: 98 }, (_, index) => `${stem}-${index + 2}.yaml`),
  ].find((each) => !existsSync(each));
  if (path === undefined) return { done: false, message: "There are a hundred of them already." };
  try {
    saveScenario(recording, path);
    return { done: true, message: `Saved as ${path}.` };
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    return { done: false, message: `${error.what} ${error.remedy}` };
  }
}
