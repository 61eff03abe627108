import { describe, expect, it } from "vitest";
import { asking, BLOCK_MS, hearingOf, silence, voice } from "./testing/scripted-hearing.ts";

describe("hearing on a machine where things fail", () => {
  it("tells once of a microphone that delivers the same sample for ten seconds", async () => {
    const { clock, types } = hearingOf(silence(700));
    await clock.advance(9_000);
    expect(types()).toEqual([]);
    await clock.advance(12_000);
    expect(types()).toEqual(["sound"]);
  });

  it("tells once that the microphone is lost, tries again ever more slowly, and tells that it is back", async () => {
    const { hearing, clock, types, microphone } = hearingOf([
      ...voice(5, 5),
      "lost",
      "lost",
      "lost",
      ...voice(6),
      ...silence(20),
    ]);
    hearing.listenFor(asking("consent"));
    await clock.advance(300);
    expect(types()).toEqual(["speech-start", "speech-end", "microphone-lost"]);
    await clock.advance(10_000);
    expect(types().slice(3)).toEqual(["microphone-back", "speech-start", "speech-end", "utterance"]);
    expect(microphone.opened).toBe(4);
  });

  it("tells that it is deaf when an engine cannot be opened, and does not touch the microphone", async () => {
    const { recogniser, microphone, events, run } = hearingOf([...voice(5), ...silence(20)]);
    recogniser.missing = true;
    await run;
    expect(events).toMatchObject([{ type: "deaf", fault: { code: "recogniser.missing" } }]);
    expect(microphone.opened).toBe(0);
  });

  it("goes on when the recogniser fails: that answer counts as not understood", async () => {
    const { hearing, clock, recogniser, types, log } = hearingOf([
      ...voice(5),
      ...silence(20),
      ...voice(5),
      ...silence(20),
    ]);
    hearing.listenFor(asking("consent"));
    recogniser.failing = true;
    await clock.advance(20 * BLOCK_MS);
    recogniser.failing = false;
    await clock.advance(5_000);
    expect(types().filter((type) => type === "rejected" || type === "utterance")).toEqual([
      "rejected",
      "utterance",
    ]);
    expect(log.entries.map(({ event }) => event)).toContain("hearing.recogniser-failed");
  });

  it("notes the words that the recogniser cannot be taught", async () => {
    const { hearing, clock, log } = hearingOf([...voice(5), ...silence(20)]);
    hearing.listenFor(asking("odd"));
    await clock.advance(5_000);
    expect(log.entries).toContainEqual(
      expect.objectContaining({
        event: "hearing.words-left-out",
        fields: { question: "odd", words: ["balayage"] },
      }),
    );
  });

  it("ends normally when it is told to stop, even while the microphone is lost", async () => {
    const { clock, stop, run } = hearingOf(["lost"]);
    await clock.advance(100);
    stop.abort();
    await clock.advance(100);
    await expect(run).resolves.toBeUndefined();
  });
});
