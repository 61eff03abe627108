import { describe, expect, it } from "vitest";
import { asking, BLOCK_MS, hearingOf, silence, voice } from "./testing/scripted-hearing.ts";

describe("hearing while the robot speaks", () => {
  it("does not hear the robot itself, nor the echo of its last word", async () => {
    const { hearing, clock, types } = hearingOf([...voice(5, 40), ...silence(40)]);
    hearing.listenFor(asking("consent"));
    hearing.robotSpeaking(true);
    await clock.advance(33 * BLOCK_MS);
    hearing.robotSpeaking(false);
    await clock.advance(5_000);
    expect(types()).toEqual([]);
  });

  it("gives an utterance up when the robot begins to speak over it", async () => {
    const { hearing, clock, types, recogniser } = hearingOf([...voice(5, 40), ...silence(40)]);
    hearing.listenFor(asking("consent"));
    await clock.advance(10 * BLOCK_MS);
    hearing.robotSpeaking(true);
    await clock.advance(5_000);
    expect(types()).toEqual(["speech-start", "speech-end"]);
    expect(recogniser.log).toEqual(["begin consent", "abandon"]);
  });

  it("tells once that its name was said while it speaks, and then only hears the answer", async () => {
    const { hearing, clock, types } = hearingOf([
      ...voice(5, 70),
      ...voice(77, 3),
      ...voice(5, 10),
      ...silence(20),
      ...voice(6),
      ...silence(40),
    ]);
    hearing.listenFor(asking("consent"));
    hearing.robotSpeaking(true);
    await clock.advance(83 * BLOCK_MS);
    hearing.robotSpeaking(false);
    expect(types()).toEqual(["stop-word"]);
    await clock.advance(5_000);
    expect(types()).toEqual(["stop-word", "speech-start", "speech-end", "utterance"]);
  });

  it("does not take its own name for somebody else's: that one would be louder than the echo", async () => {
    const { hearing, clock, types } = hearingOf([...voice(78, 70), ...voice(77, 3), ...silence(20)]);
    hearing.listenFor(asking("consent"));
    hearing.robotSpeaking(true);
    await clock.advance(80 * BLOCK_MS);
    expect(types()).toEqual([]);
  });

  it("takes its name for nothing while it speaks, when told so", async () => {
    const { hearing, clock, types } = hearingOf([...voice(77, 10), ...silence(20)], { stopWord: false });
    hearing.listenFor(asking("consent"));
    hearing.robotSpeaking(true);
    await clock.advance(1_000);
    expect(types()).toEqual([]);
  });

  it("tells of speech within 200 ms while the robot speaks, when the echo is cancelled", async () => {
    const { hearing, clock, types } = hearingOf([...voice(5, 10), ...silence(40)], { echoCancelled: true });
    hearing.listenFor(asking("consent"));
    hearing.robotSpeaking(true);
    await clock.advance(200);
    expect(types()).toEqual(["speech-start"]);
  });

  it("can be interrupted while it speaks when the echo is cancelled", async () => {
    const { hearing, clock, types } = hearingOf([...voice(5), ...silence(40)], { echoCancelled: true });
    hearing.listenFor(asking("consent"));
    hearing.robotSpeaking(true);
    await clock.advance(5_000);
    expect(types()).toEqual(["speech-start", "speech-end", "utterance"]);
  });
});
