import type { TapeSink } from "../../robot/recording/tape.ts";
import { type Tape, tapeTo } from "../../robot/recording/tape.ts";
import { createRecording, pictureCode, pictureReader } from "../hardware/recording.ts";
import { fixedFramesOf } from "./body-frames.ts";
import { enclosuresOf, headingOf, type Occasion, urdf } from "./robot-heading.ts";
import { type RobotParts, tapedRobot } from "./taped-robot.ts";

/** A robot of which everything is written down. */
export interface RecordedRobot {
  /** To be used in the place of those that were given. */
  readonly parts: RobotParts;
  /** For what the robot itself does not know: how it is doing, what there is to see in a simulated lobby. */
  readonly tape: Tape;
  /** Writes what is left; call it after the robot has ended. */
  close(): Promise<void>;
}

export interface RecorderOptions extends Occasion {
  /** Path of the MCAP file; null: nothing is kept. */
  readonly file: string | null;
  /** Who watches as well. */
  readonly watchers?: readonly TapeSink[];
}

/**
 * Begins to record a robot, before it runs. A recording that cannot go on ends with `recording.stopped` in the
 * journal, and the robot goes on. Throws a `Fault` `recording.unwritable` when it cannot begin.
 */
export async function recordRobot(parts: RobotParts, options: RecorderOptions): Promise<RecordedRobot> {
  const { clock, journal } = parts.around;
  const { megabytes, minutes, pictures } = options.config.recording;
  const file =
    options.file === null
      ? null
      : await createRecording(options.file, headingOf(parts, options), enclosuresOf(parts, options), {
          limitBytes: megabytes * 1e6,
          limitMs: minutes * 60_000,
          onStopped: ({ code, what, remedy }) => journal.warn("recording.stopped", { code, what, remedy }),
        });
  if (file === null && !options.watchers?.length) return unrecorded(parts);
  const tape = tapeTo(clock, [...(file ? [file] : []), ...(options.watchers ?? [])]);
  // Attachments and parameters are not everywhere: Lichtblick takes a body and its frames from a file's messages.
  tape.write("body", { data: urdf() });
  tape.write("fixedFrames", fixedFramesOf(clock.now()));
  const taped = tapedRobot(parts, tape, {
    code: pictureCode(pictures),
    read: pictureReader,
    faithful: file !== null,
  });
  return { parts: taped, tape, close: async () => file?.close() };
}

/** Nothing is wrapped for nobody. */
function unrecorded(parts: RobotParts): RecordedRobot {
  return { parts, tape: { wants: () => false, write: () => {} }, close: () => Promise.resolve() };
}
