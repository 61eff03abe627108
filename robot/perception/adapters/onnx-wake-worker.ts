import { z } from "zod";
import { givenData, serveRequests } from "../../kernel/worker-side.ts";
import { OnnxWakeEar } from "./onnx-wake-ear.ts";

/** What one step came to: how likely the wake word was just heard, if it was, and how much the sound was like it anyway. */
export interface WakeStep {
  readonly heard: number | null;
  readonly likeness: number;
}

/** Comes from {@link ./onnx-wake-word.ts} in the same process, hence not parsed again. */
export type OnnxWakeRequest =
  | { readonly ask: "open" }
  | { readonly ask: "reset" }
  | { readonly ask: "hear"; readonly samples: Int16Array };

const ear = new OnnxWakeEar(
  z.strictObject({ threshold: z.number(), verify: z.boolean() }).parse(givenData()),
);

serveRequests(
  async (body) => {
    const request = body as OnnxWakeRequest;
    switch (request.ask) {
      case "open":
        await ear.open();
        return undefined;
      case "reset":
        ear.reset();
        return undefined;
      case "hear":
        return { heard: await ear.step(request.samples), likeness: ear.likeness } satisfies WakeStep;
    }
  },
  () => ear.close(),
);
