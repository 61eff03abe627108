import { Fault, isAbort } from "../../robot/kernel/fault.ts";
import { SAMPLE_RATE_HZ } from "../../robot/kernel/frames.ts";
import type { Microphone } from "../../robot/perception/hearing/microphone.ts";
import { timestampOf } from "../../robot/recording/log-time.ts";
import type { Tape } from "../../robot/recording/tape.ts";
import { recordedFaultOf } from "./recorded-fault.ts";

/** Writes down every sample on its way to the robot. */
export function tapedMicrophone(microphone: Microphone, tape: Tape): Microphone {
  return {
    frames: async function* (signal) {
      try {
        for await (const frame of microphone.frames(signal)) {
          if (tape.wants("microphone")) {
            tape.write(
              "microphone",
              {
                timestamp: timestampOf(frame.capturedAt),
                data: base64Of(frame.samples),
                format: "pcm-s16",
                sample_rate: SAMPLE_RATE_HZ,
                number_of_channels: 1,
              },
              frame.capturedAt,
            );
          }
          yield frame;
        }
        if (!signal.aborted) tape.write("sources", { source: "microphone", event: "ended", fault: null });
      } catch (error) {
        if (error instanceof Fault && !isAbort(error, signal)) {
          tape.write("sources", { source: "microphone", event: "failed", fault: recordedFaultOf(error) });
        }
        throw error;
      }
    },
  };
}

/** Of this machine's byte order, which is little-endian wherever Node runs. */
export function base64Of(samples: Int16Array): string {
  return Buffer.from(samples.buffer, samples.byteOffset, samples.byteLength).toString("base64");
}
