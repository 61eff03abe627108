import { expect, it } from "vitest";
import { BYTES } from "./picture-message.ts";
import { encodeSpeech, speechIn } from "./speech-message.ts";

const samples = Int16Array.from([0, 1, -1, 32_767, -32_768]);

it.each(["g", "guest-1", "guest-12"])("what was said for %s arrives as it was said", (id) => {
  expect(speechIn(encodeSpeech({ id, samples }))).toEqual({ id, samples });
});

it("a picture, half a sample, nothing, and minutes of sound are no speech", () => {
  expect(speechIn(new Uint8Array([BYTES.picture, 0, 0, 0]))).toBeNull();
  expect(speechIn(encodeSpeech({ id: "g", samples }).subarray(0, -1))).toBeNull();
  expect(speechIn(encodeSpeech({ id: "g", samples: new Int16Array(0) }))).toBeNull();
  expect(speechIn(encodeSpeech({ id: "g", samples: new Int16Array(16_001) }))).toBeNull();
  expect(speechIn(new Uint8Array(0))).toBeNull();
});
