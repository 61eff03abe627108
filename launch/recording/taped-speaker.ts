import type { Speaker } from "../../robot/dialogue/speaker.ts";
import type { Clock } from "../../robot/kernel/clock.ts";
import { Fault } from "../../robot/kernel/fault.ts";
import { timestampOf } from "../../robot/recording/log-time.ts";
import type { Playback } from "../../robot/recording/robot-messages.ts";
import type { Tape } from "../../robot/recording/tape.ts";
import { recordedFaultOf } from "./recorded-fault.ts";
import { base64Of } from "./taped-microphone.ts";

/** Writes down what the robot says, how long that took and how it ended. */
export function tapedSpeaker(speaker: Speaker, tape: Tape, clock: Clock): Speaker {
  return {
    play: async (sound, signal) => {
      const startedAt = clock.now();
      if (tape.wants("speaker")) {
        tape.write("speaker", {
          timestamp: timestampOf(startedAt),
          data: base64Of(sound.samples),
          format: "pcm-s16",
          sample_rate: sound.sampleRateHz,
          number_of_channels: 1,
        });
      }
      const over = (ended: Playback["ended"], fault: Playback["fault"] = null) =>
        tape.write("playback", {
          samples: sound.samples.length,
          lastedMs: clock.now() - startedAt,
          ended,
          fault,
        });
      try {
        await speaker.play(sound, signal);
        over("played");
      } catch (error) {
        if (error instanceof Fault && !signal.aborted) over("failed", recordedFaultOf(error));
        else over("cut-off");
        throw error;
      }
    },
  };
}
