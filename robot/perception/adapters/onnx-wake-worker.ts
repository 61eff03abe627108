import { z } from "zod";
import { givenData, serveRequests } from "../../kernel/worker-side.ts";
import { isWakeWord } from "../hearing/wake-evidence.ts";
import { OnnxWakeEar } from "./onnx-wake-ear.ts";
import { PocketSphinxWakeVerifier } from "./pocketsphinx-wake-verifier.ts";

/** What one step came to: the score of a wake word that has just been said, and how much it sounded like one. */
export interface WakeStep {
  readonly heard: number | null;
  readonly likeness: number;
}

/** Comes from {@link ./onnx-wake-word.ts} in the same process, hence not parsed again. */
export type OnnxWakeRequest =
  | { readonly ask: "open" }
  | { readonly ask: "reset" }
  | { readonly ask: "hear"; readonly samples: Int16Array };

const { threshold, verify } = z
  .strictObject({ threshold: z.number(), verify: z.boolean() })
  .parse(givenData());

const verifier = verify ? new PocketSphinxWakeVerifier() : null;
const ear = new OnnxWakeEar({ threshold }, (score, sound) =>
  verifier ? isWakeWord(score, () => verifier.evidence(sound)) : true,
);

serveRequests(
  async (body) => {
    const request = body as OnnxWakeRequest;
    switch (request.ask) {
      case "open":
        await ear.open();
        verifier?.open();
        return undefined;
      case "reset":
        ear.reset();
        return undefined;
      case "hear":
        return { heard: await ear.step(request.samples), likeness: ear.likeness } satisfies WakeStep;
    }
  },
  async () => {
    await ear.close();
    verifier?.close();
  },
);
