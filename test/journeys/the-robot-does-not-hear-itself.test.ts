import { describe, expect, it } from "vitest";
import { whyNoRecogniser } from "../../robot/perception/adapters/testing/flite-speech.ts";
import { type Room, speakInRoom } from "./speaking-room.ts";

/** What the simulated lobby's microphone hears of the robot, as it is and behind an echo canceller. */
const OPEN: Room = { echoCancelled: false, echoDb: -26, noiseDbfs: -62, reverb: null };
const CANCELLED: Room = { ...OPEN, echoCancelled: true, echoDb: -56 };
/** A stone lobby: every word lingers for more than a second. */
const LIVELY = { decayS: 1.2, criticalM: 1.5 };

const missing = whyNoRecogniser();

describe.skipIf(missing)(`the robot, speaking${missing ? ` (${missing})` : ""}`, () => {
  it("hears nothing of itself, echo canceller or not", async () => {
    for (const room of [OPEN, CANCELLED, { ...OPEN, reverb: LIVELY }, { ...CANCELLED, reverb: LIVELY }]) {
      const { heard } = await speakInRoom(room, null);
      expect(heard.map(({ event }) => event.type)).toEqual([]);
    }
  });

  it("is stopped by its name, without an echo canceller", async () => {
    const { heard } = await speakInRoom(OPEN, { text: "hey stella", voice: "rms", atMs: 2_500 });
    expect(heard.map(({ event }) => event.type)).toEqual(["stop-word"]);
  });

  it("is interrupted within 200 ms of speech, and keeps the first words", async () => {
    const atMs = 1_500;
    const { heard } = await speakInRoom(CANCELLED, { text: "yes please", voice: "rms", atMs });
    const [began] = heard;
    expect(began?.event.type).toBe("speech-start");
    expect((began?.toldMs ?? 0) - (began?.event.at ?? 0)).toBeLessThanOrEqual(200);
    expect(heard.map(({ event }) => event)).toContainEqual(
      expect.objectContaining({
        type: "utterance",
        utterance: expect.objectContaining({ text: "yes please" }),
      }),
    );
  });
});
