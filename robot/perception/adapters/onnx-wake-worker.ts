import { z } from "zod";
import { givenData, serveRequests } from "../../kernel/worker-side.ts";
import { OnnxWakeEar, type WakeCandidate } from "./onnx-wake-ear.ts";

/** What one step came to: what may just have been a wake word, and how much it sounded like one. */
export interface WakeStep {
  readonly candidate: WakeCandidate | null;
  readonly likeness: number;
}

/** Comes from {@link ./onnx-wake-word.ts} in the same process, hence not parsed again. */
export type OnnxWakeRequest =
  | { readonly ask: "open" }
  | { readonly ask: "reset" }
  | { readonly ask: "hear"; readonly samples: Int16Array };

const ear = new OnnxWakeEar(z.strictObject({ threshold: z.number() }).parse(givenData()));

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
        return { candidate: await ear.step(request.samples), likeness: ear.likeness } satisfies WakeStep;
    }
  },
  () => ear.close(),
);
